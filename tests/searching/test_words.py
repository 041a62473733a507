"""Words of a text and the terms under which they are found."""

from __future__ import annotations

import pytest

from pressroom.searching.words import Token, fold, query_terms, surfaces, terms, tokens


def test_words_keep_their_places_numbers_and_hyphens() -> None:
    text = "«102-ге» қоңырау, ст. 590: штраф 2 МРП!"
    assert tokens(text)[:2] == [Token("102-ге", 1, 7), Token("қоңырау", 9, 16)]
    assert surfaces(text) == ["102-ге", "қоңырау", "ст", "590", "штраф", "2", "МРП"]


def test_marks_alone_are_no_word() -> None:
    assert surfaces("а \u0301 \u00ad- б\u0301\u00adв") == ["а", "б\u0301\u00adв"]


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Көлік", "колик"),
        ("КОЛИК", "колик"),
        ("ғұмыр", "гумыр"),
        ("ещё", "еще"),
        ("о\u0301блако", "облако"),
        ("й", "й"),
        ("и\u0306", "й"),
        ("баспасөз\u00adқызметі", "баспасозкызмети"),
        ("К\u2011700", "к-700"),
        ("driver\u2019s", "drivers"),
        ("don't", "dont"),
        ("naïve", "naive"),
    ],
)
def test_spellings_of_one_word_are_one(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("qala", "қала"),
        ("kólik", "көлік"),
        ("kölik", "көлік"),
        ("ko'lik", "көлік"),
        ("ko\u2019lik", "көлік"),
        ("júrgizýshi", "жүргізуші"),
        ("jürgizuşı", "жүргізуші"),
        ("ju'rgizy's'i", "жүргізуші"),
        ("qujat", "құжат"),
        ("quqyq", "құқық"),
        ("bag'darsham", "бағдаршам"),
        ("baǵdarsham", "бағдаршам"),
        ("maýsym", "маусым"),
        ("aýdan", "аудан"),
        ("ınspektor", "инспектор"),
    ],
)
def test_kazakh_in_latin_letters_is_the_same_word(latin: str, cyrillic: str) -> None:
    assert fold(latin) == fold(cyrillic)


def test_plain_latin_letters_may_be_english_or_kazakh() -> None:
    assert fold("jol") == "jol"
    assert "+жол" in query_terms("jol")
    assert "~driver" in query_terms("drivers")


def test_query_on_a_russian_keyboard_meets_the_text() -> None:
    assert set(terms("көлігімді", "kk")[1:]) < set(query_terms("колигимди"))
    assert set(query_terms("колик")) & set(terms("көлігімді", "kk")) == {"+колик"}


def test_russian_forms_share_a_stem() -> None:
    assert set(query_terms("прав")) & set(terms("права", "ru")) >= {"~прав"}
    assert set(query_terms("перекрёсток")) & set(terms("перекресток", "ru")) >= {"перекресток"}


def test_ending_after_a_number_leaves_the_number() -> None:
    assert "102" in terms("102-ге", "kk")
    assert "ге" not in terms("102-ге", "kk")


def test_mark_over_no_letter_is_no_word() -> None:
    assert ("",) not in [terms(word, "ru") for word in surfaces("( ͡° ͜ʖ ͡°)")]

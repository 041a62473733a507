from textwrap import shorten

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from pressroom.language import Language
from pressroom.rendering.plain import opening, plain, plain_line, plain_text
from pressroom.rendering.redactions import count_gaps


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Когда починят светофор?", "<p>Когда починят светофор?</p>"),
        ("Первое.\n\nВторое.", "<p>Первое.</p>\n<p>Второе.</p>"),
        ("Первое.\n \n\t\n\nВторое.", "<p>Первое.</p>\n<p>Второе.</p>"),
        ("Көше\nүй", "<p>Көше<br>\nүй</p>"),
        ("\n\n  Слова  \n\n", "<p>Слова</p>"),
        ("", ""),
        (" \n ", ""),
        ("5 000 ₸", "<p>5 000 ₸</p>"),
    ],
)
def test_citizens_words_keep_their_paragraphs_and_line_breaks(typed: str, shown: str) -> None:
    assert plain(typed, Language.RU) == shown


@pytest.mark.parametrize(
    "typed",
    [
        "**важно**",
        "# заголовок",
        "[сюда](https://example.org)",
        "- раз",
        "`код`",
        "> цитата",
        '<b onclick="alert(1)">жирно</b>',
        "<script>alert(1)</script>",
        "&copy; &amp;",
        "Петров & Ко <адрес>",
        "https://example.org/a_b_c",
    ],
)
def test_markdown_and_html_of_a_citizen_are_shown_as_typed(typed: str) -> None:
    html = plain(typed, Language.RU)
    assert html.striptags() == typed.replace("\n", " ") or "<" in typed or "&" in typed
    assert html.removeprefix("<p>").removesuffix("</p>").unescape() == typed


@given(st.text(alphabet="аб <>&\"'[]:*_\n", max_size=60))
def test_no_character_of_a_citizen_becomes_markup(typed: str) -> None:
    html = str(plain(typed, Language.RU))
    for own in ("<p>", "</p>", "<br>\n"):
        html = html.replace(own, "")
    assert "<" not in html
    assert ">" not in html


def test_gap_is_labelled_with_its_reason() -> None:
    assert plain("Меня зовут [скрыто: имя].", Language.RU) == (
        '<p>Меня зовут <span class="redaction"><span class="redaction__label">скрыто: имя</span>'
        "</span>.</p>"
    )


@pytest.mark.parametrize(
    ("marker", "text_language", "lang"),
    [
        ("[скрыто: имя]", Language.RU, ""),
        ("[жасырылған: аты-жөні]", Language.KK, ""),
        ("[redacted: name]", Language.EN, ""),
        ("[скрыто: имя]", Language.KK, ' lang="ru"'),
        ("[жасырылған: аты-жөні]", Language.RU, ' lang="kk"'),
        ("[redacted: name]", Language.KK, ' lang="en"'),
    ],
)
def test_gap_is_marked_with_its_language_where_that_differs(
    marker: str, text_language: Language, lang: str
) -> None:
    assert plain_line(marker, text_language) == (
        f'<span class="redaction"{lang}><span class="redaction__label">{marker[1:-1]}</span></span>'
    )


def test_reason_of_a_gap_is_escaped_and_may_stand_on_two_lines() -> None:
    html = plain("[ СКРЫТО : имя <b>\nи адрес ]", Language.RU)
    assert "скрыто: имя &lt;b&gt; и адрес</span>" in html


@pytest.mark.parametrize(
    "typed",
    ["[скрыто]", "[скрыто:]", "[скрыто: ]", "[скрыто: имя", "[скрытое: имя]", "[скрыто: a [b]"],
)
def test_what_is_not_a_gap_is_shown_as_typed(typed: str) -> None:
    assert plain_line(typed, Language.RU) == escape(typed)
    assert count_gaps(typed) == 0


def test_gap_never_swallows_the_end_of_a_paragraph() -> None:
    assert count_gaps("[скрыто: имя\n\nВторой абзац]") == 0


def test_gaps_are_counted() -> None:
    assert count_gaps("[скрыто: имя] и [жасырылған: ат], ещё [Redacted: name]") == 3
    assert count_gaps("ни одного") == 0


def test_title_is_one_line_without_a_paragraph() -> None:
    assert plain_line("Когда\n  починят <светофор>?", Language.RU) == (
        "Когда починят &lt;светофор&gt;?"
    )


def test_description_is_one_line_of_words_and_not_escaped() -> None:
    assert plain_text("  Сказал «да» & ушёл:\n\n[ скрыто :имя ]  домой ") == (
        "Сказал «да» & ушёл: [скрыто: имя] домой"
    )


def test_spaces_that_must_not_break_stay() -> None:
    assert plain_text("5\xa0000 ₸") == "5\xa0000 ₸"
    assert plain_line("5\xa0000 ₸", Language.KK) == "5\xa0000 ₸"


def test_opening_ends_after_a_whole_word() -> None:
    assert opening("Когда починят светофор на улице?", 22) == "Когда починят…"
    assert opening("Когда починят светофор?", 23) == "Когда починят светофор?"


@given(st.text(alphabet="аб-—\xa0 \n", max_size=80), st.integers(4, 30))
def test_opening_is_what_the_standard_library_makes_of_it(text: str, width: int) -> None:
    assert opening(text, width) == shorten(plain_text(text), width, placeholder="…")

"""Forms of one word meet and different words do not, in Kazakh and in Russian."""

from __future__ import annotations

import csv
from collections import Counter

import pytest

from bench.search_language import LISTS, meet, scores
from pressroom.searching.words import FAR, SURE, weighted_terms

MUST = {
    "Kazakh: found from another form": (0.92, 1.0),
    "… of words the word list has no stem of": (0.92, 1.0),
    "Kazakh: forms taken for another word": (0.0, 0.03),
    "Kazakh: look-alikes taken for one": (0.0, 0.05),
    "Russian: found from another form": (0.97, 1.0),
    "Russian: forms taken for another word": (0.0, 0.03),
}


@pytest.mark.parametrize("part", ["tuning", "held-out"])
def test_forms_of_one_word_meet_and_different_words_do_not(part: str) -> None:
    shares = {name: score.met / score.asked for name, score in scores(part)}
    assert shares.keys() == MUST.keys()
    assert {name for name, share in shares.items() if not within(share, MUST[name])} == set()


def within(share: float, limits: tuple[float, float]) -> bool:
    return limits[0] <= share <= limits[1]


@pytest.mark.parametrize(
    ("name", "least"),
    [("kazakh_pairs.tsv", 600), ("russian_pairs.tsv", 200), ("kazakh_different.tsv", 150)],
)
def test_lists_are_long_enough_and_a_part_is_held_out(name: str, least: int) -> None:
    with (LISTS / name).open(encoding="utf-8", newline="") as lines:
        parts = Counter(row["part"] for row in csv.DictReader(lines, delimiter="\t"))
    assert sum(parts.values()) >= least
    assert parts["held-out"] * 5 >= sum(parts.values())


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("колигимди", "көлік"),
        ("көлігімді", "көліктің"),
        ("мектебинде", "мектеп"),
        ("халкымыз", "халық"),
        ("тауып", "табу"),
        ("оқиды", "оқу"),
        ("kólikti", "көлік"),
        ("mektepke", "мектеп"),
        ("102-ге", "102"),
        ("Айгүлге", "Айгүл"),
        ("аудандағылардың", "аудан"),
        ("авторымен", "автор"),
    ],
)
def test_kazakh_query_finds_the_word_in_another_form(typed: str, written: str) -> None:
    assert meet(typed, written, "kk")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("прав", "права"),
        ("перекресток", "перекрёстка"),
        ("органы", "органов"),
        ("кредита", "кредит"),
        ("плачу", "платить"),
        ("дети", "ребёнка"),
    ],
)
def test_russian_query_finds_the_word_in_another_form(typed: str, written: str) -> None:
    assert meet(typed, written, "ru")


def test_name_finds_texts_of_the_other_language() -> None:
    assert meet("Талдықорғанда", "Талдыкоргана", "ru")
    assert meet("Талдыкорганом", "Талдықорғаннан", "kk")


def test_what_a_word_is_made_from_weighs_least() -> None:
    weights = {term.key: term.weight for term in weighted_terms("тергеушілердің", "kk")}
    assert weights["+тергеуш"] == SURE
    assert weights["*терге"] == FAR


def test_word_that_is_no_form_keeps_its_end() -> None:
    assert [term.key for term in weighted_terms("қарындас", "kk")] == ["карындас", "+карындас"]
    assert not meet("қарындасым", "қарын", "kk")

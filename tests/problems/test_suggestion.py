"""What an author probably meant."""

from __future__ import annotations

import time

import pytest

from pressroom.problems.suggestion import closest

DISTRICTS = ("almaty-region", "ile", "karasay", "talgar", "uygur", "zhambyl")


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("talgr", "talgar"),
        ("taglar", "talgar"),
        ("TALGAR", "talgar"),
        ("tаlgаr", "talgar"),
        ("Талгар", "talgar"),
        ("Талғар", "talgar"),
        ("Жамбыл", "zhambyl"),
        ("almaty_region", "almaty-region"),
        ("Ұйғыр", "uygur"),
        ("iле", "ile"),
    ],
)
def test_a_slip_a_look_alike_and_a_cyrillic_name_are_understood(value: str, meant: str) -> None:
    assert closest(value, DISTRICTS) == meant


@pytest.mark.parametrize("value", ["", "x", "astana", "1234567", "т", "ru"])
def test_nothing_is_suggested_where_nothing_is_near(value: str) -> None:
    assert closest(value, DISTRICTS) is None


def test_of_two_equally_near_the_first_in_the_alphabet_is_suggested() -> None:
    assert closest("roat", ["road", "boat", "moat"]) == "boat"


def test_a_long_list_and_a_long_value_take_no_time() -> None:
    known = [f"official-{number:04}" for number in range(2000)]
    start = time.perf_counter()
    closest("x" * 1_000_000, known)
    assert closest("oficial-0042", known) == "official-0042"
    assert time.perf_counter() - start < 2

"""What is passed by without a look: nothing in which the look would find something."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from pressroom.privacy import identifiers
from pressroom.privacy.finding import Finding
from pressroom.privacy.identifiers import find_identifiers
from pressroom.privacy.signs import ALL, SAID, signs_of

WORDS = """
    дорога жолда ремонт улиц улица ул ул. пр-т просп. пер. б-р к-сі көшесі көш мкр м-н кв кв. д. дом
    үй пәтер 5үй 5ул 5кв12 мкрдом көшд.5 супер Абая Достық № 5 12 2024 707 1234567 87071234567 +7
    (701) 555-12-34 23.04.1990 2009-02-21 2|009-02-21 родился туған ivan@mail.ru @ivan_p собака
    точка (at) kz t.me/ivan vk.com/id5 123 ABC 02 KZ12 8601 2345 6789 0123 иин 900423301234 бір екі
    үш бес жүз он отыз восемь семьсот один два сорок он-бес бір,екі? тел. N12345678 7О1 З5 ①
    &#55; \\x37 ８ 0:00:30 - , ( «три» р. н сі
""".split()
GAPS = [" ", " ", " ", " ", "\n\n", ", ", ". ", "? ", "-", "", "  ", "\t", "\u00a0", "\u2028", "|"]


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Words that identifiers are made of among others, set apart in many ways."""
    word = st.one_of(st.sampled_from(WORDS), st.sampled_from(WORDS), st.text(max_size=4))
    word |= st.sampled_from(["ivan собака mail точка kz", "ivan (at) mail.kz", "дом 5 кв 12"])
    parts = draw(st.lists(st.tuples(word, st.sampled_from(GAPS)), max_size=24))
    return "".join(f"{word}{gap}" for word, gap in parts)


def found_by_looking_everywhere(text: str) -> list[Finding]:
    """What is found where nothing is passed by."""
    with patch.object(identifiers, "signs_of", lambda _: ALL):
        return find_identifiers(text)


@given(texts())
def test_a_text_is_passed_by_only_where_nothing_would_be_found(text: str) -> None:
    assert find_identifiers(text) == found_by_looking_everywhere(text)


def test_plain_words_and_lone_figures_have_no_sign() -> None:
    assert signs_of("В январе 12 раз чинили свет, ещё 7 раз меняли фонари.") == 0


def test_number_words_side_by_side_are_a_sign() -> None:
    assert signs_of("Звоните: восемь, семьсот, один, сорок") & SAID

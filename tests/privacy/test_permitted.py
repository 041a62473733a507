"""What is listed may stand, in whatever way it is written; what is not listed may not."""

from __future__ import annotations

import pytest

from pressroom.privacy.finding import Finding, Kind
from pressroom.privacy.identifiers import find_identifiers
from pressroom.privacy.permitted import Permitted, permitted, permitted_handles

KNOWN = permitted(
    ["8 (727) 254-12-34", "г. Талгар, ул. Лермонтова, 53", "duty@mail.kz", "Марат Ахметов"],
    ["Серик Кудебаев"],
)


def allowed(text: str, known: Permitted = KNOWN) -> bool:
    found = find_identifiers(text)
    assert found
    return all(known.allows(text[one.start : one.end], one) for one in found)


@pytest.mark.parametrize(
    "text",
    ["+7 727 254 12 34", "87272541234", "на улице Лермонтова, 53", "DUTY@mail.kz"],
)
def test_listed_text_may_stand_however_it_is_written(text: str) -> None:
    assert allowed(text)


@pytest.mark.parametrize("text", ["+7 727 254 12 35", "на улице Лермонтова, 54", "duty@mail.ru"])
def test_text_that_is_not_listed_may_not_stand(text: str) -> None:
    assert not allowed(text)


@pytest.mark.parametrize("name", ["Серик Кудебаев", "Серика Кудебаева", "Кудебаеву", "Ахметова"])
def test_known_name_may_stand_in_any_case(name: str) -> None:
    assert KNOWN.allows(name, Finding(0, len(name), Kind.NAME))


@pytest.mark.parametrize("name", ["Серик Омаров", "Марат Кудебаев", "Омаров"])
def test_part_of_a_known_name_makes_no_one_else_known(name: str) -> None:
    assert not KNOWN.allows(name, Finding(0, len(name), Kind.NAME))


def test_channel_permits_its_name_and_never_a_number() -> None:
    known = permitted_handles(["talgar_live", "https://t.me/talgar_chat", "87011234567"])
    assert allowed("@talgar_live, https://t.me/talgar_chat", known)
    assert not allowed("87011234567", known)

"""The catalogue and the library know the same codes, in all languages alike."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import pressroom
from pressroom.language import Language
from pressroom.problems.catalogue import Entry, catalogue

LIBRARY = Path(pressroom.__file__).parent
CODE = re.compile(r"""["']([A-Z][0-9]{3})["']""")

ENTRIES = [pytest.param(entry, id=code) for code, entry in catalogue().items()]


def test_every_code_that_the_library_uses_is_in_the_catalogue_and_the_other_way_round() -> None:
    used: set[str] = set()
    for module in LIBRARY.rglob("*.py"):
        used.update(CODE.findall(module.read_text(encoding="utf-8")))
    assert used == set(catalogue())


@pytest.mark.parametrize("entry", ENTRIES)
def test_an_entry_shows_the_same_values_in_every_language(entry: Entry) -> None:
    assert set(entry.texts) == set(Language)
    assert len({texts.placeholders for texts in entry.texts.values()}) == 1
    assert len({texts.hint is None for texts in entry.texts.values()}) == 1


@pytest.mark.parametrize("entry", ENTRIES)
def test_a_message_is_one_line_and_no_sentence_and_advice_is_one_line(entry: Entry) -> None:
    for texts in entry.texts.values():
        assert "\n" not in texts.message
        assert not texts.message.endswith(".")
        assert texts.hint is None or "\n" not in texts.hint


@pytest.mark.parametrize("entry", ENTRIES)
def test_the_documentation_of_a_code_explains_more_than_the_message(entry: Entry) -> None:
    for texts in entry.texts.values():
        assert len(texts.help) > len(texts.message)
        assert re.search(r"[.:!?`]$", texts.help)


def test_names_of_codes_are_told_apart() -> None:
    names = [entry.name for entry in catalogue().values()]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", name) for name in names)

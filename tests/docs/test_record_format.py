"""The record format says every key and value that the reader knows."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest

from pressroom import model, reading
from pressroom.language import Language
from pressroom.reading import body, fields, front_matter, loading, turns
from pressroom.reading.districts import ContactKind
from pressroom.reading.files import MEDIA_ENDINGS
from pressroom.reading.turn_words import TURN_WORDS
from tests.docs.pages import document

LANGUAGES = ("kk", "ru", "en")
READING = Path(inspect.getfile(reading)).parent
MODEL = Path(inspect.getfile(model)).parent
# Methods of the cursor over a record's keys whose first argument is a key.
ASKING = {
    name
    for name, method in inspect.getmembers(fields.Fields, inspect.isfunction)
    if list(inspect.signature(method).parameters)[1:2] == ["key"] and not name.startswith("_")
}
SHOWN_IN_MODEL_ONLY = {"TurnKind"}


def keys() -> Iterator[tuple[str, str]]:
    """Every key that a reader asks for, with the module that asks."""
    for path in sorted(READING.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in ASKING
                and node.args
                and isinstance(node.args[0], ast.Constant)
                and isinstance(node.args[0].value, str)
            ):
                yield path.stem, node.args[0].value


KEYS = sorted(set(keys()))


def test_readers_ask_for_keys_in_a_way_that_this_test_sees() -> None:
    found = {key for _, key in KEYS}
    assert {"title", "at", "owner", "evidence", "moved_to", "synonyms", "until", "alt"} <= found
    assert len({module for module, _ in KEYS}) >= 9


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_has_its_place_in_the_record_format(language: str) -> None:
    text = record_format(language)
    missing = [f"{key} ({module})" for module, key in KEYS if not says(text, key)]
    assert missing == []


def says(text: str, key: str) -> bool:
    """Whether a key is explained: by itself, or inside the braces of what it is a part of."""
    return f"`{key}`" in text or re.search(rf"`[^`]*[{{,]\s*{key}[,}}:][^`]*`", text) is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_of_a_closed_list_is_named(language: str) -> None:
    text = record_format(language)
    missing = [
        f"{enum.__name__}.{choice.value}"
        for enum in choices()
        for choice in enum
        if f"`{choice.value}`" not in text
    ]
    assert missing == []


def choices() -> list[type[StrEnum]]:
    """The closed lists that records choose from."""
    found: list[type[StrEnum]] = [Language, ContactKind]
    for path in sorted(MODEL.glob("*.py")):
        module = __import__(f"pressroom.model.{path.stem}", fromlist=["*"])
        found += [
            value
            for value in vars(module).values()
            if inspect.isclass(value)
            and issubclass(value, StrEnum)
            and value.__module__ == module.__name__
            and value.__name__ not in SHOWN_IN_MODEL_ONLY
        ]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_that_begins_a_turn_is_named(language: str) -> None:
    text = record_format(language)
    assert [word for word in TURN_WORDS if f"`{word}:`" not in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_picture_and_recording_is_named(language: str) -> None:
    text = record_format(language)
    endings = [ending for known in MEDIA_ENDINGS.values() for ending in known]
    assert [ending for ending in endings if f"`{ending}`" not in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_limits_are_the_reader_s(language: str) -> None:
    numbers = re.sub(r"(?<=\d)[ ,\u00a0](?=\d{3})", "", record_format(language))
    limits = {
        str(body.MAX_QUESTION),
        str(turns.MAX_ANSWER),
        str(fields.TITLE),
        str(fields.PARAGRAPH),
        f"{loading.MAX_BYTES // 1024 // 1024} {'M' if language == 'en' else 'М'}",
        f"{front_matter.MAX_BYTES // 1024} {'K' if language == 'en' else 'К'}",
    }
    assert {limit for limit in limits if limit not in numbers} == set()


def record_format(language: str) -> str:
    return document(f"docs/reference/record-format.{language}.md").text

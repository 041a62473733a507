"""Texts as they may be shown to anyone: what identifies a person is covered."""

from __future__ import annotations

from collections.abc import Iterable

from pressroom.privacy.identifiers import find_identifiers

COVER = "•"


def masked(text: str) -> str:
    """The text with every identifier covered, as long as it was."""
    return covered(text, ((found.start, found.end) for found in find_identifiers(text)))


def covered(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with the characters of ``spans`` covered; its line breaks stay."""
    characters = list(text)
    for start, end in spans:
        for n in range(start, min(end, len(characters))):
            if characters[n] != "\n":
                characters[n] = COVER
    return "".join(characters)

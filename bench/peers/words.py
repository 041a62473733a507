"""The interface words of our own theme, for the other generators' templates."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from babel.messages.pofile import read_po

LANGUAGES = ("kk", "ru", "en")


class Words:
    """Every phrase of the theme in every language."""

    def __init__(self, theme: Path) -> None:
        """``theme`` is the folder that has ``locale/``."""
        self._theme = theme

    @cached_property
    def catalogues(self) -> dict[str, dict[str, str]]:
        """Language → phrase in English → that phrase; of plural forms the first."""
        return {lang: self._catalogue(lang) for lang in LANGUAGES}

    def _catalogue(self, lang: str) -> dict[str, str]:
        path = self._theme / "locale" / lang / "LC_MESSAGES" / "pressroom.po"
        with path.open("rb") as file:
            messages = list(read_po(file, locale=lang))
        phrases = {}
        for message in messages:
            phrase, said = _singular(message.id), _singular(message.string)
            if phrase:
                phrases[phrase] = said or phrase
        return phrases

    def say(self, lang: str, phrase: str) -> str:
        """A phrase in a language.

        Raises KeyError: the theme does not use it any more.
        """
        return self.catalogues[lang][phrase]


def _singular(forms: str | Sequence[str] | None) -> str:
    """The first of a phrase's forms; "" where there is none."""
    return forms if isinstance(forms, str) else (forms or ("",))[0]

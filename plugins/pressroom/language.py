"""The languages of the site, and words that exist in some of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """A language that records may be written in, by its BCP 47 tag."""

    KK = "kk"
    RU = "ru"
    EN = "en"

    @property
    def fallbacks(self) -> tuple[Language, ...]:
        """This language first, then the others in the order in which readers are offered them."""
        return _FALLBACKS[self]


_FALLBACKS = {
    lang: (lang, *(other for other in Language if other is not lang)) for lang in Language
}


@dataclass(frozen=True, slots=True)
class Words:
    """Words chosen for a reader.

    ``lang`` is the language they are in where that is known, None for words that serve every
    language (a number, a proper name given once).
    """

    text: str
    lang: Language | None = None

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Localized:
    """Words for readers as registers and series hold them.

    Either one text for all languages (``everywhere``) or one per language (``by_language``).
    """

    by_language: tuple[tuple[Language, str], ...] = ()
    everywhere: str | None = None

    @classmethod
    def of(cls, words: str | Mapping[Language, str]) -> Localized:
        """Make one from a string that serves all languages, or from a mapping."""
        if isinstance(words, str):
            return cls(everywhere=words)
        return cls(by_language=tuple(sorted(words.items())))

    @property
    def texts(self) -> tuple[str, ...]:
        """The words in every language in which there are any."""
        own = tuple(text for _, text in self.by_language)
        return own if self.everywhere is None else (self.everywhere, *own)

    def pick(self, language: Language) -> Words:
        """The words for a reader of ``language``; in another language where they are missing."""
        if self.everywhere is not None:
            return Words(self.everywhere)
        for candidate in language.fallbacks:
            for lang, text in self.by_language:
                if lang is candidate:
                    return Words(text, lang)
        return Words("")

    def missing(self, languages: Iterable[Language]) -> tuple[Language, ...]:
        """The languages of ``languages`` that have no words of their own here."""
        if self.everywhere is not None:
            return ()
        present = {language for language, _ in self.by_language}
        return tuple(language for language in languages if language not in present)

"""One idea has one word: those that the glossary gave up do not come back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from pressroom.language import Language
from pressroom.problems.catalogue import catalogue
from tests.docs.pages import ROOT, document, documents

GLOSSARY = document("docs/reference/glossary.md")
ROW = re.compile(r"^\| (?P<lang>ru|kk) \| (?P<words>.+?) \| (?P<instead>.+?) \|$", re.MULTILINE)


@dataclass(frozen=True)
class GivenUp:
    """A word that is not used in a language, and the one that is."""

    language: Language
    word: str
    instead: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """Finds the word; a star in it is any ending."""
        return re.compile(rf"\b{re.escape(self.word)}\b".replace(r"\*", r"\w*"), re.IGNORECASE)


WORDS = [
    GivenUp(Language(row["lang"]), word, row["instead"])
    for row in ROW.finditer(GLOSSARY.text)
    for word in row["words"].split(", ")
]


@pytest.mark.parametrize("given_up", WORDS, ids=lambda each: f"{each.language}-{each.word}")
def test_a_word_that_was_given_up_does_not_come_back(given_up: GivenUp) -> None:
    found = [place for place, text in texts(given_up.language) if given_up.pattern.search(text)]
    assert found == [], f"say instead: {given_up.instead}"


def texts(language: Language) -> Iterator[tuple[str, str]]:
    """All that authors and readers are told in a language, with its place."""
    for code, entry in catalogue().items():
        told = entry.texts[language]
        yield code, " ".join([told.message, told.hint or "", *told.help.split()])
    for page in documents():
        if page.name.endswith(f".{language}.md"):
            yield page.name, " ".join(page.text.split())
    interface = ROOT / "theme" / "locale" / language / "LC_MESSAGES" / "pressroom.po"
    yield interface.name, interface.read_text(encoding="utf-8")


def test_every_term_has_a_word_in_each_language_and_a_meaning() -> None:
    terms, _ = GLOSSARY.text.split("## Words not to use")
    rows = [line for line in terms.split("\n") if line.startswith("| ")]
    assert all(len([cell for cell in row.split(" | ") if cell.strip("| ")]) == 5 for row in rows)
    names = [row.split(" | ")[0] for row in rows if not row.startswith(("| term", "| ---"))]
    assert len(set(names)) == len(names)

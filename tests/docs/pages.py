"""The documents, and what the tests ask of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"

FENCE = re.compile(
    r"^(?P<fence>`{3,})(?P<lang>\w*)[^\n]*\n(?P<text>.*?)^(?P=fence)[ ]*$", re.MULTILINE | re.DOTALL
)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
HEADING = re.compile(r"^(?P<marks>#{1,6}) (?P<words>.+?)[ ]*$", re.MULTILINE)
LINK = re.compile(r"(?<!\\)\[(?:[^\[\]]|\[[^\[\]]*\])*\]\((?P<target>[^()\s]+)\)")
CODE = re.compile(r"(`+).+?\1")


@dataclass(frozen=True)
class Heading:
    """A heading: its level and its words."""

    level: int
    words: str

    @property
    def anchor(self) -> str:
        """The anchor that a Markdown host gives it: small letters, hyphens for blanks."""
        bare = re.sub(r"[^\w\- ]", "", self.words.replace("`", "").lower())
        return bare.replace(" ", "-")


@dataclass(frozen=True)
class Document:
    """One Markdown document of the repository."""

    path: Path

    @property
    def name(self) -> str:
        """Its path from the root of the repository."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def text(self) -> str:
        """The whole text."""
        return self.path.read_text(encoding="utf-8")

    @property
    def prose(self) -> str:
        """The text without blocks of code and comments."""
        return COMMENT.sub("", FENCE.sub("", self.text))

    @property
    def headings(self) -> list[Heading]:
        """The headings in order."""
        return [
            Heading(len(found["marks"]), found["words"]) for found in HEADING.finditer(self.prose)
        ]

    @property
    def links(self) -> list[str]:
        """The targets of all links in order."""
        return [found["target"] for found in LINK.finditer(CODE.sub("", self.prose))]

    @property
    def blocks(self) -> list[str]:
        """The languages of the blocks of code in order."""
        return [found["lang"] for found in FENCE.finditer(self.text)]

    def section(self, words: str) -> str:
        """The text under the heading ``words``, up to the next as high; "" if there is none."""
        lines = self.text.split("\n")
        found = [n for n, line in enumerate(lines) if line.lstrip("#") == f" {words}"]
        if not found:
            return ""
        level = len(lines[found[0]]) - len(lines[found[0]].lstrip("#"))
        rest = lines[found[0] + 1 :]
        end = next(
            (n for n, line in enumerate(rest) if re.match(rf"#{{1,{level}}} ", line)), len(rest)
        )
        return "\n".join(rest[:end])


@cache
def documents() -> tuple[Document, ...]:
    """Every document: the README and its like, and all below docs."""
    paths = [*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *(ROOT / "theme").rglob("*.md")]
    return tuple(Document(path) for path in sorted(paths))


def document(name: str) -> Document:
    """The document at a path from the root of the repository."""
    return Document(ROOT / name)

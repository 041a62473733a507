"""Words left out to protect a person: ``[скрыто: имя]`` becomes a labelled gap.

The marker's own word decides the label and its language, so that a gap says the same on every
page that shows the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from pressroom.language import Language

LABELS = {
    "скрыто": Language.RU,
    "жасырылған": Language.KK,
    "redacted": Language.EN,
}
GAP = re.compile(rf"\[\s*({'|'.join(LABELS)})\s*:([^\[\]]*)\]", re.IGNORECASE)
BLANK_LINE = re.compile(r"\n[ \t]*\n")
# In a quotation the second line of a reason begins with the quotation's own mark.
LINE_END = re.compile(r"\s*\n[ \t>]*")

# While Markdown is parsed, control characters, which no text has, stand for a gap.
TAKEN = re.compile("\x11([0-9]+)\x12")
CONTROLS = str.maketrans("", "", "\x11\x12")


@dataclass(frozen=True, slots=True)
class Gap:
    """One gap; it stands at ``start`` to ``end`` of its text, ``end`` excluded."""

    start: int
    end: int
    label: str
    reason: str

    @property
    def words(self) -> str:
        """The gap where no element can stand."""
        return f"[{self.label}: {self.reason}]"

    def html(self, language: Language) -> str:
        """The gap as an element inside a text of ``language``."""
        own = LABELS[self.label]
        lang = "" if own is language else f' lang="{own}"'
        reason = escape(self.reason, quote=False).replace("{", "&#123;")
        return (
            f'<span class="redaction"{lang}><span class="redaction__label">'
            f"{self.label}: {reason}</span></span>"
        )


def find_gaps(text: str) -> Iterator[Gap]:
    """The gaps of a text in their order; a gap has a reason and lies inside one paragraph."""
    if "[" not in text:
        return
    for match in GAP.finditer(text):
        reason = LINE_END.sub(" ", match[2]).strip()
        if reason and not BLANK_LINE.search(match[0]):
            yield Gap(match.start(), match.end(), match[1].lower(), reason)


def count_gaps(text: str) -> int:
    """How many gaps a text has."""
    return sum(1 for _ in find_gaps(text))


def take_gaps(text: str) -> tuple[str, list[Gap]]:
    """Take the gaps out of a Markdown text, so that none can be taken for a link or its target."""
    text = text.translate(CONTROLS)
    gaps = list(find_gaps(text))
    parts: list[str] = []
    end = 0
    for index, gap in enumerate(gaps):
        parts += (text[end : gap.start], f"\x11{index}\x12")
        end = gap.end
    return "".join((*parts, text[end:])), gaps


def put_gaps(html: str, gaps: Sequence[Gap], language: Language) -> str:
    """Put the gaps back as elements; ``html`` has none inside its tags any more."""
    if not gaps:
        return html
    return TAKEN.sub(lambda match: gaps[int(match[1])].html(language), html)


def put_gap_words(value: str, gaps: Sequence[Gap]) -> str:
    """Put the gaps back as words, in an attribute's value."""
    return TAKEN.sub(lambda match: gaps[int(match[1])].words, value)


def has_taken_gap(text: str) -> bool:
    """Whether a gap was taken out of a text."""
    return TAKEN.search(text) is not None

"""A citizen's words: paragraphs, line breaks and gaps; all else is shown as it was typed."""

from __future__ import annotations

import re
from html import escape
from textwrap import shorten

from markupsafe import Markup

from pressroom.language import Language
from pressroom.rendering.redactions import find_gaps

PARAGRAPH_END = re.compile(r"\n(?:[ \t]*\n)+")
# All but a single space, which stays as it is.
SPACES = re.compile(r"[ \t\n]{2,}|[\t\n]")


def plain(text: str, language: Language) -> Markup:
    """Paragraphs of a text written in ``language``; "" where there is no word."""
    text = text.strip()
    paragraphs = PARAGRAPH_END.split(text) if "\n" in text else [text]
    html = "\n".join(f"<p>{_marked(words, language)}</p>" for words in paragraphs if words)
    return Markup(html)  # noqa: S704 (_marked escapes)


def plain_line(text: str, language: Language) -> Markup:
    """A title: one line without an element of its own."""
    html = _marked(SPACES.sub(" ", text.strip()), language)
    return Markup(html)  # noqa: S704 (_marked escapes)


def plain_text(text: str) -> str:
    """One line without any elements, for attributes and descriptions; not escaped."""
    return SPACES.sub(" ", gaps_in_words(text).strip())


def opening(text: str, width: int) -> str:
    """The first words of a text in at most ``width`` characters, with "…" where more follow.

    The same as ``textwrap.shorten``, which takes longer than all else on a page.
    """
    line = " ".join(gaps_in_words(text).split())
    if len(line) <= width:
        return line
    end = line.rfind(" ", 0, width)
    if end == -1 or "-" in line[end:width]:
        # A word too long for the line, or one that may be broken at its hyphen.
        return shorten(line, width, placeholder="…")
    return f"{line[:end]}…"


def gaps_in_words(text: str) -> str:
    """A text with its gaps as words: where no element can stand."""
    if "[" not in text:
        return text
    parts: list[str] = []
    end = 0
    for gap in find_gaps(text):
        parts += (text[end : gap.start], gap.words)
        end = gap.end
    return "".join((*parts, text[end:]))


def _marked(text: str, language: Language) -> str:
    parts: list[str] = []
    end = 0
    for gap in find_gaps(text):
        parts += (_escaped(text[end : gap.start]), gap.html(language))
        end = gap.end
    return "".join((*parts, _escaped(text[end:])))


def _escaped(text: str) -> str:
    return escape(text, quote=False).replace("{", "&#123;").replace("\n", "<br>\n")

"""A citizen's words: paragraphs, line breaks and gaps; all else is shown as it was typed."""

from __future__ import annotations

import re
from html import escape

from markupsafe import Markup

from pressroom.language import Language
from pressroom.rendering.redactions import find_gaps

PARAGRAPH_END = re.compile(r"\n(?:[ \t]*\n)+")
SPACES = re.compile(r"[ \t\n]+")


def plain(text: str, language: Language) -> Markup:
    """Paragraphs of a text written in ``language``; "" where there is no word."""
    paragraphs = PARAGRAPH_END.split(text.strip())
    html = "\n".join(f"<p>{_marked(words, language)}</p>" for words in paragraphs if words)
    return Markup(html)  # noqa: S704 (_marked escapes)


def plain_line(text: str, language: Language) -> Markup:
    """A title: one line without an element of its own."""
    html = _marked(SPACES.sub(" ", text.strip()), language)
    return Markup(html)  # noqa: S704 (_marked escapes)


def plain_text(text: str) -> str:
    """One line without any elements, for attributes and descriptions; not escaped."""
    parts: list[str] = []
    end = 0
    for gap in find_gaps(text):
        parts += (text[end : gap.start], gap.words)
        end = gap.end
    return SPACES.sub(" ", "".join((*parts, text[end:])).strip())


def _marked(text: str, language: Language) -> str:
    parts: list[str] = []
    end = 0
    for gap in find_gaps(text):
        parts += (_escaped(text[end : gap.start]), gap.html(language))
        end = gap.end
    return "".join((*parts, _escaped(text[end:])))


def _escaped(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>\n")

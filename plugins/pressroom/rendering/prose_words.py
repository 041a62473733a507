"""The words of the press service's Markdown without its marks, for the search."""

from __future__ import annotations

import re

from pressroom.rendering.markdown import is_plain
from pressroom.rendering.plain import plain_text

_IMAGE_OR_LINK = re.compile(
    r"!?\[(?P<words>(?:[^\[\]]|\[[^\[\]]*\])*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)"
)
_AUTOLINK = re.compile(r"<(?P<words>https?://[^\s<>]+)>")
_LINE_MARK = re.compile(
    r"^[ \t]*(?:>[ \t]?|#{1,6}[ \t]+|[-+*][ \t]+|\d{1,9}[.)][ \t]+)+", re.MULTILINE
)
_TABLE_RULE = re.compile(r"^[ \t|:-]+$", re.MULTILINE)
_EMPHASIS = re.compile(r"\*{1,3}|(?<![^\W_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![^\W_])|`+|~~|\|")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def prose_words(markdown: str) -> str:
    """One line of plain words; pictures stand as their descriptions, links as their words."""
    text = markdown
    if not is_plain(text):
        text = _IMAGE_OR_LINK.sub(lambda match: match["words"], text)
        text = _AUTOLINK.sub(lambda match: match["words"], text)
        text = _TABLE_RULE.sub("", text)
        text = _LINE_MARK.sub("", text)
        text = _ESCAPED.sub(r"\1", _EMPHASIS.sub("", text))
    return plain_text(text)

"""What a browser makes of a page is what is written in it.

A browser mends in silence what is nested wrongly: of a paragraph inside a paragraph it makes three,
the stray words of a table it puts before the table. So each page is read by Lexbor as browsers read
it and written out again, and both must have the same tags in the same order.
Source: HTML Living Standard, 13.2.6 (tree construction).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import zip_longest

from selectolax.lexbor import LexborHTMLParser

from pressroom.problems.problem import Problems
from pressroom.verifying.page import MANY_TAGS, VOID, Page, place

_CUT = re.compile(r"<[^<>]*>")
_NAME = re.compile(r"</?[a-zA-Z][^\s<>/]*")
# What is made of these depends on their attributes too.
_SPECIAL = frozenset({"<font", "<annotation-xml", "<input", "<template"})
_NAMES = re.compile(r"(</?[a-zA-Z][^\s<>/]*)[^<>]*>")
_right: set[int] = set()
"""Hashes of the tags of pages of which a browser makes what is written."""


def verify_nesting(page: Page, problems: Problems) -> None:
    """Note the first tag at which a browser sees another one, or none.

    What a browser makes of tags depends on their names and order alone, and many pages have the
    same: what was right once is not read again.
    """
    text = problems.file.text
    written = "".join(map(_names_of, page.parts[1::2] or _CUT.findall(text)))
    if hash(written) in _right or page.unbalanced:
        return
    seen = _NAMES.findall(LexborHTMLParser(text).html or "")
    if "".join(seen).lower() != written:
        _tell(problems, seen)
    elif _SPECIAL.isdisjoint(seen):
        _right.add(hash(written))


@lru_cache(maxsize=MANY_TAGS)
def _names_of(tag: str) -> str:
    """The tags for which one stands: what is closed in its own tag has an end tag too."""
    found = _NAME.match(tag)
    if found is None:
        return ""
    name = found[0].lower()
    return f"{name}</{name[1:]}" if tag.endswith("/>") and name[1:] not in VOID else name


def _tell(problems: Problems, seen: list[str]) -> None:
    text = problems.file.text
    written = [
        (f"<{name}", tag.start())
        for tag in _CUT.finditer(text)
        for name in _names_of(tag[0]).split("<")[1:]
    ]
    for one, other in zip_longest(written, seen):
        name, start = one or ("", len(text))
        if name != (other or "").lower():
            where = (*place(text, start), len(name))
            tag, told = (f"{found}>" if found else "—" for found in (name, other))
            problems.add("V370", *where, tag=tag, seen=told)
            return

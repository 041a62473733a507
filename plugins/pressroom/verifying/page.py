"""One page as it was written: its elements, where each stands, what is said in them.

A page in which every tag is written plainly is cut at its tags, and each tag that pages have in
common is understood once. Any other page is read by ``html.parser``; both give the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape, unescape
from html.parser import HTMLParser

DATA = "application/ld+json"
"""Type of a script element that holds data: a browser runs nothing of it."""

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
"""Elements that have no end tag. Source: HTML Living Standard, 13.1.2."""

MANY_TAGS = 50_000
_DOCTYPE = "<!doctype html>"
_CUT = re.compile(r"(<[^<>]*>)")
_ATTRIBUTE = r'\s+(?:[a-zA-Z][a-zA-Z0-9:-]*)(?:="[^"]*")?'
_NAMED = re.compile(r'\s+(?P<name>[^\s="]+)(?:="(?P<value>[^"]*)")?')
_TAG = re.compile(
    rf"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?P<attributes>(?:{_ATTRIBUTE})*)\s*(?P<alone>/?)>"
)
_RAW = frozenset(
    "iframe noembed noframes noscript plaintext script style textarea title xmp".split()
)


@dataclass(frozen=True, slots=True, eq=False)
class Tag:
    """A tag as it is written; the same tag is the same object on all pages of a reading."""

    name: str
    attributes: Mapping[str, str]
    ends: bool
    alone: bool

    is_raw: bool
    """Whether a browser sees no tags inside but its end."""

    is_worded: bool
    """Whether it is a picture with words for it."""


@dataclass(slots=True, eq=False)
class Element:
    """One element; it begins at the character ``start`` of ``text``.

    ``worded`` is True where text, or a picture with words for it, stands inside.
    """

    tag: Tag
    start: int
    text: str
    parent: Element | None
    worded: bool = False

    @property
    def name(self) -> str:
        """In small letters."""
        return self.tag.name

    @property
    def attributes(self) -> Mapping[str, str]:
        """By their names in small letters; one without a value has ""."""
        return self.tag.attributes

    @property
    def heard(self) -> bool:
        """Whether further words inside change nothing."""
        return self.worded and not self.tag.is_raw

    @property
    def line(self) -> int:
        """Counted from 1."""
        return place(self.text, self.start)[0]

    @property
    def column(self) -> int:
        """Counted from 1, in characters."""
        return place(self.text, self.start)[1]

    def ancestors(self) -> Iterator[Element]:
        """The elements around it, the innermost first."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent


@dataclass(slots=True)
class Page:
    """The elements of a page in the order in which they begin.

    ``unbalanced`` holds name and position of tags that close nothing or are never closed;
    ``scripts`` the positions of scripts that stand in the page itself, ``data`` those of data for
    machines, with their text; ``title`` is the text of the title, without space around it.
    ``parts`` are the text cut at its tags, words and tags by turns; empty where a page is not
    written plainly.
    """

    elements: list[Element] = field(default_factory=list)
    unbalanced: list[tuple[str, int, int]] = field(default_factory=list)
    scripts: list[tuple[int, int]] = field(default_factory=list)
    data: list[tuple[int, int, str]] = field(default_factory=list)
    title: str = ""
    doctype: bool = False
    parts: list[str] = field(default_factory=list)
    _named: dict[str, list[Element]] = field(default_factory=dict)

    def named(self, *names: str) -> list[Element]:
        """The elements of these names, one name after the other."""
        if not self._named:
            for element in self.elements:
                self._named.setdefault(element.tag.name, []).append(element)
        return [element for name in names for element in self._named.get(name, ())]


def place(text: str, start: int) -> tuple[int, int]:
    """Line and column of a character of a text, counted from 1."""
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


def read_page(text: str) -> Page:
    """Read HTML or SVG."""
    return _read_plainly(text) or read_patiently(text)


def read_patiently(text: str) -> Page:
    """Read a page however it is written."""
    reader = _Patient(text)
    reader.feed(text)
    reader.close()
    return reader.building.finished()


def _read_plainly(text: str) -> Page | None:
    """Read a page whose tags are all written plainly; None: it has others."""
    parts = _CUT.split(text)
    if text.count("<") != len(parts) // 2:
        return None
    building = _Building(text)
    opened = building.open
    start = len(parts[0])
    for raw, words in zip(parts[1::2], parts[2::2], strict=True):
        tag = _tag(raw)
        inner = opened[-1] if opened else None
        if tag is None:
            if raw.lower() != _DOCTYPE:
                return None
            building.page.doctype = True
        elif inner and inner.tag.is_raw and not (tag.ends and tag.name == inner.tag.name):
            return None
        elif not tag.ends:
            building.begin(tag, start)
        elif inner and inner.tag.name == tag.name:
            opened.pop()
        else:
            building.end(tag.name, start)
        start += len(raw)
        if words and opened and not opened[-1].heard and not words.isspace():
            building.say(words, start)
        start += len(words)
    building.page.parts = parts
    return building.finished()


@lru_cache(maxsize=MANY_TAGS)
def _tag(raw: str) -> Tag | None:
    """What a tag says; None for what is written in any other way."""
    match = _TAG.fullmatch(raw)
    if match is None or (match["end"] and (match["attributes"] or match["alone"])):
        return None
    attributes: dict[str, str] = {}
    for one in _NAMED.finditer(match["attributes"]):
        attributes.setdefault(one["name"].lower(), unescape(one["value"] or ""))
    return _made(match["name"].lower(), attributes, ends=bool(match["end"]), alone=match["alone"])


def _made(name: str, attributes: Mapping[str, str], *, ends: bool, alone: object) -> Tag:
    worded = name == "img" and bool(attributes.get("alt", "").strip())
    return Tag(name, attributes, ends, name in VOID or bool(alone), name in _RAW, worded)


class _Building:
    """A page as its tags come."""

    def __init__(self, text: str) -> None:
        self.page = Page()
        self.open: list[Element] = []
        self._text = text

    def begin(self, tag: Tag, start: int) -> None:
        """An element begins."""
        opened = self.open
        element = Element(tag, start, self._text, opened[-1] if opened else None)
        self.page.elements.append(element)
        if tag.is_worded:
            self.word()
        if not tag.alone:
            opened.append(element)

    def end(self, name: str, start: int) -> None:
        """An element ends, or none does."""
        opened = self.open
        if opened and opened[-1].tag.name == name:
            opened.pop()
            return
        self.page.unbalanced.append((name, *place(self._text, start)))
        if any(element.tag.name == name for element in opened):
            while opened.pop().tag.name != name:
                pass

    def say(self, words: str, start: int) -> None:
        """Words as they are written stand in the innermost element."""
        if not self.open or words.isspace():
            return
        inner = self.open[-1]
        if inner.heard:
            return
        if inner.tag.name == "script":
            where = place(self._text, start)
            if inner.attributes.get("type") == DATA:
                self.page.data.append((*where, words))
            else:
                self.page.scripts.append(where)
        elif not (words := unescape(words).strip()):
            return
        elif inner.tag.name == "title" and not any(e.name == "svg" for e in inner.ancestors()):
            self.page.title += words
        self.word()

    def finished(self) -> Page:
        """The page, with what was never closed."""
        page = self.page
        page.unbalanced += [(one.name, one.line, one.column) for one in self.open]
        return page

    def word(self) -> None:
        """Something is said where the page stands now."""
        for element in reversed(self.open):
            if element.worded:
                break
            element.worded = True


class _Patient(HTMLParser):
    """Tells a building what it reads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.building = _Building(text)
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.building.begin(_made(tag, _first(attrs), ends=False, alone=False), self._start())

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.building.begin(_made(tag, _first(attrs), ends=False, alone=True), self._start())

    def handle_endtag(self, tag: str) -> None:
        self.building.end(tag, self._start())

    def handle_data(self, data: str) -> None:
        in_script = self.building.open and self.building.open[-1].name == "script"
        self.building.say(data if in_script else escape(data, quote=False), self._start())

    def handle_decl(self, decl: str) -> None:
        page = self.building.page
        page.doctype = page.doctype or decl.lower() == "doctype html"

    def _start(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column


def _first(attrs: list[tuple[str, str | None]]) -> dict[str, str]:
    """Of attributes that stand twice, the first holds."""
    return {name: value or "" for name, value in reversed(attrs)}

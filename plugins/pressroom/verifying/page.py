"""One page as it was written: its elements, where each stands, what is said in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

DATA = "application/ld+json"
"""Type of a script element that holds data: a browser runs nothing of it."""

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
"""Elements that have no end tag. Source: HTML Living Standard, 13.1.2."""


@dataclass(slots=True, eq=False)
class Element:
    """One element; ``line`` and ``column`` count from 1.

    ``worded`` is True where text, or a picture with words for it, stands inside.
    """

    name: str
    attributes: dict[str, str]
    line: int
    column: int
    parent: Element | None
    worded: bool = False

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
    machines, with their text; ``title`` is the text of
    the title, without space around it.
    """

    elements: list[Element] = field(default_factory=list)
    unbalanced: list[tuple[str, int, int]] = field(default_factory=list)
    scripts: list[tuple[int, int]] = field(default_factory=list)
    data: list[tuple[int, int, str]] = field(default_factory=list)
    title: str = ""
    doctype: bool = False

    def named(self, *names: str) -> list[Element]:
        """The elements of these names."""
        return [element for element in self.elements if element.name in names]


def read_page(text: str) -> Page:
    """Read HTML or SVG."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.finished()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self._page = Page()
        self._open: list[Element] = []

    def finished(self) -> Page:
        unclosed = [(element.name, element.line, element.column) for element in self._open]
        self._page.unbalanced += unclosed
        return self._page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = self._begin(tag, attrs)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._begin(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1].name == tag:
            self._open.pop()
            return
        line, column = self.getpos()
        self._page.unbalanced.append((tag, line, column + 1))
        if any(element.name == tag for element in self._open):
            while self._open.pop().name != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not data.strip() or not self._open:
            return
        inner = self._open[-1]
        if inner.name == "title" and not any(e.name == "svg" for e in inner.ancestors()):
            self._page.title += data.strip()
        elif inner.name == "script":
            line, column = self.getpos()
            if inner.attributes.get("type") == DATA:
                self._page.data.append((line, column + 1, data))
            else:
                self._page.scripts.append((line, column + 1))
        self._word()

    def handle_decl(self, decl: str) -> None:
        self._page.doctype = self._page.doctype or decl.lower() == "doctype html"

    def _begin(self, tag: str, attrs: list[tuple[str, str | None]]) -> Element:
        line, column = self.getpos()
        element = Element(
            name=tag,
            attributes={name: value or "" for name, value in reversed(attrs)},
            line=line,
            column=column + 1,
            parent=self._open[-1] if self._open else None,
        )
        self._page.elements.append(element)
        if tag == "img" and element.attributes.get("alt", "").strip():
            self._word()
        return element

    def _word(self) -> None:
        for element in reversed(self._open):
            if element.worded:
                break
            element.worded = True

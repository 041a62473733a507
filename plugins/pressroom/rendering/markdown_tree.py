"""What Python-Markdown does not do: links that are checked, outline, tables.

Works on the tree of a text that has been parsed, before it becomes a string.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from pressroom.rendering.markdown_notes import finish_notes
from pressroom.rendering.redactions import Gap, has_taken_gap, put_gap_words

HEADINGS = {f"h{level}": level for level in range(1, 7)}
# Unlike in HTML, "&copy=2" in an address is no entity: there must be a semicolon.
ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[0-9a-zA-Z]+);")
# The sanitizer removes elements that it does not know and leaves their words.
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class MarkdownLabels:
    """Words for assistive technology; ``{number}`` in ``note_back`` is the footnote's."""

    table: str
    notes: str
    note_back: str


@dataclass(frozen=True, slots=True)
class ResolvedLink:
    """Where a link leads, or where an image lies and its size in pixels."""

    href: str
    external: bool = False
    width: int | None = None
    height: int | None = None


Resolve = Callable[[str, bool], ResolvedLink | None]
"""From a target as a browser would understand it, and whether it is an image's; None: unknown."""


class TreeFinisher(Treeprocessor):
    """Finishes one tree after another; ``begin`` says how the next one is meant."""

    def __init__(self, parser: Markdown) -> None:
        super().__init__(parser)
        self._resolve: Resolve = lambda _target, _is_image: None

    def begin(
        self,
        labels: MarkdownLabels,
        resolve: Resolve,
        heading_level: int,
        note_prefix: str,
        gaps: Sequence[Gap],
    ) -> None:
        """Take what the next text needs."""
        self._labels = labels
        self._resolve = resolve
        self._heading_level = heading_level
        self._note_prefix = note_prefix
        self._gaps = gaps

    def run(self, root: Element) -> None:
        """Finish the tree in place."""
        finish_notes(root, self._note_prefix, self._labels.notes, self._labels.note_back)
        _set_outline(root, self._heading_level)
        for element in list(root.iter()):
            if element.tag == "a" and "role" not in element.attrib:
                self._finish_link(element)
            elif element.tag == "img":
                self._finish_image(element)
            elif element.tag in {"th", "td"}:
                _finish_cell(element)
            for index, child in enumerate(element):
                if child.tag == "table":
                    element[index] = self._scrollable(child)
            for name, value in element.items():
                element.set(name, put_gap_words(value, self._gaps))

    def _find(self, target: str, *, is_image: bool) -> ResolvedLink | None:
        if has_taken_gap(target):
            return None
        return self._resolve(ENTITY.sub(lambda match: html.unescape(match[0]), target), is_image)

    def _finish_link(self, link: Element) -> None:
        found = self._find(link.attrib.pop("href", ""), is_image=False)
        if found is None:
            link.tag = UNKNOWN
            return
        link.set("href", _as_attribute(found.href))
        if found.external:
            link.set("rel", "external noreferrer")

    def _finish_image(self, image: Element) -> None:
        found = self._find(image.attrib.pop("src", ""), is_image=True)
        if found is None:
            image.tag = UNKNOWN
            image.text = image.get("alt")
            return
        image.set("src", _as_attribute(found.href))
        if found.width is not None and found.height is not None:
            image.set("width", str(found.width))
            image.set("height", str(found.height))
        image.set("loading", "lazy")
        image.set("decoding", "async")

    def _scrollable(self, table: Element) -> Element:
        """A wide table scrolls in a box of its own, which the keyboard can reach."""
        box = Element(
            "div",
            {
                "class": "table-scroll",
                "role": "group",
                "tabindex": "0",
                "aria-label": self._labels.table,
            },
        )
        box.append(table)
        box.tail, table.tail = table.tail, None
        return box


def _set_outline(root: Element, top: int) -> None:
    """Headings begin at level ``top`` and go down one level at a time, however they were typed."""
    open_levels: list[int] = []
    for element in root.iter():
        typed = HEADINGS.get(element.tag)
        if typed is None:
            continue
        if not "".join(element.itertext()).strip():
            element.tag = UNKNOWN
            continue
        while open_levels and open_levels[-1] >= typed:
            open_levels.pop()
        element.tag = f"h{min(6, top + len(open_levels))}"
        open_levels.append(typed)


def _finish_cell(cell: Element) -> None:
    align = cell.attrib.pop("align", None)
    if align in {"center", "right"}:
        cell.set("class", f"align-{align}")
    if cell.tag == "th":
        if len(cell) or (cell.text or "").strip():
            cell.set("scope", "col")
        else:
            cell.tag = "td"


def _as_attribute(address: str) -> str:
    # The serializer takes "&copy;" for an entity; in an address it is not one.
    return address.replace("&", "&amp;")

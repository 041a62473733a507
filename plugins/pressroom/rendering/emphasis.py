"""Emphasis by ``*`` and ``_``, paired as CommonMark pairs them.

Takes the place of Python-Markdown's own, which (3.11.3) loses letters of "*ab**cd*ef" and repeats
others. Here nothing but the marks themselves can disappear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import cast
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

# Longer runs are ornaments or lines to fill in, not emphasis.
RUN = re.compile(r"(?<!\*)\*{1,3}(?!\*)|(?<!_)_{1,3}(?!_)")
WORD = re.compile(r"\w")
INLINE = {"a", "br", "code", "img", "sup"}
LITERAL = {"code", "pre"}
MAX_OPEN = 30


@dataclass(slots=True)
class Run:
    """Marks side by side; ``left`` of them have no partner yet, ``inside`` is what follows them."""

    mark: str
    length: int
    can_open: bool
    can_close: bool
    left: int
    inside: list[str | Element] = field(default_factory=list)

    def pairs_with(self, closer: Run) -> bool:
        """Whether ``closer`` may end what this run begins. Source: CommonMark, rules 9 and 10."""
        if self.mark != closer.mark:
            return False
        one_is_both = self.can_close or closer.can_open
        return not (
            one_is_both
            and (self.length + closer.length) % 3 == 0
            and (self.length % 3 or closer.length % 3)
        )


class Emphasis(Treeprocessor):
    """Runs after links, code and escapes have been found, and before lines are set apart."""

    def run(self, root: Element) -> None:
        """Turn marks into elements, in place."""
        for element in list(root.iter()):
            if element.tag not in LITERAL and _has_marks(element):
                _emphasize(element)


def _has_marks(element: Element) -> bool:
    texts = (element.text, *(child.tail for child in element))
    return any(text and ("*" in text or "_" in text) for text in texts)


def _emphasize(element: Element) -> None:
    open_runs: list[Run] = []
    out: list[str | Element] = []
    for item in _items(element):
        if isinstance(item, Run):
            _close(item, open_runs, out)
            if item.left and item.can_open:
                open_runs.append(item)
                if len(open_runs) > MAX_OPEN:
                    out += _undone(open_runs.pop(0))
            elif item.left:
                _top(open_runs, out).append(item.mark * item.left)
        elif isinstance(item, Element) and item.tag not in INLINE:
            while open_runs:
                out += _undone(open_runs.pop(0))
            out.append(item)
        else:
            _top(open_runs, out).append(item)
    for run in open_runs:
        out += _undone(run)
    _fill(element, out)


def _items(element: Element) -> list[str | Element | Run]:
    """What stands in an element, the marks in its texts apart."""
    items: list[str | Element | Run] = []
    children: list[Element | None] = [None, *element]
    followers: list[Element | None] = [*element, None]
    for child, follower in zip(children, followers, strict=True):
        if child is not None:
            items.append(child)
        text = element.text if child is None else child.tail
        if isinstance(text, AtomicString):
            items.append(text)
        elif text:
            items += _split(text, _edge(child), _edge(follower))
    return items


def _split(text: str, before: str, after: str) -> list[str | Run]:
    items: list[str | Run] = []
    end = 0
    for match in RUN.finditer(text):
        items.append(text[end : match.start()])
        end = match.end()
        previous = text[match.start() - 1] if match.start() else before
        following = text[end] if end < len(text) else after
        can_open, can_close = not following.isspace(), not previous.isspace()
        if match[0][0] == "_":
            can_open = can_open and not WORD.match(previous)
            can_close = can_close and not WORD.match(following)
        length = end - match.start()
        items.append(Run(match[0][0], length, can_open, can_close, left=length))
    return [*items, text[end:]]


def _edge(neighbour: Element | None) -> str:
    """What a mark next to an element sees: a space at the end of a line, else a sign."""
    return " " if neighbour is None or neighbour.tag not in INLINE - {"br"} else "."


def _close(closer: Run, open_runs: list[Run], out: list[str | Element]) -> None:
    while closer.can_close and closer.left:
        place = next(
            (
                place
                for place in range(len(open_runs) - 1, -1, -1)
                if open_runs[place].pairs_with(closer)
            ),
            None,
        )
        if place is None:
            return
        opener = open_runs[place]
        for run in open_runs[place + 1 :]:
            opener.inside += _undone(run)
        del open_runs[place + 1 :]
        size = min(opener.left, closer.left, 2)
        made = Element("strong" if size == 2 else "em")
        _fill(made, opener.inside)
        opener.left -= size
        closer.left -= size
        opener.inside = [made]
        if not opener.left:
            open_runs.pop()
            _top(open_runs, out).append(made)


def _top(open_runs: list[Run], out: list[str | Element]) -> list[str | Element]:
    return open_runs[-1].inside if open_runs else out


def _undone(run: Run) -> list[str | Element]:
    """A run without a partner is text."""
    return [run.mark * run.left, *run.inside]


def _fill(element: Element, items: list[str | Element]) -> None:
    for child in list(element):
        element.remove(child)
    element.text = None
    last: Element | None = None
    for is_text, group in groupby(items, key=lambda item: isinstance(item, str)):
        if is_text:
            words = _joined(cast("list[str]", list(group)))
            if last is None:
                element.text = words
            else:
                last.tail = words
        else:
            for child in cast("Iterator[Element]", group):
                child.tail = None
                element.append(child)
                last = child


def _joined(texts: list[str]) -> str:
    # The text of an address is "atomic" to Python-Markdown and stays so.
    return texts[0] if len(texts) == 1 else "".join(texts)

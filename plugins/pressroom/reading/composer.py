"""From YAML text to nodes, without recursion and without guessing.

PyYAML only scans and parses; the values are composed here, so that nothing is converted (``10:00``,
``no`` and ``0102`` stay what they are), nothing is merged or lost (a key written twice), and
nothing can grow (no anchors, aliases, tags, several documents; bounded depth and size).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import cast

import yaml

from pressroom.problems.problem import Problems
from pressroom.reading.nodes import Mapping, Node, Scalar, Sequence, Unreadable

try:
    from yaml import CSafeLoader as Parser
except ImportError:  # PyYAML without libyaml: ten times slower, and refuses "{note: Why?}".
    from yaml import SafeLoader as Parser  # type: ignore[assignment]

MAX_DEPTH = 12
MAX_VALUES = 60_000
MAX_REFUSALS = 20

WORD = re.compile(r"[^\s,\[\]{}]{1,80}")
DIRECTIVE = re.compile(r"(?: *(?:#[^\n]*)?\n)*%")
# What PyYAML takes for a comment and an author may have meant as a word: ``Ask us #police``.
GLUED_COMMENT = re.compile(r"([ \t]+)(#[^\s#]\S*)")


class TooMuchError(Exception):
    """The text is deeper or larger than any record; the problem is already noted."""


class Composer:
    """Composes one document from the parser's events."""

    def __init__(self, text: str, first_line: int, problems: Problems) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.first_line = first_line
        self.problems = problems
        self.root: Node | None = None
        self.open: list[tuple[yaml.Event, list[Node]]] = []
        self.values = self.documents = self.refusals = 0

    def document(self) -> Node | None:
        """The document's root, None for an empty one.

        Raises MarkedYAMLError: not YAML. Raises TooMuchError: too deep, too large, too wrong.
        """
        if directive := DIRECTIVE.match(self.text):
            line = self.first_line + self.text.count("\n", 0, directive.end())
            self.problems.add("Y110", line, 1, value="%")
            raise TooMuchError
        parser = Parser(self.text)
        try:
            while parser.check_event():
                self.take(cast("yaml.Event", parser.get_event()))
        finally:
            parser.dispose()
        root = self.root
        return None if isinstance(root, Scalar) and not root.text and not root.quoted else root

    def take(self, event: yaml.Event) -> None:
        match event:
            case yaml.ScalarEvent():
                self.add(self.scalar(event))
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self.refuse_properties(event)
                self.open.append((event, []))
                if len(self.open) > MAX_DEPTH:
                    self.give_up("Y111", event, MAX_DEPTH)
            case yaml.SequenceEndEvent():
                start, items = self.open.pop()
                self.add(Sequence(tuple(items), *self.place(start, event)))
            case yaml.MappingEndEvent():
                start, items = self.open.pop()
                self.add(Mapping(tuple(self.entries(start, items)), *self.place(start, event)))
            case yaml.AliasEvent():
                self.refuse("Y106", event)
                self.add(Unreadable(*self.place(event, event)))
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self.refuse("Y110", event)
            case _:
                pass

    def add(self, node: Node) -> None:
        """Put a value where it belongs: into what is open, or at the root."""
        self.values += 1
        if self.open:
            start, items = self.open[-1]
            items.append(node)
            if self.values > MAX_VALUES:
                self.give_up("Y112", start, MAX_VALUES)
        elif self.root is None:
            self.root = node

    def scalar(self, event: yaml.ScalarEvent) -> Node:
        if self.refuse_properties(event):
            return Unreadable(*self.place(event, event))
        plain = event.implicit[0]
        if plain and event.value:
            self.warn_of_comment(event)
        return Scalar(event.value, *self.place(event, event), quoted=not plain)

    def entries(self, start: yaml.Event, items: list[Node]) -> Iterator[tuple[Scalar, Node]]:
        """The pairs of a mapping whose key can be used; the others are problems."""
        pairs: list[tuple[Scalar, Node]] = []
        for key, value in zip(items[::2], items[1::2], strict=True):
            if isinstance(key, Unreadable):
                continue
            code = self.wrong_key(start, key)
            if code is not None:
                text = key.text if isinstance(key, Scalar) else ""
                self.problems.add(code, key.line, key.column, max(1, key.length), value=text)
            elif isinstance(key, Scalar):
                pairs.append((key, value))
        return unrepeated(pairs, self.problems)

    def wrong_key(self, start: yaml.Event, key: Node) -> str | None:
        """The code of what is wrong with a key; a word with its colon behind it is right.

        Words without a colon inside braces are what a comma cut off: ``{note: Alarm, then fire}``.
        """
        if not isinstance(key, Scalar) or not key.text:
            return "Y113"
        line = self.lines[key.line - self.first_line]
        if not line[key.column - 1 + key.length :].lstrip(" ").startswith(":"):
            return "Y211" if getattr(start, "flow_style", False) else "Y113"
        return "Y108" if key.text == "<<" and not key.quoted else None

    def warn_of_comment(self, event: yaml.ScalarEvent) -> None:
        """Tell of ``#`` glued to a word after a value: it begins a comment, the word is lost."""
        end = _end(event)
        if found := GLUED_COMMENT.match(self.text, end.index):
            line, column = end.line + self.first_line, end.column + len(found[1]) + 1
            self.problems.add("Y212", line, column, len(found[2]), value=found[2])

    def refuse_properties(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> bool:
        if event.anchor is not None:
            self.refuse("Y106", event)
        elif event.tag is not None:
            self.refuse("Y107", event)
        return event.anchor is not None or event.tag is not None

    def refuse(self, code: str, event: yaml.Event, limit: int | None = None) -> None:
        line, column, _ = self.place(event, event)
        start = _start(event).index
        word = WORD.match(self.text, start)
        shown = word[0] if word else ""
        self.problems.add(code, line, column, len(shown) or 1, value=shown, limit=limit)
        self.refusals += 1
        if self.refusals >= MAX_REFUSALS:
            raise TooMuchError

    def give_up(self, code: str, event: yaml.Event, limit: int) -> None:
        self.refuse(code, event, limit)
        raise TooMuchError

    def place(self, start: yaml.Event, end: yaml.Event) -> tuple[int, int, int]:
        """Line, column and length of a value."""
        first, last = _start(start), _end(end)
        if first.line == last.line:
            length = last.column - first.column
        else:
            line_end = self.text.find("\n", first.index)
            length = (len(self.text) if line_end < 0 else line_end) - first.index
        return first.line + self.first_line, first.column + 1, length


def unrepeated(
    pairs: Iterable[tuple[Scalar, Node]], problems: Problems
) -> Iterator[tuple[Scalar, Node]]:
    """The pairs whose key is new; a key written twice is a problem, and the first one counts."""
    seen: dict[str, int] = {}
    for key, value in pairs:
        if key.text in seen:
            first = seen[key.text]
            problems.add("Y109", key.line, key.column, key.length, key=key.text, first=first)
        else:
            seen[key.text] = key.line
            yield key, value


def _start(event: yaml.Event) -> yaml.Mark:
    """Where an event begins. PyYAML's types allow no mark; its parsers always set one."""
    return cast("yaml.Mark", event.start_mark)


def _end(event: yaml.Event) -> yaml.Mark:
    """Where an event ends."""
    return cast("yaml.Mark", event.end_mark)

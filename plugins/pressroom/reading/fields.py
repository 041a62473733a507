"""A cursor over the keys of a record: each key is asked for by name and kind, then all is closed.

Every method returns the value, or None (an empty tuple for lists) where the key is absent or its
value was refused; a refusal is noted as a problem. What was never asked for is an unknown key.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TypeVar

from pressroom.language import Language, Localized
from pressroom.model.identity import DistrictId, OfficialId, SeriesId, TopicId
from pressroom.problems.problem import Problems
from pressroom.problems.suggestion import closest
from pressroom.reading import values
from pressroom.reading.context import ReadingContext
from pressroom.reading.nodes import Mapping, Node, Scalar, Sequence, Unreadable
from pressroom.reading.reference import Reference
from pressroom.reading.values import Refusal

ValueT = TypeVar("ValueT")
ChoiceT = TypeVar("ChoiceT", bound=StrEnum)

MAX_UNKNOWN = 20
TITLE, LINE, PARAGRAPH, PAGE = 300, 500, 1_500, 4_000  # lengths in characters


class Fields:
    """The keys of one mapping. ``references`` gathers what can be checked only later."""

    def __init__(
        self,
        mapping: Mapping,
        problems: Problems,
        context: ReadingContext,
        references: list[Reference] | None = None,
    ) -> None:
        self.mapping = mapping
        self.problems = problems
        self.context = context
        self.references: list[Reference] = [] if references is None else references
        self._nodes = {key.text: node for key, node in mapping.entries}
        self._asked: set[str] = set()

    def has(self, key: str) -> bool:
        """Whether the key is written, with whatever value."""
        return key in self._nodes

    def node(self, key: str, *, required: bool = False) -> Node | None:
        """The value as it stands in the file."""
        self._asked.add(key)
        node = self._nodes.get(key)
        if node is None and required:
            mapping = self.mapping
            self.problems.add("S102", mapping.line, mapping.column, mapping.length, key=key)
        return None if isinstance(node, Unreadable) else node

    def refuse(
        self, code: str, key: str, *, suggestion: str | None = None, **details: object
    ) -> None:
        """Note a problem at the value of ``key``, or where the mapping begins if it is absent."""
        node = self._nodes.get(key) or self.mapping
        value = node.text if isinstance(node, Scalar) else ""
        self._note(code, node, suggestion, **{"key": key, "value": value, **details})

    def close(self, known_keys: frozenset[str] = frozenset()) -> None:
        """Report every key that no one asked for and that is none of those known besides."""
        asked = known_keys | self._asked
        unknown = [
            key
            for key, node in self.mapping.entries
            if key.text not in asked and not _is_guess(node)
        ]
        if not unknown:
            return
        unused = frozenset(asked - self._nodes.keys())
        known = ", ".join(sorted(asked))
        for key in unknown[:MAX_UNKNOWN]:
            self._note("S101", key, closest(key.text, unused), key=key.text, known=known)

    # one value

    def value(
        self, key: str, parse: Callable[[str], ValueT], *, required: bool = False
    ) -> ValueT | None:
        """The value that ``parse`` reads; its Refusal becomes a problem at the value's place."""
        node = self.node(key, required=required)
        return None if node is None else self._parsed(key, node, parse)

    def text(
        self, key: str, *, limit: int = LINE, lines: bool = False, required: bool = False
    ) -> str | None:
        """Text without blanks at its ends; ``lines`` allows it more than one line."""
        return self.value(key, _parser_of_text(limit, lines=lines), required=required)

    def date(self, key: str, *, required: bool = False) -> date | None:
        """A date, YYYY-MM-DD."""
        return self.value(key, values.parse_date, required=required)

    def moment(
        self, key: str, *, date_alone: bool = False, required: bool = False
    ) -> datetime | None:
        """Local time of the site's zone, aware. Warns where the clocks showed it twice."""
        zone = self.context.zone
        moment = self.value(
            key,
            lambda text: values.parse_moment(text, zone, date_alone=date_alone),
            required=required,
        )
        if moment is not None and values.is_ambiguous(moment):
            self.refuse("S116", key, zone=zone.key)
        return moment

    def duration(self, key: str, *, required: bool = False) -> timedelta | None:
        """A length of time, h:mm."""
        return self.value(key, values.parse_duration, required=required)

    def clock(self, key: str, *, required: bool = False) -> time | None:
        """A time of day, h:mm."""
        return self.value(key, values.parse_clock, required=required)

    def place(self, key: str) -> int | None:
        """A place in a broadcast, h:mm:ss, in whole seconds."""
        return self.value(key, values.parse_place)

    def number(self, key: str) -> int | None:
        """A whole number, zero or more."""
        return self.value(key, values.parse_number)

    def flag(self, key: str) -> bool:
        """Whether it is true; absent is false."""
        return self.value(key, values.parse_flag) or False

    def choice(self, key: str, choices: type[ChoiceT], *, required: bool = False) -> ChoiceT | None:
        """One value of a closed list."""
        return self.value(key, lambda text: values.parse_choice(text, choices), required=required)

    def address(self, key: str) -> str | None:
        """An address of the web."""
        return self.value(key, values.parse_address)

    def localized(
        self, key: str, *, limit: int = LINE, lines: bool = False, required: bool = False
    ) -> Localized | None:
        """Words for readers: one text for all languages, or a mapping of languages to texts."""
        node = self.node(key, required=required)
        if not isinstance(node, Mapping):
            words = (
                None
                if node is None
                else self._parsed(key, node, _parser_of_text(limit, lines=lines))
            )
            return None if words is None else Localized.of(words)
        inner = Fields(node, self.problems, self.context)
        texts = {
            language: text
            for language in Language
            if (text := inner.text(language, limit=limit, lines=lines)) is not None
        }
        inner._close_languages()
        if not node.entries:
            self.refuse("S109", key)
        return Localized.of(texts) if texts else None

    def _close_languages(self) -> None:
        for key, _ in self.mapping.entries:
            if key.text not in self._asked:
                known = [language.value for language in Language]
                suggestion = closest(key.text, known)
                self._note("S127", key, suggestion, value=key.text, known=", ".join(known))

    # ids of closed lists

    def district(self, key: str, *, required: bool = False) -> DistrictId | None:
        """An id of districts.yaml."""
        return self.value(
            key, self._one_of("S104", self.context.districts, DistrictId), required=required
        )

    def districts(self, key: str) -> tuple[DistrictId, ...]:
        """Ids of districts.yaml, one or a list."""
        return self.values(key, self._one_of("S104", self.context.districts, DistrictId))

    def official(self, key: str, *, required: bool = False) -> OfficialId | None:
        """An id of officials.yaml."""
        return self.value(
            key, self._one_of("S105", self.context.officials, OfficialId), required=required
        )

    def topics(self, key: str) -> tuple[TopicId, ...]:
        """Ids of topics.yaml, one or a list."""
        return self.values(key, self._one_of("S106", self.context.topics, TopicId))

    def series(self, key: str) -> SeriesId | None:
        """An id of a series: the name of its file."""
        return self.value(key, self._one_of("S107", self.context.series, SeriesId))

    def _one_of(
        self, code: str, known: Collection[str], as_id: Callable[[str], ValueT]
    ) -> Callable[[str], ValueT]:
        def parse(text: str) -> ValueT:
            if text not in known:
                register = f"{self.context.content}/{REGISTERS[code]}"
                raise Refusal(code, closest(text, known), register=register)
            return as_id(text)

        return parse

    def reference(self, key: str, kind: str, parse: Callable[[str], ValueT]) -> ValueT | None:
        """A value that names something read elsewhere; its place is kept for the check."""
        value = self.value(key, parse)
        node = self._nodes.get(key)
        if value is not None and isinstance(node, Scalar):
            file = self.problems.file
            self.references.append(
                Reference(
                    kind,
                    node.text,
                    file.label,
                    node.line,
                    node.column,
                    node.length,
                    file.lines[node.line - 1],
                )
            )
        return value

    # lists and parts

    def values(self, key: str, parse: Callable[[str], ValueT]) -> tuple[ValueT, ...]:
        """One value or a list of them; a value that comes twice is a problem."""
        node = self.node(key)
        if node is None:
            return ()
        read: list[ValueT] = []
        for item in node.items if isinstance(node, Sequence) else (node,):
            value = self._parsed(key, item, parse)
            if value is None:
                continue
            if value in read:
                self._note("S130", item, value=value)
            else:
                read.append(value)
        return tuple(read)

    def texts(self, key: str, *, limit: int = LINE) -> tuple[str, ...]:
        """One text or a list of them."""
        return self.values(key, _parser_of_text(limit, lines=False))

    def part(
        self, key: str, read: Callable[[Fields], ValueT | None], *, required: bool = False
    ) -> ValueT | None:
        """A mapping under ``key``, read by ``read`` and closed."""
        node = self.node(key, required=required)
        return None if node is None else self._read_part(key, node, read)

    def parts(self, key: str, read: Callable[[Fields], ValueT | None]) -> tuple[ValueT, ...]:
        """A list of mappings, each read by ``read`` and closed."""
        node = self.node(key)
        if node is None:
            return ()
        if not isinstance(node, Sequence):
            self._note("S133", node, key=key)
            return ()
        read_all = (self._read_part(key, item, read) for item in node.items)
        return tuple(value for value in read_all if value is not None)

    def _read_part(
        self, key: str, node: Node, read: Callable[[Fields], ValueT | None]
    ) -> ValueT | None:
        if not isinstance(node, Mapping):
            if not isinstance(node, Unreadable):
                self._note("S134", node, key=key)
            return None
        fields = Fields(node, self.problems, self.context, self.references)
        value = read(fields)
        fields.close()
        return value

    def _parsed(self, key: str, node: Node, parse: Callable[[str], ValueT]) -> ValueT | None:
        if not isinstance(node, Scalar):
            if not isinstance(node, Unreadable):
                self._note("S103", node, key=key)
            return None
        text = node.text.strip()
        if not text:
            self._note("S109", node, key=key)
            return None
        try:
            return parse(text)
        except Refusal as refusal:
            details = {"key": key, "value": text, **refusal.values}
            self._note(refusal.code, node, refusal.suggestion, **details)
            return None

    def _note(
        self,
        code: str,
        node: Node,
        suggestion: str | None = None,
        **details: object,
    ) -> None:
        self.problems.add(
            code, node.line, node.column, node.length, suggestion=suggestion, **details
        )


REGISTERS = {
    "S104": "registers/districts.yaml",
    "S105": "registers/officials.yaml",
    "S106": "registers/topics.yaml",
    "S107": "series/",
}


def _is_guess(node: Node) -> bool:
    return isinstance(node, Unreadable) and node.guess


def _parser_of_text(limit: int, *, lines: bool) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if len(text) > limit:
            raise Refusal("S110", size=len(text), limit=limit)
        if "\n" in text and not lines:
            raise Refusal("S132")
        return text

    return parse

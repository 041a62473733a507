"""The registers: districts, officials and topics, old addresses, and what may be printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from pressroom.language import Localized
from pressroom.model.identity import DistrictId, OfficialId, TopicId
from pressroom.model.registers import Official, Post, PrintableText, Registers, Topic
from pressroom.problems.problem import Problem, Problems
from pressroom.reading import nodes, values
from pressroom.reading.context import ReadingContext
from pressroom.reading.districts import check_lineage, read_district
from pressroom.reading.fields import PARAGRAPH, TITLE, Fields
from pressroom.reading.redirects import read_redirects
from pressroom.reading.shared_fields import read_image_file, read_term
from pressroom.reading.yaml_text import read_yaml
from pressroom.source import SourceFile, SourceRef

DISTRICTS = "registers/districts.yaml"
OFFICIALS = "registers/officials.yaml"
TOPICS = "registers/topics.yaml"
REDIRECTS = "registers/redirects.yaml"
PRIVACY = "registers/privacy.yaml"
REQUIRED = (DISTRICTS, OFFICIALS, TOPICS)
REGISTERS = (*REQUIRED, REDIRECTS, PRIVACY)

IdT = TypeVar("IdT", bound=str)
EntryT = TypeVar("EntryT")


@dataclass(frozen=True, slots=True)
class Register:
    """The entries of one register by id, as they are written."""

    problems: Problems
    entries: dict[str, nodes.Mapping]

    def read(
        self,
        context: ReadingContext,
        as_id: Callable[[str], IdT],
        read_entry: Callable[[IdT, Fields], EntryT],
    ) -> dict[IdT, EntryT]:
        """Read and close every entry."""
        read: dict[IdT, EntryT] = {}
        for text, entry in self.entries.items():
            fields = Fields(entry, self.problems, context)
            fields.node("id")
            read[as_id(text)] = read_entry(as_id(text), fields)
            fields.close()
        return read


def read_registers(
    files: Mapping[str, SourceFile | None], context: ReadingContext
) -> tuple[Registers, list[Problem]]:
    """Read the registers of ``files``, by path in the content folder; None is no readable text.

    The closed lists of ``context`` are not used: they come from here. An entry with problems is
    still in its register, so that records that name it are not reported as well.
    """
    found: list[Problem] = []

    def problems_of(path: str) -> Problems:
        absent = SourceFile(SourceRef(path, ""), f"{context.content}/{path}", "")
        problems = Problems(files.get(path) or absent, found)
        if path in REQUIRED and path not in files:
            problems.add("R101")
        return problems

    register = _read_register(problems_of(DISTRICTS), context)
    context = replace(context, districts=frozenset(register.entries))
    districts = register.read(context, DistrictId, read_district)
    check_lineage(districts, register.problems, register.entries)
    officials = _read_register(problems_of(OFFICIALS), context)
    topics = _read_register(problems_of(TOPICS), context)
    registers = Registers(
        districts=districts,
        officials=officials.read(context, OfficialId, _read_official),
        topics=topics.read(context, TopicId, _read_topic),
        redirects=read_redirects(problems_of(REDIRECTS), context),
        printable=_read_printable(problems_of(PRIVACY), context),
    )
    return registers, found


def _read_list(problems: Problems, context: ReadingContext) -> list[Fields]:
    """The entries of a register that is a list of mappings."""
    node = read_yaml(problems.file.text, 1, problems)
    if node is None or isinstance(node, nodes.Unreadable):
        return []
    if not isinstance(node, nodes.Sequence):
        problems.add("R102", node.line, node.column, node.length)
        return []
    entries: list[Fields] = []
    for item in node.items:
        if isinstance(item, nodes.Mapping):
            entries.append(Fields(item, problems, context))
        elif not isinstance(item, nodes.Unreadable):
            problems.add("R102", item.line, item.column, item.length)
    return entries


def _read_register(problems: Problems, context: ReadingContext) -> Register:
    register = Register(problems, {})
    for fields in _read_list(problems, context):
        id_ = fields.value("id", values.parse_id, required=True)
        if id_ is None:
            continue
        if id_ in register.entries:
            fields.refuse("R103", "id", value=id_, first=register.entries[id_].line)
        else:
            register.entries[id_] = fields.mapping
    return register


def _read_official(id_: OfficialId, fields: Fields) -> Official:
    name = fields.localized("name", limit=TITLE, required=True)
    posts = fields.parts("posts", _read_post)
    photo = read_image_file(fields, "photo")
    return Official(id=id_, name=name or Localized.of(id_), posts=posts, photo=photo)


def _read_post(fields: Fields) -> Post | None:
    title = fields.localized("title", limit=TITLE, required=True)
    district = fields.district("district")
    since, until = read_term(fields)
    return None if title is None else Post(title, district, since, until)


def _read_topic(id_: TopicId, fields: Fields) -> Topic:
    name = fields.localized("name", limit=TITLE, required=True)
    return Topic(id=id_, name=name or Localized.of(id_), synonyms=fields.texts("synonyms"))


def _read_printable(problems: Problems, context: ReadingContext) -> tuple[PrintableText, ...]:
    printable: list[PrintableText] = []
    for fields in _read_list(problems, context):
        text = fields.text("text", required=True)
        reason = fields.localized("reason", limit=PARAGRAPH, required=True)
        until = fields.date("until")
        if until is not None and context.today is not None and until < context.today:
            fields.refuse("P140", "until", value=until)
        fields.close()
        if text is not None and reason is not None:
            printable.append(PrintableText(text, reason, until))
    return tuple(printable)

"""A plain page."""

from __future__ import annotations

from pressroom.model.identity import PageId
from pressroom.model.release import Page, PageFacts
from pressroom.problems.problem import Problem, Problems
from pressroom.reading.context import ReadingContext
from pressroom.reading.fields import PARAGRAPH, TITLE, Fields
from pressroom.reading.front_matter import read_front_matter
from pressroom.reading.names import record_name
from pressroom.reading.passages import Passage
from pressroom.reading.prose import media_of, read_prose
from pressroom.reading.reference import Reference
from pressroom.reading.shared_fields import read_correction
from pressroom.source import SourceFile


def read_page(
    file: SourceFile, context: ReadingContext
) -> tuple[Page | None, list[Problem], list[Reference]]:
    """Read one language version; None where a required value is missing or refused."""
    problems = Problems(file)
    matter = read_front_matter(file, problems)
    if matter is None:
        return None, problems.found, []
    name = record_name(file.ref.path)
    fields = Fields(matter.fields, problems, context)
    title = fields.text("title", limit=TITLE, required=True)
    summary = fields.text("summary", limit=PARAGRAPH)
    order = fields.number("order")
    corrections = fields.parts("corrections", read_correction)
    draft = fields.flag("draft")
    fields.close()
    references = read_prose(problems, Passage(matter.body, matter.body_line))
    if not matter.body.strip():
        problems.add("S221", matter.body_line)
    if title is None or name.language is None:
        return None, problems.found, references
    facts = PageFacts(
        id=PageId(name.id),
        lang=name.language,
        source=file.ref,
        title=title,
        summary=summary,
        order=order,
        corrections=corrections,
        draft=draft,
        media=media_of(references),
    )
    return Page(facts, matter.body, matter.body_line), problems.found, references

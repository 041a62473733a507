"""A press release."""

from __future__ import annotations

from dataclasses import replace

from pressroom.model.identity import ReleaseId, SessionId
from pressroom.model.records import Withdrawal
from pressroom.model.release import Release, ReleaseFacts
from pressroom.model.wording import digest_of, release_wording
from pressroom.problems.problem import Problem, Problems
from pressroom.reading import values
from pressroom.reading.context import ReadingContext
from pressroom.reading.fields import PARAGRAPH, TITLE, Fields
from pressroom.reading.front_matter import read_front_matter
from pressroom.reading.names import record_name
from pressroom.reading.passages import Passage
from pressroom.reading.prose import media_of, read_prose
from pressroom.reading.reference import Reference
from pressroom.reading.shared_fields import read_correction, read_image, refuse_other_day
from pressroom.source import SourceFile


def read_release(
    file: SourceFile, context: ReadingContext
) -> tuple[Release | None, list[Problem], list[Reference]]:
    """Read one language version; the reference is the session that it is ``about``.

    The release is None where a required value is missing or refused.
    """
    problems = Problems(file)
    matter = read_front_matter(file, problems)
    if matter is None:
        return None, problems.found, []
    fields = Fields(matter.fields, problems, context)
    references = read_prose(problems, Passage(matter.body, matter.body_line))
    facts = _read_facts(fields, file, media_of(references))
    if not matter.body.strip() and not fields.has("withdrawn"):
        problems.add("S221", matter.body_line)
    release = None
    if facts is not None:
        words = digest_of(release_wording(facts, matter.body))
        release = Release(replace(facts, words=words), matter.body, matter.body_line)
    return release, problems.found, fields.references + references


def _read_facts(fields: Fields, file: SourceFile, media: tuple[str, ...]) -> ReleaseFacts | None:
    name = record_name(file.ref.path)
    title = fields.text("title", limit=TITLE, required=True)
    published = fields.moment("date", date_alone=True, required=True)
    summary = fields.text("summary", limit=PARAGRAPH)
    district = fields.district("district")
    topics = fields.topics("topic")
    image = fields.part("image", read_image)
    about = fields.reference("about", "session", values.parse_id)
    corrections = fields.parts("corrections", read_correction)
    withdrawn = fields.part("withdrawn", _read_withdrawal)
    publish = fields.moment("publish", date_alone=True)
    draft = fields.flag("draft")
    demonstration = fields.flag("demonstration")
    if name.day is not None:
        refuse_other_day(fields, published, name.day)
    fields.close()
    if title is None or published is None or name.language is None:
        return None
    return ReleaseFacts(
        id=ReleaseId(name.id),
        lang=name.language,
        source=file.ref,
        title=title,
        published=published,
        summary=summary,
        district=district,
        topics=topics,
        image=image,
        about=None if about is None else SessionId(about),
        corrections=corrections,
        withdrawn=withdrawn,
        publish=publish,
        draft=draft,
        demonstration=demonstration,
        media=() if withdrawn else tuple(sorted({*media, *([image.file] if image else [])})),
    )


def _read_withdrawal(fields: Fields) -> Withdrawal | None:
    on = fields.date("on", required=True)
    reason = fields.localized("reason", limit=PARAGRAPH, required=True)
    return None if on is None or reason is None else Withdrawal(on=on, reason=reason)

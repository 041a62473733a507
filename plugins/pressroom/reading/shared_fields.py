"""Parts that records of several kinds have: a picture, corrections, a term."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime

from pressroom.model.identity import QuestionId
from pressroom.model.records import Correction, Image
from pressroom.problems.suggestion import closest
from pressroom.reading import values
from pressroom.reading.fields import PARAGRAPH, Fields
from pressroom.reading.values import Refusal

IMAGES = "images/"
FIRST_YEAR = 1800  # districts are older than broadcasts

PART_OF_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?")


def read_image(fields: Fields) -> Image | None:
    """A picture of content/images with the words that stand for it."""
    file = read_image_file(fields, "file", required=True)
    alt = fields.text("alt", limit=PARAGRAPH, required=True)
    credit = fields.text("credit")
    return None if file is None or alt is None else Image(file, alt, credit)


def read_image_file(fields: Fields, key: str, *, required: bool = False) -> str | None:
    """A file of content/images, by its path in the content folder."""
    media = fields.context.media

    def parse(text: str) -> str:
        if text in media and text.startswith(IMAGES):
            return text
        pictures = [name for name in media if name.startswith(IMAGES)]
        if text.startswith(IMAGES) and ".." not in text:
            raise Refusal("S209", closest(text, pictures))
        name = text.replace("\\", "/").rsplit("/", 1)[-1]
        raise Refusal("S210", IMAGES + name if IMAGES + name in media else None)

    return fields.value(key, parse, required=required)


def read_correction(fields: Fields) -> Correction | None:
    """A change of words already published; spelling needs no note."""
    on = fields.date("on", required=True)
    minor = fields.flag("minor")
    note = fields.text("note", limit=PARAGRAPH, lines=True, required=not minor)
    if on is None or (note is None and not minor):
        return None
    return Correction(on=on, note=note, minor=minor)


def read_session_correction(fields: Fields) -> Correction | None:
    """A correction that may name the question that it changed."""
    question = fields.reference("question", "own-question", values.parse_question_id)
    correction = read_correction(fields)
    if correction is None or question is None:
        return correction
    return Correction(correction.on, correction.note, QuestionId(question), correction.minor)


def read_term(fields: Fields) -> tuple[date | None, date | None]:
    """``from`` and ``until`` of a register, both included: a year, a month or a day."""
    since = fields.value("from", parse_first_day)
    until = fields.value("until", parse_last_day)
    refuse_end_before_start(fields, since, until)
    return since, until


def refuse_end_before_start(fields: Fields, since: date | None, until: date | None) -> None:
    """Note that ``until`` lies before ``from``."""
    if since is not None and until is not None and until < since:
        fields.refuse("S211", "until", value=until, since=since)


def parse_first_day(text: str) -> date:
    """The first day of YYYY, YYYY-MM or YYYY-MM-DD."""
    parts = PART_OF_DATE.fullmatch(text)
    whole = f"{parts[1]}-{parts[2] or '01'}-01" if parts else text
    return values.parse_date(whole, FIRST_YEAR)


def parse_last_day(text: str) -> date:
    """The last day of YYYY, YYYY-MM or YYYY-MM-DD."""
    first = parse_first_day(text)
    parts = PART_OF_DATE.fullmatch(text)
    if parts is None:
        return first
    month = first.month if parts[2] else 12
    return date(first.year, month, calendar.monthrange(first.year, month)[1])


def refuse_other_day(fields: Fields, moment: datetime | None, day: date) -> None:
    """Note that ``date`` is not the day of the file's name."""
    if moment is not None and moment.date() != day:
        fields.refuse("S201", "date", value=moment.date(), day=day)

"""The small YAML block under a question's heading: what is known of it besides the words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from pressroom.language import Language
from pressroom.model.commitment import Commitment
from pressroom.model.identity import DistrictId, QuestionId, QuestionRef, SessionId, TopicId
from pressroom.model.session import Visibility
from pressroom.problems.problem import Problems
from pressroom.reading import values
from pressroom.reading.commitments import read_commitment
from pressroom.reading.context import ReadingContext
from pressroom.reading.fields import Fields
from pressroom.reading.reference import Reference
from pressroom.reading.turn_words import TURN, near_word
from pressroom.reading.values import Refusal
from pressroom.reading.yaml_text import read_mapping

# A key at the start of a paragraph: one word in small letters, of any alphabet, and a colon.
KEY = re.compile(r" {0,3}(?P<word>[^\W\d_A-ZА-ЯӘҒҚҢӨҰҮҺІЁ][\w-]*)[ \t]*:(?:[ \t]|$)")

KEYS = frozenset(
    """
    topic district at lang asker times_asked duplicate_of superseded_by valid_as_of review_by
    visibility reason control
    """.split()
)

QUESTION_REF = re.compile(r"([a-z0-9][a-z0-9-]*)#(q[1-9][0-9]{0,5})")


@dataclass(frozen=True, slots=True)
class Block:
    """What the block says; ``fields`` is kept for rules that need the places of its values."""

    fields: Fields
    topics: tuple[TopicId, ...] = ()
    district: DistrictId | None = None
    at: int | None = None
    lang: Language | None = None
    asker: str | None = None
    times_asked: int = 1
    duplicate_of: QuestionId | None = None
    superseded_by: QuestionRef | None = None
    valid_as_of: date | None = None
    review_by: date | None = None
    visibility: Visibility | None = None
    reason: str | None = None
    commitment: Commitment | None = None

    @property
    def is_hidden(self) -> bool:
        """No word of the question may be shown."""
        return self.visibility is Visibility.HIDDEN


def find_block(lines: list[str], start: int, end: int) -> tuple[int, int]:
    """The lines of the block in the question's lines from ``start`` to before ``end``.

    The block is the first paragraph if that begins with a key. It ends before the first blank
    line; a turn that follows without a blank line is not taken for a part of it. Where there is no
    block, both numbers are ``start``.
    """
    first = start
    while first < end and not lines[first - 1].strip():
        first += 1
    if first == end or not KEY.match(lines[first - 1]) or near_word(lines[first - 1]):
        return start, start
    last = first
    while last < end and lines[last - 1].strip() and not TURN.match(lines[last - 1]):
        last += 1
    return first, last


def read_block(
    lines: tuple[int, int],
    problems: Problems,
    context: ReadingContext,
    references: list[Reference],
    day: date | None,
) -> Block | None:
    """Read the block in ``lines`` (first, and the one after the last); None if it is unreadable.

    ``day`` is the broadcast's, None where it is unknown.
    """
    start, end = lines
    mapping = read_mapping("\n".join(problems.file.lines[start - 1 : end - 1]), start, problems)
    if mapping is None:
        return None
    fields = Fields(mapping, problems, context, references)
    has = fields.has  # most blocks have few keys, and a million are read
    block = Block(
        fields=fields,
        topics=_shared(fields.topics("topic")) if has("topic") else (),
        district=fields.district("district") if has("district") else None,
        at=fields.place("at") if has("at") else None,
        lang=fields.choice("lang", Language) if has("lang") else None,
        asker=fields.text("asker") if has("asker") else None,
        times_asked=fields.value("times_asked", _times) or 1 if has("times_asked") else 1,
        duplicate_of=fields.value("duplicate_of", _question_id) if has("duplicate_of") else None,
        superseded_by=(
            fields.reference("superseded_by", "question", _question_ref)
            if has("superseded_by")
            else None
        ),
        valid_as_of=fields.date("valid_as_of") if has("valid_as_of") else None,
        review_by=fields.date("review_by") if has("review_by") else None,
        visibility=fields.choice("visibility", Visibility) if has("visibility") else None,
        reason=fields.text("reason") if has("reason") else None,
        commitment=(
            fields.part("control", lambda part: read_commitment(part, day))
            if has("control")
            else None
        ),
    )
    _check_block(block)
    fields.close(KEYS)
    return block


def _check_block(block: Block) -> None:
    """The rules that hold inside one block."""
    fields = block.fields
    if block.is_hidden:
        if not fields.has("reason"):
            fields.refuse("Q301", "visibility")
    elif fields.has("reason") and (block.visibility or not fields.has("visibility")):
        fields.refuse("Q302", "reason")
    if block.valid_as_of and block.review_by and block.review_by < block.valid_as_of:
        fields.refuse("Q312", "review_by", value=block.review_by, day=block.valid_as_of)


@lru_cache(maxsize=4096)
def _shared(topics: tuple[TopicId, ...]) -> tuple[TopicId, ...]:
    """One tuple for all questions with the same topics: a large archive has few combinations."""
    return topics


def _times(text: str) -> int:
    times = values.parse_number(text)
    if times == 0:
        raise Refusal("Q314")
    return times


def _question_id(text: str) -> QuestionId:
    return QuestionId(values.parse_question_id(text))


def _question_ref(text: str) -> QuestionRef:
    found = QUESTION_REF.fullmatch(text)
    if found is None:
        raise Refusal("Q311")
    return QuestionRef(SessionId(found[1]), QuestionId(found[2]))

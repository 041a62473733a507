"""A broadcast: announcement before, transcript after.

``SessionFacts`` and ``QuestionFacts`` are what the whole archive keeps in memory: identity, dates,
places, counts. ``Session`` and ``Question`` add the texts and live only while their own pages are
made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TypeAlias, overload

from pressroom.language import Language
from pressroom.model.commitment import Commitment
from pressroom.model.identity import (
    DistrictId,
    OfficialId,
    QuestionId,
    QuestionRef,
    SeriesId,
    SessionId,
    TopicId,
)
from pressroom.model.records import Cancellation, Change, Correction, Image
from pressroom.packing import pack, unpack
from pressroom.source import SourceRef


class SessionStatus(StrEnum):
    """Where a broadcast stands."""

    PROVISIONAL = "provisional"
    CONFIRMED = "confirmed"
    HELD = "held"
    CANCELLED = "cancelled"


class Platform(StrEnum):
    """Where a broadcast is held."""

    INSTAGRAM = "instagram"
    YOUTUBE = "youtube"
    FACEBOOK = "facebook"
    TIKTOK = "tiktok"
    TELEGRAM = "telegram"
    WEBSITE = "website"
    IN_PERSON = "in-person"


class Fidelity(StrEnum):
    """How near the transcript is to the words spoken."""

    VERBATIM = "verbatim"
    EDITED = "edited"
    SUMMARY = "summary"


class Visibility(StrEnum):
    """Who sees a question: all; only who has its address; nobody, only its count and reason."""

    PUBLIC = "public"
    UNLISTED = "unlisted"
    HIDDEN = "hidden"


class TurnKind(StrEnum):
    """Who speaks: a citizen or the police."""

    QUESTION = "question"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Turn:
    """One person's words.

    ``text`` is plain text in a question and Markdown in an answer, without the turn's word, with
    ``\\n`` line ends, stripped of blank lines at both ends. ``speaker`` is who answered where the
    answer says so, else None: then it is the session's official. ``answered_on`` is the day of an
    answer given later than on air. ``line`` is where the turn's word stands in its file.
    """

    kind: TurnKind
    lang: Language
    text: str
    line: int
    speaker: OfficialId | None = None
    answered_on: date | None = None


@dataclass(frozen=True, slots=True)
class QuestionCounts:
    """questions = published + hidden + merged, always.

    ``unanswered`` ones are among the published, as are the ``listed``: all but unlisted ones.
    """

    questions: int = 0
    published: int = 0
    unanswered: int = 0
    hidden: int = 0
    merged: int = 0
    listed: int = 0

    def __add__(self, other: QuestionCounts) -> QuestionCounts:
        return QuestionCounts(
            self.questions + other.questions,
            self.published + other.published,
            self.unanswered + other.unanswered,
            self.hidden + other.hidden,
            self.merged + other.merged,
            self.listed + other.listed,
        )


@dataclass(frozen=True, slots=True)
class QuestionFacts:
    """One question without its words.

    ``lang`` is the language of its title; ``district`` and ``topics`` are its own, an absent
    district is the session's; ``at`` is the place in the broadcast in whole seconds;
    ``answered`` is False where no answer turn stands.
    """

    id: QuestionId
    line: int
    lang: Language
    answered: bool
    topics: tuple[TopicId, ...] = ()
    district: DistrictId | None = None
    at: int | None = None
    times_asked: int = 1
    visibility: Visibility = Visibility.PUBLIC
    duplicate_of: QuestionId | None = None
    superseded_by: QuestionRef | None = None
    valid_as_of: date | None = None
    review_by: date | None = None
    commitment: Commitment | None = None

    def __reduce__(self) -> tuple[type[QuestionFacts], tuple[object, ...]]:
        """Copied and packed by its fields in their order: a million of them are."""
        return QuestionFacts, tuple(getattr(self, name) for name in QuestionFacts.__slots__)

    @property
    def is_hidden(self) -> bool:
        """No word of it may stand in any output."""
        return self.visibility is Visibility.HIDDEN

    @property
    def is_merged(self) -> bool:
        """It is shown once, at the question that it repeats."""
        return self.duplicate_of is not None and not self.is_hidden

    @property
    def is_published(self) -> bool:
        """It stands on the session's page with its words."""
        return not self.is_hidden and self.duplicate_of is None

    @property
    def is_listed(self) -> bool:
        """It stands in lists, feeds, search and data as well."""
        return self.is_published and self.visibility is Visibility.PUBLIC


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its words. ``hidden_reason`` is set where, and only where, it is hidden."""

    facts: QuestionFacts
    title: str
    turns: tuple[Turn, ...]
    asker: str | None = None
    hidden_reason: str | None = None


def count_questions(questions: Iterable[QuestionFacts]) -> QuestionCounts:
    """Count questions by what became of them."""
    asked = published = unanswered = hidden = merged = listed = 0
    for question in questions:
        asked += 1
        hidden += question.is_hidden
        merged += question.is_merged
        published += question.is_published
        listed += question.is_listed
        unanswered += question.is_published and not question.answered
    return QuestionCounts(asked, published, unanswered, hidden, merged, listed)


Placed: TypeAlias = tuple[DistrictId | None, tuple[TopicId, ...], int, int]
"""A question's own district and topics, how many were asked so, how many of these are listed."""


def place_questions(questions: Iterable[QuestionFacts]) -> tuple[Placed, ...]:
    """Count questions by their own districts and topics, in the order in which these come."""
    if isinstance(questions, PackedQuestions):
        return questions.placed
    counts: dict[tuple[DistrictId | None, tuple[TopicId, ...]], list[int]] = {}
    for question in questions:
        count = counts.setdefault((question.district, question.topics), [0, 0])
        count[0] += 1
        count[1] += question.is_listed
    return tuple((*key, asked, listed) for key, (asked, listed) in counts.items())


def promised_questions(questions: Iterable[QuestionFacts]) -> tuple[QuestionFacts, ...]:
    """Those of the listed questions in whose answer something was promised."""
    if isinstance(questions, PackedQuestions):
        return questions.promised
    return tuple(q for q in questions if q.commitment is not None and q.is_listed)


class PackedQuestions(Sequence[QuestionFacts]):
    """The questions of a session as bytes, unpacked when somebody looks at them.

    What an archive of a million questions keeps in memory. Equal to the tuple of the questions.
    What each plan asks for, ``placed`` and ``promised``, is known without unpacking all.
    """

    __packed__ = True
    __slots__ = ("_length", "_packed", "_promised", "placed")

    def __init__(
        self, packed: bytes, length: int, placed: tuple[Placed, ...], promised: bytes
    ) -> None:
        self._packed = packed
        self._length = length
        self._promised = promised
        self.placed = placed

    @classmethod
    def of(cls, questions: Sequence[QuestionFacts]) -> PackedQuestions:
        """Pack the questions."""
        promised = promised_questions(questions)
        return cls(
            pack(tuple(questions)),
            len(questions),
            place_questions(questions),
            pack(promised) if promised else b"",
        )

    @property
    def promised(self) -> tuple[QuestionFacts, ...]:
        """What ``promised_questions`` gives."""
        found: tuple[QuestionFacts, ...] = unpack(self._promised) if self._promised else ()
        return found

    def __reduce__(
        self,
    ) -> tuple[type[PackedQuestions], tuple[bytes, int, tuple[Placed, ...], bytes]]:
        return PackedQuestions, (self._packed, self._length, self.placed, self._promised)

    def _unpacked(self) -> tuple[QuestionFacts, ...]:
        questions: tuple[QuestionFacts, ...] = unpack(self._packed)
        return questions

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[QuestionFacts]:
        return iter(self._unpacked())

    @overload
    def __getitem__(self, place: int) -> QuestionFacts: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[QuestionFacts, ...]: ...

    def __getitem__(self, place: int | slice) -> QuestionFacts | tuple[QuestionFacts, ...]:
        return self._unpacked()[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._unpacked() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._packed)


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """One language version of a session without its long texts.

    ``starts`` is aware, in the site's zone; ``publish`` likewise. ``occurrence`` is the day of the
    series that a moved broadcast fills. ``translated`` is the day of translation, only in a
    translation. ``demonstration`` marks sample content on every page that shows it. ``speakers``
    are all who answer in it, the session's official included, each once. ``newer`` are the sessions
    whose answers supersede some of its own, ``media`` the files of the content that its texts show
    or link to, the image included. ``counts`` tells what became of its questions; ``redactions``
    is the number of places of its published words where something was left out to protect a person.
    ``titles`` is the digest of its questions' titles, ``words`` that of the words of the published
    ones; ``ids`` are the questions' ids in ranges, ``q1-198``.
    """

    id: SessionId
    lang: Language
    source: SourceRef
    title: str
    starts: datetime
    status: SessionStatus
    district: DistrictId
    duration: timedelta | None = None
    official: OfficialId | None = None
    platform: Platform | None = None
    channel: str | None = None
    url: str | None = None
    recording: str | None = None
    fidelity: Fidelity | None = None
    viewers: int | None = None
    asked: int | None = None
    series: SeriesId | None = None
    occurrence: date | None = None
    translated: date | None = None
    changes: tuple[Change, ...] = ()
    cancelled: Cancellation | None = None
    corrections: tuple[Correction, ...] = ()
    summary: str | None = None
    image: Image | None = None
    publish: datetime | None = None
    draft: bool = False
    demonstration: bool = False
    questions: Sequence[QuestionFacts] = ()
    speakers: tuple[OfficialId, ...] = ()
    newer: tuple[SessionId, ...] = ()
    media: tuple[str, ...] = ()
    titles: str = ""
    words: str = ""
    ids: str = ""
    redactions: int = 0
    counts: QuestionCounts = QuestionCounts()


@dataclass(frozen=True, slots=True)
class Session:
    """One language version of a session with its texts. ``lead`` is Markdown, "" if there is none.

    ``questions`` are in the file's order, one for one with ``facts.questions``.
    """

    facts: SessionFacts
    lead: str
    lead_line: int
    questions: tuple[Question, ...]

"""What the pages of a session and of its questions are given; see ``contexts``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from pressroom.language import Language, Words
from pressroom.model.session import Fidelity, Platform, SessionStatus
from pressroom.rendering.contexts import (
    Citation,
    CorrectionNote,
    Figure,
    Link,
    Moment,
    Person,
    Place,
    SessionItem,
    YearLink,
)
from pressroom.rendering.question_contexts import QuestionView

if TYPE_CHECKING:
    from pressroom.rendering.schedule_contexts import AnnouncementView


@dataclass(frozen=True, slots=True)
class ChangeNote:
    """A change of a confirmed date or place; ``was`` is the date before, if it moved."""

    on: Moment
    note: str
    was: Moment | None


@dataclass(frozen=True, slots=True)
class SessionCounts:
    """Figures of a session. ``asked`` on air, None where nobody counted.

    questions = published + hidden + merged; answered + unanswered = published.
    """

    questions: int
    published: int
    answered: int
    unanswered: int
    hidden: int
    merged: int
    asked: int | None
    viewers: int | None
    redactions: int


@dataclass(frozen=True, slots=True)
class SessionView:
    """A session's head; ``ends`` is the hour at which it ended, None where no duration is known.

    ``duration`` is in words. ``translated`` is the day of translation, and ``original`` then
    leads to the original. ``series_href`` is the page of ``series``, None where it has none.
    """

    id: str
    href: str
    title: str
    starts: Moment
    ends: Moment | None
    duration: str | None
    status: SessionStatus
    place: Place
    official: Person | None
    platform: Platform | None
    channel: Link | None
    recording: str | None
    fidelity: Fidelity | None
    series: Words | None
    series_href: str | None
    counts: SessionCounts
    summary: str | None
    image: Figure | None
    changes: tuple[ChangeNote, ...]
    cancelled: ChangeNote | None
    corrections: tuple[CorrectionNote, ...]
    translated: Moment | None
    original: Link | None
    translations: tuple[Link, ...]
    demonstration: bool


@dataclass(frozen=True, slots=True)
class SessionsPage:
    """``sessions.html``: all years (``year`` None, with the newest year's sessions) or one year."""

    year: int | None
    shown_year: int | None
    years: tuple[YearLink, ...]
    sessions: tuple[SessionItem, ...]


@dataclass(frozen=True, slots=True)
class FormerQuestion:
    """The anchor of a question that stands at its session no longer.

    It moved to ``target``, or it was withdrawn ``on`` a day, for a ``reason``; ``kind`` says what
    sort of reason that is: error, consolidated or withdrawn.
    """

    id: str
    number: str
    target: Link | None = None
    on: Moment | None = None
    reason: Words | None = None
    kind: str = "withdrawn"


@dataclass(frozen=True, slots=True)
class SessionPage:
    """``session.html``: announcement or transcript. ``lead`` is "" where there is none.

    ``waiting``: a promise made in it is still to be kept, and may be overdue today.
    ``announcement`` is what the page offers before the broadcast, None after it. ``former`` are
    questions that stood here once: their anchors lead on.
    """

    session: SessionView
    lead: Markup
    questions: tuple[QuestionView, ...]
    citation: Citation
    waiting: bool = False
    announcement: AnnouncementView | None = None
    former: tuple[FormerQuestion, ...] = ()


@dataclass(frozen=True, slots=True)
class RelatedAnswer:
    """A question of this or an earlier session that an answer's reader may want as well."""

    href: str
    title: str
    lang: Language | None
    on: Moment


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """``question.html``: one question; ``before`` and ``after`` are its neighbours' titles."""

    session: SessionView
    question: QuestionView
    before: Link | None
    after: Link | None
    citation: Citation
    related: tuple[RelatedAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class MergedPage:
    """``merged.html``: the address of a question that is shown at another; leads there."""

    session: SessionView
    question: QuestionView

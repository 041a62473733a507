"""What is shown of a question wherever it stands: its turns, its promise; see ``contexts``."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from pressroom.language import Language, Words
from pressroom.model.commitment import CommitmentStatus
from pressroom.model.session import TurnKind
from pressroom.rendering.contexts import CorrectionNote, Label, Link, Moment, Person, Place


@dataclass(frozen=True, slots=True)
class TurnView:
    """One person's words.

    ``speaker`` is who answered (answers only); ``same_speaker`` is True where the answer before
    in this question was theirs too. ``answered_on`` is the day of an answer given later.
    """

    kind: TurnKind
    html: Markup
    lang: Language | None
    speaker: Person | None = None
    same_speaker: bool = False
    answered_on: Moment | None = None


@dataclass(frozen=True, slots=True)
class UpdateView:
    """One step in a promise's history; ``evidence`` is a link to the proof."""

    on: Moment
    status: CommitmentStatus
    note: Markup | None
    lang: Language | None
    evidence: Link | None


@dataclass(frozen=True, slots=True)
class CommitmentView:
    """What was promised. ``due`` is its last day, None where none was named.

    ``reckoning`` says how a term in working days came to that day. ``waiting``: it is still to be
    kept; ``overdue``: and its last day had passed at the build's moment. ``zone`` is the id of the
    zone whose days count. ``register`` leads to all promises, None where they have no pages.
    """

    promise: Words
    owner: Person | None
    status: CommitmentStatus
    due: Moment | None
    reckoning: str | None
    overdue: bool
    waiting: bool
    zone: str
    updates: tuple[UpdateView, ...]
    register: Link | None = None


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question, as it looks on the session's page and on its own.

    ``id`` is its anchor ("q17") and ``number`` what people cite it by: N of that id (17), which
    stays when a question is added above it. Exactly one of these tells its state:
    ``hidden_reason`` is set: nothing else is shown but the reason; ``merged_into`` is set: it is
    shown at the question that it repeats; otherwise ``turns`` stand.
    ``at`` is the place in the broadcast ("0:45:10"), ``recording`` the address of that second.
    ``superseded_by`` leads to the newer answer. ``out_of_date_since`` is set where the day of
    review has passed. ``valid_as_of`` is the day for which the answer speaks.
    """

    id: str
    number: int
    href: str
    title: str
    lang: Language | None
    turns: tuple[TurnView, ...] = ()
    answered: bool = True
    unlisted: bool = False
    place: Place | None = None
    topics: tuple[Label, ...] = ()
    asker: str | None = None
    times_asked: int = 1
    at: str | None = None
    at_iso: str | None = None
    recording: str | None = None
    valid_as_of: Moment | None = None
    out_of_date_since: Moment | None = None
    superseded_by: Link | None = None
    merged_into: Link | None = None
    hidden_reason: str | None = None
    hidden_reason_lang: Language | None = None
    commitment: CommitmentView | None = None
    corrections: tuple[CorrectionNote, ...] = ()
    translations: tuple[Link, ...] = ()

"""What page templates are given: one dataclass per page kind, ready to be shown.

Templates only compose. Whatever is filtered, sorted, counted, formatted or addressed was so
before; a template chooses words (gettext) and elements. ``str`` is text and is escaped;
``Markup`` is finished HTML and is not; there is no third kind. Addresses (``href``) are complete.
Where a value has a ``lang``, it differs from the page's language and must be marked with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from pressroom.language import Language, Words
from pressroom.model.commitment import CommitmentStatus
from pressroom.model.registers import DistrictKind
from pressroom.model.session import Fidelity, Platform, SessionStatus, TurnKind

if TYPE_CHECKING:
    from pressroom.rendering.schedule_contexts import AnnouncementView, NextBroadcasts

_NOTHING = Markup("")


@dataclass(frozen=True, slots=True)
class Moment:
    """A day or an instant: ``iso`` for the ``datetime`` attribute, ``text`` in the page's language.

    ``zone`` is the zone's offset in words for instants ("UTC+6"), "" for days.
    """

    iso: str
    text: str
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its text; ``lang`` is the language of both where it is not the page's.

    ``current`` marks the page itself in a menu.
    """

    href: str
    text: str
    lang: Language | None = None
    current: bool = False


@dataclass(frozen=True, slots=True)
class Alternate:
    """The content in another language, for ``rel=alternate``; absolute where SITEURL is set."""

    lang: str
    href: str


@dataclass(frozen=True, slots=True)
class LanguageChoice:
    """One language in the page's switch.

    ``name`` is the language in itself ("Қазақша"). ``href`` is "" for the page's own language,
    which is ``current``. ``is_translation`` is True where ``href`` is this very page in that
    language, False where it leads to that language's nearest list.
    """

    lang: Language
    name: str
    href: str
    current: bool
    is_translation: bool


@dataclass(frozen=True, slots=True)
class Site:
    """What every page of one language has in common.

    ``menu`` stands at the top, ``sections`` (every part of the site that is switched on) and
    ``footer`` (plain pages) at the end. ``root`` is the address of ``/``, where a language is
    chosen. ``assets`` maps every file of
    ``theme/static`` to its address; ``offers`` are the names of the emitters that are switched on.
    ``search`` is the address of the search page, ``search_description`` that of the file by which a
    browser adds it to its own searches; both "" where there is none.
    """

    lang: Language
    name: str
    organisation: str
    region: str
    home: str
    menu: tuple[Link, ...]
    sections: tuple[Link, ...]
    footer: tuple[Link, ...]
    contacts: tuple[Link, ...]
    root: str
    stylesheet: str
    print_stylesheet: str
    script: str
    early_script: str
    fonts: tuple[str, ...]
    icon: str
    touch_icon: str
    assets: Mapping[str, str]
    offers: frozenset[str]
    social_image: str
    search: str = ""
    search_description: str = ""


@dataclass(frozen=True, slots=True)
class PageHead:
    """One page's own head and frame.

    ``kind`` is the template's name without ending; ``title`` is without the site's name;
    ``canonical`` is absolute where SITEURL is set; ``breadcrumbs`` lead from the home page to
    the page above this one; ``section`` is the address of the menu entry it belongs to, "" for
    none; ``draft`` is True where the page stands in the preview alone; ``indexed`` is False where
    search engines are asked not to list the page. ``events`` are the broadcasts of a list in the
    words of schema.org (``rendering/event_data.py``). ``feeds`` are those that tell what the page
    tells; ``data`` is what the page says of itself to machines, as JSON-LD, "" for nothing: both
    are put in by ``Desk.render``.
    """

    kind: str
    title: str
    description: str
    canonical: str
    alternates: tuple[Alternate, ...]
    languages: tuple[LanguageChoice, ...]
    breadcrumbs: tuple[Link, ...] = ()
    section: str = ""
    demonstration: bool = False
    draft: bool = False
    indexed: bool = True
    events: tuple[Mapping[str, Any], ...] = ()
    feeds: tuple[Link, ...] = ()
    data: Markup = _NOTHING


@dataclass(frozen=True, slots=True)
class Place:
    """A district as it was named on the day in question. ``href`` is None while it has no page."""

    name: Words
    kind: DistrictKind
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """An official with the post held on the day in question; ``post`` is None where unknown."""

    name: Words
    post: Words | None
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """A topic. ``href`` is None while it has no page."""

    name: Words
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture inside the site; ``width`` and ``height`` in pixels."""

    href: str
    alt: str
    width: int
    height: int
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class CorrectionNote:
    """A correction; ``note`` is None for a minor one alone; ``question`` is what it changed."""

    on: Moment
    note: str | None
    minor: bool
    lang: Language | None = None
    question: Link | None = None


@dataclass(frozen=True, slots=True)
class SessionItem:
    """A session in a list. ``lang`` is set where the record is not in the page's language.

    ``answers`` counts what is published of it; ``starts`` has day and hour.
    """

    href: str
    title: str
    lang: Language | None
    starts: Moment
    status: SessionStatus
    place: Place
    official: Person | None
    summary: str | None
    answers: int
    unanswered: int
    demonstration: bool


@dataclass(frozen=True, slots=True)
class AnswerItem:
    """A question with an answer in a list, with the session that it comes from."""

    href: str
    title: str
    lang: Language | None
    on: Moment
    place: Place
    topics: tuple[Label, ...]
    session: Link
    answered: bool
    demonstration: bool


@dataclass(frozen=True, slots=True)
class ReleaseItem:
    """A press release in a list."""

    href: str
    title: str
    lang: Language | None
    on: Moment
    summary: str | None
    place: Place | None
    image: Figure | None
    withdrawn: bool
    demonstration: bool


@dataclass(frozen=True, slots=True)
class CountedLink:
    """A link to a list with the number of questions in it; ``current`` marks the page itself."""

    href: str
    name: Words
    count: int
    current: bool = False


@dataclass(frozen=True, slots=True)
class YearLink:
    """A year in a list of years; ``count`` records of that year."""

    year: int
    href: str
    count: int
    current: bool = False


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
class Citation:
    """How to cite a page: the sentence without the address, the address, the day of the text."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """``home.html``. ``next`` are the next broadcasts, None where none is known."""

    """``home.html``. ``announced`` are broadcasts that records announce, soonest first.

    ``topics`` and ``districts`` are those that have questions; ``years`` are the broadcasts'.
    """

    next: NextBroadcasts | None
    answers: tuple[AnswerItem, ...]
    sessions: tuple[SessionItem, ...]
    releases: tuple[ReleaseItem, ...]
    sessions_href: str
    news_href: str
    answers_total: int
    sessions_total: int
    topics: tuple[CountedLink, ...] = ()
    districts: tuple[CountedLink, ...] = ()
    years: tuple[YearLink, ...] = ()


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


@dataclass(frozen=True, slots=True)
class NewsPage:
    """``news.html``: all years (``year`` None, with the newest year's releases) or one year."""

    year: int | None
    shown_year: int | None
    years: tuple[YearLink, ...]
    releases: tuple[ReleaseItem, ...]


@dataclass(frozen=True, slots=True)
class ReleasePage:
    """``release.html``. ``body`` is "" where the release was withdrawn.

    ``withdrawn_reason`` is set with ``withdrawn``. ``about`` leads to the session it tells of.
    """

    href: str
    title: str
    on: Moment
    summary: str | None
    place: Place | None
    topics: tuple[Label, ...]
    image: Figure | None
    body: Markup
    about: Link | None
    corrections: tuple[CorrectionNote, ...]
    withdrawn: Moment | None
    withdrawn_reason: Words | None
    translations: tuple[Link, ...]
    citation: Citation
    newer: Link | None
    older: Link | None


@dataclass(frozen=True, slots=True)
class PlainPage:
    """``page.html``: about, how to ask, accessibility, personal data."""

    title: str
    summary: str | None
    body: Markup
    corrections: tuple[CorrectionNote, ...]
    translations: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class LanguageGreeting:
    """One language on ``language_choice.html`` and ``not_found.html``, in that language."""

    lang: Language
    name: str
    site: str
    region: str
    home: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class LanguageChoicePage:
    """``language_choice.html``: the address ``/``; all languages offered as equals."""

    greetings: tuple[LanguageGreeting, ...]


@dataclass(frozen=True, slots=True)
class NotFoundPage:
    """``not_found.html``: ``/404.html``, in all languages at once."""

    greetings: tuple[LanguageGreeting, ...]


@dataclass(frozen=True, slots=True)
class MovedPage:
    """``moved.html``: an old address; leads to the new one."""

    target: Link


@dataclass(frozen=True, slots=True)
class WithdrawnPage:
    """``withdrawn.html``: an address whose page was withdrawn; says when and why.

    ``kind`` is the sort of reason: error, consolidated or withdrawn.
    """

    on: Moment
    reason: Words
    kind: str = "withdrawn"

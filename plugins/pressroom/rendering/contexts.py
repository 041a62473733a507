"""What page templates are given: one dataclass per page kind, ready to be shown.

Templates only compose. Whatever is filtered, sorted, counted, formatted or addressed was so
before; a template chooses words (gettext) and elements. ``str`` is text and is escaped;
``Markup`` is finished HTML and is not; there is no third kind. Addresses (``href``) are complete.
Where a value has a ``lang``, it differs from the page's language and must be marked with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from pressroom.language import Language, Words
from pressroom.model.registers import DistrictKind
from pressroom.model.session import SessionStatus

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
class Citation:
    """How to cite a page: the sentence without the address, the address, the day of the text."""

    text: str
    address: str

"""Districts: all of them, each one's page, and the questions of a year topic by topic."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pressroom.deriving.broadcast_cards import BroadcastCard
from pressroom.deriving.commitments import CommitmentEntry
from pressroom.deriving.district_facts import DistrictFacts, Holder
from pressroom.deriving.lists import NEWEST
from pressroom.language import Language, Words
from pressroom.model.identity import DistrictId, TopicId
from pressroom.model.registers import Contact, District, Topic
from pressroom.rendering import addresses, dates, names
from pressroom.rendering.answer_lists import answer_items, newest_items
from pressroom.rendering.broadcast_views import next_broadcasts
from pressroom.rendering.contexts import AnswerItem, CountedLink, Link
from pressroom.rendering.desk import Desk
from pressroom.rendering.frame import About, list_head, section_link
from pressroom.rendering.list_contexts import (
    AnswerGroup,
    AnswersPage,
    ContactView,
    DistrictGroup,
    DistrictPage,
    DistrictsPage,
    PostView,
    PromiseLink,
    TermLink,
    YearRow,
)
from pressroom.rendering.terms import term

_PROFILES = {
    "instagram": "https://www.instagram.com/",
    "facebook": "https://www.facebook.com/",
    "telegram": "https://t.me/",
    "tiktok": "https://www.tiktok.com/@",
    "youtube": "https://www.youtube.com/@",
}


@dataclass(frozen=True, slots=True)
class TopicCount:
    """How many questions of a year are on a topic; None: on none."""

    topic: Topic | None
    count: int


@dataclass(frozen=True, slots=True)
class YearCount:
    """A year of a district; ``cut``: each topic has a page of its own."""

    year: int
    count: int
    topics: tuple[TopicCount, ...]
    cut: bool


@dataclass(frozen=True, slots=True)
class DistrictsRecord:
    """Regions with their districts and the counts of all; ``former`` are no more."""

    lang: Language
    groups: tuple[tuple[District | None, int, tuple[tuple[District, int], ...]], ...]
    former: tuple[tuple[District, int], ...]


@dataclass(frozen=True, slots=True)
class DistrictRecord:
    """A district; ``counts`` are those of its parts, ``found_here`` whose questions it shows."""

    lang: Language
    facts: DistrictFacts
    count: int
    counts: tuple[tuple[DistrictId, int], ...]
    years: tuple[YearCount, ...]
    found_here: tuple[DistrictId, ...]
    next: tuple[BroadcastCard, ...]
    today: date
    promises: tuple[CommitmentEntry, ...]
    promises_count: int


@dataclass(frozen=True, slots=True)
class QuestionsRecord:
    """A district's questions of a year, or with ``part`` those on one topic of it."""

    lang: Language
    district: District
    year: YearCount
    part: TopicCount | None
    newer: int | None
    older: int | None
    found_here: tuple[DistrictId, ...]


def render_districts(facts: DistrictsRecord, desk: Desk) -> bytes:
    """The page of all districts."""
    lang = facts.lang
    gettext = desk.words(lang).gettext
    about = About(
        "districts",
        gettext("Districts"),
        gettext("Regions, districts and cities: chiefs, broadcasts, questions and answers."),
        section=desk.addresses.href(addresses.districts(lang)),
    )
    groups = tuple(
        DistrictGroup(
            name=names.words_for(region.name, lang) if region else None,
            href=desk.addresses.href(addresses.district(lang, region.id)) if region else None,
            count=count,
            districts=_counted(districts, desk, lang),
        )
        for region, count, districts in facts.groups
    )
    page = DistrictsPage(groups, _counted(facts.former, desk, lang))
    return desk.render(lang, list_head(desk, lang, addresses.districts, about), page)


def render_district(record: DistrictRecord, paths: tuple[str, ...], desk: Desk) -> bytes:
    """A district's own page."""
    lang, facts = record.lang, record.facts
    district = facts.district
    gettext = desk.words(lang).gettext
    name = names.words_for(district.name, lang)
    about = About(
        "district",
        name.text,
        gettext("%(district)s: who answers, when the next broadcast is, what was asked.")
        % {"district": name.text},
        breadcrumbs=(section_link(desk, lang, "districts"),),
        section=desk.addresses.href(addresses.districts(lang)),
    )
    counts = dict(record.counts)
    page = DistrictPage(
        name=name,
        kind=district.kind,
        parents=tuple(_parent(*one, desk, lang) for one in facts.regions),
        since=dates.format_day(district.since, lang) if district.since else None,
        until=dates.format_day(district.until, lang) if district.until else None,
        before=_related(facts.before, desk, lang),
        formed_from=_related(facts.formed_from, desk, lang),
        formed_out_of_it=_related(facts.formed_out_of_it, desk, lang),
        after=_related((facts.after,), desk, lang)[0] if facts.after else None,
        parts=_counted(((part, counts[part.id]) for part in facts.parts), desk, lang),
        posts=tuple(_post(holder, desk, lang) for holder in facts.today),
        former_posts=tuple(_post(holder, desk, lang) for holder in facts.former),
        next=next_broadcasts(record.next, record.today, desk, lang),
        promises=tuple(_promise(entry, desk, lang) for entry in record.promises),
        promises_count=record.promises_count,
        register=desk.href_if("commitment-pages", addresses.commitments(lang)),
        contacts=tuple(map(_contact, district.contacts)),
        calendar=desk.href_if("calendars", addresses.district_calendar(lang, district.id)),
        feed=desk.href_if("feeds", addresses.district_feed(lang, district.id)),
        count=record.count,
        newest=newest_items(
            desk, lang, paths, lambda q: q.district.id in record.found_here, NEWEST
        ),
        years=tuple(_year(year, district.id, desk, lang) for year in record.years),
    )
    head = list_head(desk, lang, lambda other: addresses.district(other, district.id), about)
    return desk.render(lang, head, page)


def render_questions(record: QuestionsRecord, paths: tuple[str, ...], desk: Desk) -> bytes:
    """The questions of a year, topic by topic, or of one topic of a large year."""
    lang, district, year, part = record.lang, record.district, record.year, record.part
    gettext = desk.words(lang).gettext
    href = desk.addresses.href
    name = names.words_for(district.name, lang)
    about_what = f"{_topic_words(part, desk, lang).text}, {year.year}" if part else f"{year.year}"
    title = f"{name.text}: {about_what}"
    above = Link(href(addresses.district(lang, district.id)), name.text, name.lang)
    in_year = Link(href(addresses.district(lang, district.id, year.year)), str(year.year))
    about = About(
        "answers",
        title,
        gettext("Questions and answers by topic. %(title)s.") % {"title": title},
        breadcrumbs=(
            section_link(desk, lang, "districts"),
            above,
            *((in_year,) if part else ()),
        ),
        section=href(addresses.districts(lang)),
    )
    shown = (part,) if part else () if year.cut else year.topics
    wanted = frozenset(one.topic.id if one.topic else None for one in shown)
    items: dict[TopicId | None, list[AnswerItem]] = {topic: [] for topic in wanted}
    for _, question, item in answer_items(
        desk,
        lang,
        paths,
        lambda q: q.district.id in record.found_here and not wanted.isdisjoint(q.about),
    ):
        for topic in wanted & question.about:
            items[topic].append(item)
    groups = tuple(
        AnswerGroup(
            anchor=_anchor(one.topic),
            name=_topic_words(one, desk, lang),
            count=one.count,
            items=tuple(items[one.topic.id if one.topic else None]),
        )
        for one in shown
    )

    def path(other: Language) -> str:
        if part is None:
            return addresses.district(other, district.id, year.year)
        topic = part.topic.id if part.topic else None
        return addresses.district_topic(other, district.id, year.year, topic)

    topic_page = None
    if part and part.topic and "topic-pages" in desk.offers:
        topic_page = Link(href(addresses.topic(lang, part.topic.id)), groups[0].name.text)
    page = AnswersPage(
        title=title,
        title_lang=name.lang,
        count=part.count if part else year.count,
        parts=() if part else _year(year, district.id, desk, lang).parts,
        groups=groups,
        by_topic=True,
        newer=_neighbour(record, record.newer, desk),
        older=_neighbour(record, record.older, desk),
        elsewhere=topic_page,
    )
    return desk.render(lang, list_head(desk, lang, path, about), page)


def _counted(
    districts: Iterable[tuple[District, int]], desk: Desk, lang: Language
) -> tuple[CountedLink, ...]:
    return tuple(
        CountedLink(
            desk.addresses.href(addresses.district(lang, district.id)),
            names.words_for(district.name, lang),
            count,
        )
        for district, count in districts
    )


def _related(districts: Iterable[District], desk: Desk, lang: Language) -> tuple[TermLink, ...]:
    return tuple(
        TermLink(
            names.words_for(district.name, lang),
            desk.addresses.href(addresses.district(lang, district.id)),
        )
        for district in districts
    )


def _parent(
    region: District, since: date | None, until: date | None, desk: Desk, lang: Language
) -> PostView:
    (link,) = _related((region,), desk, lang)
    return PostView(title=link.name, term=term(since, until, desk, lang), place=link)


def _post(holder: Holder, desk: Desk, lang: Language) -> PostView:
    post = holder.post
    return PostView(
        title=names.words_for(post.title, lang),
        term=term(post.since, post.until, desk, lang),
        holder=names.named(holder.official, desk, lang),
    )


def _promise(entry: CommitmentEntry, desk: Desk, lang: Language) -> PromiseLink:
    path = addresses.question(entry.lang, entry.session, entry.question)
    return PromiseLink(
        href=desk.addresses.href(path),
        promise=names.words_for(entry.commitment.promise, lang),
        due=dates.format_day(entry.term.due, lang) if entry.term.due else None,
        overdue=entry.term.overdue,
    )


def _contact(contact: Contact) -> ContactView:
    value = contact.value.strip()
    match contact.kind:
        case "phone" | "whatsapp":
            digits = "".join(sign for sign in value if sign.isdigit() or sign == "+")
            scheme = "tel:" if contact.kind == "phone" else "https://wa.me/"
            href = f"{scheme}{digits if contact.kind == 'phone' else digits.lstrip('+')}"
        case "email":
            href = f"mailto:{value}"
        case "website":
            href = value
        case kind if kind in _PROFILES:
            href = value
            if not value.startswith(("http://", "https://")):
                href = f"{_PROFILES[kind]}{value.removeprefix('@')}"
        case _:
            return ContactView(contact.kind, value, None)
    return ContactView(contact.kind, value, href)


def _anchor(topic: Topic | None) -> str:
    return f"topic-{topic.id}" if topic else "no_topic"


def _topic_words(one: TopicCount, desk: Desk, lang: Language) -> Words:
    if one.topic is None:
        return Words(desk.words(lang).gettext("Without a topic"))
    return names.words_for(one.topic.name, lang)


def _part_href(
    year: YearCount, district: DistrictId, topic: Topic | None, desk: Desk, lang: Language
) -> str:
    if year.cut:
        path = addresses.district_topic(lang, district, year.year, topic.id if topic else None)
        return desk.addresses.href(path)
    return desk.addresses.href(addresses.district(lang, district, year.year), _anchor(topic))


def _year(year: YearCount, district: DistrictId, desk: Desk, lang: Language) -> YearRow:
    return YearRow(
        year.year,
        desk.addresses.href(addresses.district(lang, district, year.year)),
        year.count,
        tuple(
            CountedLink(
                _part_href(year, district, one.topic, desk, lang),
                _topic_words(one, desk, lang),
                one.count,
            )
            for one in year.topics
        ),
    )


def _neighbour(record: QuestionsRecord, year: int | None, desk: Desk) -> Link | None:
    if year is None:
        return None
    path = addresses.district(record.lang, record.district.id, year)
    return Link(desk.addresses.href(path), str(year))

"""Answers by topic: all topics, each topic's years, the questions of a year or a month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pressroom.artifact import Artifact
from pressroom.deriving.lists import NEWEST, Lists, Shelf, Year
from pressroom.deriving.publication import Edition
from pressroom.language import Language
from pressroom.model.identity import TopicId
from pressroom.model.registers import District, Topic
from pressroom.rendering import addresses, names
from pressroom.rendering.answer_lists import (
    answer_items,
    card_paths,
    grouped_by_month,
    month_name,
    newest_items,
)
from pressroom.rendering.contexts import CountedLink, Link
from pressroom.rendering.desk import Desk
from pressroom.rendering.frame import About, list_head, section_link
from pressroom.rendering.list_contexts import (
    AnswerGroup,
    AnswersPage,
    TopicPage,
    TopicsPage,
    YearRow,
)

_SECTION = "topics"


@dataclass(frozen=True, slots=True)
class _Topics:
    lang: Language
    topics: tuple[tuple[Topic, int], ...]


@dataclass(frozen=True, slots=True)
class _YearSum:
    """A year with the counts of its months; ``cut``: each month has a page."""

    year: int
    count: int
    months: tuple[tuple[int, int], ...]
    cut: bool


@dataclass(frozen=True, slots=True)
class _Topic:
    lang: Language
    topic: Topic
    count: int
    years: tuple[_YearSum, ...]
    districts: tuple[tuple[District, int], ...]


@dataclass(frozen=True, slots=True)
class _List:
    """A year's list, or with ``month`` a month's; ``newer`` and ``older`` are its neighbours."""

    lang: Language
    topic: Topic
    year: _YearSum
    month: int | None
    newer: int | None
    older: int | None


class TopicPages:
    """``/L/topics/``, ``/L/topics/T/``, ``/L/topics/T/YYYY/``, ``/L/topics/T/YYYY-MM/``."""

    name = "topic-pages"
    version = 1

    def plan(self, edition: Edition) -> Iterable[Artifact]:
        """One unit a page; a list is made from the cards of its own sessions alone."""
        artifacts = [
            artifact
            for lang in edition.languages
            for artifact in self._plan_language(edition, lang)
        ]
        return sorted(artifacts, key=lambda artifact: artifact.unit)

    def _plan_language(self, edition: Edition, lang: Language) -> Iterator[Artifact]:
        lists = edition.lists.by_language[lang]
        topics = edition.archive.registers.topics
        shelves = {topic: lists.topics.get(topic) or Shelf() for topic in topics}
        ranked = sorted(topics.values(), key=lambda topic: -shelves[topic.id].listed)
        counted = tuple((topic, shelves[topic.id].listed) for topic in ranked)
        yield self._artifact(addresses.topics(lang), "", _Topics(lang, counted))
        for topic in topics.values():
            shelf = shelves[topic.id]
            path = addresses.topic(lang, topic.id)
            facts = _topic(edition, lists, lang, topic, shelf)
            yield self._artifact(path, "", facts, card_paths(shelf.newest))
            yield from self._plan_years(lang, topic, shelf)

    def _plan_years(self, lang: Language, topic: Topic, shelf: Shelf) -> Iterator[Artifact]:
        years = shelf.public_years
        numbers = [None, *(number for number, _ in years), None]
        for place, (number, year) in enumerate(years, 1):
            total = _sum(number, year)
            facts = _List(lang, topic, total, None, numbers[place - 1], numbers[place + 1])
            path = addresses.topic(lang, topic.id, number)
            paths = () if total.cut else card_paths(year.whole.versions)
            yield self._artifact(path, number, facts, paths)
            if total.cut:
                yield from self._plan_months(lang, topic, year, total)

    def _plan_months(
        self, lang: Language, topic: Topic, year: Year, total: _YearSum
    ) -> Iterator[Artifact]:
        months = [None, *(month for month, _ in total.months), None]
        for place, (month, count) in enumerate(total.months, 1):
            part = _YearSum(total.year, count, ((month, count),), cut=True)
            facts = _List(lang, topic, part, month, months[place - 1], months[place + 1])
            path = addresses.topic_month(lang, topic.id, f"{total.year}-{month:02}")
            paths = card_paths(year.parts[month].versions)
            yield self._artifact(path, total.year, facts, paths)

    def _artifact(
        self, path: str, year: int | str | None, facts: object, paths: tuple[str, ...] = ()
    ) -> Artifact:
        # Lists of one year follow one another: they are made from the same cards.
        unit = f"list {path[:2]} {year} {path}"
        return Artifact(path, self.name, unit, facts, made_from=paths)

    def render(self, artifact: Artifact, desk: Desk) -> bytes:
        """Make the page."""
        match artifact.facts:
            case _Topics() as topics:
                return _topics_page(topics, desk)
            case _Topic() as topic:
                return _topic_page(topic, artifact.made_from, desk)
            case _List() as facts:
                return _list_page(facts, artifact.made_from, desk)
        raise TypeError(artifact.facts)


def _sum(number: int, year: Year) -> _YearSum:
    months = tuple(
        (month, portion.listed)
        for month, portion in year.parts.items()
        if isinstance(month, int) and portion.listed
    )
    return _YearSum(number, year.whole.listed, months, year.is_cut)


def _topic(edition: Edition, lists: Lists, lang: Language, topic: Topic, shelf: Shelf) -> _Topic:
    districts = edition.archive.registers.districts
    pairs = lists.pairs.get(topic.id, {})
    return _Topic(
        lang=lang,
        topic=topic,
        count=shelf.listed,
        years=tuple(_sum(number, year) for number, year in shelf.public_years),
        districts=tuple((districts[id_], pairs[id_]) for id_ in districts if pairs.get(id_)),
    )


def _topics_page(facts: _Topics, desk: Desk) -> bytes:
    lang = facts.lang
    gettext = desk.words(lang).gettext
    about = About(
        "topics",
        gettext("Topics"),
        gettext("Questions of citizens and answers of the police by topic."),
        section=desk.addresses.href(addresses.topics(lang)),
    )
    page = TopicsPage(
        tuple(
            CountedLink(
                desk.addresses.href(addresses.topic(lang, topic.id)),
                names.words_for(topic.name, lang),
                count,
            )
            for topic, count in facts.topics
        )
    )
    return desk.render(lang, list_head(desk, lang, addresses.topics, about), page)


def _topic_page(facts: _Topic, paths: tuple[str, ...], desk: Desk) -> bytes:
    lang, topic = facts.lang, facts.topic
    gettext = desk.words(lang).gettext
    name = names.words_for(topic.name, lang)
    about = About(
        "topic",
        name.text,
        gettext("Questions and answers on the topic “%(topic)s” by year and district.")
        % {"topic": name.text},
        breadcrumbs=(section_link(desk, lang, _SECTION),),
        section=desk.addresses.href(addresses.topics(lang)),
    )
    page = TopicPage(
        name=name,
        count=facts.count,
        years=tuple(_year_row(desk, lang, topic.id, year) for year in facts.years),
        districts=tuple(
            CountedLink(href, names.words_for(district.name, lang), count)
            for district, count in facts.districts
            if (href := names.place(district, desk, lang).href)
        ),
        newest=newest_items(desk, lang, paths, lambda q: topic.id in q.about, NEWEST),
        feed=desk.href_if("feeds", addresses.topic_feed(lang, topic.id)),
    )
    head = list_head(desk, lang, lambda other: addresses.topic(other, topic.id), about)
    return desk.render(lang, head, page)


def _year_row(desk: Desk, lang: Language, topic: TopicId, year: _YearSum) -> YearRow:
    return YearRow(
        year.year,
        desk.addresses.href(addresses.topic(lang, topic, year.year)),
        year.count,
        tuple(
            CountedLink(
                _month_href(desk, lang, topic, year, month),
                month_name(year.year, month, lang),
                count,
            )
            for month, count in year.months
        ),
    )


def _month_href(desk: Desk, lang: Language, topic: TopicId, year: _YearSum, month: int) -> str:
    if year.cut:
        path = addresses.topic_month(lang, topic, f"{year.year}-{month:02}")
        return desk.addresses.href(path)
    return desk.addresses.href(addresses.topic(lang, topic, year.year), f"m{month:02}")


def _list_page(facts: _List, paths: tuple[str, ...], desk: Desk) -> bytes:
    lang, topic, year, month = facts.lang, facts.topic, facts.year, facts.month
    gettext = desk.words(lang).gettext
    name = names.words_for(topic.name, lang)
    when = month_name(year.year, month, lang).text if month else str(year.year)
    found = answer_items(desk, lang, paths, lambda question: topic.id in question.about)
    items = grouped_by_month(found)
    groups = tuple(
        AnswerGroup(
            anchor=f"m{number:02}",
            name=month_name(year.year, number, lang),
            count=count,
            items=items.get(number, ()),
        )
        for number, count in year.months
        if month or not year.cut
    )
    above: Link = Link(desk.addresses.href(addresses.topic(lang, topic.id)), name.text, name.lang)
    in_year = Link(desk.addresses.href(addresses.topic(lang, topic.id, year.year)), f"{year.year}")
    about = About(
        "answers",
        f"{name.text}: {when}",
        gettext("Questions and answers on the topic “%(topic)s”: %(when)s.")
        % {"topic": name.text, "when": when},
        breadcrumbs=(section_link(desk, lang, _SECTION), above, *((in_year,) if month else ())),
        section=desk.addresses.href(addresses.topics(lang)),
    )

    def path(other: Language) -> str:
        if month:
            return addresses.topic_month(other, topic.id, f"{year.year}-{month:02}")
        return addresses.topic(other, topic.id, year.year)

    page = AnswersPage(
        title=f"{name.text}: {when}",
        title_lang=name.lang,
        count=year.count,
        parts=() if month else _year_row(desk, lang, topic.id, year).parts,
        groups=groups,
        by_topic=False,
        newer=_neighbour(facts, facts.newer, desk),
        older=_neighbour(facts, facts.older, desk),
        elsewhere=None,
    )
    return desk.render(lang, list_head(desk, lang, path, about), page)


def _neighbour(facts: _List, number: int | None, desk: Desk) -> Link | None:
    if number is None:
        return None
    lang, topic = facts.lang, facts.topic.id
    if facts.month is None:
        return Link(desk.addresses.href(addresses.topic(lang, topic, number)), str(number))
    name = month_name(facts.year.year, number, lang)
    path = addresses.topic_month(lang, topic, f"{facts.year.year}-{number:02}")
    return Link(desk.addresses.href(path), name.text)

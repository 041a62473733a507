"""Lists of questions, made from the cards of the sessions that they come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from itertools import groupby
from operator import itemgetter

from pressroom.deriving.lists import Part, Version, Year
from pressroom.language import Language, Words
from pressroom.rendering import addresses, dates, names
from pressroom.rendering.contexts import AnswerItem, CountedLink, Link
from pressroom.rendering.desk import Desk
from pressroom.rendering.list_contexts import YearRow
from pressroom.rendering.title_cards import (
    TitleCard,
    TitledQuestion,
    card_path,
    titled_questions,
)

Wanted = Callable[[TitledQuestion], bool]


def card_paths(versions: Iterable[Version]) -> tuple[str, ...]:
    """The hidden files that a list of these versions is made from."""
    return tuple(card_path(session, lang) for session, lang in versions)


def answer_items(
    desk: Desk, language: Language, paths: Iterable[str], wanted: Wanted
) -> list[tuple[TitleCard, TitledQuestion, AnswerItem]]:
    """The wanted questions of all cards in their order, each with its card."""
    return [
        (card, question, _item(desk, language, card, question))
        for card, question in titled_questions(desk, paths)
        if wanted(question)
    ]


def newest_items(
    desk: Desk, language: Language, paths: Iterable[str], wanted: Wanted, most: int
) -> tuple[AnswerItem, ...]:
    """The first ``most`` wanted questions of the cards."""
    return tuple(item for _, _, item in answer_items(desk, language, paths, wanted)[:most])


def month_name(year: int, month: int, language: Language) -> Words:
    """A month with its year."""
    return Words(dates.format_month(date(year, month, 1), language).text)


def grouped_by_month(
    found: Iterable[tuple[TitleCard, TitledQuestion, AnswerItem]],
) -> dict[int, tuple[AnswerItem, ...]]:
    """The questions of a year month by month, in the order in which they come."""
    months = [(card.day.month, item) for card, _, item in found]
    return {
        month: tuple(item for _, item in group)
        for month, group in groupby(months, key=itemgetter(0))
    }


def year_row(
    number: int, year: Year, href: str, parts: Iterable[tuple[Part, str, Words]]
) -> YearRow:
    """A year with the parts that have something to show: part, address and name of each."""
    return YearRow(
        number,
        href,
        year.whole.listed,
        tuple(
            CountedLink(where, name, year.parts[part].listed)
            for part, where, name in parts
            if year.parts[part].listed
        ),
    )


def _item(desk: Desk, language: Language, card: TitleCard, question: TitledQuestion) -> AnswerItem:
    href = desk.addresses.href
    return AnswerItem(
        href=href(addresses.question(card.lang, card.session, question.id)),
        title=question.title,
        lang=_differs(question.lang, language),
        on=dates.format_day(card.day, language),
        place=names.place(question.district, desk, language),
        topics=tuple(names.label(topic, desk, language) for topic in question.topics),
        session=Link(
            href(addresses.session(card.lang, card.session), question.id),
            card.title,
            _differs(card.lang, language),
        ),
        answered=question.answered,
        demonstration=card.demonstration,
    )


def _differs(lang: Language, page: Language) -> Language | None:
    return lang if lang is not page else None

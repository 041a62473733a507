"""Lists of questions, made from the cards of the sessions that they come from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from pressroom.deriving.lists import Part, Version, Year
from pressroom.language import Language, Words
from pressroom.model.identity import QuestionId, SessionId
from pressroom.rendering import addresses, dates, names
from pressroom.rendering.contexts import AnswerItem, CountedLink, Link
from pressroom.rendering.desk import Desk
from pressroom.rendering.list_contexts import YearRow
from pressroom.rendering.title_cards import (
    CARDS,
    TitleCard,
    TitledQuestion,
    card_path,
    read_card,
)

Wanted = Callable[[TitledQuestion], bool]


def card_paths(versions: Iterable[Version]) -> tuple[str, ...]:
    """The hidden files that a list of these versions is made from."""
    return tuple(card_path(session, lang) for session, lang in versions)


def answer_items(
    desk: Desk, language: Language, paths: Iterable[str], wanted: Wanted
) -> list[tuple[TitleCard, TitledQuestion, AnswerItem]]:
    """The wanted questions of all cards in their order, each with its card.

    Each once: in the version whose card comes first.
    """
    found: list[tuple[TitleCard, TitledQuestion, AnswerItem]] = []
    shown: dict[SessionId, set[QuestionId]] = defaultdict(set)
    for path in paths:
        card = read_card(desk, path)
        before = shown[card.session]
        found += [
            (card, question, item)
            for question, item in zip(card.questions, _items(desk, language, card), strict=True)
            if wanted(question) and question.id not in before
        ]
        before.update(question.id for question in card.questions)
    return found


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


@lru_cache(maxsize=CARDS)
def _items(desk: Desk, language: Language, card: TitleCard) -> tuple[AnswerItem, ...]:
    """What lists show of a card; the lists of a year show the same questions again and again."""
    return tuple(_item(desk, language, card, question) for question in card.questions)


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

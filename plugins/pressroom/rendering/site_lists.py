"""Pages that exist in every language: the home page, lists, and what lists are cut into."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from pressroom.deriving.commitments import Standing
from pressroom.deriving.cut_lists import Spans, YearLists
from pressroom.language import Language
from pressroom.model.identity import DistrictId, OfficialId, SeriesId, TopicId
from pressroom.rendering import addresses

Localizing: TypeAlias = Callable[[Language], str]
"""The path of a page in each language."""


@dataclass(frozen=True, slots=True)
class SiteList:
    """A list; ``emitter`` must be switched on for it to exist.

    With ``years_of``, the records whose years it is cut by, it has a page for each year besides.
    """

    emitter: str
    path: Callable[[Language, int | None], str]
    years_of: str = ""

    @property
    def by_year(self) -> bool:
        """Whether it has a page for each year."""
        return bool(self.years_of)


def _standing(at: Standing) -> Callable[[Language, int | None], str]:
    return lambda lang, _: addresses.commitments_standing(lang, at)


LISTS = (
    SiteList("listing-pages", lambda lang, _: addresses.home(lang)),
    SiteList("listing-pages", addresses.sessions, "sessions"),
    SiteList("listing-pages", addresses.news, "news"),
    SiteList("topic-pages", lambda lang, _: addresses.topics(lang)),
    SiteList("district-pages", lambda lang, _: addresses.districts(lang)),
    SiteList("official-pages", lambda lang, _: addresses.officials(lang)),
    SiteList("correction-pages", addresses.corrections, "corrections"),
    SiteList("schedule-pages", lambda lang, _: addresses.schedule(lang)),
    SiteList("commitment-pages", addresses.commitments, "commitments"),
    *(SiteList("commitment-pages", _standing(at)) for at in Standing),
    SiteList("statistics-pages", addresses.statistics, "sessions"),
    SiteList("data-pages", lambda lang, _: addresses.data_page(lang)),
)

ENTRIES: Mapping[str, Callable[[Language, str], str]] = {
    "schedule-pages": lambda lang, one: addresses.series(lang, SeriesId(one)),
    "district-pages": lambda lang, one: addresses.district(lang, DistrictId(one)),
    "topic-pages": lambda lang, one: addresses.topic(lang, TopicId(one)),
    "official-pages": lambda lang, one: addresses.official(lang, OfficialId(one)),
}
"""Who makes a page for each entry of a register, and where it stands."""


def months(spans: Spans) -> Iterator[tuple[str, Localizing]]:
    """Who makes a page for each month of the schedule and of the promises, and where it stands."""
    for month in spans.schedule_months:
        yield "schedule-pages", partial(addresses.schedule_month, month=month)
    for month in spans.commitment_months:
        yield "commitment-pages", partial(addresses.commitments_month, month=month)


def lists_of_year(lists: YearLists) -> Iterator[tuple[str, Localizing]]:
    """Who makes each list of a year by topic or district, and where it stands."""
    year = lists.year
    for topic, of_months in lists.topics:
        yield "topic-pages", partial(addresses.topic, topic_id=topic, year=year)
        for month in of_months:
            path = partial(addresses.topic_month, topic_id=topic, month=f"{year}-{month:02}")
            yield "topic-pages", path
    for district, topics in lists.districts:
        yield "district-pages", partial(addresses.district, district_id=district, year=year)
        for part in topics:
            yield (
                "district-pages",
                partial(addresses.district_topic, district_id=district, year=year, topic_id=part),
            )

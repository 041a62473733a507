"""Pages that exist in every language whatever the archive holds: the home page and lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pressroom.deriving.commitments import Standing
from pressroom.language import Language
from pressroom.model.identity import DistrictId, OfficialId, SeriesId, TopicId
from pressroom.rendering import addresses


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
    SiteList("correction-pages", lambda lang, _: addresses.corrections(lang)),
    SiteList("schedule-pages", lambda lang, _: addresses.schedule(lang)),
    SiteList("commitment-pages", lambda lang, _: addresses.commitments(lang)),
    *(SiteList("commitment-pages", _standing(at)) for at in Standing),
    SiteList("statistics-pages", lambda lang, _: addresses.statistics(lang)),
    SiteList("data-pages", lambda lang, _: addresses.data_page(lang)),
)

ENTRIES: Mapping[str, Callable[[Language, str], str]] = {
    "schedule-pages": lambda lang, one: addresses.series(lang, SeriesId(one)),
    "district-pages": lambda lang, one: addresses.district(lang, DistrictId(one)),
    "topic-pages": lambda lang, one: addresses.topic(lang, TopicId(one)),
    "official-pages": lambda lang, one: addresses.official(lang, OfficialId(one)),
}
"""Who makes a page for each entry of a register, and where it stands."""

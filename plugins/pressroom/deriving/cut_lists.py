"""The lists that are cut by year, month or topic: which of them there are, and of what."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pressroom.deriving.cards import by_year
from pressroom.deriving.commitments import promised
from pressroom.deriving.corrections import derive_corrections
from pressroom.deriving.lists import Part
from pressroom.deriving.publication import Edition
from pressroom.deriving.register import LARGEST_YEAR
from pressroom.deriving.schedule_months import months_of
from pressroom.model.identity import DistrictId, TopicId


@dataclass(frozen=True, slots=True)
class YearLists:
    """The lists of one year, by topic and by district, the same in every language.

    Beside each topic stand the months and beside each district the topics (None for questions
    without one) that have a page of their own; nothing stands there where the year is not cut.
    """

    year: int
    topics: tuple[tuple[TopicId, tuple[int, ...]], ...]
    districts: tuple[tuple[DistrictId, tuple[TopicId | None, ...]], ...]


@dataclass(frozen=True, slots=True)
class Spans:
    """Years and months that have a page: by what they are of, in their order."""

    years: tuple[tuple[str, tuple[int, ...]], ...]
    schedule_months: tuple[str, ...]
    commitment_months: tuple[str, ...]


def derive_year_lists(edition: Edition) -> list[YearLists]:
    """The lists of each year. The work grows with the lists, not with the questions."""
    lists = edition.lists.by_language[edition.languages[0]]
    topics: defaultdict[int, list[tuple[TopicId, tuple[int, ...]]]] = defaultdict(list)
    districts: defaultdict[int, list[tuple[DistrictId, tuple[TopicId | None, ...]]]]
    districts = defaultdict(list)
    for topic, shelf in sorted(lists.topics.items()):
        for number, year in shelf.public_years:
            parts: list[Part] = [p for p, each in year.parts.items() if each.listed]
            months = sorted(part for part in parts if isinstance(part, int))
            topics[number].append((topic, tuple(months) if year.is_cut else ()))
    for district, shelf in sorted(lists.districts.items()):
        for number, year in shelf.public_years:
            parts = [part for part, each in year.parts.items() if each.listed]
            named = [TopicId(part) if isinstance(part, str) else None for part in parts]
            named.sort(key=lambda part: part or "")
            districts[number].append((district, tuple(named) if year.is_cut else ()))
    return [
        YearLists(year, tuple(topics[year]), tuple(districts[year]))
        for year in sorted({*topics, *districts})
    ]


def derive_spans(edition: Edition) -> Spans:
    """The years and months of all other lists."""
    archive = edition.archive
    promises = list(promised(edition))
    sizes = Counter(starts.year for starts in promises)
    large = {(one.year, one.month) for one in promises if sizes[one.year] > LARGEST_YEAR}
    moments: dict[str, Iterable[date]] = {
        "sessions": (next(iter(v.values())).starts for v in archive.sessions.values()),
        "news": (next(iter(v.values())).published for v in archive.releases.values()),
        "commitments": promises,
        "corrections": (one.on for one in derive_corrections(edition, edition.languages[0])),
    }
    return Spans(
        years=tuple((name, tuple(by_year(found))) for name, found in moments.items()),
        schedule_months=tuple(f"{month:%Y-%m}" for month in months_of(edition)),
        commitment_months=tuple(f"{year}-{month:02}" for year, month in sorted(large)),
    )

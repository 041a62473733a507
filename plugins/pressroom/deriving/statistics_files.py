"""The same figures as tables for programs: one row a year, month, district, topic or language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from pressroom.deriving.commitments import Standing
from pressroom.deriving.statistics import Figures, Share, YearFigures
from pressroom.language import Language, Localized

Row = tuple[str | int, ...]
Names = Mapping[str, Localized]
"""Ids of districts or topics with their names."""

_FIGURES = (
    "sessions",
    "held",
    "cancelled",
    "asked",
    "counted",
    "questions",
    "published",
    "answered",
    "unanswered",
    "hidden",
    "merged",
    "redactions",
    "demonstration",
)
_SHARE = ("published", "answered", "unanswered")
_NAMES = tuple(f"name_{lang}" for lang in Language)
_STANDINGS = tuple(standing.replace("-", "_") for standing in Standing)


def by_year(years: Iterable[YearFigures]) -> list[Row]:
    """``by-year.csv``."""
    return [("year", *_FIGURES), *((each.year, *_figures(each.total)) for each in years)]


def by_month(years: Iterable[YearFigures]) -> list[Row]:
    """``by-month.csv``."""
    rows: list[Row] = [("month", *_FIGURES)]
    for each in years:
        for month, figures in each.months:
            rows.append((f"{each.year}-{month:02}", *_figures(figures)))
    return rows


def by_district(years: Iterable[YearFigures], names: Names) -> list[Row]:
    """``by-district.csv``."""
    return _named("district", years, lambda each: each.districts, names)


def by_topic(years: Iterable[YearFigures], names: Names) -> list[Row]:
    """``by-topic.csv``; an empty id stands for no topic."""
    return _named("topic", years, lambda each: each.topics, names)


def by_language(years: Iterable[YearFigures]) -> list[Row]:
    """``by-language.csv``."""
    rows: list[Row] = [("year", "language", *_SHARE)]
    for each in years:
        rows += ((each.year, lang, *_share(share)) for lang, share in each.languages)
    return rows


def promises(years: Iterable[YearFigures]) -> list[Row]:
    """``promises.csv``."""
    head: Row = ("year", "promises", *_STANDINGS, "reopened")
    rows = [
        (
            each.year,
            each.promises.total,
            *(each.promises.at(standing) for standing in Standing),
            each.promises.reopened,
        )
        for each in years
    ]
    return [head, *rows]


def _named(
    kind: str,
    years: Iterable[YearFigures],
    shares: Callable[[YearFigures], Sequence[tuple[str, Share]]],
    names: Names,
) -> list[Row]:
    rows: list[Row] = [("year", kind, *_NAMES, *_SHARE)]
    nothing = Localized.of("")
    for each in years:
        for key, share in shares(each):
            words = tuple(str(names.get(key, nothing).pick(lang)) for lang in Language)
            rows.append((each.year, key, *words, *_share(share)))
    return rows


def _figures(figures: Figures) -> tuple[int, ...]:
    return tuple(getattr(figures, name) for name in _FIGURES)


def _share(share: Share) -> tuple[int, ...]:
    return tuple(getattr(share, name) for name in _SHARE)

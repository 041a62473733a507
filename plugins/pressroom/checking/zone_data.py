"""Zone data that is too old for Kazakhstan would show every broadcast an hour off."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from pressroom.problems.problem import Problem
from pressroom.settings import Settings
from pressroom.times import is_current


def check_zone_data(settings: Settings) -> list[Problem]:
    """The zone data in use knows Kazakhstan's change to UTC+5 on 1 March 2024, or nothing is built.

    Data is pinned; yet an installation may be old, or something in the process may read another.
    """
    if is_current():
        return []
    values = (("version", _installed()), ("zone", settings.zone))
    return [Problem(settings.label, 0, 1, "A410", values=values)]


def _installed() -> str:
    try:
        return version("tzdata")
    except PackageNotFoundError:
        return "—"

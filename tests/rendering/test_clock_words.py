"""What the page's clock is given."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from pressroom.rendering.clock_words import zone_changes


def offset_of(changes: str, moment: datetime) -> int:
    """Minutes from UTC, as a browser finds them."""
    pairs = (pair.split(":") for pair in changes.split())
    known = [(int(second), int(minutes)) for second, minutes in pairs]
    return [minutes for second, minutes in known if second <= moment.timestamp()][-1]


def test_kazakhstan_has_been_on_one_zone_since_1_march_2024() -> None:
    assert zone_changes("Asia/Almaty") == "0:360 1709229600:300"


@pytest.mark.parametrize("name", ["Asia/Almaty", "Europe/Berlin", "Asia/Kolkata", "UTC"])
def test_a_browser_finds_the_offset_of_any_hour(name: str) -> None:
    zone = ZoneInfo(name)
    changes = zone_changes(name)
    moment = datetime(2020, 1, 1, 0, 30, tzinfo=UTC)
    while moment.year < 2030:
        difference = moment.astimezone(zone).utcoffset()
        assert difference is not None
        assert offset_of(changes, moment) == difference.total_seconds() // 60
        moment += timedelta(hours=13)

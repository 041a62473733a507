"""QR codes for the notice board."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from pressroom.emitting.calendar_codes import CalendarCodes
from tests.deriving.small_schedule import edition_of
from tests.emitting.small_calendars import desk_for


def test_each_district_has_a_code_that_says_where_it_leads(tmp_path: Path) -> None:
    edition = edition_of(tmp_path, {})
    desk = desk_for(tmp_path, edition)
    emitter = CalendarCodes()
    drawn = {a.path: emitter.render(a, desk) for a in emitter.plan(edition)}
    assert {"calendars/all.kk.svg", "calendars/talgar.ru.svg"} <= drawn.keys()
    picture = ElementTree.fromstring(drawn["calendars/talgar.ru.svg"])  # noqa: S314 our own file
    title = picture.findtext("{http://www.w3.org/2000/svg}title")
    assert title == "QR-код, адрес: https://press.example/calendars/talgar.ru.ics"

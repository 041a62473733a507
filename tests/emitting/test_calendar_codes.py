"""QR codes for the notice board."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from pressroom.emitting.calendar_codes import CalendarCodes
from pressroom.language import Language
from pressroom.model.identity import DistrictId
from pressroom.rendering.calendar_views import subscription_page
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


def test_a_code_leads_to_the_page_that_offers_the_calendar_where_there_is_one(
    tmp_path: Path,
) -> None:
    desk = desk_for(tmp_path, edition_of(tmp_path, {}))
    talgar = DistrictId("talgar")
    for offers, expected in (
        (set(), "calendars/talgar.ru.ics calendars/all.ru.ics"),
        (
            {"district-pages", "schedule-pages"},
            "ru/districts/talgar/index.html ru/schedule/index.html",
        ),
    ):
        desk.offers = frozenset(offers)
        found = [subscription_page(desk, Language.RU, district) for district in (talgar, None)]
        assert " ".join(found) == expected

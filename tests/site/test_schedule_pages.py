"""The schedule as a citizen reads it, without script."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import Tag

from pressroom.verifying.tree import verify_tree
from tests.deriving.small_schedule import series_text
from tests.site.small_site import BuiltSite, build_site, hrefs, session, text_of
from tests.site.twenty_districts import CANCELLED, FAR, HELD, MOVED, REGION, SESSION

NOW = "2020-12-04T12:00+06:00"


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return build_site(tmp_path_factory.mktemp("region"), REGION, PRESS_NOW=NOW)


def row_of(site: BuiltSite, district: str, page: str = "ru/schedule/2020-12/index.html") -> Tag:
    """The row of the month's table that holds the broadcasts of a district."""
    rows = site.page(page).select(".month-table tbody tr")
    number = int(district[-2:])
    return next(row for row in rows if text_of(row.th).startswith(f"Условный район № {number} "))


def links_of(site: BuiltSite, series: str) -> set[str]:
    """Where the page of a series leads."""
    return hrefs(site.page(f"ru/series/{series}/index.html"))


def test_schedule_is_a_sound_part_of_the_site(region: BuiltSite) -> None:
    assert verify_tree(region.output) == []


def test_first_page_shows_the_week_of_the_build_and_four_ahead(region: BuiltSite) -> None:
    page = region.page("ru/schedule/index.html")
    assert [text_of(title) for title in page.select(".week__title")] == [
        "30 ноября – 6 декабря 2020 г.",
        "7–13 декабря 2020 г.",
        "14–20 декабря 2020 г.",
        "21–27 декабря 2020 г.",
        "28 декабря 2020 г. – 3 января 2021 г.",
    ]
    days = page.select("#week-2020-12-07 .week-table__day")
    assert [text_of(day) for day in days] == [
        "среда, 9 декабря",
        "четверг, 10 декабря",
        "пятница, 11 декабря",
    ]


def test_moved_broadcast_stands_under_its_new_day_with_its_old_time(region: BuiltSite) -> None:
    page = region.page("ru/schedule/index.html")
    (row,) = page.select("#week-2020-12-07 tbody:nth-of-type(2) .week-table__row")
    assert "Условный район № 1 " in f"{text_of(row.th)} "
    assert text_of(row.select_one(".tag")) == "Перенесён"
    assert text_of(row.s) == "9 декабря 2020 г. в 10:00"
    assert "Учения (объявлено: 2 декабря 2020 г. )" in text_of(row)


def test_cancelled_broadcast_stays_with_its_reason(region: BuiltSite) -> None:
    row = region.page("ru/schedule/index.html").select_one(".week-table__row--cancelled")
    assert row is not None
    assert "Отменён: День Независимости" in text_of(row)
    assert row.select_one("[data-clock]") is None


def test_month_has_a_row_for_each_district_and_a_column_for_each_week(region: BuiltSite) -> None:
    table = region.page("ru/schedule/2020-12/index.html").select_one(".month-table")
    assert table is not None
    headings = [text_of(heading) for heading in table.select("thead th")]
    assert headings == ["Район", "1–6 дек.", "7–13 дек.", "14–20 дек.", "21–27 дек.", "28–31 дек."]
    assert len(table.select("tbody tr")) == 21


@pytest.mark.parametrize(
    ("district", "week", "words"),
    [
        (HELD, 1, "ср, 9, 10:00"),
        (MOVED, 1, "чт, 10, 15:00 1 было: ср, 9, 10:00"),
        (FAR, 0, "ср, 2, 10:00 2 перенесён на: пт, 18, 15:00"),
        (FAR, 2, "ср, 16, 10:00 пт, 18, 15:00 2 было: ср, 2, 10:00"),
        (CANCELLED, 2, "ср, 16, 10:00 3 отменён"),
    ],
)
def test_month_says_what_became_of_each_broadcast(
    region: BuiltSite, district: str, week: int, words: str
) -> None:
    cell = row_of(region, district).select("td")[week]
    assert sorted(text_of(cell).split()) == sorted(words.split())


def test_month_explains_moves_and_cancellations_below_the_table(region: BuiltSite) -> None:
    notes = region.page("ru/schedule/2020-12/index.html").select(".month-notes li")
    assert [text_of(note.s) for note in notes] == [
        "9 декабря 2020 г. в 10:00",
        "2 декабря 2020 г. в 10:00",
        "16 декабря 2020 г. в 10:00",
    ]
    assert "→ 10 декабря 2020 г. в 15:00 . Учения" in text_of(notes[0])
    assert "отменён. День Независимости" in text_of(notes[2])


def test_month_carries_the_code_of_the_calendar(region: BuiltSite) -> None:
    page = region.page("kk/schedule/2020-12/index.html")
    code = page.select_one(".qr-code img")
    assert code is not None
    assert code["src"] == "/calendars/all.kk.svg"
    assert "https://press.example/kk/schedule/" in str(code["alt"])


def test_month_that_is_over_does_not_change_with_the_day_of_the_build(tmp_path: Path) -> None:
    days = ("2021-01-04T12:00+06:00", "2021-01-25T12:00+06:00")
    files = {"series/first.md": series_text(official="chief", until="2021-01-27")}
    sites = [build_site(tmp_path / day[:10], files, PRESS_NOW=day) for day in days]
    path = "ru/schedule/2020-12/index.html"
    assert sites[0].files[path] == sites[1].files[path]


def test_series_says_its_rule_and_what_was_changed(region: BuiltSite) -> None:
    page = region.page(f"ru/series/{MOVED}/index.html")
    assert text_of(page.select_one(".lead")) == "Каждую среду в 10:00"
    (change,) = page.select(".series-changes tbody tr")
    assert text_of(change.s) == "9 декабря 2020 г. в 10:00"
    assert "10 декабря 2020 г. в 15:00 UTC+6" in text_of(change)
    assert "Учения" in text_of(change)
    assert "2 декабря 2020 г." in text_of(change)
    kazakh = region.page(f"kk/series/{MOVED}/index.html")
    assert text_of(kazakh.select_one(".lead")) == "Сәрсенбі сайын, сағат 10:00-де"


def test_series_lead_to_the_one_before_and_the_one_after(tmp_path: Path) -> None:
    keys = {"official": "chief", "district": "talgar"}
    files = {
        "series/first.md": series_text(until="2020-12-30", **keys),
        "series/second.md": series_text(
            **{"from": "2021-01-14"}, until="2021-06-24", rule="FREQ=WEEKLY;BYDAY=TH", **keys
        ),
        "series/other.md": series_text(
            **{"from": "2021-02-03"}, until="2021-06-30", **{**keys, "district": "almaty-region"}
        ),
    }
    site = build_site(tmp_path, files)
    assert "/ru/series/second/" in links_of(site, "first")
    assert "/ru/series/first/" in links_of(site, "second")
    other = links_of(site, "other")
    assert not {"/ru/series/first/", "/ru/series/second/"} & other


def test_past_broadcasts_of_a_series_lead_to_their_transcripts(tmp_path: Path) -> None:
    files = {
        "series/first.md": series_text(official="chief"),
        "sessions/2020/2020-10-28-talgar.ru.md": session(
            "## Вопрос? {#q1}\n\nВопрос: Да?\n\nОтвет: Да.\n",
            date="2020-10-28 10:00",
            series="first",
        ),
    }
    page = build_site(tmp_path, files).page("ru/series/first/index.html")
    (past,) = page.select("[aria-labelledby=past] .session-item__title a")
    assert past["href"] == "/ru/sessions/2020-10-28-talgar/"


def test_announcement_offers_to_ask_and_to_add_it_to_a_calendar(region: BuiltSite) -> None:
    page = region.page(f"ru/sessions/{SESSION}/index.html")
    offers = page.select_one(".announcement")
    assert offers is not None
    assert hrefs(offers) == {
        "/ru/how-to-ask.html",
        f"/calendars/{SESSION}.ru.ics",
        f"webcal://press.example/calendars/{HELD}.ru.ics",
    }
    series = page.select_one(f'.facts a[href="/ru/series/{HELD}/"]')
    assert text_of(series) == "Эфир начальника"


def test_transcript_offers_no_calendar_and_loads_no_clock(tmp_path: Path) -> None:
    files = {"sessions/2020/2020-10-28-talgar.ru.md": session(date="2020-10-28 10:00")}
    page = build_site(tmp_path, files).page("ru/sessions/2020-10-28-talgar/index.html")
    assert page.select_one(".announcement") is None
    assert not [script for script in page.select("script") if "clock" in str(script.get("src"))]


def test_home_page_shows_the_next_broadcasts_and_leads_to_the_schedule(region: BuiltSite) -> None:
    page = region.page("ru/index.html")
    titles = page.select(".next .broadcast")
    assert len(titles) == 4
    assert page.select_one('.next a[href="/ru/schedule/"]') is not None


def test_nothing_built_into_a_page_claims_anything_about_now(region: BuiltSite) -> None:
    claims = ("сейчас в эфире", "завтра", "эта неделя", "через ", "закончился", "қазір", "ертең")
    pages = [path for path in region.files if "/schedule/" in path or "/series/" in path]
    for path in (*pages, "kk/index.html", "ru/index.html", f"ru/sessions/{SESSION}/index.html"):
        text = text_of(region.page(path).body).lower()
        assert [claim for claim in claims if claim in text] == [], path


def test_districts_and_officials_show_their_own_next_broadcasts(region: BuiltSite) -> None:
    for path in (f"districts/{MOVED}", f"officials/chief-{MOVED}"):
        items = region.page(f"ru/{path}/index.html").select(".next .broadcast")
        assert len(items) == 3
        assert text_of(items[0].s) == "9 декабря 2020 г. в 10:00"
        assert all("Условный район № 1 " in text_of(item) for item in items)

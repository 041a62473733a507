"""Promises as they stand today: what became overdue since the site was built."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage, address_of

OPEN = "ru/commitments/open/index.html"
QUESTION = "ru/sessions/2020-11-05-demo/q2.html"
PAGES = ("", "open/", "overdue/", "done/", "2020/")
# 20 working days from 5 November 2020 end on 4 December: the first is a holiday.
MARKS = ".promise .tag--bad, .commitment__head .tag--bad"
LAST_MOMENT = "2020-12-04T23:59:00+06:00"
TOO_LATE = "2020-12-05T00:01:00+06:00"


def opened_on(open_page: OpenPage, path: str, moment: str, **settings: object) -> Page:
    """A page of the site built in 2020, opened at a later moment."""
    page = open_page("ru/index.html", **settings)
    page.clock.set_fixed_time(moment)
    page.goto(address_of(path))
    return page


@pytest.mark.parametrize("path", [OPEN, QUESTION])
@pytest.mark.parametrize(("moment", "overdue"), [(LAST_MOMENT, 0), (TOO_LATE, 1)])
def test_promise_is_marked_overdue_from_the_day_after_its_last(
    open_page: OpenPage, path: str, moment: str, overdue: int
) -> None:
    page = opened_on(open_page, path, moment, timezone_id="America/New_York")
    assert page.locator(MARKS).count() == overdue


def test_list_says_that_it_is_older_than_what_it_marks(open_page: OpenPage) -> None:
    page = opened_on(open_page, OPEN, TOO_LATE)
    assert page.locator("[data-since]").is_visible()
    page = opened_on(open_page, OPEN, LAST_MOMENT)
    assert not page.locator("[data-since]").is_visible()


def test_without_script_only_what_was_true_at_the_build_is_claimed(open_page: OpenPage) -> None:
    page = open_page(OPEN, java_script_enabled=False)
    assert page.locator(".promise .tag--bad").count() == 0
    assert "на 30 ноября 2020\xa0г." in page.locator(".register__day").inner_text()
    assert not page.locator("[data-filter]").is_visible()


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_nobody_meets_a_barrier_in_the_register(
    open_page: OpenPage, lang: str, colours: str
) -> None:
    page = open_page(f"{lang}/commitments/index.html", width=320, color_scheme=colours)
    for path in PAGES:
        page.goto(address_of(f"{lang}/commitments/{path}index.html"))
        assert Axe().run(page).response["violations"] == []
        width = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert width == 0


def test_list_is_filtered_by_who_is_responsible(open_page: OpenPage) -> None:
    page = open_page("ru/commitments/2020/index.html")
    everything = page.locator(".promise").count()
    page.get_by_label("Отвечает за исполнение").select_option(label="Инспектор (образец)")
    assert page.locator(".promise >> visible=true").count() == 1
    assert page.locator("[data-found]").inner_text() == f"Показано: 1 из {everything}"
    page.get_by_label("Отвечает за исполнение").select_option(label="Все")
    assert page.locator(".promise >> visible=true").count() == everything


@pytest.mark.parametrize(("lang", "colours"), [("kk", "light"), ("ru", "dark")])
def test_nobody_meets_a_barrier_in_the_statistics(
    open_page: OpenPage, lang: str, colours: str
) -> None:
    page = open_page(f"{lang}/statistics/index.html", width=320, color_scheme=colours)
    for path in ("", "2020/"):
        page.goto(address_of(f"{lang}/statistics/{path}index.html"))
        assert Axe().run(page).response["violations"] == []
        width = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert width == 0


def test_patterns_of_a_chart_are_drawn_without_script_and_on_paper(open_page: OpenPage) -> None:
    page = open_page("ru/statistics/index.html", java_script_enabled=False)
    page.emulate_media(media="print")
    part = page.locator(".part--unanswered").last
    assert part.is_visible()
    assert part.get_attribute("fill") == "url(#pattern-unanswered)"
    assert page.locator("#pattern-unanswered").count() == 1

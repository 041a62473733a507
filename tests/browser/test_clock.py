"""What depends on the moment of reading, in browsers whose clock and zone are set."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Route

from tests.site.small_site import BuiltSite, build_site
from tests.site.twenty_districts import CANCELLED, REGION, SESSION

ORIGIN = "https://press.example/"
BUILT = "2020-12-04T12:00+06:00"
ALMATY, BERLIN = "Asia/Almaty", "Europe/Berlin"
ANNOUNCED = f"sessions/{SESSION}/index.html"
PROVISIONAL = "ru/sessions/2020-12-11-talgar/index.html"

Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return build_site(tmp_path_factory.mktemp("clock"), REGION, PRESS_NOW=BUILT)


@pytest.fixture
def visit(browser: Browser, region: BuiltSite) -> Iterator[Visit]:
    """Read a page at a moment: ``visit("ru/index.html", "2020-12-09T10:30:00+06:00")``."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def visit_one(path: str, moment: str = "", zone: str = ALMATY, **settings: Any) -> Page:
        settings.setdefault("viewport", {"width": 1280, "height": 900})
        context = browser.new_context(timezone_id=zone, locale="de", **settings)
        contexts.append(context)
        if moment:
            context.clock.install(time=moment)
        context.route("**/*", serve)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{ORIGIN}{path}")
        return page

    def serve(route: Route) -> None:
        path = route.request.url.partition("#")[0].removeprefix(ORIGIN)
        kind = mimetypes.guess_type(path)[0] or "font/woff2"
        route.fulfill(body=region.files[path], content_type=f"{kind}; charset=utf-8")

    yield visit_one
    for context in contexts:
        context.close()
    assert complaints == []


def said(page: Page, selector: str = ".announcement__now .clock") -> str:
    """What stands there for the reader's eyes; "" where nothing does."""
    place = page.locator(selector).first
    return place.inner_text() if place.is_visible() else ""


SAID = {
    "2020-11-18T10:00:00+06:00": ("через 21 день", "21 күннен кейін"),
    "2020-12-04T10:00:00+06:00": ("через 5 дней", "5 күннен кейін"),
    "2020-12-07T23:59:00+06:00": ("через 2 дня", "2 күннен кейін"),
    "2020-12-08T00:01:00+06:00": ("Завтра", "Ертең"),
    "2020-12-09T00:01:00+06:00": ("через 10 часов", "10 сағаттан кейін"),
    "2020-12-09T09:37:30+06:00": ("через 23 минуты", "23 минуттан кейін"),
    "2020-12-09T10:00:00+06:00": ("Сейчас в эфире", "Қазір эфирде"),
    "2020-12-09T10:59:59+06:00": ("Сейчас в эфире", "Қазір эфирде"),
    "2020-12-09T11:00:00+06:00": (
        "Эфир закончился, расшифровка будет позже",
        "Эфир аяқталды, мәтіні кейін шығады",
    ),
}


@pytest.mark.parametrize("zone", [ALMATY, BERLIN])
@pytest.mark.parametrize("lang", ["ru", "kk"])
def test_an_announcement_says_how_far_the_broadcast_is(visit: Visit, lang: str, zone: str) -> None:
    page = visit(f"{lang}/{ANNOUNCED}", next(iter(SAID)), zone)
    found = {}
    for moment in SAID:
        page.clock.set_fixed_time(moment)
        page.reload()
        found[moment] = said(page)
    assert found == {moment: words[lang == "kk"] for moment, words in SAID.items()}


def test_reader_elsewhere_sees_the_own_hour_beside_the_local_one(visit: Visit) -> None:
    moment = "2020-12-04T10:00:00+06:00"
    own = ".announcement__now .own-time"
    assert said(visit(f"ru/{ANNOUNCED}", moment, BERLIN), own) == "у вас 05:00"
    assert said(visit(f"kk/{ANNOUNCED}", moment, BERLIN), own) == "сізде 05:00"
    assert said(visit(f"ru/{ANNOUNCED}", moment, "America/New_York"), own) == "у вас 08.12, 23:00"
    assert said(visit(f"ru/{ANNOUNCED}", moment, ALMATY), own) == ""


def test_page_left_open_goes_on_to_speak_of_now(visit: Visit) -> None:
    page = visit(f"ru/{ANNOUNCED}", "2020-12-09T09:58:30+06:00")
    assert said(page) == "через 2 минуты"
    page.clock.run_for(60_000)
    assert said(page) == "через 1 минуту"
    page.clock.run_for(60_000)
    assert said(page) == "Сейчас в эфире"
    page.clock.fast_forward(3_600_000)
    assert said(page) == "Эфир закончился, расшифровка будет позже"


def test_date_that_may_change_is_never_said_to_be_live(visit: Visit) -> None:
    assert said(visit(PROVISIONAL, "2020-12-09T10:00:00+06:00")) == "через 2 дня"
    for hour in ("18:10", "23:00"):
        assert said(visit(PROVISIONAL, f"2020-12-11T{hour}:00+06:00")) == ""


def test_schedule_marks_the_week_of_the_reader(visit: Visit) -> None:
    page = visit("ru/schedule/index.html", "2020-12-05T10:00:00+06:00")
    assert page.locator("[data-week-mark]:visible").all_inner_texts() == ["Эта неделя"]
    assert not page.locator("[data-outdated-from]").is_visible()
    live = visit("ru/schedule/index.html", "2020-12-16T10:20:00+06:00", BERLIN)
    week = live.locator("#week-2020-12-14")
    assert week.locator("[data-week-mark]").inner_text() == "Эта неделя"
    assert week.get_by_text("Сейчас в эфире", exact=True).count() == 19
    cancelled = week.locator(".week-table__row--cancelled")
    assert "Отменён" in cancelled.inner_text()
    assert "Сейчас" not in cancelled.inner_text()
    assert CANCELLED in str(cancelled.locator("a").first.get_attribute("href"))


def test_schedule_made_in_an_earlier_week_says_so(visit: Visit) -> None:
    moment = "2020-12-08T10:00:00+06:00"
    russian, kazakh = (visit(f"{lang}/schedule/index.html", moment) for lang in ("ru", "kk"))
    notice = "[data-outdated-from]"
    assert "на одной из прошлых недель" in russian.locator(notice).inner_text()
    assert "бұрынғы аптада" in kazakh.locator(notice).inner_text()
    marks = kazakh.locator("[data-week-mark]:visible").all_inner_texts()
    assert marks == ["Өткен апта", "Осы апта"]


def test_week_ends_at_midnight_of_the_site_not_of_the_reader(visit: Visit) -> None:
    sunday, monday = "2020-12-06T23:59:00+06:00", "2020-12-07T00:00:30+06:00"
    for moment, shown in ((sunday, False), (monday, True)):
        page = visit("ru/schedule/index.html", moment, BERLIN)
        assert page.locator("[data-outdated-from]").is_visible() == shown


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_without_script_pages_show_plain_dates_and_claim_nothing(visit: Visit, lang: str) -> None:
    for path in ("index.html", "schedule/index.html", ANNOUNCED):
        page = visit(f"{lang}/{path}", java_script_enabled=False)
        assert (
            page.locator(".clock:visible, .own-time:visible, [data-week-mark]:visible").count() == 0
        )
        assert page.locator("main time").first.is_visible()


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_schedule_reads_on_a_small_phone_and_by_screen_reader(visit: Visit, lang: str) -> None:
    lists = ("index.html", "schedule/index.html", "schedule/2020-12/index.html")
    for path in (*lists, f"series/{CANCELLED}/index.html", ANNOUNCED):
        page = visit(
            f"{lang}/{path}",
            "2020-12-09T10:20:00+06:00",
            BERLIN,
            viewport={"width": 320, "height": 700},
            color_scheme="dark" if lang == "kk" else "light",
        )
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wide) == 0, path
        if lang == "ru" and path != ANNOUNCED:
            continue  # the Kazakh page is built of the same parts
        found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
        assert [(path, one["id"], one["nodes"][0]["html"]) for one in found] == []


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_month_of_twenty_districts_prints_on_one_sheet(visit: Visit, lang: str) -> None:
    page = visit(f"{lang}/schedule/2020-12/index.html")
    paper = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", paper)) == 1
    page.emulate_media(media="print")
    assert page.locator(".qr-code__image").is_visible()
    for part in (".masthead", ".calendar-links", ".month__ways", ".footer"):
        assert not page.locator(part).first.is_visible(), part

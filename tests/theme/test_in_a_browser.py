"""What a reader notices: on a phone, in the dark, by keyboard and screen reader, without script."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.theme.conftest import OpenPage
from tests.theme.showroom import ORIGIN, component_html, example_html

LEADING_AWAY = ("/moved.html", "/question-q6.html", "/language-choice.html")
PAGES = sorted(path for path in example_html() if not path.endswith(LEADING_AWAY))
TRANSCRIPTS = [path for path in PAGES if path.startswith(("/kk/question", "/kk/session"))]
OTHERS = [path for path in PAGES if path.startswith("/ru/") and "/question-" not in path]
COMPONENTS = sorted(path for path in component_html() if path.startswith("/kk/"))


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong with the page."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{page.url} {violation['id']}: {node['html'][:200]}"
        for violation in found
        for node in violation["nodes"]
    ]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    width: int = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return width


@pytest.mark.parametrize(
    ("addresses", "colours"),
    [(TRANSCRIPTS, "light"), (OTHERS, "dark"), (COMPONENTS, "light")],
    ids=["kazakh-transcripts", "russian-dark", "components"],
)
def test_nothing_stands_in_the_way_of_a_reader_with_a_disability(
    open_page: OpenPage, addresses: list[str], colours: str
) -> None:
    page = open_page(addresses[0], width=320, color_scheme=colours)
    found = []
    for address in addresses:
        page.goto(ORIGIN + address)
        found += violations(page)
    assert found == []


def test_no_page_scrolls_sideways_on_a_small_phone(open_page: OpenPage) -> None:
    page = open_page(PAGES[0], width=320)
    wide = []
    for address in [*PAGES, *COMPONENTS]:
        page.goto(ORIGIN + address)
        if overflow(page) > 0:
            wide.append(f"{address}: {overflow(page)} px too wide")
    assert wide == []


def test_very_large_text_still_fits_a_small_phone(open_page: OpenPage) -> None:
    page = open_page("/kk/session.html", width=320)
    page.evaluate("localStorage.setItem('pressroom.text-size', 'larger')")
    for address in ("/kk/session.html", "/kk/home.html", "/ru/release.html"):
        page.goto(ORIGIN + address)
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "22px"
        assert overflow(page) == 0


def test_everything_to_press_outside_of_sentences_is_large_enough(open_page: OpenPage) -> None:
    page = open_page("/ru/session.html", width=320)
    small = page.evaluate("""() =>
        [...document.querySelectorAll("a, button, summary, label")].filter((element) => {
            const inSentence = "p:not(.question__foot), dd, li:not(:has(> :only-child)), .skip";
            const box = element.getBoundingClientRect();
            return !element.closest(inSentence) && box.width > 0
                && (box.height < 24 || box.width < 24);
        }).map((element) => element.outerHTML.slice(0, 120))""")
    assert small == []


def test_contents_stand_open_beside_the_transcript_on_a_wide_screen(open_page: OpenPage) -> None:
    page = open_page("/ru/session.html", width=1280)
    page.locator("#q9").scroll_into_view_if_needed()
    contents = page.locator(".contents").bounding_box()
    question = page.locator("#q9").bounding_box()
    assert contents is not None
    assert question is not None
    assert contents["x"] + contents["width"] <= question["x"]
    assert contents["y"] >= 0
    assert page.get_by_role("navigation", name="Содержание").get_by_role("link").first.is_visible()


def test_contents_are_one_press_away_on_a_phone(open_page: OpenPage) -> None:
    page = open_page("/ru/session.html", width=320)
    first = page.locator(".contents__link").first
    assert not first.is_visible()
    page.locator(".contents__summary").click()
    assert first.is_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_a_transcript_reads_without_script(open_page: OpenPage, width: int) -> None:
    page = open_page("/kk/session.html", width=width, java_script_enabled=False)
    assert page.locator("#q1 .turn--answer").first.is_visible()
    assert page.locator(".contents__link").first.is_visible() == (width == 1280)
    assert not page.locator(".display").is_visible()
    assert not page.locator("button:not(.seek__go)").first.is_visible()


def test_chosen_colours_and_text_size_are_kept_on_the_next_page(open_page: OpenPage) -> None:
    page = open_page("/ru/home.html")
    page.locator(".display__summary").click()
    page.get_by_label("Тёмные").check()
    page.get_by_label("Крупный", exact=True).check()
    page.goto(f"{ORIGIN}/ru/session.html")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert page.locator("html").get_attribute("data-text-size") == "large"
    page.locator(".display__summary").click()
    assert page.get_by_label("Тёмные").is_checked()
    page.get_by_label("Как на устройстве").check()
    page.keyboard.press("Escape")
    assert not page.get_by_label("Светлые").is_visible()
    page.goto(f"{ORIGIN}/ru/home.html")
    assert page.locator("html").get_attribute("data-theme") is None


def test_a_citation_is_copied_and_the_reader_is_told(open_page: OpenPage) -> None:
    page = open_page("/ru/question-q1.html", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Скопировать ссылку целиком").click()
    page.get_by_role("status").get_by_text("Скопировано").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Онлайн-приём граждан")
    assert copied.endswith("https://example.org/ru/sessions/2020-10-16-almaty-region/")


@pytest.mark.parametrize(
    ("reads", "chosen", "goes_to"),
    [("kk-KZ", None, "/kk/"), ("ru", None, "/ru/"), ("ru", "kk", "/kk/"), ("de", None, None)],
)
def test_the_entrance_goes_on_to_the_language_of_the_reader(
    open_page: OpenPage, reads: str, chosen: str | None, goes_to: str | None
) -> None:
    page = open_page("/ru/home.html", locale=reads)
    if chosen:
        page.evaluate(f"localStorage.setItem('pressroom.language', '{chosen}')")
    page.goto("about:blank")
    page.goto(f"{ORIGIN}/ru/language-choice.html")
    if goes_to:
        page.wait_for_url(ORIGIN + goes_to)
    else:
        page.wait_for_load_state("networkidle")
        assert page.url.endswith("/language-choice.html")


@pytest.mark.parametrize(
    ("address", "referer"),
    [
        ("/ru/language-choice.html#choose", ""),
        ("/ru/language-choice.html", f"{ORIGIN}/ru/home.html"),
    ],
)
def test_a_reader_who_wants_to_choose_a_language_is_not_sent_away(
    open_page: OpenPage, address: str, referer: str
) -> None:
    page = open_page(address, referer=referer, locale="ru")
    page.wait_for_load_state("networkidle")
    assert "language-choice" in page.url


def test_a_language_taken_from_the_switch_is_remembered(open_page: OpenPage) -> None:
    page = open_page("/ru/home.html")
    page.get_by_role("link", name="Қазақша").first.click()
    page.wait_for_url(f"{ORIGIN}/kk/")
    assert page.evaluate("localStorage.getItem('pressroom.language')") == "kk"


def test_the_first_tab_stop_leads_past_the_menu(open_page: OpenPage) -> None:
    page = open_page("/kk/session.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_paper_shows_the_record_and_addresses_but_nothing_to_press(open_page: OpenPage) -> None:
    page = open_page("/ru/session.html", width=760)
    page.emulate_media(media="print")
    for chrome in (".menu", ".languages", ".contents", ".question__foot", ".citation__tools"):
        assert not page.locator(chrome).first.is_visible()
    assert page.locator("#q1 .turn--answer").first.is_visible()
    address = page.evaluate(
        "getComputedStyle(document.querySelector('.facts a[href^=http]'), '::after').content"
    )
    assert "https://example.org/police" in address

"""The sample site as a citizen meets it: phone and desk, light and dark, keyboard, no script."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage, address_of

PAGES = {
    "home": "index.html",
    "list": "sessions/index.html",
    "session": "sessions/2020-10-21-demo/index.html",
    "question": "sessions/2020-10-21-demo/q3.html",
    "release": "news/2020-10-16-online-reception.html",
    "page": "about.html",
}
SESSION = PAGES["session"]
QUESTION = PAGES["question"]


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong with a page."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{page.url} {violation['id']}: {node['html'][:200]}"
        for violation in found
        for node in violation["nodes"]
    ]


def too_wide(page: Page) -> int:
    """By how many pixels a page is wider than its window."""
    width: int = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return width


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_nobody_meets_a_barrier(open_page: OpenPage, lang: str, colours: str) -> None:
    page = open_page(f"{lang}/{PAGES['home']}", color_scheme=colours)
    found = []
    for path in PAGES.values():
        page.goto(address_of(f"{lang}/{path}"))
        found += violations(page)
    assert found == []


def test_entrance_and_not_found_have_no_barrier_either(open_page: OpenPage) -> None:
    for path in ("index.html", "404.html"):
        assert violations(open_page(path)) == []


@pytest.mark.parametrize("width", [768, 1280])
@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_no_page_scrolls_sideways(open_page: OpenPage, lang: str, width: int) -> None:
    page = open_page(f"{lang}/{PAGES['home']}", width=width)
    for path in PAGES.values():
        page.goto(address_of(f"{lang}/{path}"))
        assert too_wide(page) <= 0, page.url


def test_not_one_page_of_the_site_scrolls_sideways_on_a_small_phone_or_breaks_its_policy(
    open_page: OpenPage, sample: dict[str, bytes]
) -> None:
    page = open_page("404.html", width=320)
    wide = []
    for path, content in sample.items():
        if path.endswith(".html") and b'http-equiv="refresh"' not in content:
            page.goto(address_of(path))
            if too_wide(page) > 0:
                wide.append(path)
    assert wide == []


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_everything_is_read_without_script(open_page: OpenPage, lang: str) -> None:
    page = open_page(f"{lang}/{SESSION}", java_script_enabled=False)
    for question in ("q1", "q7", "q20"):
        assert page.locator(f"#{question} .turn--answer").first.is_visible()
    page.goto(address_of(f"{lang}/{QUESTION}"))
    assert page.locator(".turn--answer").first.is_visible()
    page.goto(address_of("index.html"))
    assert page.locator("a[href$='/kk/']").is_visible()
    assert page.locator("a[href$='/ru/']").is_visible()


@pytest.mark.parametrize("scripted", [True, False])
def test_address_of_a_merged_question_leads_to_the_other(
    open_page: OpenPage, scripted: bool
) -> None:
    page = open_page("ru/sessions/2020-10-21-demo/q6.html", java_script_enabled=scripted)
    page.wait_for_url(address_of("ru/sessions/2020-10-21-demo/q5.html"))


def test_first_stop_of_the_keyboard_leads_past_the_menu(open_page: OpenPage) -> None:
    page = open_page(f"kk/{SESSION}")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    assert skip.evaluate("link => link === document.activeElement")
    box = skip.bounding_box()
    assert box is not None
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_keyboard_s_place_is_always_seen(open_page: OpenPage, colours: str) -> None:
    page = open_page(f"ru/{QUESTION}", color_scheme=colours)
    unseen = []
    for _ in range(25):
        page.keyboard.press("Tab")
        seen = page.evaluate("""() => {
            const style = getComputedStyle(document.activeElement);
            return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2)
                || style.boxShadow !== "none";
        }""")
        if not seen:
            unseen.append(page.evaluate("document.activeElement.outerHTML.slice(0, 100)"))
    assert unseen == []


def test_display_settings_are_remembered_from_page_to_page(open_page: OpenPage) -> None:
    page = open_page(f"kk/{PAGES['home']}")
    page.locator(".display__summary").click()
    page.locator("input[name=theme][value=dark]").check()
    page.locator("input[name=text-size][value=larger]").check()
    page.goto(address_of(f"ru/{SESSION}"))
    html = page.locator("html")
    assert html.get_attribute("data-theme") == "dark"
    assert html.get_attribute("data-text-size") == "larger"
    assert violations(page) == []


def test_citation_is_copied_with_its_full_address(open_page: OpenPage) -> None:
    page = open_page(f"ru/{QUESTION}", permissions=["clipboard-read", "clipboard-write"])
    page.locator("[data-copy=citation]").click()
    page.get_by_role("status").get_by_text("Скопировано").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "«Пришла ссылка на „выплату“. Это мошенники?»" in copied
    assert copied.endswith(address_of(f"ru/{QUESTION}"))


@pytest.mark.parametrize(("reads", "lang"), [("kk-KZ", "kk"), ("ru-KZ", "ru"), ("ru", "ru")])
def test_entrance_goes_on_to_the_reader_s_language(
    open_page: OpenPage, reads: str, lang: str
) -> None:
    page = open_page("index.html", locale=reads)
    page.wait_for_url(address_of(f"{lang}/index.html"))


def test_entrance_offers_the_choice_to_who_reads_neither(open_page: OpenPage) -> None:
    page = open_page("index.html", locale="de")
    page.wait_for_load_state("networkidle")
    assert page.url == address_of("index.html")


def test_chosen_language_stays_chosen(open_page: OpenPage) -> None:
    page = open_page(f"kk/{PAGES['home']}", locale="kk-KZ")
    page.locator(".languages a[hreflang=ru]").click()
    page.wait_for_url(address_of("ru/index.html"))
    page.goto("about:blank")
    page.goto(address_of("index.html"))
    page.wait_for_url(address_of("ru/index.html"))


def test_reader_may_choose_again_from_any_page(open_page: OpenPage) -> None:
    page = open_page(f"ru/{QUESTION}", locale="ru")
    page.locator(".footer a[href$='#choose']").click()
    page.wait_for_load_state("networkidle")
    assert page.url == f"{address_of('index.html')}#choose"
    page.locator("a[data-language=kk]").click()
    page.wait_for_url(address_of("kk/index.html"))


def test_language_switch_leads_to_the_same_question(open_page: OpenPage) -> None:
    page = open_page(f"ru/{QUESTION}")
    page.locator(".languages a[hreflang=kk]").click()
    page.wait_for_url(address_of(f"kk/{QUESTION}"))


def test_paper_shows_the_record_without_what_is_to_be_pressed(open_page: OpenPage) -> None:
    page = open_page(f"kk/{SESSION}", width=760)
    page.emulate_media(media="print")
    for part in (".menu", ".languages", ".display", ".skip", ".contents", ".citation__tools"):
        assert not page.locator(part).first.is_visible(), part
    assert page.locator("h1").is_visible()
    assert page.locator("#q1 .turn--answer").first.is_visible()


def test_kazakh_letters_come_from_the_site_s_own_font(open_page: OpenPage) -> None:
    page = open_page(f"kk/{PAGES['home']}")
    page.evaluate("document.fonts.ready.then(() => true)")
    assert page.evaluate("document.fonts.check('16px \"Golos Text\"', 'ӘәҒғҚқҢңӨөҰұҮүҺһІі₸')")
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Golos Text"')

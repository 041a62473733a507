"""The search page, as a citizen uses it."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pressroom.searching.letters import encode_letters
from tests.searching.conftest import OpenSearch
from tests.searching.demonstration import build_demonstration, queries

RUN = """
async ({ texts, lang }) => {
  const script = document.querySelector("script[type=module]");
  const { Engine, Index, ...words } = await import(script.src);
  const { index } = document.querySelector("[data-search]").dataset;
  const search = new Engine(await new Index(index, lang).open(), words);
  const found = [];
  for (const text of texts) found.push((await search.search(text)).items.map(({ path }) => path));
  return found;
}
"""


def reference(path: str) -> str:
    """An answer as the set of queries names it: without its language."""
    session = re.fullmatch(r"\w+/sessions/(.+)/(q\d+)\.html", path)
    return (
        f"{session[1]}#{session[2]}"
        if session
        else path.rsplit("/", maxsplit=1)[-1].removesuffix(".html")
    )


def titles(page: Page) -> list[str]:
    return page.locator(".result__title").all_inner_texts()


def wait_for(page: Page, told: str) -> None:
    expect(page.get_by_role("status").first).to_have_text(told)


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_queries_of_citizens_find_their_answers_among_the_first_five(
    open_search: OpenSearch, lang: str
) -> None:
    asked = list(queries())
    page = open_search(f"{lang}/search/")
    found = page.evaluate(RUN, {"texts": [query.text for query in asked], "lang": lang})
    hits = wanted = 0
    for query, paths in zip(asked, found, strict=True):
        wanted += len(query.answers)
        hits += len(query.answers & set(map(reference, paths[:5])))
    assert len(asked) >= 120
    assert hits / wanted >= 0.95


def test_search_by_keyboard_alone_is_announced_and_marked(open_search: OpenSearch) -> None:
    page = open_search("kk/search/", width=320)
    page.locator("#q").focus()
    page.keyboard.type("багдаршам")
    page.keyboard.press("Enter")
    wait_for(page, "4 нәтиже")
    assert titles(page)[0] == "Мектеп жанындағы бағдаршам неге жанбай тұр?"
    assert "Бағдаршам" in page.locator(".result").first.locator("mark").all_inner_texts()
    page.locator(".result__title a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/sessions/2020-10-16-demo/q3.html*")


def test_results_come_while_typing_and_the_address_holds_the_query(open_search: OpenSearch) -> None:
    page = open_search("ru/search/")
    page.locator("#q").press_sequentially("велоси")
    wait_for(page, "1 результат")
    assert "q=%D0%B2%D0%B5%D0%BB%D0%BE%D1%81%D0%B8" in page.url
    expect(page.locator("[data-suggestions] a").first).to_have_text("велосипед")


def test_the_back_button_leads_to_the_search_before(open_search: OpenSearch) -> None:
    page = open_search("ru/search/?q=паспорт")
    wait_for(page, "2 результата")
    page.locator("#q").fill("ружьё")
    page.get_by_role("button", name="Найти").click()
    expect(page.locator(".result__title").first).to_have_text("Как сдать дедушкино ружьё?")
    page.go_back()
    expect(page.locator(".result__title").first).to_have_text("Потерял паспорт. С чего начать?")
    assert page.locator("#q").input_value() == "паспорт"


def test_what_is_typed_is_one_step_and_keeps_the_search_before(open_search: OpenSearch) -> None:
    page = open_search("ru/search/?q=паспорт")
    wait_for(page, "2 результата")
    page.locator("#q").fill("")
    page.locator("#q").press_sequentially("ружь", delay=90)
    expect(page.locator(".result__title").first).to_have_text("Как сдать дедушкино ружьё?")
    page.keyboard.press("Enter")
    page.go_back()
    expect(page.locator(".result__title").first).to_have_text("Потерял паспорт. С чего начать?")


def test_a_word_that_occurs_nowhere_says_so_and_finds_nothing(open_search: OpenSearch) -> None:
    page = open_search("ru/search/?q=ксерокопия")
    wait_for(page, "Ничего не найдено.")
    assert page.locator("[data-notes]").inner_text() == "Слово «ксерокопия» нигде не встречается."
    assert titles(page) == []


def test_a_mistyped_word_shows_what_it_was_taken_for(open_search: OpenSearch) -> None:
    page = open_search("ru/search/?q=светафор")
    expect(page.locator("[data-notes] a").first).to_have_text("светофор")
    assert "Почему не работает светофор у школы?" in titles(page)


def test_filters_have_counts_and_narrow_the_results(open_search: OpenSearch) -> None:
    page = open_search("ru/search/?q=полиция")
    page.locator(".search__summary").click()
    year = page.locator("#year")
    expect(year.locator("option")).to_have_count(4)
    before = page.get_by_role("status").first.inner_text()
    year.select_option(label=year.locator("option").nth(1).inner_text())
    expect(page.get_by_role("status").first).not_to_have_text(before)
    assert "year=2022" in page.url
    assert {facts[-8:-3] for facts in page.locator(".result time").all_inner_texts()} == {" 2022"}


def test_a_superseded_answer_comes_after_its_newer_one_and_says_so(open_search: OpenSearch) -> None:
    page = open_search("ru/search/?q=обращения граждан принимают")
    expect(page.locator(".result")).to_have_count(2)
    assert titles(page) == ["Как записаться на личный приём?", "Старый порядок приёма заявлений"]
    assert "Есть более новый ответ" in page.locator(".result").nth(1).inner_text()


def test_an_exact_phrase_finds_what_holds_it(open_search: OpenSearch) -> None:
    page = open_search("ru/search/?q=«заблокируйте карту»")
    wait_for(page, "1 результат")
    page.locator("#q").fill('"карту заблокируйте"')
    page.keyboard.press("Enter")
    wait_for(page, "Ничего не найдено.")


def test_the_newest_come_first_where_the_reader_asks(open_search: OpenSearch) -> None:
    page = open_search("kk/search/?q=полиция&sort=date")
    expect(page.locator(".result").first).to_be_visible()
    days = [time.get_attribute("datetime") or "" for time in page.locator(".result time").all()]
    assert len(days) > 2
    assert days == sorted(days, reverse=True)


def test_hidden_unlisted_and_merged_words_find_nothing(open_search: OpenSearch) -> None:
    page = open_search("ru/search/")
    texts = ["бульдозер", "лесопилка", "гармонисты"]
    assert page.evaluate(RUN, {"texts": texts, "lang": "ru"}) == [[], [], []]


def test_no_file_of_the_index_has_a_hidden_word(demonstration: dict[str, bytes]) -> None:
    index = {path: content for path, content in demonstration.items() if path.startswith("search/")}
    coded = encode_letters("бульдозер")
    assert [path for path, content in index.items() if coded in content] == []


def test_without_script_the_page_explains_and_leads_to_the_lists(open_search: OpenSearch) -> None:
    page = open_search("kk/search/", java_script_enabled=False)
    assert page.locator(".search__plain a").first.is_visible()
    page.locator(".search__plain a").first.click()
    page.wait_for_url("**/kk/sessions/")


def test_the_box_at_the_head_of_a_page_leads_to_the_results(open_search: OpenSearch) -> None:
    page = open_search("ru/index.html", width=320)
    box = page.get_by_role("search").get_by_role("searchbox")
    box.fill("участковый")
    box.press("Enter")
    page.wait_for_url("**/ru/search/?q=*")
    expect(page.locator(".result__title").first).to_have_text("Как узнать, кто мой участковый?")


def test_a_site_published_anew_in_between_is_noticed(
    open_search: OpenSearch, demonstration: dict[str, bytes]
) -> None:
    files = {
        path: content.replace(content[:4], b"\0\0\0\0", 1) if path.endswith("head.bin") else content
        for path, content in demonstration.items()
    }
    served = dict(files)
    page = open_search("ru/search/", files=served)
    served.update(demonstration)
    page.locator("#q").fill("паспорт")
    page.keyboard.press("Enter")
    wait_for(page, "2 результата")


def test_no_page_but_the_search_may_connect(demonstration: dict[str, bytes]) -> None:
    allowed = [path for path, page in demonstration.items() if b"; connect-src 'self'" in page]
    assert allowed == [f"{lang}/search/index.html" for lang in ("en", "kk", "ru")]


def test_all_scripts_of_the_search_are_under_20_kb(demonstration: dict[str, bytes]) -> None:
    scripts = [path for path in demonstration if re.match(r"assets/search[^/]*\.js$", path)]
    assert len(scripts) == 1
    assert sum(len(gzip.compress(demonstration[path])) for path in scripts) < 20_000


def test_a_demonstration_built_twice_is_the_same(
    demonstration: dict[str, bytes], tmp_path: Path
) -> None:
    again = build_demonstration(tmp_path)
    assert {path for path in again if again[path] != demonstration[path]} == set()

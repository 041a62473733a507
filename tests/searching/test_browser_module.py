"""The browser's module finds the same terms for a query as the index has for its texts."""

from __future__ import annotations

import json
import os
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from bench.words.speech import kazakh_speech, russian_speech
from pressroom.searching.words import fold, tokens, weighted_terms
from tests.site.small_site import ROOT
from tools.search_words import MODULE, with_tables

ADDRESS = "https://host.example/search-words.js"
CORPORA = ROOT.parent / "shared" / "corpora"


@pytest.fixture(scope="module")
def page(browser: Browser) -> Any:
    context = browser.new_context()
    context.route(
        "**/*",
        lambda route: route.fulfill(
            body=MODULE.read_text(encoding="utf-8") if route.request.url == ADDRESS else "",
            content_type="text/javascript" if route.request.url == ADDRESS else "text/html",
        ),
    )
    page = context.new_page()
    page.goto("https://host.example/")
    yield page
    context.close()


def in_browser(page: Page, function: str, arguments: list[Any]) -> list[Any]:
    script = "async ([address, name, many]) => { const m = await import(address);"
    script += " return JSON.stringify(many.map((one) => m[name](...one))); }"
    answer: list[Any] = json.loads(page.evaluate(script, [ADDRESS, function, arguments]))
    return answer


def test_tables_of_the_module_are_up_to_date() -> None:
    text = MODULE.read_text(encoding="utf-8")
    assert text == with_tables(text), "python -m tools.search_words brings them up to date"


def real_words(name: str) -> set[str]:
    """Words of a collection of texts that lies beside the project; none where it does not."""
    return {token.word for text in real_texts(name) for token in tokens(text)}


def real_texts(name: str) -> list[str]:
    path = CORPORA / name
    if not path.exists() and not os.environ.get("CI"):
        return []
    return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("lang", ["kk", "ru", None])
def test_terms_in_the_browser_are_those_of_the_index(page: Page, lang: str | None) -> None:
    kazakh = {*kazakh_speech().words, *real_words("kaznerd-valid.jsonl")}
    russian = {*russian_speech().words, *real_words("factrueval-dev-persons.jsonl")}
    words = sorted({"kk": kazakh, "ru": russian}.get(lang or "", kazakh | russian))
    words = words[:: {"kk": 2, "ru": 1}.get(lang or "", 12)]
    found = in_browser(page, "weightedTerms", [[word, lang] for word in words])
    differences = {
        word: (mine, theirs)
        for word, theirs in zip(words, found, strict=True)
        if (mine := [list(term) for term in weighted_terms(word, lang)]) != theirs
    }
    assert differences == {}


def test_words_and_folded_spellings_in_the_browser_are_the_same(page: Page) -> None:
    texts = [
        *real_texts("kaznerd-valid.jsonl")[:500],
        "Q'ala, ko\u2019lik… don't! И\u0306 о\u0301 K\u2011700; 5½ км² ＡＢ ŞAĞYM İ ß",
        "«102-ге» қоңырау шалыңыз: с 9:00 до 18:30",
        "",
    ]
    found = in_browser(page, "tokens", [[text] for text in texts])
    assert [[list(token.values()) for token in text] for text in found] == [
        [list(token) for token in tokens(text)] for text in texts
    ]
    words = sorted({token.word for text in texts for token in tokens(text)})
    assert in_browser(page, "fold", [[word] for word in words]) == [fold(word) for word in words]

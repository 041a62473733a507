"""Kazakh and Russian as equals: versions linked both ways, everything marked, said by the rules."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.site.small_site import BuiltSite, build_site, hrefs, lang_of, session, text_of
from tests.site.whole_site import KK, LATER, RU, TALGAR

SITE = "https://press.example"
NARROW = re.compile(r"[\s\u2060]+")


def alternates(page: BeautifulSoup) -> dict[str, str]:
    """Language → address of the versions that a page names to machines."""
    links = page.select("link[rel=alternate][hreflang]")
    return {str(link["hreflang"]): str(link["href"]) for link in links}


@pytest.mark.parametrize(
    "path",
    [
        "sessions/2020-10-16-talgar/",
        "sessions/2020-10-16-talgar/q1.html",
        "news/2020-10-17-answers.html",
        "about.html",
    ],
)
def test_two_versions_of_a_record_name_each_other_to_machines_and_to_readers(
    whole: BuiltSite, path: str
) -> None:
    versions = {lang: f"{SITE}/{lang}/{path}" for lang in ("kk", "ru")}
    file = f"{path}index.html" if path.endswith("/") else path
    for lang, other in (("kk", "ru"), ("ru", "kk")):
        page = whole.page(f"{lang}/{file}")
        assert alternates(page) == versions
        assert f"/{other}/{path}" in hrefs(page.header or page)
        main = page.main
        assert main is not None
        visible = main.select_one(f"a[hreflang={other}]")
        assert visible is not None
        assert visible["href"] == f"/{other}/{path}"
        assert visible["lang"] == other
        assert text_of(visible) == {"kk": "Қазақша", "ru": "Русский"}[other]


def test_language_switch_of_an_untranslated_record_leads_to_that_language_s_list(
    whole: BuiltSite,
) -> None:
    page = whole.page(f"ru/sessions/{LATER}/index.html")
    assert alternates(page) == {}
    switch = page.select_one(".languages a[hreflang=kk]")
    assert switch is not None
    assert switch["href"] == "/kk/sessions/"


def test_question_without_translation_is_no_version_of_a_translated_session_s_question(
    whole: BuiltSite,
) -> None:
    page = whole.page(f"ru/sessions/{TALGAR}/q12.html")
    assert alternates(page) == {}


def test_lists_stand_in_every_language_and_name_each_other(whole: BuiltSite) -> None:
    for path in ("sessions/", "sessions/2020/", "news/", "news/2020/"):
        for lang in ("kk", "ru", "en"):
            page = whole.page(f"{lang}/{path}index.html")
            assert alternates(page) == {
                other: f"{SITE}/{other}/{path}" for other in ("kk", "ru", "en")
            }


def test_home_pages_and_the_entrance_name_each_other_with_the_entrance_for_all_others(
    whole: BuiltSite,
) -> None:
    versions = {lang: f"{SITE}/{lang}/" for lang in ("kk", "ru", "en")}
    for path in ("index.html", "kk/index.html", "ru/index.html", "en/index.html"):
        assert alternates(whole.page(path)) == {**versions, "x-default": f"{SITE}/"}


@pytest.mark.parametrize("path", ["index.html", "sessions/index.html", "sessions/2020/index.html"])
def test_untranslated_record_stands_in_the_other_language_s_lists_marked(
    whole: BuiltSite, path: str
) -> None:
    page = whole.page(f"kk/{path}")
    link = page.select_one(f"a[href='/ru/sessions/{LATER}/']")
    assert link is not None
    assert lang_of(link) == "ru"
    item = link.find_parent("li")
    assert item is not None
    mark = item.select_one(".tag--language")
    assert text_of(mark) == "Русский"
    assert lang_of(mark) == "ru"


def test_translated_record_stands_in_a_list_once_in_that_list_s_language(
    whole: BuiltSite,
) -> None:
    links = hrefs(whole.page("kk/sessions/2020/index.html"))
    assert f"/kk/sessions/{TALGAR}/" in links
    assert f"/ru/sessions/{TALGAR}/" not in links


def test_newest_answers_in_another_language_are_marked_too(whole: BuiltSite) -> None:
    first = whole.page("kk/index.html").select_one(".answer-item")
    assert first is not None
    assert text_of(first.a) == "Теперь вопрос можно прислать заранее?"
    assert lang_of(first.a) == "ru"


def test_translation_says_that_it_is_one_when_it_was_made_and_from_what(
    whole: BuiltSite,
) -> None:
    notice = whole.page(KK).select_one(".session__head .notice")
    assert notice is not None
    assert "2020 ж. 18 қазан" in text_of(notice)
    assert f"/ru/sessions/{TALGAR}/" in hrefs(notice)
    assert whole.page(RU).select_one(".session__head .notice") is None


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_pages_say_their_language(whole: BuiltSite, lang: str) -> None:
    for path in whole.files:
        if path.startswith(f"{lang}/") and path.endswith(".html"):
            html = whole.page(path).html
            assert html is not None
            assert html["lang"] == lang


@pytest.mark.parametrize(
    ("path", "date"),
    [(KK, "2020 ж. 16 қазан, 10:00"), (RU, "16 октября 2020 г. в 10:00")],
)
def test_dates_are_written_as_the_language_writes_them(
    whole: BuiltSite, path: str, date: str
) -> None:
    time = whole.page(path).select_one("dl.facts time")
    assert time is not None
    assert text_of(time) == date
    assert time["datetime"] == "2020-10-16T10:00+06:00"


@pytest.mark.parametrize(
    ("number", "russian", "kazakh"),
    [
        (1, "1 вопрос", "1 сұрақ"),
        (2, "2 вопроса", "2 сұрақ"),
        (5, "5 вопросов", "5 сұрақ"),
        (21, "21 вопрос", "21 сұрақ"),
    ],
)
def test_counted_words_take_the_form_that_the_number_asks_for(
    tmp_path: Path, number: int, russian: str, kazakh: str
) -> None:
    body = "".join(
        f"## Вопрос {n}? {{#q{n}}}\n\nВопрос: Да?\n\nОтвет: Да.\n\n" for n in range(1, number + 1)
    )
    site = build_site(tmp_path, {f"sessions/2020/{TALGAR}.ru.md": session(body)})
    for lang, words in (("ru", russian), ("kk", kazakh)):
        item = site.page(f"{lang}/sessions/index.html").select_one(".session-item__count")
        assert text_of(item) == words


def test_no_page_shows_words_of_the_interface_in_another_language(whole: BuiltSite) -> None:
    for lang, foreign in (("kk", "Перейти к содержанию"), ("ru", "Мазмұнына")):
        for path in whole.files:
            if path.startswith(f"{lang}/"):
                assert foreign not in whole.files[path].decode()


def test_entrance_offers_the_languages_as_equals(whole: BuiltSite) -> None:
    page = whole.page("index.html")
    offers = page.select("main section[lang] a[hreflang]")
    assert [(str(a["href"]), lang_of(a), text_of(a)) for a in offers] == [
        ("/kk/", "kk", "Қазақша"),
        ("/ru/", "ru", "Русский"),
        ("/en/", "en", "English"),
    ]

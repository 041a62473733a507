"""Every kind of page stands at its address and says what a citizen came for."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressroom.verifying.tree import verify_tree
from tests.site.small_site import BuiltSite, build_site, hrefs, session, text_of
from tests.site.whole_site import RU

REGISTER = ("", "open/", "overdue/", "done/", "not-done/", "handed-over/", "2020/")
FEEDS = (
    *("all", "answers", "news", "commitments", "corrections", "schedule"),
    *("district-almaty-region", "district-talgar", "topic-cameras", "topic-roads"),
)
TABLES = ("answers", "sessions", "commitments", "schedule")
SESSIONS = tuple(f"2020-{day}-talgar" for day in ("10-16", "11-05", "12-02", "12-09", "12-16"))
FIGURES = ("year", "month", "district", "topic", "language")
LISTS = (
    "topics/",
    *(f"topics/{topic}/{year}" for topic in ("roads", "cameras") for year in ("", "2020/")),
    "districts/",
    "districts/almaty-region/",
    *(f"districts/talgar/{year}" for year in ("", "2020/")),
    *(f"officials/{who}" for who in ("", "chief/", "inspector/")),
    *(f"corrections/{year}" for year in ("", "2020/")),
)
FILES = {
    "404.html",
    "data/announced.json",
    *(f"data/statistics/by-{what}.csv" for what in FIGURES),
    "data/statistics/promises.csv",
    *(f"{lang}/statistics/index.html" for lang in ("kk", "ru", "en")),
    *(f"{lang}/statistics/2020/index.html" for lang in ("kk", "ru", "en")),
    "index.html",
    "version.json",
    "robots.txt",
    "sitemap.xml",
    "sitemap-lists.xml",
    "sitemap-lists-2020.xml",
    "sitemap-2020-1.xml",
    ".well-known/security.txt",
    *(f"{lang}/feeds/{feed}.atom.xml" for lang in ("kk", "ru", "en") for feed in FEEDS),
    *(f"{lang}/data/index.html" for lang in ("kk", "ru", "en")),
    *(f"data/{table}.{ending}" for table in TABLES for ending in ("csv", "jsonl")),
    *(f"data/{file}" for file in ("archive.sqlite", "datapackage.json", "session.schema.json")),
    *(f"data/sessions/{session}.json" for session in SESSIONS),
    *(f"data/sessions/{session}.an" for session in SESSIONS[:2]),
    "data/sessions/2020-10-16-talgar.kk.vtt",
    "data/sessions/2020-10-16-talgar.ru.vtt",
    "images/crossing.png",
    *(f"{lang}/index.html" for lang in ("kk", "ru", "en")),
    *(f"{lang}/sessions/index.html" for lang in ("kk", "ru", "en")),
    *(f"{lang}/sessions/2020/index.html" for lang in ("kk", "ru", "en")),
    *(f"{lang}/schedule/index.html" for lang in ("kk", "ru", "en")),
    *(
        f"{lang}/schedule/2020-{month}/index.html"
        for lang in ("kk", "ru", "en")
        for month in (10, 11, 12)
    ),
    *(f"{lang}/news/index.html" for lang in ("kk", "ru", "en")),
    *(f"{lang}/news/2020/index.html" for lang in ("kk", "ru", "en")),
    *(f"{lang}/commitments/{part}index.html" for lang in ("kk", "ru", "en") for part in REGISTER),
    *(f"{lang}/search/index.html" for lang in ("kk", "ru", "en")),
    *(f"opensearch.{lang}.xml" for lang in ("kk", "ru", "en")),
    *(f"{lang}/{part}index.html" for lang in ("kk", "ru", "en") for part in LISTS),
    "kk/about.html",
    "ru/about.html",
    "ru/old.html",
    "ru/gone.html",
    "kk/news/2020-10-17-answers.html",
    "ru/news/2020-10-17-answers.html",
    "ru/news/2020-10-18-mistake.html",
    "kk/sessions/2020-10-16-talgar/index.html",
    *(f"kk/sessions/2020-10-16-talgar/q{n}.html" for n in range(1, 5)),
    "ru/sessions/2020-10-16-talgar/index.html",
    *(f"ru/sessions/2020-10-16-talgar/q{n}.html" for n in range(1, 13)),
    "ru/sessions/2020-11-05-talgar/index.html",
    "ru/sessions/2020-11-05-talgar/q1.html",
    "ru/sessions/2020-12-02-talgar/index.html",
    "ru/sessions/2020-12-09-talgar/index.html",
    "ru/sessions/2020-12-16-talgar/index.html",
    *(
        f"calendars/{name}.{lang}.ics"
        for name in ("all", "almaty-region", "talgar", *SESSIONS)
        for lang in ("kk", "ru", "en")
    ),
    *(
        f"calendars/{name}.{lang}.svg"
        for name in ("all", "almaty-region", "talgar")
        for lang in ("kk", "ru", "en")
    ),
}


def test_output_is_exactly_the_pages_of_the_site_map_the_pictures_and_the_theme(
    whole: BuiltSite,
) -> None:
    by_name = {path for path in whole.files if not path.startswith(("assets/", "search/"))}
    assert by_name == FILES


def test_whole_site_passes_every_check_that_reads_it_alone(whole: BuiltSite) -> None:
    assert verify_tree(whole.output) == []


def test_home_page_shows_newest_answers_broadcasts_and_releases(whole: BuiltSite) -> None:
    home = whole.page("ru/index.html")
    answers = [text_of(item.find("a")) for item in home.select(".answer-item")]
    assert answers[:2] == [
        "Теперь вопрос можно прислать заранее?",
        "Когда починят светофор?",
    ]
    assert text_of(home.select_one("[aria-labelledby=sessions] .session-item a")) == "Второй эфир"
    assert "Полиция ответила" in text_of(home.select_one("[aria-labelledby=news]"))


def test_home_page_announces_broadcasts_to_come_soonest_first_and_what_became_of_them(
    whole: BuiltSite,
) -> None:
    announced = whole.page("ru/index.html").select(".announced .broadcast__title")
    assert [text_of(title) for title in announced] == [
        "Эфир в декабре",
        "Эфир под вопросом",
        "Отменённый эфир",
    ]


def test_list_of_sessions_has_every_session_of_the_year_newest_first(whole: BuiltSite) -> None:
    for path in ("ru/sessions/index.html", "ru/sessions/2020/index.html"):
        titles = [text_of(title) for title in whole.page(path).select(".session-item__title")]
        assert titles == [
            "Отменённый эфир",
            "Эфир под вопросом",
            "Эфир в декабре",
            "Второй эфир",
            "Прямой эфир",
        ]


def test_lists_are_cut_by_year_and_link_to_every_year(tmp_path: Path) -> None:
    site = build_site(
        tmp_path,
        {
            "sessions/2019/2019-05-01-talgar.ru.md": session(date="2019-05-01 10:00", title="2019"),
            "sessions/2020/2020-05-01-talgar.ru.md": session(date="2020-05-01 10:00", title="2020"),
        },
    )
    years = site.page("kk/sessions/index.html").select(".years a")
    assert [str(year["href"]) for year in years] == ["/kk/sessions/2020/", "/kk/sessions/2019/"]
    old = site.page("kk/sessions/2019/index.html")
    assert [text_of(title) for title in old.select(".session-item__title")] == ["2019"]
    assert text_of(old.select_one("[aria-current=page]")).startswith("2019")


def test_session_page_has_lead_figures_contents_and_every_question_in_order(
    whole: BuiltSite,
) -> None:
    page = whole.page(RU)
    assert text_of(page.h1) == "Прямой эфир"
    assert text_of(page.select_one(".session__lead")) == "Вступление к эфиру."
    figures = {
        text_of(item.dt): text_of(item.dd) for item in page.select(".figures .figures__item")
    }
    assert figures == {
        "Задано в эфире": "200",
        "Опубликовано здесь": "10",
        "С ответом": "9",
        "Без ответа": "1",
        "Повторы, показаны один раз": "1",
        "Скрыто, причина указана": "1",
        "Скрытые фрагменты": "1",
        "Зрители": "3 000",
    }
    anchors = [str(question["id"]) for question in page.select("article.question")]
    assert anchors == [f"q{n}" for n in range(1, 13)]
    contents = [str(link["href"]) for link in page.select(".contents a")]
    assert contents == [f"#q{n}" for n in range(1, 13)]


def test_session_page_says_when_where_who_and_how_the_transcript_was_made(
    whole: BuiltSite,
) -> None:
    facts = text_of(whole.page(RU).select_one("dl.facts"))
    for words in (
        "16 октября 2020 г. в 10:00",
        "14:00",
        "Талгарский район",
        "начальник отдела",
        "Instagram",
        "police_talgar",
        "4 часа",
    ):
        assert words in facts


def test_question_page_leads_to_its_session_and_to_its_neighbours(whole: BuiltSite) -> None:
    page = whole.page("ru/sessions/2020-10-16-talgar/q5.html")
    assert text_of(page.h1) == "Можно ли прислать вопрос заранее?"
    links = hrefs(page)
    assert "/ru/sessions/2020-10-16-talgar/#q5" in links
    neighbours = page.select_one(".neighbours")
    assert neighbours is not None
    # q3 is hidden and q4 merged: neither has words of its own to lead to.
    assert hrefs(neighbours) == {
        "/ru/sessions/2020-10-16-talgar/q2.html",
        "/ru/sessions/2020-10-16-talgar/q6.html",
    }


def test_release_has_its_text_picture_table_footnote_session_and_correction(
    whole: BuiltSite,
) -> None:
    page = whole.page("ru/news/2020-10-17-answers.html")
    main = page.main
    assert main is not None
    assert text_of(main.h1) == "Полиция ответила"
    assert {str(image["alt"]) for image in main.find_all("img")} == {"Перекрёсток"}
    assert text_of(main.find("th")) == "День"
    assert "Сноска." in text_of(main)
    assert "Пресс-служба" in text_of(main)
    assert "/ru/sessions/2020-10-16-talgar/#q1" in hrefs(main)
    assert "/ru/sessions/2020-10-16-talgar/" in hrefs(main)
    assert "Исправлена дата" in text_of(main.select_one(".corrections"))


def test_withdrawn_release_keeps_its_address_day_and_reason_but_not_its_words(
    whole: BuiltSite,
) -> None:
    page = text_of(whole.page("ru/news/2020-10-18-mistake.html").main)
    assert "Опубликован по ошибке" in page
    assert "19 октября 2020 г." in page
    assert whole.mentions("ОТОЗВАННЫЙ") == []


def test_plain_pages_stand_in_the_menu_in_each_language(whole: BuiltSite) -> None:
    assert text_of(whole.page("ru/about.html").h1) == "О сайте"
    menu = whole.page("kk/index.html").select_one(".menu")
    assert menu is not None
    assert "/kk/about.html" in hrefs(menu)
    assert "Сайт туралы" in text_of(menu)


def test_page_that_exists_in_no_reader_s_language_is_offered_in_another_and_marked(
    whole: BuiltSite,
) -> None:
    link = whole.page("en/index.html").select_one(".menu a[href='/kk/about.html']")
    assert link is not None
    assert link["lang"] == "kk"


def test_old_address_leads_to_the_new_one(whole: BuiltSite) -> None:
    page = whole.page("ru/old.html")
    refresh = page.select_one("meta[http-equiv=refresh]")
    assert refresh is not None
    assert refresh["content"] == "0; url=/ru/about.html"
    assert "/ru/about.html" in hrefs(page.main or page)


def test_withdrawn_address_says_when_and_why(whole: BuiltSite) -> None:
    page = whole.page("ru/gone.html")
    assert "Страница устарела" in text_of(page.main)
    assert "19 октября 2020 г." in text_of(page.main)
    assert page.select_one("meta[name=robots][content=noindex]") is not None


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_not_found_speaks_every_language_and_leads_home(whole: BuiltSite, lang: str) -> None:
    page = whole.page("404.html")
    part = page.select_one(f"section[lang={lang}]")
    assert part is not None
    assert f"/{lang}/" in hrefs(part)
    assert page.select_one("meta[name=robots][content=noindex]") is not None


def test_empty_archive_is_a_whole_site_too(tmp_path: Path) -> None:
    site = build_site(tmp_path, {})
    assert verify_tree(site.output) == []
    assert text_of(site.page("ru/sessions/index.html").h1) == "Прямые эфиры"

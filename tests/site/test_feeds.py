"""Feeds tell what is new, whole and in its language, under ids that never change."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import etree

from pressroom.building.pipeline import build
from pressroom.verifying.tree import verify_tree
from tests.deriving.small_schedule import series_text
from tests.site.small_site import (
    REGISTERS,
    BuiltSite,
    build_site,
    emitters_for,
    record,
    session,
    settings_for,
    write_files,
)
from tests.site.whole_site import LATER, TALGAR, WHOLE

SITE = "https://press.example"
TAG = "tag:pressroom.example,2020:"
NOWHERE = ("СЕКРЕТНУЮ", "НЕГЛАСНЫМИ", "ТАЙНОГО", "частному случаю", "ОТОЗВАННЫЙ")
KINDS = ("all", "answers", "news", "commitments", "corrections", "schedule")
PLACES = ("district-almaty-region", "district-talgar", "topic-cameras", "topic-roads")


def feed(site: BuiltSite, name: str, lang: str = "ru") -> Any:
    """A feed as a feed reader reads it."""
    parsed = feedparser.parse(site.files[f"{lang}/feeds/{name}.atom.xml"], sanitize_html=False)
    assert not parsed.bozo
    return parsed


def titles(site: BuiltSite, name: str, lang: str = "ru") -> list[str]:
    """The titles of a feed's entries."""
    return [entry.title for entry in feed(site, name, lang).entries]


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
@pytest.mark.parametrize("name", [*KINDS, *PLACES])
def test_feed_keeps_the_schema_of_atom(whole: BuiltSite, name: str, lang: str) -> None:
    schema = etree.RelaxNG(etree.parse(Path(__file__).parent / "data" / "atom.rng"))
    tree = etree.fromstring(whole.files[f"{lang}/feeds/{name}.atom.xml"])
    schema.assertValid(tree.getroottree())
    parsed = feed(whole, name, lang)
    assert parsed.version == "atom10"
    assert parsed.feed.language == lang
    ids = [entry.id for entry in parsed.entries]
    assert len(set(ids)) == len(ids)


def test_every_listed_question_is_told_once_newest_broadcast_first(whole: BuiltSite) -> None:
    entries = feed(whole, "answers").entries
    assert [entry.id for entry in entries] == [
        f"{TAG}ru/sessions/{LATER}/q1.html",
        *(f"{TAG}ru/sessions/{TALGAR}/q{n}.html" for n in (1, 2, 5, 6, 7, 8, 10, 11, 12)),
    ]
    assert feed(whole, "answers").feed.os_totalresults == "10"


def test_answer_is_told_whole_with_who_spoke(whole: BuiltSite) -> None:
    entry = feed(whole, "answers").entries[1]
    (content,) = entry.content
    assert "Светофор не работает второй месяц.<br />" in content.value
    assert "Заявка <strong>передана</strong> дорожной службе." in content.value
    assert "Ответ · Начальник" in content.value
    assert entry.link == f"{SITE}/ru/sessions/{TALGAR}/q1.html"
    assert (entry.published, entry.updated) == (
        "2020-10-16T10:00:00+06:00",
        "2020-10-22T00:00:00+06:00",
    )


def test_each_entry_and_turn_is_marked_with_its_language(whole: BuiltSite) -> None:
    tree = etree.fromstring(whole.files["kk/feeds/answers.atom.xml"])
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    entries = tree.findall("{http://www.w3.org/2005/Atom}entry")
    assert {entry.get(lang) for entry in entries} == {"kk", "ru"}
    kazakh = feed(whole, "answers").entries[-1]
    assert kazakh.title == "Қазақша сұрақ қоюға бола ма?"
    (content,) = kazakh.content
    assert (content.language, '<div lang="ru">' in content.value) == ("kk", True)


def test_no_word_of_what_is_hidden_unlisted_or_withdrawn_is_told(whole: BuiltSite) -> None:
    for words in NOWHERE:
        assert [path for path in whole.mentions(words) if "/feeds/" in path] == []


def test_withdrawn_release_says_that_it_was_withdrawn(whole: BuiltSite) -> None:
    entry = feed(whole, "news").entries[0]
    assert entry.id == f"{TAG}ru/news/2020-10-18-mistake.html"
    assert "Опубликован по ошибке" in entry.content[0].value
    assert entry.updated == "2020-10-19T00:00:00+06:00"


def test_links_of_a_release_work_in_a_feed_reader(whole: BuiltSite) -> None:
    html = feed(whole, "news").entries[1].content[0].value
    assert f'href="{SITE}/ru/sessions/{TALGAR}/#q1"' in html
    assert f'src="{SITE}/images/crossing.png"' in html
    assert f'href="{SITE}/ru/news/2020-10-17-answers.html#' in html


def test_anchor_of_a_footnote_in_a_feed_is_taken_for_no_ones_number(tmp_path: Path) -> None:
    release = record(
        "Звоните сами[^1].\n\n[^1]: По номеру на карте.\n", title="О", date="2020-10-28"
    )
    site = build_site(tmp_path, {"news/2020/2020-10-28-online-fraud.ru.md": release})
    assert "fnref-2020-10-28" in feed(site, "news").entries[0].content[0].value
    assert verify_tree(site.output) == []


def test_promise_is_told_when_it_is_made_and_at_each_step(whole: BuiltSite) -> None:
    assert titles(whole, "commitments") == [
        "Выполнено: Назначить участкового",
        "Передано другому органу: Назначить участкового",
        "Обещано в эфире: Назначить участкового",
        "Обещано в эфире: Осмотреть остановку",
    ]
    assert feed(whole, "commitments").entries[0].id.endswith("q10.html#promise-2020-11-12-done")


def test_moves_and_cancellations_are_told_with_their_reasons(whole: BuiltSite) -> None:
    cancelled, moved = feed(whole, "schedule").entries
    assert (cancelled.title, moved.title) == (
        "Отменён: Отменённый эфир",
        "Перенесён: Эфир в декабре",
    )
    assert "Перенесено из-за учений" in moved.content[0].value
    assert "<s>вторник, 1 декабря 2020" in moved.content[0].value


def test_move_and_cancellation_of_a_series_lead_to_its_page_and_keep_their_id(
    tmp_path: Path,
) -> None:
    exceptions = (
        "  - {date: 2020-11-04, moved_to: 2020-11-05 15:00, note: Учения, on: 2020-10-30}\n"
        "  - {date: 2020-12-16, cancelled: День Независимости, on: 2020-11-10}\n"
    )
    weekly = {"series/talgar-weekly.md": series_text("", exceptions, official="chief")}
    held = session(
        "Ждём вопросы.",
        title="Эфир",
        date="2020-11-05 15:00",
        series="talgar-weekly",
        occurrence="2020-11-04",
    )
    before = build_site(tmp_path / "before", weekly)
    cancelled, moved = feed(before, "schedule").entries
    assert {cancelled.link, moved.link} == {f"{SITE}/ru/series/talgar-weekly/"}
    assert "День Независимости" in cancelled.content[0].value
    assert "Учения" in moved.content[0].value
    after = build_site(
        tmp_path / "after", {**weekly, "sessions/2020/2020-11-05-talgar.ru.md": held}
    )
    again = {entry.id: entry.link for entry in feed(after, "schedule").entries}
    assert again[moved.id] == f"{SITE}/ru/sessions/2020-11-05-talgar/"
    assert again[cancelled.id] == cancelled.link


def test_pages_of_places_topics_and_data_lead_to_their_feeds(whole: BuiltSite) -> None:
    feeds = "/ru/feeds"
    leads = {
        "ru/districts/talgar/index.html": {f"{feeds}/district-talgar.atom.xml"},
        "ru/topics/roads/index.html": {f"{feeds}/topic-roads.atom.xml"},
        "ru/data/index.html": {f"{feeds}/{kind}.atom.xml" for kind in KINDS},
    }
    for path, expected in leads.items():
        links = {str(a["href"]) for a in whole.page(path).select("main a[href]")}
        assert {link for link in links if link.startswith(feeds)} == expected


def test_corrections_of_all_records_are_told(whole: BuiltSite) -> None:
    said = [entry.content[0].value for entry in feed(whole, "corrections").entries]
    assert any("Уточнено число зрителей" in words for words in said)
    assert any("Исправлена дата" in words for words in said)
    assert any("Исправлен номер заявки" in words for words in said)


def test_district_and_topic_have_feeds_of_their_own(whole: BuiltSite) -> None:
    assert len(titles(whole, "district-talgar")) == 10 + 1 + 4 + 2
    assert titles(whole, "topic-cameras") == ["Когда починят светофор?"]
    assert titles(whole, "topic-roads") == ["Полиция ответила", "Когда починят светофор?"]
    assert titles(whole, "district-almaty-region") == []


def test_ids_and_moments_depend_on_the_content_alone(whole: BuiltSite, tmp_path: Path) -> None:
    moved = build_site(
        tmp_path, WHOLE, PRESS_NOW="2020-12-01T12:00:00+06:00", SITEURL="https://other.example/p"
    )
    for name in KINDS:
        here, there = feed(whole, name), feed(moved, name)
        assert [(e.id, e.updated) for e in here.entries] == [
            (e.id, e.updated) for e in there.entries
        ]
        assert here.feed.updated == there.feed.updated
        assert here.feed.id == there.feed.id


def test_feed_holds_the_newest_and_no_more_than_it_says(tmp_path: Path) -> None:
    body = "".join(
        f"## Вопрос {n}? {{#q{n}}}\n\nВопрос: {n}?\n\nОтвет: Да.\n\n" for n in range(1, 250)
    )
    files = {f"sessions/2020/{TALGAR}.ru.md": session(body)}
    site = build_site(tmp_path, files, PRESS_PUBLIC=False)
    assert len(titles(site, "answers")) == len(titles(site, "all")) == 200
    assert len(titles(site, "district-talgar")) == 50
    assert feed(site, "answers").feed.os_totalresults == "249"


def test_pages_offer_the_feeds_that_tell_what_they_tell(whole: BuiltSite) -> None:
    def offered(path: str) -> list[str]:
        links = whole.page(path).select('link[type="application/atom+xml"]')
        return [str(link["href"]) for link in links]

    assert offered("ru/index.html") == ["/ru/feeds/all.atom.xml"]
    assert offered(f"ru/sessions/{TALGAR}/index.html") == [
        "/ru/feeds/answers.atom.xml",
        "/ru/feeds/all.atom.xml",
    ]
    assert offered(f"ru/sessions/{TALGAR}/q1.html") == offered(f"ru/sessions/{TALGAR}/index.html")
    assert offered("kk/news/index.html")[0] == "/kk/feeds/news.atom.xml"


def test_switched_off_feeds_leave_no_file_and_no_link(tmp_path: Path) -> None:
    content = write_files(tmp_path / "content", {**REGISTERS, **WHOLE})
    settings = settings_for(content, tmp_path / "output")
    outcome = build(settings, [e for e in emitters_for(settings) if e.name != "feeds"])
    site = BuiltSite(settings.output, outcome)
    assert site.mentions("feeds/") == []
    assert [path for path in site.mentions("atom+xml") if path.endswith(".html")] == []

"""Machines read in every page what people read in it, in words that the vocabulary knows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from rdflib import SDO
from rdflib.namespace import DefinedNamespaceMeta

from pressroom.building.pipeline import build
from tests.site.small_site import (
    REGISTERS,
    BuiltSite,
    build_site,
    emitters_for,
    session,
    settings_for,
    write_files,
)
from tests.site.whole_site import TALGAR, WHOLE

SITE = "https://press.example"
FOLDER = f"ru/sessions/{TALGAR}"


def data(site: BuiltSite, path: str) -> list[dict[str, Any]]:
    """The nodes of a page's structured data; none: it says nothing."""
    blocks = site.page(path).select('script[type="application/ld+json"]')
    if not blocks:
        return []
    (block,) = blocks
    found = json.loads(block.string or "")
    assert found["@context"] == "https://schema.org"
    nodes: list[dict[str, Any]] = found["@graph"]
    return nodes


def node(site: BuiltSite, path: str, kind: str) -> dict[str, Any]:
    """The node of this kind on a page; there is one."""
    (found,) = [one for one in data(site, path) if one["@type"] == kind]
    return found


def terms(value: Any) -> set[str]:
    """Every type and property in a piece of JSON-LD."""
    if isinstance(value, list):
        return set().union(*map(terms, value)) if value else set()
    if not isinstance(value, dict):
        return set()
    own = {key for key in value if not key.startswith("@")}
    kind = {value["@type"]} if "@type" in value else set()
    return own | kind | set().union(*map(terms, value.values()))


def test_every_term_is_in_the_vocabulary(whole: BuiltSite) -> None:
    used = {
        term for path in whole.files if path.endswith(".html") for term in terms(data(whole, path))
    }
    assert isinstance(SDO, DefinedNamespaceMeta)
    # The syntax of search actions, which is beside the vocabulary by design.
    assert {term for term in used - {"query-input"} if term not in SDO} == set()
    assert {"Question", "Answer", "NewsArticle", "WebSite", "GovernmentOrganization"} <= used
    assert "QAPage" not in used


def test_question_is_the_main_entity_of_its_page_with_its_answer(whole: BuiltSite) -> None:
    page = node(whole, f"{FOLDER}/q1.html", "WebPage")
    assert page["url"] == f"{SITE}/{FOLDER}/q1.html"
    question = page["mainEntity"]
    assert (question["@type"], question["name"]) == ("Question", "Когда починят светофор?")
    assert question["text"].startswith("Светофор не работает второй месяц.\nКто отвечает?")
    answer = question["acceptedAnswer"]
    assert answer["text"].startswith("Заявка передана дорожной службе.")
    assert answer["author"]["@type"] == "Person"
    assert (answer["author"]["name"], answer["author"]["jobTitle"]) == (
        "Начальник",
        "начальник отдела",
    )


def test_question_without_an_answer_has_none(whole: BuiltSite) -> None:
    question = node(whole, f"{FOLDER}/q2.html", "WebPage")["mainEntity"]
    assert question["answerCount"] == 0
    assert "acceptedAnswer" not in question


def test_broadcast_is_an_event_that_says_when_it_was_moved_or_cancelled(whole: BuiltSite) -> None:
    def event(day: str) -> dict[str, Any]:
        found: dict[str, Any] = node(whole, f"ru/sessions/{day}-talgar/index.html", "WebPage")
        return found["mainEntity"]

    held = event("2020-10-16")
    assert (held["startDate"], held["endDate"]) == (
        "2020-10-16T10:00+06:00",
        "2020-10-16T14:00+06:00",
    )
    assert held["performer"]["jobTitle"] == "начальник отдела"
    moved = event("2020-12-02")
    assert moved["eventStatus"] == "https://schema.org/EventRescheduled"
    assert moved["previousStartDate"] == "2020-12-01T10:00+06:00"
    assert event("2020-12-16")["eventStatus"] == "https://schema.org/EventCancelled"
    assert "eventStatus" not in event("2020-12-09")


def test_release_is_a_news_article_with_its_corrections(whole: BuiltSite) -> None:
    page = node(whole, "ru/news/2020-10-17-answers.html", "WebPage")
    article = page["mainEntity"]
    assert article["headline"] == "Полиция ответила"
    assert article["correction"] == [
        {
            "@type": "CorrectionComment",
            "datePublished": "2020-10-19",
            "text": "Исправлена дата",
        }
    ]
    assert article["image"] == f"{SITE}/images/crossing.png"


def test_official_is_a_person_with_the_post_of_today_and_for_whom(whole: BuiltSite) -> None:
    chief = node(whole, "ru/officials/chief/index.html", "ProfilePage")["mainEntity"]
    assert (chief["@type"], chief["jobTitle"]) == ("Person", "начальник отдела")
    assert chief["url"] == f"{SITE}/ru/officials/chief/"
    assert chief["worksFor"]["@type"] == "GovernmentOrganization"
    assert chief["worksFor"]["@id"] == f"{SITE}/ru/#publisher"
    assert chief["workLocation"]["url"] == f"{SITE}/ru/districts/talgar/"
    inspector = node(whole, "ru/officials/inspector/index.html", "ProfilePage")["mainEntity"]
    assert "worksFor" not in inspector


def test_home_page_names_the_site_and_who_answers(whole: BuiltSite) -> None:
    site = node(whole, "ru/index.html", "WebSite")
    publisher = node(whole, "ru/index.html", "GovernmentOrganization")
    assert site["publisher"] == {"@id": publisher["@id"]}
    assert publisher["name"] == "Департамент полиции Алматинской области"


def test_breadcrumbs_lead_from_home_to_the_page(whole: BuiltSite) -> None:
    crumbs = node(whole, f"{FOLDER}/q1.html", "BreadcrumbList")["itemListElement"]
    assert [one["position"] for one in crumbs] == [1, 2, 3, 4, 5]
    assert [one.get("item") for one in crumbs] == [
        f"{SITE}/ru/",
        f"{SITE}/ru/sessions/",
        f"{SITE}/ru/sessions/2020/",
        f"{SITE}/{FOLDER}/",
        None,
    ]


@pytest.mark.parametrize(
    "path",
    [f"{FOLDER}/q3.html", f"{FOLDER}/q4.html", f"{FOLDER}/q9.html", "ru/gone.html", "404.html"],
    ids=["hidden", "merged", "unlisted", "withdrawn", "not found"],
)
def test_what_must_not_be_spread_says_nothing_to_machines(whole: BuiltSite, path: str) -> None:
    assert data(whole, path) == []


def test_words_of_a_citizen_cannot_end_the_script(tmp_path: Path) -> None:
    body = "## Что? {#q1}\n\nВопрос: </script><script>alert(1)</script> & <!--\n\nОтвет: Да.\n"
    site = build_site(tmp_path, {f"sessions/2020/{TALGAR}.ru.md": session(body)})
    raw = site.files[f"{FOLDER}/q1.html"].decode()
    assert "<script>alert" not in raw
    question = node(site, f"{FOLDER}/q1.html", "WebPage")["mainEntity"]
    assert question["text"] == "</script><script>alert(1)</script> & <!--"


def test_search_action_is_there_only_where_search_is(whole: BuiltSite, tmp_path: Path) -> None:
    content = write_files(tmp_path / "content", {**REGISTERS, **WHOLE})
    settings = settings_for(content, tmp_path / "output")
    build(settings, [e for e in emitters_for(settings) if not e.name.startswith("search")])
    without = BuiltSite(settings.output, whole.outcome)
    assert "potentialAction" not in node(without, "ru/index.html", "WebSite")


def test_shared_pages_tell_their_day_and_their_other_languages(whole: BuiltSite) -> None:
    page = whole.page(f"{FOLDER}/q1.html")
    published = page.select_one('meta[property="article:published_time"]')
    assert published is not None
    assert published["content"] == "2020-10-16T10:00+06:00"
    others = page.select('meta[property="og:locale:alternate"]')
    assert [one["content"] for one in others] == ["kk_KZ"]
    announced = whole.page("ru/sessions/2020-12-02-talgar/index.html")
    assert announced.select_one('meta[property="article:published_time"]') is None

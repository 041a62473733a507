"""What is a draft, or not yet due, is in no byte of a public build; the desk sees it, marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressroom.verifying.tree import verify_tree
from tests.site.small_site import (
    PIXEL,
    BuiltSite,
    Files,
    build_site,
    desk_site,
    record,
    session,
    text_of,
)

BODY = "Лид.\n\n## ПОТАЁННЫЙ вопрос? {#q1}\n\nВопрос: Да?\n\nОтвет: ПОТАЁННЫЙ ответ.\n"
PICTURED = "ПОТАЁННЫЙ текст.\n\n![Подпись]({static}/images/covert.png)\n"
LATER = "2020-11-20 12:01"

FILES: Files = {
    "sessions/2020/2020-11-10-covert.ru.md": session(
        BODY, title="ПОТАЁННЫЙ", date="2020-11-10 10:00", draft="true"
    ),
    "sessions/2020/2020-11-11-covert.ru.md": session(
        BODY, title="ПОТАЁННЫЙ", date="2020-11-11 10:00", publish=LATER
    ),
    "news/2020/2020-11-12-covert.ru.md": record(
        PICTURED, title="ПОТАЁННЫЙ", date="2020-11-12", draft="true"
    ),
    "news/2020/2020-11-13-covert.ru.md": record(
        PICTURED, title="ПОТАЁННЫЙ", date="2020-11-13", publish=LATER
    ),
    "pages/covert.ru.md": record(PICTURED, title="ПОТАЁННЫЙ", order="2", draft="true"),
    "sessions/2020/2020-11-14-talgar.ru.md": session(title="Открытый", date="2020-11-14 10:00"),
    "images/covert.png": PIXEL,
}
PATHS = {
    "ru/sessions/2020-11-10-covert/index.html",
    "ru/sessions/2020-11-10-covert/q1.html",
    "ru/sessions/2020-11-11-covert/index.html",
    "ru/sessions/2020-11-11-covert/q1.html",
    "ru/news/2020-11-12-covert.html",
    "ru/news/2020-11-13-covert.html",
    "ru/covert.html",
}


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return build_site(tmp_path_factory.mktemp("public"), FILES)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return desk_site(tmp_path_factory.mktemp("desk"), FILES)


def test_no_byte_and_no_name_of_a_public_site_tells_of_a_draft(public: BuiltSite) -> None:
    for words in ("ПОТАЁННЫЙ", "потаённый", "covert"):
        assert public.mentions(words) == []
    assert public.mentions("Открытый") != []


def test_public_site_without_its_drafts_is_whole(public: BuiltSite) -> None:
    assert verify_tree(public.output) == []


def test_counts_of_a_public_build_know_nothing_of_drafts(public: BuiltSite) -> None:
    assert public.outcome.sessions == 1
    assert public.outcome.questions.questions == 0
    assert public.outcome.releases == 0


def test_desk_sees_drafts_and_what_is_not_yet_due(desk: BuiltSite) -> None:
    assert set(desk.files) >= PATHS
    assert "images/covert.png" in desk.files
    assert verify_tree(desk.output) == []


@pytest.mark.parametrize("path", sorted(PATHS))
def test_desk_marks_them_as_drafts(desk: BuiltSite, path: str) -> None:
    assert "Черновик" in text_of(desk.page(path).select_one("main .notice"))


def test_desk_does_not_mark_what_is_published(desk: BuiltSite) -> None:
    page = desk.page("ru/sessions/2020-11-14-talgar/index.html")
    assert page.select_one("main .notice") is None


@pytest.mark.parametrize(
    ("now", "there"), [("2020-11-20T12:00:59+06:00", False), ("2020-11-20T12:01:00+06:00", True)]
)
def test_record_appears_in_the_first_build_at_or_after_its_moment(
    tmp_path: Path, now: str, there: bool
) -> None:
    site = build_site(tmp_path, FILES, PRESS_NOW=now)
    assert ("ru/news/2020-11-13-covert.html" in site.files) is there


def test_translation_that_is_a_draft_is_not_named_by_its_original(tmp_path: Path) -> None:
    site = build_site(
        tmp_path,
        {
            "sessions/2020/2020-11-14-talgar.ru.md": session(
                title="Открытый", date="2020-11-14 10:00"
            ),
            "sessions/2020/2020-11-14-talgar.kk.md": session(
                title="ЖАСЫРЫН", date="2020-11-14 10:00", translated="2020-11-15", draft="true"
            ),
        },
    )
    assert site.mentions("ЖАСЫРЫН") == []
    assert site.mentions("kk/sessions/2020-11-14-talgar") == []
    assert verify_tree(site.output) == []

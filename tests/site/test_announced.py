"""What was announced is kept: two builds, one after the other, into the same folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pressroom.building.refusal import Rejected
from pressroom.language import Language
from pressroom.problems.report import render_text
from tests.site.commands import tree
from tests.site.small_site import BuiltSite, Files, build_site, session

FIRST = "sessions/2020/2020-12-02-talgar.ru.md"
NEXT_DAY = "sessions/2020/2020-12-03-talgar.ru.md"
REDIRECTS = "registers/redirects.yaml"
REDIRECT = "/ru/sessions/2020-12-02-talgar/: /ru/sessions/2020-12-03-talgar/\n"
MOVE = "\n  - {on: 2020-11-21 09:00, was: 2020-12-02 15:00, note: Учения}"
CANCELLED = "{on: 2020-11-21, reason: Учения}"


def announcement(date: str = "2020-12-02 15:00", status: str = "confirmed", **keys: str) -> str:
    return session("Ждём вопросы.", **{"date": date, "status": status, **keys})


def then(folder: Path, before: Files, after: Files, **changes: object) -> BuiltSite:
    """Publish ``before``, then ``after`` in its place."""
    build_site(folder, before, **changes)
    for path in before:
        (folder / "content" / path).unlink()
    return build_site(folder, after, **changes)


def refused(folder: Path, before: Files, after: Files, **changes: object) -> list[tuple[str, int]]:
    """Code and line of what stands against ``after``; the site is as it was, byte for byte."""
    build_site(folder, before, **changes)
    standing = tree(folder / "output")
    for path in before:
        (folder / "content" / path).unlink()
    with pytest.raises(Rejected) as rejected:
        build_site(folder, after, **changes)
    assert tree(folder / "output") == standing
    for language in Language:
        assert "2020-12-02 15:00" in render_text(rejected.value.problems, language)
    return [(problem.code, problem.line) for problem in rejected.value.problems]


def test_the_site_tells_programs_what_is_announced(tmp_path: Path) -> None:
    files = {
        FIRST: announcement(),
        "sessions/2020/2020-10-16-talgar.ru.md": session(),
        "sessions/2020/2020-12-09-talgar.ru.md": announcement("2020-12-09 10:00", draft="true"),
    }
    site = build_site(tmp_path, files, PRESS_DRAFTS=True, PRESS_PUBLIC=False)
    assert json.loads(site.files["data/announced.json"]) == [
        {
            "session": "2020-12-02-talgar",
            "lang": "ru",
            "starts": "2020-12-02T15:00+06:00",
            "status": "confirmed",
        }
    ]


def test_confirmed_hour_cannot_change_in_silence(tmp_path: Path) -> None:
    later = {FIRST: announcement("2020-12-02 16:00")}
    assert refused(tmp_path, {FIRST: announcement()}, later) == [("B120", 3)]


def test_confirmed_hour_changes_with_a_word_to_readers(tmp_path: Path) -> None:
    then(tmp_path, {FIRST: announcement()}, {FIRST: announcement("2020-12-02 16:00", changes=MOVE)})


def test_change_of_another_hour_is_no_word_about_this_one(tmp_path: Path) -> None:
    told = MOVE.replace("15:00", "14:00")
    later = {FIRST: announcement("2020-12-02 16:00", changes=told)}
    assert refused(tmp_path, {FIRST: announcement()}, later) == [("B120", 3)]


def test_day_that_was_changed_may_be_told_without_its_hour(tmp_path: Path) -> None:
    told = MOVE.replace(" 15:00", "")
    then(tmp_path, {FIRST: announcement()}, {FIRST: announcement("2020-12-02 16:00", changes=told)})


def test_provisional_date_may_change_freely(tmp_path: Path) -> None:
    then(
        tmp_path,
        {FIRST: announcement(status="provisional")},
        {FIRST: announcement("2020-12-02 16:00")},
    )


def test_broadcast_held_at_another_hour_than_confirmed_says_so(tmp_path: Path) -> None:
    held = {FIRST: announcement("2020-12-02 16:00", "held")}
    assert refused(tmp_path, {FIRST: announcement()}, held) == [("B120", 3)]


@pytest.mark.parametrize("status", ["provisional", "confirmed", "cancelled"])
def test_announced_session_cannot_vanish(tmp_path: Path, status: str) -> None:
    cancelled = CANCELLED if status == "cancelled" else ""
    before = {FIRST: announcement(status=status, cancelled=cancelled)}
    assert refused(tmp_path, before, {}) == [("B121", 0)]


@pytest.mark.parametrize("keys", [{"draft": "true"}, {"publish": "2020-11-30"}])
def test_session_hidden_again_has_vanished_for_readers(
    tmp_path: Path, keys: dict[str, str]
) -> None:
    after = {FIRST: announcement(**keys)}
    assert refused(tmp_path, {FIRST: announcement()}, after) == [("B121", 0)]


def test_the_preview_compares_what_the_public_sees(tmp_path: Path) -> None:
    preview = {"PRESS_DRAFTS": True, "PRESS_PUBLIC": False}
    draft = {FIRST: announcement(draft="true")}
    then(tmp_path / "draft", draft, {}, **preview)
    assert refused(tmp_path / "hidden", {FIRST: announcement()}, draft, **preview) == [("B121", 0)]


def test_cancelled_session_keeps_its_page(tmp_path: Path) -> None:
    after = {FIRST: announcement(status="cancelled", cancelled=CANCELLED)}
    site = then(tmp_path, {FIRST: announcement()}, after)
    assert "Ждём вопросы." in site.page("ru/sessions/2020-12-02-talgar/index.html").text


def test_each_language_of_an_announcement_is_kept(tmp_path: Path) -> None:
    kazakh = FIRST.replace(".ru.", ".kk.")
    both = {FIRST: announcement(), kazakh: announcement(title="Эфир")}
    assert refused(tmp_path, both, {FIRST: announcement()}) == [("B121", 0)]


def test_session_moved_to_another_day_leads_on_from_its_old_address(tmp_path: Path) -> None:
    moved = announcement("2020-12-03 15:00", changes=MOVE)
    then(tmp_path, {FIRST: announcement()}, {NEXT_DAY: moved, REDIRECTS: REDIRECT})


def test_session_moved_twice_leads_on_to_where_it_is_at_last(tmp_path: Path) -> None:
    last = "sessions/2020/2020-12-04-talgar.ru.md"
    again = MOVE + "\n  - {on: 2020-11-22 09:00, was: 2020-12-03 15:00, note: Учения}"
    chain = f"{REDIRECT}/ru/sessions/2020-12-03-talgar/: /ru/sessions/2020-12-04-talgar/\n"
    after = {last: announcement("2020-12-04 15:00", changes=again), REDIRECTS: chain}
    then(tmp_path, {FIRST: announcement()}, after)


def test_session_moved_to_another_day_says_from_when(tmp_path: Path) -> None:
    after = {NEXT_DAY: announcement("2020-12-03 15:00"), REDIRECTS: REDIRECT}
    assert refused(tmp_path, {FIRST: announcement()}, after) == [("B120", 3)]


def test_session_withdrawn_with_a_reason_may_go(tmp_path: Path) -> None:
    tombstone = "/ru/sessions/2020-12-02-talgar/: {withdrawn: 2020-11-21, reason: Ошибка}\n"
    then(tmp_path, {FIRST: announcement()}, {REDIRECTS: tombstone})


def test_damaged_memory_of_announcements_is_not_taken_for_none(tmp_path: Path) -> None:
    build_site(tmp_path, {FIRST: announcement()})
    (tmp_path / "output" / "data" / "announced.json").write_text("[{", encoding="utf-8")
    with pytest.raises(Rejected) as rejected:
        build_site(tmp_path, {FIRST: announcement()})
    assert [problem.code for problem in rejected.value.problems] == ["B122"]


def test_unreadable_record_is_no_vanished_one(tmp_path: Path) -> None:
    build_site(tmp_path, {FIRST: announcement()})
    with pytest.raises(Rejected) as rejected:
        build_site(tmp_path, {FIRST: announcement(district="nowhere")})
    assert [problem.code for problem in rejected.value.problems] == ["S104"]

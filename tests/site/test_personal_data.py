"""Personal data stop a site, are never repeated in a message, and what is permitted may stand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pressroom.building.crew import open_crew
from pressroom.building.pipeline import inspect
from pressroom.building.refusal import Rejected
from pressroom.language import Language
from pressroom.problems.problem import Problem
from pressroom.problems.report import has_errors, render_github, render_json, render_text
from pressroom.verifying.tree import verify_tree
from tests.site.small_site import (
    REGISTERS,
    Files,
    build_site,
    desk_site,
    record,
    session,
    settings_for,
    write_files,
)

SESSION = "sessions/2020/2020-10-16-talgar.ru.md"
QUESTION = "## Когда приедут? {#q1}\n\nВопрос: Когда?\n\nОтвет: Завтра.\n"
PHONE = "8 701 123 45 67"


def problems_of(folder: Path, files: Files, **changes: Any) -> list[Problem]:
    content = write_files(folder / "content", {**REGISTERS, **files})
    with open_crew("serial", 1) as crew:
        return inspect(settings_for(content, folder / "output", **changes), crew).problems


PLACES: dict[str, Files] = {
    "question": {SESSION: session(QUESTION.replace("Когда?", PHONE, 1).replace("?", "", 1))},
    "heading": {SESSION: session(QUESTION.replace("Когда приедут?", f"Звоните {PHONE}"))},
    "answer": {SESSION: session(QUESTION.replace("Завтра", PHONE))},
    "lead": {SESSION: session(f"{PHONE}\n\n{QUESTION}")},
    "title": {SESSION: session(QUESTION, title=PHONE)},
    "summary": {SESSION: session(QUESTION, summary=PHONE)},
    "asker": {
        SESSION: session(QUESTION.replace("\n\nВопрос", f"\n\nasker: Житель {PHONE}\n\nВопрос"))
    },
    "correction": {
        SESSION: session(QUESTION, corrections=f"\n  - {{on: 2020-10-20, note: {PHONE}}}")
    },
    "channel": {SESSION: session(QUESTION, channel="87011234567")},
    "promise": {
        SESSION: session(
            QUESTION.replace(
                "\n\nВопрос",
                f"\n\ncontrol:\n  promise: Позвонить {PHONE}\n  due: 2020-11-16\n\nВопрос",
            )
        )
    },
    "release": {"news/2020/2020-10-17-a.ru.md": record(PHONE, title="А", date="2020-10-17")},
    "page": {"pages/a.ru.md": record(PHONE, title="А")},
    "register": {
        "registers/topics.yaml": f"- id: roads\n  name: {{ru: Дороги}}\n  synonyms: [{PHONE}]\n"
    },
    "file name": {
        "images/87011234567.png": (
            Path(__file__).parents[1] / "rejected/base/images/crossing.png"
        ).read_bytes()
    },
}


@pytest.mark.parametrize("place", PLACES)
def test_identifier_is_refused_wherever_it_stands(tmp_path: Path, place: str) -> None:
    problems = problems_of(tmp_path, PLACES[place], PRESS_PUBLIC=False)
    assert "P102" in {problem.code for problem in problems}
    assert has_errors(problems)


@pytest.mark.parametrize("place", PLACES)
def test_no_report_repeats_what_it_found(tmp_path: Path, place: str) -> None:
    problems = problems_of(tmp_path, PLACES[place])
    for render in (render_text, render_github, render_json):
        for language in Language:
            report = render(problems, language)
            assert "P102" in report
            assert "123" not in report.replace(" ", "")
            assert "7011" not in report.replace(" ", "")


def test_other_problem_of_the_same_line_does_not_repeat_it_either(tmp_path: Path) -> None:
    body = f"## Когда? {{#q1}}\n\nОтвте: звоните {PHONE}\nили 8 702\n123 45 67\n"
    report = render_text(problems_of(tmp_path, {SESSION: session(body)}), Language.RU)
    assert "Q201" in report
    assert "123" not in report
    assert "8 70" not in report


def test_build_is_refused_and_the_message_has_the_place(tmp_path: Path) -> None:
    with pytest.raises(Rejected) as refused:
        desk_site(tmp_path, PLACES["answer"])
    [problem] = refused.value.problems
    assert (problem.code, problem.line, problem.column) == ("P102", 13, 8)


NAMED = {SESSION: session(QUESTION.replace("Завтра", "Приедет участковый Марат Ахметов"))}
LISTED = """\
- {text: Марат Ахметов, reason: Участковый района, until: 2020-12-31}
- {text: 8 701 123 45 67, reason: Телефон участкового}
"""


def test_undecided_name_warns_at_the_desk_and_stops_the_public(tmp_path: Path) -> None:
    warned = desk_site(tmp_path / "desk", NAMED).outcome.warnings
    assert [problem.code for problem in warned] == ["P120"]
    with pytest.raises(Rejected):
        build_site(tmp_path / "public", NAMED)


def test_listed_name_and_number_are_published(tmp_path: Path) -> None:
    files = {
        SESSION: session(QUESTION.replace("Завтра", f"Марату Ахметову: {PHONE}")),
        "registers/privacy.yaml": LISTED,
    }
    site = build_site(tmp_path, files)
    assert site.outcome.warnings == ()
    assert site.mentions(PHONE)
    assert verify_tree(site.output) == []


def test_listed_name_is_undecided_again_after_its_last_day(tmp_path: Path) -> None:
    files = {**NAMED, "registers/privacy.yaml": LISTED}
    last, after = "2020-12-31T12:00:00+06:00", "2021-01-01T12:00:00+06:00"
    assert problems_of(tmp_path / "last", files, PRESS_NOW=last) == []
    late = problems_of(tmp_path / "after", files, PRESS_NOW=after)
    assert {problem.code for problem in late} == {"P120", "P140"}


def test_hidden_question_may_hold_what_no_file_of_the_site_shows(tmp_path: Path) -> None:
    hidden = QUESTION.replace(
        "\n\nВопрос: Когда?",
        f"\n\nvisibility: hidden\nreason: Частное.\n\nВопрос: Марат Ахметов {PHONE}",
    )
    site = build_site(tmp_path, {SESSION: session(hidden)})
    assert [problem.code for problem in site.outcome.warnings] == ["P130"]
    assert site.mentions("123 45 67") == site.mentions("Ахметов") == []


def test_gaps_are_counted_where_everyone_can_read_it(tmp_path: Path) -> None:
    body = QUESTION.replace("Завтра", "Вам ответит [скрыто: имя], звоните [скрыто: номер]")
    site = build_site(tmp_path, {SESSION: session(body)})
    assert json.loads(site.files["version.json"])["counts"]["redactions"] == 2

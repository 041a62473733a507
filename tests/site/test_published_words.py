"""No word that was published changes in silence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pressroom.building.crew import open_crew
from pressroom.building.pipeline import inspect
from pressroom.problems.problem import Problem
from pressroom.problems.report import severity
from pressroom.publishing.words import record_words
from tests.site.small_site import REGISTERS, record, session, settings_for, write_files

SESSION = "sessions/2020/2020-10-16-talgar.ru.md"
NEWS = "news/2020/2020-10-17-answers.ru.md"
ONE = (
    "## Когда починят? {#q1}\n\nВопрос: Светофор не работает.\n\nОтвет: Заявка передана службе.\n\n"
)
TWO = "## Есть ли камера? {#q2}\n\nВопрос: Есть?\n\nОтвет: Есть.\n\n"
WORDS = {"A424", "A425", "A426", "A427", "A428", "A429", "B130"}


class Desk:
    """A content folder with the words of its releases beside it; nothing is built."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.number = 0
        self.files: dict[str, str] = {
            SESSION: session(ONE + TWO),
            NEWS: record("Полиция ответила всем.\n", title="Ответы", date="2020-10-17"),
        }

    @property
    def record(self) -> Path:
        return self.folder / "published"

    def read(self, **changes: Any) -> Any:
        content = self.folder / "content"
        for path in content.rglob("*.md"):
            path.unlink()
        write_files(content, {**REGISTERS, **self.files})
        settings = settings_for(content, self.folder / "output", **changes)
        with open_crew("serial", 1) as crew:
            return inspect(settings, crew), settings

    def release(self, now: str = "2020-10-20T12:00:00+06:00") -> None:
        read, settings = self.read(PRESS_NOW=now)
        self.number += 1
        record_words(read, self.record, self.number, settings.now)

    def told(self) -> list[Problem]:
        read, _ = self.read()
        return [problem for problem in read.problems if problem.code in WORDS]

    def codes(self) -> list[str]:
        return [problem.code for problem in self.told()]

    def say(self, body: str, *corrections: str) -> None:
        entries = "".join(f"\n  - {{{one}}}" for one in corrections)
        self.files[SESSION] = session(body, corrections=entries)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.release()
    return desk


CHANGED = ONE.replace("передана", "отклонена")


def test_a_changed_word_without_a_correction_is_refused_for_the_public(desk: Desk) -> None:
    desk.say(CHANGED + TWO)
    (problem,) = desk.told()
    assert problem.code == "A424"
    assert problem.file.endswith(SESSION)
    assert problem.source.endswith("{#q1}")
    values = dict(problem.values)
    assert values["what"] == "q1"
    assert "[-передана-] {+отклонена+}" in values["change"]
    assert (severity(problem, public=True), severity(problem)) == ("error", "warning")


def test_a_correction_since_the_last_release_lets_it_pass(desk: Desk) -> None:
    desk.say(CHANGED + TWO, "on: 2020-10-20, question: q1, note: Заявка отклонена")
    assert desk.codes() == []
    desk.release("2020-10-25T12:00:00+06:00")
    assert desk.codes() == []


@pytest.mark.parametrize(
    "entry",
    [
        "on: 2020-10-19, question: q1, note: До выпуска",
        "on: 2020-10-21, question: q2, note: Другой вопрос",
    ],
)
def test_an_older_correction_or_one_of_another_question_does_not_count(
    desk: Desk, entry: str
) -> None:
    desk.say(CHANGED + TWO, entry)
    assert desk.codes() == ["A424"]


def test_a_correction_that_was_published_speaks_of_its_own_change_only(desk: Desk) -> None:
    entry = "on: 2020-10-20, question: q1, note: Заявка отклонена"
    desk.say(CHANGED + TWO, entry)
    desk.release()
    desk.say(ONE.replace("передана", "потеряна") + TWO, entry)
    assert desk.codes() == ["A424"]


def test_a_correction_of_the_whole_record_covers_each_question(desk: Desk) -> None:
    both = CHANGED + TWO.replace("Есть.", "Нет.")
    desk.say(both, "on: 2020-10-21, note: Ответы сверены с записью")
    assert desk.codes() == []
    desk.say(both, "on: 2020-10-21, minor: true")
    assert desk.codes() == ["A428", "A427"]


def test_a_minor_correction_is_for_spelling_alone(desk: Desk) -> None:
    minor = "on: 2020-10-21, question: q1, minor: true"
    desk.say(ONE.replace("службе", "слуджбе") + TWO, minor)
    assert desk.codes() == []
    desk.say(CHANGED + TWO, minor)
    assert desk.codes() == ["A428"]


def test_spaces_quotation_marks_and_new_questions_are_no_change_of_words(desk: Desk) -> None:
    desk.say(ONE.replace("Заявка передана", "Заявка\u00a0передана") + TWO)
    assert desk.codes() == []
    desk.say(ONE + TWO + "## Новый? {#q3}\n\nВопрос: А?\n\nОтвет: Да.\n")
    assert desk.codes() == []


def test_a_first_answer_and_one_on_a_day_of_its_own_need_no_entry(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.say(ONE + TWO.replace("Ответ: Есть.\n", ""))
    desk.release()
    desk.say(ONE + TWO)
    assert desk.codes() == []
    desk.release()
    desk.say(ONE + TWO + "Ответ (2020-10-26): Уже две.\n")
    assert desk.codes() == []


def test_hidden_words_leave_the_record_and_come_back_with_a_note_only(desk: Desk) -> None:
    hidden = TWO.replace("\n\n", "\n\nvisibility: hidden\nhidden_reason: Дело соседей\n\n", 1)
    desk.say(ONE + hidden)
    assert desk.codes() == []
    desk.release()
    kept = (desk.record / "words" / SESSION).with_suffix(".jsonl").read_text(encoding="utf-8")
    assert "камера" not in kept
    assert '["q2", "hidden"]' in kept
    desk.say(ONE + TWO)
    (problem,) = desk.told()
    assert (problem.code, dict(problem.values)["what"]) == ("A424", "q2")
    desk.say(ONE + TWO, "on: 2020-10-22, question: q2, note: Вопрос снова открыт")
    assert desk.codes() == []


def test_a_repeated_question_leaves_a_mark_and_no_words(desk: Desk) -> None:
    merged = "## Есть ли камера? {#q2}\n\nduplicate_of: q1\n\nВопрос: Есть?\n"
    desk.say(ONE + merged)
    assert desk.codes() == []
    desk.release()
    kept = (desk.record / "words" / SESSION).with_suffix(".jsonl").read_text(encoding="utf-8")
    assert '["q2", "merged"]' in kept
    desk.say(ONE + TWO)
    assert desk.codes() == ["A424"]


def test_words_of_an_unlisted_question_are_kept_as_others_are(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    unlisted = ONE.replace("\n\n", "\n\nvisibility: unlisted\n\n", 1)
    desk.say(unlisted + TWO)
    desk.release()
    desk.say(unlisted.replace("передана", "отклонена") + TWO)
    assert desk.codes() == ["A424"]


def test_a_press_release_changes_with_a_note_and_is_withdrawn_without(desk: Desk) -> None:
    published = desk.files[NEWS]
    desk.files[NEWS] = published.replace("ответила всем", "ответила не всем")
    (problem,) = desk.told()
    assert problem.code == "A424"
    assert dict(problem.values)["what"] == "2020-10-17-answers"
    withdrawn = "withdrawn: {on: 2020-10-21, reason: Ошибка}\n"
    desk.files[NEWS] = published.replace("date:", f"{withdrawn}date:")
    assert desk.codes() == []
    desk.release()
    kept = (desk.record / "words" / NEWS).with_suffix(".jsonl").read_text(encoding="utf-8")
    assert "ответила" not in kept
    desk.files[NEWS] = published
    assert desk.codes() == ["A424"]


def test_a_record_that_left_and_comes_back_needs_a_note(desk: Desk) -> None:
    news = desk.files[NEWS]
    desk.files[NEWS] = news.replace("date:", "draft: true\ndate:")
    desk.release()
    desk.release()
    desk.files[NEWS] = news
    assert desk.codes() == ["A424"]


def test_a_draft_and_a_new_record_may_say_what_they_like(desk: Desk) -> None:
    desk.files[NEWS.replace("answers", "more")] = desk.files[NEWS].replace("всем", "многим")
    assert desk.codes() == []
    desk.files[NEWS] = desk.files[NEWS].replace("date:", "draft: true\ndate:").replace("всем", "-")
    assert desk.codes() == []


def test_nothing_is_written_anew_where_nothing_changed(desk: Desk) -> None:
    files = {path: path.read_bytes() for path in desk.record.rglob("*.jsonl")}
    stamps = {path: path.stat().st_ino for path in files if path.name != "index.jsonl"}
    desk.release()
    assert {path: path.stat().st_ino for path in stamps} == stamps
    head = (desk.record / "words/index.jsonl").read_text(encoding="utf-8").splitlines()[0]
    assert json.loads(head)["release"] == 2


def test_no_record_of_publication_is_no_gate(tmp_path: Path) -> None:
    assert Desk(tmp_path).codes() == []


@pytest.mark.parametrize("damage", ["gone", "other", "cut", "index"])
def test_a_damaged_record_of_words_is_a_problem_and_no_free_pass(desk: Desk, damage: str) -> None:
    file = (desk.record / "words" / SESSION).with_suffix(".jsonl")
    text = file.read_text(encoding="utf-8")
    match damage:
        case "gone":
            file.unlink()
        case "other":
            file.write_text(text.replace("передана", "отклонена"), encoding="utf-8")
        case "cut":
            file.write_text(text[:-20], encoding="utf-8")
        case "index":
            (desk.record / "words/index.jsonl").write_text('{"release": 1}\n', encoding="utf-8")
    desk.say(CHANGED + TWO)
    assert desk.codes() == ["B130"]


def test_a_number_of_a_person_does_not_stand_in_the_message(desk: Desk) -> None:
    desk.say(ONE.replace("передана службе", "у Асана, 8 701 123 45 67") + TWO)
    (problem,) = desk.told()
    change = dict(problem.values)["change"]
    assert "•" in change
    assert "123" not in change

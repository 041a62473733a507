"""An invented archive is what it was asked to be, and our reader has nothing to say against it."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bench.archive import files, invent_sessions, main, write_archive
from bench.days import BUILD_MOMENT, FIRST_DAY, LAST_DAY, slots
from bench.invention import Question, Session
from pressroom.building.crew import open_crew
from pressroom.checking import check_archive
from pressroom.language import Language
from pressroom.reading.archive import ReadArchive, read_archive
from pressroom.settings import Settings


def read(content: Path) -> ReadArchive:
    settings = Settings(
        content=content,
        label="content",
        output=content.with_name("output"),
        theme=content.with_name("theme"),
        site_url="",
        zone="Asia/Almaty",
        languages=tuple(Language),
        words={},
        contacts=(),
        now=datetime.fromtimestamp(BUILD_MOMENT, UTC),
        drafts=False,
        public=True,
        executor="serial",
        workers=1,
    )
    with open_crew("serial", 1) as crew:
        archive = read_archive(settings, crew)
    archive.problems.extend(check_archive(archive, settings))
    return archive


@pytest.fixture(scope="module")
def sessions() -> list[Session]:
    return list(invent_sessions(100, 100, seed=7))


@pytest.fixture(scope="module")
def questions(sessions: list[Session]) -> list[Question]:
    return [question for session in sessions for question in session.questions]


def test_one_seed_gives_one_archive() -> None:
    assert list(files(12, 15, seed=1)) == list(files(12, 15, seed=1))


def test_another_seed_gives_another() -> None:
    assert dict(files(3, 5, seed=1)) != dict(files(3, 5, seed=2))


def test_the_reader_finds_no_problem_in_it(tmp_path: Path) -> None:
    write_archive(tmp_path / "content", 60, 30, seed=3)
    archive = read(tmp_path / "content")
    assert [(problem.file, problem.line, problem.code) for problem in archive.problems] == []


def test_it_has_as_many_sessions_and_questions_as_were_asked_for(tmp_path: Path) -> None:
    write_archive(tmp_path / "content", 25, 40, seed=1)
    found = read(tmp_path / "content").archive
    versions = [facts for session in found.sessions.values() for facts in session.values()]
    assert len(found.sessions) == len(versions) == 25
    assert [len(facts.questions) for facts in versions] == [40] * 25
    assert found.releases
    assert found.series
    assert found.pages


def test_the_command_writes_it_and_leaves_what_is_there_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "content"
    words = ["--sessions", "2", "--questions", "3", "--into", str(folder)]
    assert main(words) == 0
    assert "2 sessions, 6 questions" in capsys.readouterr().out
    before = {path: path.read_bytes() for path in folder.rglob("*.md")}
    with pytest.raises(SystemExit, match="2"):
        main(words)
    assert {path: path.read_bytes() for path in folder.rglob("*.md")} == before


@pytest.mark.parametrize("count", [1, 1000, 20_000])
def test_broadcasts_lie_on_working_days_under_names_of_their_own(count: int) -> None:
    plan = list(slots(count))
    assert len({slot.id for slot in plan}) == count
    assert all(FIRST_DAY <= slot.day <= LAST_DAY and slot.day.weekday() < 5 for slot in plan)
    assert [slot.day for slot in plan] == sorted(slot.day for slot in plan)


def test_some_broadcasts_belong_to_a_series() -> None:
    assert any(slot.series for slot in slots(1000))


def test_questions_and_answers_are_as_long_as_in_life(questions: list[Question]) -> None:
    asked = [len(question.turns[0].text.split()) for question in questions]
    told = [len(q.turns[1].text.split()) for q in questions if len(q.turns) > 1]
    assert sum(asked) / len(asked) == pytest.approx(25, abs=1)
    assert sum(told) / len(told) == pytest.approx(83, abs=3)


def test_what_happens_in_broadcasts_happens_as_often(questions: list[Question]) -> None:
    """Ten thousand questions: a rate of 1 % is between 0.7 and 1.3 % nearly always."""
    answered = [question for question in questions if len(question.turns) > 1]
    plain = [question for question in questions if not question.duplicate_of]
    seen = {
        "unanswered": sum(len(question.turns) == 1 for question in plain),
        "hidden": sum(question.visibility == "hidden" for question in questions),
        "merged": sum(bool(question.duplicate_of) for question in questions),
        "follow-up": sum(len(question.turns) > 2 for question in questions),
        "promise": sum(bool(question.promise) for question in questions),
        "Markdown": sum(_is_marked_up(question) for question in answered),
        "redacted": sum("[" in turn.text and "]." in turn.text for turn in _turns(questions)),
        "asker": sum(bool(question.asker) for question in questions),
        "place": sum(bool(question.district) for question in questions),
        "other official": sum(bool(turn.speaker) for turn in _turns(questions)),
    }
    expected = {
        "unanswered": 0.01,
        "hidden": 0.003,
        "merged": 0.005,
        "follow-up": 0.1,
        "promise": 0.05,
        "Markdown": 0.05,
        "redacted": 0.01,
        "asker": 0.2,
        "place": 0.25,
        "other official": 0.08,
    }
    for what, rate in expected.items():
        assert seen[what] / len(questions) == pytest.approx(rate, rel=0.35), what


def test_both_languages_are_spoken_and_often_in_one_broadcast(sessions: list[Session]) -> None:
    spoken = Counter(question.lang for session in sessions for question in session.questions)
    assert min(spoken["kk"], spoken["ru"]) > 0.3 * spoken.total()
    assert all(len({question.lang for question in session.questions}) == 2 for session in sessions)


def _turns(questions: list[Question]) -> list:
    return [turn for question in questions for turn in question.turns]


def _is_marked_up(question: Question) -> bool:
    text = question.turns[1].text
    return any(mark in text for mark in ("\n- ", "\n1. ", "\n> ", "\n| ", "**", "]("))

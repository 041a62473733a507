"""Every rejected record gives exactly the problems that stand beside it."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pressroom.building.crew import open_crew
from pressroom.checking import check_archive
from pressroom.language import Language
from pressroom.problems.catalogue import catalogue
from pressroom.problems.problem import Problem
from pressroom.problems.report import in_order, render_text
from pressroom.reading.archive import read_archive
from pressroom.settings import Settings

REJECTED = Path(__file__).with_name("rejected")
BASE = REJECTED / "base"
CASES = sorted(path.parent for path in REJECTED.glob("*/problems.txt"))
NOTES = ("problems.txt", "without.txt", "published")

# What no folder of a repository can hold: links, names that differ by case, files without rights,
# a register of 60,000 values; these have tests of their own in tests/reading. P5 is told of the
# finished site, in tests/verifying.
TRIED_ELSEWHERE = {"A410", "F111", "F113", "F116", "F201", "P501", "P502", "Q111", "Q401", "Y112"}


def problems_of(content: Path, published: Path | None = None) -> list[Problem]:
    settings = Settings(
        content=content,
        label="content",
        output=content / "output",
        theme=content / "theme",
        site_url="",
        zone="Asia/Almaty",
        languages=tuple(Language),
        words={},
        contacts=(),
        now=datetime(2026, 11, 1, tzinfo=UTC),
        drafts=True,
        public=False,
        executor="serial",
        workers=1,
        published=published,
    )
    with open_crew("serial", 1) as crew:
        read = read_archive(settings, crew)
    return in_order([*read.problems, *check_archive(read, settings)])


def laid_out(case: Path, content: Path) -> Path:
    shutil.copytree(BASE, content)
    shutil.copytree(case, content, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*NOTES))
    without = case / "without.txt"
    for path in without.read_text(encoding="utf-8").split() if without.exists() else ():
        (content / path).unlink()
    return content


def as_line(problem: Problem) -> str:
    path = problem.file.removeprefix("content/")
    return f"{path}:{problem.line}:{problem.column}: {problem.code}"


def test_the_base_of_all_cases_has_no_problem() -> None:
    assert problems_of(BASE) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_rejected_record_gives_exactly_its_problems(case: Path, tmp_path: Path) -> None:
    problems = problems_of(laid_out(case, tmp_path / "content"), case / "published")
    expected = (case / "problems.txt").read_text(encoding="utf-8").splitlines()
    assert sorted(as_line(problem) for problem in problems) == expected
    for language in Language:
        report = render_text(problems, language)
        assert all(problem.code in report for problem in problems)


def test_there_are_at_least_eighty_rejected_records() -> None:
    assert len(CASES) >= 80


def lines_of(case: Path) -> list[str]:
    return (case / "problems.txt").read_text(encoding="utf-8").splitlines()


def test_every_code_that_a_record_can_get_has_a_case() -> None:
    tried = {line.split()[-1] for case in CASES for line in lines_of(case)}
    told = {code for code in catalogue() if not code.startswith(("B", "U", "V"))}
    assert told - tried == TRIED_ELSEWHERE

"""The report says what was measured, and nothing about whose machine it was."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from bench.desk import ROOT
from bench.figures import rows
from bench.measure import Cost
from bench.report import report
from bench.rounds import Results

HUGE = 900_000_000


def cost(wall: float, user: float = 1.0, memory: int = HUGE) -> Cost:
    return Cost(wall, user, 0.1, memory, memory, 0)


@pytest.fixture
def results() -> Results:
    return Results(
        costs={
            "large ours": [cost(10), cost(20), cost(12)],
            "large hugo": [cost(20), cost(25), cost(30)],
            "large copy": [cost(10), cost(10), cost(10)],
            "large edited": [cost(0.1), cost(0.1), cost(0.1)],
            "tenth ours": [cost(1), cost(1), cost(1)],
        },
        counts={
            "large edited rewritten": [12, 12, 14],
            "large ours pages": [1010, 1010, 1010],
            "large ours bytes": [10_100_000, 10_100_000, 10_100_000],
        },
        tools={"Hugo": "v0"},
    )


def test_a_ratio_is_taken_within_each_round(results: Results) -> None:
    figures = {row.what: row for row in rows(results, 1000, 100)}
    against_hugo = figures["cold build, wall, ours ÷ Hugo"]
    assert against_hugo.values == (0.5, 0.8, 0.4)
    assert against_hugo.cells[3:] == ("0.5", "0.4 – 0.8")


def test_time_per_question_is_compared_with_a_tenth(results: Results) -> None:
    figures = {row.what: row for row in rows(results, 1000, 100)}
    assert figures["time per question, 1,000 against 100"].values == (1.0, 2.0, 1.2)


def test_who_did_not_run_has_no_row(results: Results) -> None:
    said = " ".join(row.what for row in rows(results, 1000, 100))
    assert "Eleventy" not in said
    assert "country" not in said


@pytest.mark.skipif(sys.platform != "linux", reason="describes a Linux machine")
def test_the_document_holds_figures_machine_builds_and_what_peers_leave_out(
    results: Results, tmp_path: Path
) -> None:
    figures = list(rows(results, 1000, 100))
    text = report(results, figures, ["- Large archive: 10 sessions."], tmp_path)
    assert "| cold build, wall, ours ÷ Hugo | ≤ 0.6 | ≤ 0.4 | 0.5 | 0.4 – 0.8 |" in text
    assert "| … files rewritten | ≤ 40 | ≤ 15 | 12 | 12 – 14 |" in text
    assert "| Hugo | v0 |" in text
    assert "| large ours | 12.00 s | 10.00 – 20.00 s |" in text
    assert "leave out" in text
    assert text.count("\n# ") == 0


@pytest.mark.skipif(sys.platform != "linux", reason="describes a Linux machine")
def test_the_document_names_no_host_and_no_place(results: Results, tmp_path: Path) -> None:
    text = report(results, list(rows(results, 1000, 100)), [], tmp_path)
    assert socket.gethostname() not in text
    assert str(ROOT) not in text
    assert str(tmp_path) not in text

"""The measure of nginx runs, and tells all that it compares."""

from __future__ import annotations

import re

import pytest

from bench import serving


def test_a_page_is_asked_for_in_three_ways_in_one_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert serving.main(["--rounds", "1", "--seconds", "1", "--connections", "4"]) in {0, 1}
    told = capsys.readouterr().out
    assert "wanted" in told  # a copy that is not sent ends the measure before it begins
    for name in serving.FIGURES:
        row = re.search(f"^{re.escape(name)} +(.+)$", told, re.MULTILINE)
        assert row is not None
        assert len(row[1].split()) == 5


@pytest.mark.parametrize(
    ("text", "expected"), [("812.50us", 0.8125), ("1.25ms", 1.25), ("2.00s", 2000)]
)
def test_times_are_read_as_wrk_writes_them(text: str, expected: float) -> None:
    assert serving.milliseconds(text) == pytest.approx(expected)

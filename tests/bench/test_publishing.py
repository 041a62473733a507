"""The measure of publishing runs at a small size, and finds nothing that readers would notice."""

from __future__ import annotations

import pytest

from bench import publishing


def test_readers_notice_no_release_and_no_publisher_that_is_killed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = publishing.main(["--releases", "4", "--pages", "100", "--connections", "4"])
    told = capsys.readouterr().out
    assert "mix releases, or miss their stylesheet: 0" in told
    assert code == 0, told


def test_what_ten_changed_files_cost_is_told_beside_the_first_publication(
    capsys: pytest.CaptureFixture[str],
) -> None:
    publishing.main(["--files", "1200"])
    told = capsys.readouterr().out
    # Ten pages, the two papers, here and in the record.
    assert "ten changed: 14 files" in told

"""Altered copies are noticed, honest ones are not; at full size: ``python -m bench.tampering``."""

from __future__ import annotations

import pytest

from bench.alterations import ALTERATIONS
from bench.tampering import main


def test_every_alteration_is_found_and_no_honest_release_is_suspected(
    capsys: pytest.CaptureFixture[str],
) -> None:
    count = len(ALTERATIONS)
    assert main(["--alterations", f"{count}", "--honest", "10", "--seed", "20201016"]) == 0
    said = capsys.readouterr().out
    assert f"{count} of {count} alterations found" in said
    assert "0 false alarms from 10 honest releases" in said

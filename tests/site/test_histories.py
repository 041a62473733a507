"""Whatever is edited, in whatever order: a build that keeps gives what a clean build gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.edits import history


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_incremental_build_equals_a_clean_one_after_every_edit(tmp_path: Path, seed: int) -> None:
    assert len(list(history(tmp_path, seed, steps=10))) == 11

"""A promise or a question that is lost on its way to a list, a file or a count is told."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pressroom.verifying.tree import verify_tree
from tests.site.small_site import BuiltSite, build_site
from tests.site.whole_site import WHOLE

REGISTER = "ru/commitments/index.html"
YEAR = "ru/commitments/2020/index.html"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return build_site(tmp_path_factory.mktemp("figures"), WHOLE)


def without_first(pattern: str) -> Callable[[str], str]:
    """Take out the first place that fits."""

    def change(text: str) -> str:
        changed = re.sub(pattern, "", text, count=1, flags=re.DOTALL)
        assert changed != text
        return changed

    return change


def instead(old: str, new: str) -> Callable[[str], str]:
    """Put something in another's place."""

    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


@pytest.mark.parametrize(
    ("path", "change", "expected"),
    [
        (YEAR, without_first('<li class="promise .*?(?=<li class="promise |</ul>)'), ["V320"]),
        (YEAR, instead("promise--overdue", "promise--open"), ["V320"]),
        (REGISTER, instead('standings__count">1<', 'standings__count">2<'), ["V320", "V321"]),
        ("data/commitments.csv", without_first("[^\n]*\n$"), ["V321", "V321", "V321"]),
        ("data/commitments.csv", instead(",done,", ",handed-over,"), ["V321", "V321", "V321"]),
        ("data/statistics/by-month.csv", without_first("2020-10[^\n]*\n"), ["V322"] * 7),
        ("data/statistics/by-year.csv", instead("year,sessions", "year,broadcasts"), ["V322"]),
    ],
    ids=[
        "lost from the list of its year",
        "listed at another place",
        "counted once too often",
        "lost from the data",
        "other status in the data",
        "month lost",
        "column lost",
    ],
)
def test_number_that_differs_is_told(
    site: BuiltSite,
    tmp_path: Path,
    path: str,
    change: Callable[[str], str],
    expected: list[str],
) -> None:
    output = tmp_path / "output"
    shutil.copytree(site.output, output)
    file = output / path
    file.write_bytes(change(file.read_bytes().decode()).encode())
    codes = [problem.code for problem in verify_tree(output)]
    assert [code for code in codes if code.startswith("V32")] == expected


def test_sound_site_has_no_difference(site: BuiltSite) -> None:
    assert verify_tree(site.output) == []

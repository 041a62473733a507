"""The documentation of problems says what the catalogue says."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressroom.language import Language
from pressroom.problems.catalogue import catalogue
from pressroom.problems.reference import reference, write_references

DOCS = Path(__file__).parents[2] / "docs" / "reference"


@pytest.mark.parametrize("language", list(Language))
def test_the_page_in_the_documentation_is_the_catalogue(language: Language) -> None:
    """If not: ``python -c "from pressroom.problems.reference import …; write_references(…)"``."""
    page = DOCS / f"problems.{language}.md"
    assert page.read_text(encoding="utf-8") == reference(language)


@pytest.mark.parametrize("language", list(Language))
def test_every_code_has_a_section_of_its_own(language: Language) -> None:
    lines = reference(language).splitlines()
    headings = [line.split()[1] for line in lines if line.startswith("## ")]
    assert sorted(headings) == sorted(catalogue())


@pytest.mark.parametrize("language", list(Language))
def test_a_section_shows_no_name_of_a_value(language: Language) -> None:
    lines = reference(language).splitlines()
    assert not [line for line in lines if line.startswith("## ") and "{" in line]


def test_the_pages_are_written_for_all_languages(tmp_path: Path) -> None:
    write_references(tmp_path)
    assert sorted(page.name for page in tmp_path.iterdir()) == [
        "problems.en.md",
        "problems.kk.md",
        "problems.ru.md",
    ]

"""What the documents show is what happens: examples are read, mistakes give the messages shown."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from pressroom.language import Language
from pressroom.problems.problem import Problem
from pressroom.problems.report import render_text
from pressroom.reading.recurrence import parse_rule
from tests.docs.examples import Example, examples
from tests.docs.pages import document


@pytest.mark.parametrize("example", examples("record"), ids=lambda example: example.id)
def test_a_record_that_a_document_shows_is_right(example: Example) -> None:
    assert example.report() == render_text([], example.language)


@pytest.mark.parametrize("example", examples("questions"), ids=lambda example: example.id)
def test_questions_that_a_document_shows_can_be_put_below_its_record(example: Example) -> None:
    above = next(each for each in examples("record") if each.document == example.document)
    whole = replace(example, text=f"{above.text}\n{example.text}")
    assert whole.report() == render_text([], example.language)


@pytest.mark.parametrize("example", examples("rejected"), ids=lambda example: example.id)
def test_a_mistake_that_a_document_shows_gives_the_report_shown(example: Example) -> None:
    assert example.shown == example.report(), (
        "out of date: PYTHONPATH=plugins .venv/bin/python -m tests.docs.examples"
    )


@pytest.mark.parametrize("language", list(Language))
def test_the_report_in_the_record_format_is_what_an_author_sees(language: Language) -> None:
    problem = Problem(
        file="content/sessions/2020/2020-10-16-talgar.ru.md",
        line=7,
        column=11,
        code="S104",
        length=5,
        values=(("register", "content/registers/districts.yaml"), ("value", "talgr")),
        suggestion="talgar",
        source="district: talgr",
    )
    block = render_text([problem], language).split("\n\n")[0]
    assert block in document(f"docs/reference/record-format.{language}.md").text
    if language is Language.EN:
        assert block in document("README.md").text


@pytest.mark.parametrize("language", list(Language))
def test_the_short_rules_of_the_record_format_are_understood(language: Language) -> None:
    page = document(f"docs/reference/record-format.{language}.md").text
    row = re.search(r"^\| `rule` \|.*$", page, re.MULTILINE)
    assert row is not None
    rules = [parse_rule(words) for words in re.findall(r"`([^`]+)`", row[0]) if " " in words]
    assert rules == ["FREQ=WEEKLY;BYDAY=WE", "FREQ=MONTHLY;BYDAY=1MO"]

from pathlib import Path

import pytest

from pressroom.newsroom.numbering import number, number_file

HEAD = "---\ntitle: Эфир\n---\n\n"


def test_missing_ids_follow_the_highest_that_was_ever_given() -> None:
    text = HEAD + "## Раз?\n\n## Два? {#q7}\n\n## Три?\n"
    assert number(text) == (HEAD + "## Раз? {#q8}\n\n## Два? {#q7}\n\n## Три? {#q9}\n", 2)


def test_a_number_that_only_a_correction_remembers_is_not_given_again() -> None:
    head = "---\ncorrections:\n  - {on: 2020-10-20, question: q12, note: Удалён}\n---\n\n"
    assert number(head + "## Раз?\n")[0] == head + "## Раз? {#q13}\n"


def test_numbers_of_the_other_languages_are_not_given_again() -> None:
    assert number(HEAD + "## Раз?\n", minted=4)[0] == HEAD + "## Раз? {#q5}\n"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_everything_else_stays_byte_for_byte(end: str) -> None:
    text = "\ufeff" + end.join(
        ["---", "title: Эфир", "---", "", "Лид  ", "## Раз?  \t", "", "текст ## не заголовок", ""]
    )
    numbered, written = number(text)
    assert written == 1
    assert numbered.replace(" {#q1}", "") == text
    assert f"## Раз? {{#q1}}  \t{end}" in numbered


def test_numbering_twice_changes_nothing() -> None:
    once, _ = number(HEAD + "## Раз?\n## Два?\n")
    assert number(once) == (once, 0)


def test_wrong_ids_are_left_for_a_person() -> None:
    text = HEAD + "## Раз? {#Q1}\n\n## Два? {q2}\n\n## {#q3} Три?\n"
    assert number(text) == (text, 0)


def test_headings_of_other_levels_and_front_matter_are_left_alone() -> None:
    text = "---\n## comment\ntitle: Эфир\n---\n\n# Раз\n### Два\n\\## Три\n    ## Четыре\n"
    assert number(text) == (text, 0)


def test_a_file_is_numbered_above_its_translation(tmp_path: Path) -> None:
    russian = tmp_path / "2020-10-16-talgar.ru.md"
    russian.write_bytes((HEAD + "## Раз? {#q1}\r\n## Два?\r\n").encode())
    (tmp_path / "2020-10-16-talgar.kk.md").write_bytes((HEAD + "## Бес? {#q5}\n").encode())
    assert number_file(russian) == 1
    assert russian.read_bytes().decode().endswith("## Раз? {#q1}\r\n## Два? {#q6}\r\n")
    assert number_file(russian) == 0

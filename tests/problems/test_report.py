"""What an author reads on the terminal, what CI shows, what programs take."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

from pressroom.language import Language
from pressroom.problems.problem import Problem
from pressroom.problems.report import (
    has_errors,
    message_language,
    render_github,
    render_json,
    render_text,
)

EN, RU, KK = Language.EN, Language.RU, Language.KK
TALGAR = "content/sessions/2020/2020-10-16-talgar.ru.md"


def unknown_district(
    source: str = "district: talgr", column: int = 11, line: int = 7, value: str = "talgr"
) -> Problem:
    return Problem(
        file=TALGAR,
        line=line,
        column=column,
        code="S104",
        length=len(value),
        values=(("register", "content/registers/districts.yaml"), ("value", value)),
        suggestion="talgar",
        source=source,
    )


def warning(file: str = TALGAR) -> Problem:
    return Problem(file=file, line=0, column=1, code="F110")


def carets(report: str) -> tuple[str, str]:
    """The line of the file as it is shown, and the line of carets under it."""
    lines = report.splitlines()
    at = next(number for number, line in enumerate(lines) if "^" in line)
    return lines[at - 1], lines[at]


def test_a_problem_is_told_exactly_as_the_contract_shows_it() -> None:
    assert render_text([unknown_district()], EN) == (
        "content/sessions/2020/2020-10-16-talgar.ru.md:7:11: error S104: "
        'unknown district "talgr"\n'
        "    7 | district: talgr\n"
        "      |           ^^^^^\n"
        '    Did you mean "talgar"? Known districts: content/registers/districts.yaml\n'
        "\n"
        "1 error in 1 file\n"
    )


def test_russian_and_kazakh_say_the_same() -> None:
    russian = render_text([unknown_district()], RU)
    assert "7:11: ошибка S104: неизвестный район «talgr»\n" in russian
    assert russian.endswith("\n1 ошибка в 1 файле\n")
    kazakh = render_text([unknown_district()], KK)
    assert "7:11: қате S104: «talgr» деген аудан белгісіз\n" in kazakh
    assert kazakh.endswith("\n1 файлда 1 қате бар\n")


def test_a_problem_of_a_whole_file_has_no_line_and_no_caret() -> None:
    report = render_text([warning()], EN)
    assert report.startswith(f"{TALGAR}: warning F110: nothing on the site uses this file\n")
    assert "|" not in report


def test_problems_stand_in_order_of_file_line_column_and_the_same_one_once() -> None:
    problems = [
        unknown_district(line=10),
        warning("content/z.ico"),
        unknown_district(line=9, column=2),
        warning("content/a.ico"),
        unknown_district(line=9, column=1),
        unknown_district(line=10),
    ]
    report = render_text(problems, EN)
    places = ["a.ico:", ":9:1:", ":9:2:", ":10:11:", "z.ico:"]
    assert all(report.index(one) < report.index(next_) for one, next_ in pairwise(places))
    assert report.endswith("3 errors and 2 warnings in 3 files\n")


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, "1 ошибка в 1 файле"),
        (2, "2 ошибки в 1 файле"),
        (5, "5 ошибок в 1 файле"),
        (11, "11 ошибок в 1 файле"),
        (21, "21 ошибка в 1 файле"),
        (22, "22 ошибки в 1 файле"),
        (112, "112 ошибок в 1 файле"),
    ],
)
def test_russian_counts_agree_with_their_words(number: int, expected: str) -> None:
    problems = [unknown_district(line=line) for line in range(1, number + 1)]
    assert render_text(problems, RU).splitlines()[-1] == expected


def test_files_are_counted_in_the_right_case() -> None:
    problems = [warning(f"content/{number}.ico") for number in range(21)]
    assert render_text(problems, RU).splitlines()[-1] == "21 предупреждение в 21 файле"
    assert render_text(problems[:3], RU).splitlines()[-1] == "3 предупреждения в 3 файлах"
    assert render_text(problems, KK).splitlines()[-1] == "21 файлда 21 ескерту бар"
    assert render_text(problems, EN).splitlines()[-1] == "21 warnings in 21 files"


def test_no_problem_is_told_in_one_line() -> None:
    assert render_text([], EN) == "No problems found\n"


@pytest.mark.parametrize(
    ("source", "column", "shown", "below"),
    [
        ("ә: talgr", 4, "    7 | ә: talgr", "      |    ^^^^^"),
        ("\tтүс: talgr", 7, "    7 |     түс: talgr", "      |          ^^^^^"),
        ("名前: talgr", 5, "    7 | 名前: talgr", "      |       ^^^^^"),
        ("и\u0306: talgr", 5, "    7 | и\u0306: talgr", "      |    ^^^^^"),
    ],
    ids=["kazakh", "tab", "wide", "combining"],
)
def test_the_caret_stands_under_the_value(source: str, column: int, shown: str, below: str) -> None:
    assert carets(render_text([unknown_district(source, column)], EN)) == (shown, below)


def test_a_very_long_line_is_cut_around_the_place() -> None:
    source = "а" * 3_000_000 + "talgr" + "б" * 1000
    shown, below = carets(render_text([unknown_district(source, 3_000_001)], EN))
    assert len(shown) < 120
    assert shown.removeprefix("    7 | ").startswith("…")
    assert shown.endswith("…")
    place = below.index("^")
    assert shown[place : place + 5] == "talgr"


def test_a_caret_may_stand_behind_the_end_of_the_line() -> None:
    shown, below = carets(render_text([unknown_district("district:", 10)], EN))
    assert below == " " * 6 + "| " + " " * 9 + "^"
    assert shown == "    7 | district:"


@pytest.mark.parametrize("character", ["\x1b", "\x00", "\r", "\u202e", "\u2066", "\u200b", "\x9b"])
def test_no_character_of_a_stranger_can_move_the_cursor_or_turn_the_text(character: str) -> None:
    problem = unknown_district(f"district: ta{character}lgr", value=f"ta{character}lgr")
    for language in Language:
        for render in (render_text, render_github, render_json):
            assert character not in render([problem], language)
    assert f"\\u{ord(character):04x}" in render_text([problem], EN)


def test_a_long_value_is_shortened_but_a_closed_list_is_not() -> None:
    report = render_text([unknown_district(value="t" * 500)], EN)
    assert 'unknown district "' + "t" * 79 + "…" in report
    known = ", ".join(f"key{number}" for number in range(50))
    values = (("key", "sumary"), ("known", known))
    assert known in render_text([Problem(TALGAR, 2, 1, "S101", values=values)], EN)


def test_a_value_that_looks_like_a_placeholder_stays_as_it_is() -> None:
    assert 'unknown district "{register}"' in render_text(
        [unknown_district(value="{register}")], EN
    )


def test_annotations_for_ci_name_the_place_and_are_escaped() -> None:
    problem = Problem(
        "content/news/a,b:c.md", 3, 2, "S104", 4, (("register", "r"), ("value", "100%\nx")), "y"
    )
    assert render_github([problem, warning()], EN) == (
        "::error file=content/news/a%2Cb%3Ac.md,line=3,col=2,endColumn=6,title=S104::"
        'unknown district "100%25\\u000ax"%0ADid you mean "y"? Known districts: r\n'
        f"::warning file={TALGAR},title=F110::nothing on the site uses this file%0A"
        "Pictures belong in images/, sound and video in recordings/; otherwise delete it.\n"
    )


def test_json_is_a_list_for_programs() -> None:
    assert json.loads(render_json([unknown_district()], EN)) == [
        {
            "code": "S104",
            "severity": "error",
            "file": TALGAR,
            "line": 7,
            "column": 11,
            "message": 'unknown district "talgr"',
            "hint": 'Did you mean "talgar"? Known districts: content/registers/districts.yaml',
        }
    ]
    assert json.loads(render_json([], EN)) == []


def test_json_gives_back_what_it_had_to_escape() -> None:
    problem = Problem("content/\u202e\U000e0001.md", 0, 1, "F110")
    text = render_json([problem], RU)
    assert "\u202e" not in text
    assert json.loads(text)[0]["file"] == problem.file


def test_warnings_do_not_refuse_the_content_and_errors_do() -> None:
    assert not has_errors([warning()])
    assert has_errors([warning(), unknown_district()])


@pytest.mark.parametrize(
    ("option", "environ", "expected"),
    [
        ("kk", {"PRESS_LANG": "ru", "LANG": "en_GB.UTF-8"}, KK),
        (None, {"PRESS_LANG": "RU", "LANG": "en_GB.UTF-8"}, RU),
        (None, {"LANG": "ru_RU.UTF-8"}, RU),
        (None, {"LC_ALL": "kk_KZ.UTF-8", "LANG": "ru_RU.UTF-8"}, KK),
        (None, {"LC_ALL": "", "LC_MESSAGES": "ru_KZ", "LANG": "en_GB"}, RU),
        (None, {"LC_ALL": "C", "LANG": "ru_RU.UTF-8"}, EN),
        (None, {"LANG": "de_DE.UTF-8"}, EN),
        (None, {"LANG": "Kazakh_Kazakhstan.1251"}, KK),
    ],
)
def test_the_language_of_messages(
    option: str | None, environ: dict[str, str], expected: Language
) -> None:
    assert message_language(option, environ) is expected


def test_a_language_that_there_is_not_is_wrong_usage() -> None:
    with pytest.raises(ValueError, match="de"):
        message_language("de", {})

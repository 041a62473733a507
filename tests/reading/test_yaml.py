"""YAML is read as it is written: nothing guessed, nothing lost, nothing that grows."""

from __future__ import annotations

import time

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pressroom.problems.problem import Problem, Problems
from pressroom.reading import composer
from pressroom.reading.front_matter import read_front_matter
from pressroom.reading.nodes import Mapping, Node, Scalar, Sequence
from pressroom.reading.plain_yaml import read_plain
from pressroom.reading.yaml_text import read_mapping, read_yaml
from tests.reading.typed import codes, source

PARSERS: list[type] = [yaml.SafeLoader]
if yaml.__with_libyaml__:
    PARSERS.append(yaml.CSafeLoader)


def read(text: str, line: int = 1) -> tuple[Node | None, list[Problem]]:
    problems = Problems(source("pages/about.ru.md", "\n" * (line - 1) + text))
    return read_yaml(text, line, problems), problems.found


def mapping(text: str, line: int = 1) -> Mapping:
    node, problems = read(text, line)
    assert not problems
    assert isinstance(node, Mapping)
    return node


def plain(node: Node | None) -> object:
    """The node without its places."""
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key.text: plain(value) for key, value in node.entries}
        case _:
            return None


@pytest.mark.parametrize(
    "value",
    ["10:00", "1:00:00", "no", "yes", "0102", "0x1f", "1_000", "1e3", "null", "~", "2020-10-16"],
)
def test_a_value_stays_what_was_written(value: str) -> None:
    assert plain(mapping(f"key: {value}\n")) == {"key": value}


def test_every_value_knows_its_place_in_the_file() -> None:
    node = mapping("тақырып: Эфир\nlist: [бір, 'екі']\ndeep:\n  - {on: 2020-10-16}\n", line=5)
    entries = {key.text: (key, value) for key, value in node.entries}
    key, value = entries["тақырып"]
    assert (key.line, key.column, key.length) == (5, 1, 7)
    assert (value.line, value.column, value.length) == (5, 10, 4)
    items = entries["list"][1]
    assert isinstance(items, Sequence)
    assert [(item.line, item.column, item.length) for item in items.items] == [
        (6, 8, 3),
        (6, 13, 5),
    ]
    deep = entries["deep"][1]
    assert (deep.line, deep.column) == (8, 3)


def test_the_place_of_a_value_of_many_lines_is_its_first() -> None:
    node = mapping("note: |\n  один\n  два\nfolded: раз\n  два\n")
    (_, note), (_, folded) = node.entries
    assert (note.line, note.column, note.length) == (1, 7, 1)
    assert (folded.line, folded.column, folded.length) == (4, 9, 3)
    assert plain(node) == {"note": "один\nдва\n", "folded": "раз два"}


def test_an_empty_text_has_no_keys() -> None:
    problems = Problems(source("a.md", ""))
    assert read_mapping("# a comment\n", 3, problems) == Mapping((), 3, 1, 1)
    assert not problems.found


def test_of_two_equal_keys_the_first_counts_and_the_second_is_told() -> None:
    node, problems = read("a: 1\nb: 2\na: 3\n")
    assert plain(node) == {"a": "1", "b": "2"}
    assert codes(problems) == ["Y109 3:1"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x 1\n", "Y106 1:4"),
        ("a: *x\n", "Y106 1:4"),
        ("a: *важно*\n", "Y106 1:4"),
        ("a: &важно 1\n", "Y106 1:4"),
        ("a: !!python/name:os.system x\n", "Y107 1:4"),
        ("a: !Внимание x\n", "Y107 1:4"),
        ("<<: {a: 1}\n", "Y108 1:1"),
        ("a: 1\n---\nb: 2\n", "Y110 2:1"),
        ("# x\n%a---\n---\na: 1\n", "Y110 2:1"),
        ("? a\n", "Y113 1:3"),
        ("?\n  a\n: b\n", "Y113 2:3"),
        ("%YAML 1.1\n---\na: 1\n", "Y110 1:1"),
        ("? [a]\n: b\n", "Y113 1:3"),
        ("a:\n\tb: 1\n", "Y201 2:1"),
        ("a: 1\nb:2\n", "Y202 2:3"),
        ("a: 'x\n", "Y203 1:4"),
        ("a: {b: 1\n", "Y204 1:4"),
        ("a: b: c\n", "Y205 1:5"),
        ("a: 1\n  b: 2\n", "Y206 2:3"),
        ("a: @x\n", "Y207 1:4"),
        ("a: ]\n", "Y207 1:4"),
        ("a: 'x' y\n", "Y208 1:8"),
        ('a: "C:\\data"\n', "Y209 1:7"),
        ("a: [1, 2}\n", "Y210 1:9"),
        ("a: {b: x, y}\n", "Y211 1:11"),
        ("a: x #y\n", "Y212 1:6"),
        ("a: 1\nпросто слова\nb: 2\n", "Y213 2:1"),
        ("- a: 1\n  просто слова\n  b: 2\n", "Y213 2:3"),
        ("- a: 1\n  b:2\n  c: 3\n", "Y202 2:5"),
        ("a: - b\n", "Y214 1:4"),
        ("a: |+x\n  1\n", "Y299 1:6"),
    ],
)
@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.__name__)
def test_a_slip_is_told_at_its_place_by_either_parser(
    text: str, expected: str, parser: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(composer, "Parser", parser)
    assert codes(read(text)[1]) == [expected]


def test_several_slips_are_told_at_once_and_the_rest_is_read() -> None:
    node, problems = read("a: b: c\nd: 'x\ne: 1\nf: [g\nh: @i\nk: 2\n")
    assert codes(problems) == ["Y205 1:5", "Y203 2:4", "Y204 4:4", "Y207 5:4"]
    assert plain(node) == {"a": None, "d": None, "e": "1", "f": None, "h": None, "k": "2"}


def test_a_broken_entry_of_a_register_keeps_its_id() -> None:
    node, problems = read("- id: talgar\n  name: a: b\n- id: ile\n  name: Іле\n")
    assert codes(problems) == ["Y205 2:10"]
    assert isinstance(node, Sequence)
    assert [
        next(plain(value) for key, value in item.entries if key.text == "id")
        for item in node.items
        if isinstance(item, Mapping)
    ] == ["talgar", "ile"]


def test_a_comment_is_no_value_and_a_hash_inside_a_word_is_no_comment() -> None:
    assert plain(mapping("a: x # y\nb: q#1\n")) == {"a": "x", "b": "q#1"}


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 900 + "]" * 900,
        "a: " + "{a: " * 900 + "}" * 900,
        "".join(" " * level + "a:\n" for level in range(900)),
        "".join(f"k{number}: 1\n" for number in range(80_000)),
        "".join(f"k{number}: &a{number} [*a{max(0, number - 1)}, x]\n" for number in range(9_000)),
        "a: [" + "*b, " * 9_000 + "]",
        "? " * 30_000,
        "- " * 30_000,
        '"' * 60_000,
        "a: b: c\n" * 7_000,
    ],
    ids=["lists", "mappings", "indents", "keys", "anchors", "aliases", "?", "-", "quotes", "slips"],
)
def test_what_is_too_deep_or_too_large_gives_problems_within_a_second(text: str) -> None:
    start = time.perf_counter()
    _, problems = read(text)
    assert time.perf_counter() - start < 1
    assert 0 < len(problems) <= 41


def test_front_matter_ends_at_the_second_line_of_hyphens() -> None:
    file = source("pages/about.ru.md", "---\ntitle: О сайте\n--- \n\nТекст\n---\nещё\n")
    problems = Problems(file)
    matter = read_front_matter(file, problems)
    assert matter is not None
    assert plain(matter.fields) == {"title": "О сайте"}
    assert (matter.body, matter.body_line) == ("\nТекст\n---\nещё\n", 4)
    assert file.lines[matter.body_line :][0] == "Текст"


def test_front_matter_may_be_the_whole_file() -> None:
    file = source("series/a.md", "---\ntitle: x\n---")
    matter = read_front_matter(file, Problems(file))
    assert matter is not None
    assert (matter.body, matter.body_line) == ("", 4)


@pytest.mark.parametrize(("size", "refused"), [(64 * 1024, False), (64 * 1024 + 1, True)])
def test_front_matter_may_have_64_kilobytes(size: int, refused: bool) -> None:
    key = "summary: "
    file = source("pages/about.ru.md", f"---\n{key}{'x' * (size - len(key) - 1)}\n---\n")
    problems = Problems(file)
    read_front_matter(file, problems)
    assert codes(problems.found) == (["Y103 1:1"] if refused else [])


# What authors type, right and wrong, in any order.
PIECES = st.sampled_from(
    [
        *"abcя:#-[]{},&*!|>'\"%@`?\\~ \n\t",
        ": ",
        " #",
        "\n  ",
        "\n- ",
        "key: ",
        "---\n",
        "2020-10-16",
    ]
)
TYPED = st.lists(PIECES, max_size=40).map("".join)


@given(TYPED)
@settings(max_examples=400, deadline=None)
def test_whatever_is_typed_every_problem_has_a_place_in_it(text: str) -> None:
    _, problems = read(text)
    lines = text.split("\n")
    assert all(1 <= problem.line <= len(lines) for problem in problems)
    assert all(1 <= problem.column <= len(lines[problem.line - 1]) + 1 for problem in problems)


@pytest.mark.skipif(len(PARSERS) < 2, reason="PyYAML has no libyaml here")
@given(TYPED)
@settings(max_examples=400, deadline=None)
def test_what_both_parsers_read_they_read_the_same(text: str) -> None:
    read_by = []
    for parser in PARSERS:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(composer, "Parser", parser)
            read_by.append(read(text))
    (slow, slow_problems), (fast, fast_problems) = read_by
    if not slow_problems and not fast_problems:
        assert plain(fast) == plain(slow)


KEYS = st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True)
WORDS = st.text("abя.19,()№«»%:/#-'\"[]{}&*!? \t", min_size=1, max_size=12)
LISTS = st.lists(st.from_regex(r"[a-z0-9-]{1,5}", fullmatch=True), max_size=3)
LINES = st.tuples(KEYS, WORDS | LISTS.map(lambda items: f"[{', '.join(items)}]"))


@given(st.lists(LINES, max_size=5), st.sampled_from(["", "\n", "\n\n"]))
@settings(max_examples=500, deadline=None)
def test_the_short_way_reads_exactly_what_the_long_way_reads(
    lines: list[tuple[str, str]], end: str
) -> None:
    text = "\n".join(f"{key}: {value}" for key, value in lines) + end
    short = read_plain(text, 5)
    if short is not None:
        assert (short, []) == read(text, 5)


def test_the_short_way_is_taken_by_an_ordinary_block() -> None:
    assert read_plain("topic: [roads, cameras]\ndistrict: talgar\nat: 0:45:10\nlang: ru\n", 5)

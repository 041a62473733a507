"""The cursor over the keys of a record."""

from __future__ import annotations

import pytest

from pressroom.language import Language, Localized
from pressroom.problems.problem import Problems
from pressroom.reading.fields import Fields
from pressroom.reading.values import parse_id
from pressroom.reading.yaml_text import read_mapping
from tests.reading.typed import CONTEXT, codes, source


def fields_of(text: str) -> Fields:
    problems = Problems(source("pages/about.ru.md", text))
    mapping = read_mapping(text, 1, problems)
    assert mapping is not None
    return Fields(mapping, problems, CONTEXT)


def found(fields: Fields) -> list[str]:
    return codes(fields.problems.found)


def test_an_absent_key_is_no_value_and_no_problem() -> None:
    fields = fields_of("title: x\n")
    assert fields.text("summary") is None
    assert fields.number("viewers") is None
    assert fields.flag("draft") is False
    assert fields.topics("topic") == ()
    assert fields.parts("changes", lambda part: part) == ()
    assert found(fields) == []


def test_text_is_stripped_and_must_not_be_empty() -> None:
    fields = fields_of('a: "  слово  "\nb: " "\nc:\n')
    assert fields.text("a") == "слово"
    assert fields.text("b") is None
    assert fields.text("c") is None
    assert found(fields) == ["S109 2:4", "S109 3:3"]


def test_text_has_a_length_and_one_line_if_not_said_otherwise() -> None:
    fields = fields_of("a: |\n  раз\n  два\nb: длинно\n")
    assert fields.text("a", lines=True) == "раз\nдва"
    assert fields.text("a") is None
    assert fields.text("b", limit=6) == "длинно"
    assert fields.text("b", limit=5) is None
    assert found(fields) == ["S132 1:4", "S110 4:4"]


def test_words_for_readers_are_one_text_or_one_for_each_language() -> None:
    fields = fields_of("a: Учения\nb: {ru: Учения, kk: Жаттығу}\n")
    assert fields.localized("a") == Localized(everywhere="Учения")
    assert fields.localized("b") == Localized.of({Language.RU: "Учения", Language.KK: "Жаттығу"})
    assert found(fields) == []


def test_wrong_words_for_readers_are_told_and_the_right_ones_kept() -> None:
    fields = fields_of('a: {ru: Учения, kz: Жаттығу, en: ""}\n')
    assert fields.localized("a") == Localized.of({Language.RU: "Учения"})
    assert found(fields) == ["S127 1:17", "S109 1:34"]


def test_one_value_or_a_list_of_them() -> None:
    fields = fields_of("one: roads\nmany: [roads, cameras]\nnone: []\n")
    assert fields.topics("one") == ("roads",)
    assert fields.topics("many") == ("roads", "cameras")
    assert fields.topics("none") == ()
    assert found(fields) == []


def test_a_list_tells_each_of_its_wrong_values() -> None:
    fields = fields_of("topic: [roads, rods, {a: b}, roads]\n")
    assert fields.topics("topic") == ("roads",)
    assert found(fields) == ["S106 1:16", "S103 1:22", "S130 1:30"]


def test_a_part_is_closed_by_itself() -> None:
    fields = fields_of("image: {file: x, caption: y}\n")
    assert fields.part("image", lambda part: part.text("file")) == "x"
    fields.close()
    assert found(fields) == ["S101 1:18"]
    assert fields.problems.found[0].suggestion is None


def test_an_unknown_key_is_told_with_the_nearest_that_is_not_yet_written() -> None:
    fields = fields_of("titel: x\nsummary: y\n")
    fields.text("title")
    fields.text("summary")
    fields.close()
    (problem,) = fields.problems.found
    assert (problem.code, problem.line, problem.suggestion) == ("S101", 1, "title")


def test_a_missing_key_is_told_where_the_mapping_begins() -> None:
    fields = fields_of("# note\nimage: {}\n")
    fields.part("image", lambda part: part.text("file", required=True))
    fields.text("title", required=True)
    assert found(fields) == ["S102 2:1", "S102 2:8"]


def test_a_value_that_could_not_be_read_is_not_missing_as_well() -> None:
    fields = fields_of("title: a: b\n")
    assert fields.text("title", required=True) is None
    fields.close()
    assert found(fields) == ["Y205 1:9"]


def test_a_reference_is_kept_with_its_place() -> None:
    fields = fields_of("about: 2020-10-16-talgar\n")
    assert fields.reference("about", "session", parse_id) == "2020-10-16-talgar"
    (reference,) = fields.references
    assert (reference.kind, reference.target) == ("session", "2020-10-16-talgar")
    assert (reference.line, reference.column, reference.length) == (1, 8, 17)
    assert reference.source == "about: 2020-10-16-talgar"


@pytest.mark.parametrize("kind", ["district", "official", "series"])
def test_ids_come_from_closed_lists(kind: str) -> None:
    right = {"district": "talgar", "official": "chief-talgar", "series": "talgar-wednesday"}[kind]
    fields = fields_of(f"a: {right}\nb: {right}x\n")
    read = getattr(fields, kind)
    assert read("a") == right
    assert read("b") is None
    assert fields.problems.found[0].suggestion == right


def test_only_the_first_unknown_keys_of_thousands_are_told() -> None:
    fields = fields_of("".join(f"k{number}: 1\n" for number in range(5000)))
    fields.close()
    assert len(fields.problems) == 20

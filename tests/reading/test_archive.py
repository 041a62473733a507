from datetime import date
from pathlib import Path

from pressroom.building.crew import open_crew
from pressroom.language import Language
from pressroom.reading.archive import read_archive
from tests.checking.small_archive import (
    lay_out,
    problems_of,
    read_content,
    session_text,
    settings_for,
)

QUESTIONS = "## Раз? {#q1}\n\nОтвет: Да.\n\n## Два? {#q2}\n\nОтвет: Нет.\n"


def test_records_stand_in_ascending_order_of_their_ids_and_by_language(tmp_path: Path) -> None:
    files = {
        "sessions/2021/2021-01-13-talgar.ru.md": session_text("2021-01-13"),
        "sessions/2020/2020-10-21-talgar.ru.md": session_text("2020-10-21", body=QUESTIONS),
        "sessions/2020/2020-10-21-talgar.kk.md": session_text("2020-10-21"),
        "sessions/2020/2020-10-21-talgar-2.ru.md": session_text("2020-10-21"),
    }
    read = read_content(lay_out(tmp_path, files))
    assert list(read.archive.sessions) == [
        "2020-10-21-talgar",
        "2020-10-21-talgar-2",
        "2021-01-13-talgar",
    ]
    versions = next(iter(read.archive.sessions.values()))
    assert set(versions) == {Language.KK, Language.RU}


def test_questions_are_counted_apart_from_the_grammar(tmp_path: Path) -> None:
    path = "sessions/2020/2020-10-21-talgar.ru.md"
    files = {
        path: session_text("2020-10-21", body=QUESTIONS),
        "pages/a.ru.md": "---\ntitle: А\n---\n\n## Б\n",
    }
    assert read_content(lay_out(tmp_path, files)).headings == {path: 2}


def test_a_file_in_the_wrong_encoding_does_not_hide_the_others(tmp_path: Path) -> None:
    content = lay_out(tmp_path, {"pages/a.ru.md": "---\ntitel: А\n---\n\nА\n"})
    wrong = content / "sessions/2020/2020-10-21-talgar.ru.md"
    wrong.parent.mkdir(parents=True)
    wrong.write_bytes("---\ntitle: Эфир\n---\n".encode("cp1251"))
    assert problems_of(content, {"pages/a.ru.md": "---\ntitel: А\n---\n\nА\n"}) == [
        "pages/a.ru.md:1 S102",
        "pages/a.ru.md:2 S101",
        "sessions/2020/2020-10-21-talgar.ru.md:2 F204",
    ]


def test_several_workers_read_the_same_as_one(tmp_path: Path) -> None:
    files = {
        f"sessions/2020/{day}-talgar.ru.md": session_text(
            str(day), body=QUESTIONS.replace("Нет", "[Нет](#q9)")
        )
        for day in (date(2020, 1, 1 + n) if n < 31 else date(2020, 2, n - 30) for n in range(60))
    }
    lay_out(tmp_path, files)
    alone = read_content(tmp_path)
    with open_crew("processes", 2) as crew:
        together = read_archive(settings_for(tmp_path), crew)
    assert together == alone
    assert len(alone.problems) == 60


def test_facts_hold_no_texts(tmp_path: Path) -> None:
    words = "слово-которое-нигде-не-хранится"
    body = f"{words}\n\n## {words} {{#q1}}\n\nВопрос: {words}\n\nОтвет: {words}\n"
    files = {"sessions/2020/2020-10-21-talgar.ru.md": session_text("2020-10-21", body=body)}
    assert words not in repr(read_content(lay_out(tmp_path, files)))

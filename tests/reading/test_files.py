"""What lies in the content folder, and the bytes of its files."""

from __future__ import annotations

import os
import sys
from hashlib import blake2b
from pathlib import Path

import pytest

from pressroom.language import Language
from pressroom.problems.problem import Problem
from pressroom.reading.files import Found, find_records
from pressroom.reading.loading import decode, digest_file, load
from pressroom.reading.names import RecordKind, RecordName, record_name
from tests.reading.typed import codes

SESSION = "sessions/2020/2020-10-16-talgar.ru.md"


def lay(content: Path, *paths: str) -> Found:
    for path in paths:
        file = content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x")
    return find_records(content)


def told(problems: list[Problem]) -> list[str]:
    return [f"{problem.code} {problem.file}" for problem in problems]


def test_files_are_sorted_into_their_kinds_in_order_of_paths(tmp_path: Path) -> None:
    found = lay(
        tmp_path,
        "sessions/2021/2021-01-13-ile.kk.md",
        SESSION,
        "news/2020/2020-10-16-reception.en.md",
        "series/talgar-wednesday.md",
        "pages/about.ru.md",
        "pages/about.kk.md",
        "registers/topics.yaml",
        "registers/districts.yaml",
        "images/2020/crossing.JPG",
        "recordings/talk.mp3",
    )
    assert found == Found(
        registers=["registers/districts.yaml", "registers/topics.yaml"],
        series=["series/talgar-wednesday.md"],
        sessions=[SESSION, "sessions/2021/2021-01-13-ile.kk.md"],
        releases=["news/2020/2020-10-16-reception.en.md"],
        pages=["pages/about.kk.md", "pages/about.ru.md"],
        media=["images/2020/crossing.JPG", "recordings/talk.mp3"],
    )


def test_what_editors_and_systems_leave_behind_is_passed_over(tmp_path: Path) -> None:
    found = lay(
        tmp_path,
        ".DS_Store",
        "._about.md",
        "images/Thumbs.db",
        "news/desktop.ini",
        "pages/about.ru.md~",
        "pages/.about.ru.md.swp",
        "pages/#about.ru.md#",
        "pages/~$about.docx",
        "series/.gitkeep",
        ".git/config.md",
        ".obsidian/notes.md",
    )
    assert found == Found()


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("about.ru.md", "F101"),
        ("page/about.ru.md", "F101"),
        ("pages/about.ru.markdown", "F101"),
        ("pages/about.ru.MD", "F101"),
        ("pages/расписание.docx", "F101"),
        ("registers/topics.yml", "F101"),
        ("registers/other.yaml", "F101"),
        ("images/notes.md", "F114"),
        ("favicon.ico", "F110"),
        ("images", "F110"),
        ("pages/about.md", "F104"),
        ("pages/.ru.md", "F103"),
        ("pages/about.de.md", "F105"),
        ("sessions/2020/talgar.ru.md", "F106"),
        ("sessions/2020/2020-10-16.ru.md", "F106"),
        ("sessions/2020/2020-10-32-talgar.ru.md", "F107"),
        ("sessions/2021/2020-10-16-talgar.ru.md", "F108"),
        ("sessions/2020-10-16-talgar.ru.md", "F102"),
        ("sessions/2020/10/2020-10-16-talgar.ru.md", "F102"),
        ("series/2020/talgar.md", "F102"),
        ("series/talgar.ru.md", "F103"),
        ("pages/nul.ru.md", "F109"),
        ("images/a b.png", "F115"),
        ("images/фото/a.png", "F115"),
        ("images/nul.png", "F115"),
        ("images/a.svg", "F114"),
        ("recordings/a.jpg", "F114"),
    ],
)
def test_a_file_in_a_wrong_place_or_with_a_wrong_name_is_told(
    path: str, code: str, tmp_path: Path
) -> None:
    found = lay(tmp_path, path)
    assert told(found.problems) == [f"{code} content/{path}"]
    assert found == Found(problems=found.problems)


def test_a_name_in_decomposed_letters_is_refused(tmp_path: Path) -> None:
    found = lay(tmp_path, "pages/и\u0306.ru.md")
    assert [problem.code for problem in found.problems] == ["F103"]


def test_names_that_differ_by_case_alone_are_refused(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "Case.png").touch()
    if (tmp_path / "images" / "case.png").exists():
        pytest.skip("this file system does not tell them apart")
    found = lay(tmp_path, "images/case.png")
    assert told(found.problems) == ["F111 content/images/case.png"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_symbolic_links_are_told_and_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    lay(outside, "pages/secret.ru.md")
    content = tmp_path / "content"
    (content / "pages").mkdir(parents=True)
    (content / "pages" / "about.ru.md").symlink_to(outside / "pages" / "secret.ru.md")
    (content / "series").symlink_to(outside / "pages")
    (content / "images").symlink_to(content)
    found = find_records(content)
    assert told(found.problems) == [
        "F113 content/images",
        "F113 content/pages/about.ru.md",
        "F113 content/series",
    ]
    assert found == Found(problems=found.problems)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files there")
def test_a_file_that_is_none_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    os.mkfifo(tmp_path / "pages" / "about.ru.md")
    assert told(find_records(tmp_path).problems) == ["F110 content/pages/about.ru.md"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert told(find_records(tmp_path / "nowhere").problems) == ["F116 content"]


def test_only_the_languages_of_the_site_are_known(tmp_path: Path) -> None:
    lay(tmp_path, "pages/about.en.md")
    found = find_records(tmp_path, (Language.KK, Language.RU), "материалы")
    assert told(found.problems) == ["F105 материалы/pages/about.en.md"]


def test_a_name_says_what_a_record_is() -> None:
    name = record_name(SESSION)
    assert (name.kind, name.id, name.language) == (
        RecordKind.SESSION,
        "2020-10-16-talgar",
        Language.RU,
    )
    assert f"{name.day}" == "2020-10-16"
    assert record_name("series/talgar.md") == RecordName(RecordKind.SERIES, "talgar")


def test_windows_line_ends_and_byte_order_mark_make_no_difference() -> None:
    plain, _ = decode("---\nраз\n".encode(), SESSION, "c")
    windows, problems = decode("\ufeff---\r\nраз\r\n".encode(), SESSION, "c")
    assert not problems
    assert plain is not None
    assert windows is not None
    assert windows.text == plain.text == "---\nраз\n"
    assert windows.ref.digest != plain.ref.digest


def test_the_digest_is_of_the_bytes(tmp_path: Path) -> None:
    data = "раз\r\n".encode()
    expected = blake2b(data, digest_size=16).hexdigest()
    (tmp_path / "a.md").write_bytes(data)
    file, _ = load(tmp_path, "a.md")
    assert file is not None
    assert file.ref.digest == digest_file(tmp_path / "a.md") == expected
    assert file.label == "content/a.md"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("раз\x00два".encode(), ["F206 1:4"]),
        ("раз\nдва\x1b[31m".encode(), ["F206 2:4"]),
        ("раз\rдва".encode(), ["F206 1:4"]),
        ("\u0085".encode(), ["F206 1:1"]),
        ("а\u202eб\u2069".encode(), ["F207 1:2", "F207 1:4"]),
        ("а\u2028б\ufeff".encode(), ["F208 1:2", "F208 1:4"]),
        ("раз\n".encode("utf-16"), ["F203 1:1"]),
        ("раз\n".encode("utf-16-be"), ["F206 1:1", "F206 1:3", "F206 1:5", "F206 1:7"]),
        ("abc\nдва слова".encode("cp1251"), ["F204 2:1"]),
        ("abc\nдва слова".encode("koi8-r"), ["F204 2:1"]),
        ("\ufeffabc д".encode() + b"\xff", ["F205 1:6"]),
        (b"\xed\xa0\x80", ["F205 1:1"]),
        (b"\xc0\xaf", ["F205 1:1"]),
    ],
)
def test_bytes_that_are_no_plain_text_are_told_at_their_place(
    data: bytes, expected: list[str]
) -> None:
    file, problems = decode(data, SESSION, "content/x")
    assert file is None
    assert codes(problems) == expected


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Ответы полиции жителям области", "windows-1251"),
        ("Ответы полиции жителям области", "CP866"),
        ("Ответы полиции жителям области", "KOI8-R"),
        ("Тұрғындарға берілген жауаптар, әр сұрақ", "KZ-1048"),
    ],
)
def test_an_old_encoding_is_recognised(text: str, encoding: str) -> None:
    _, problems = decode(text.encode(encoding), SESSION, "content/x")
    assert dict(problems[0].values)["encoding"] == encoding


def test_of_many_bad_characters_the_first_twenty_are_told() -> None:
    _, problems = decode(b"\x07" * 1000, SESSION, "content/x")
    assert len(problems) == 20


def test_a_file_of_four_megabytes_is_read_and_a_larger_one_is_not(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"x" * 4 * 1024 * 1024)
    assert load(tmp_path, "a.md")[0] is not None
    file.write_bytes(b"x" * (4 * 1024 * 1024 + 1))
    read, problems = load(tmp_path, "a.md")
    assert (read, codes(problems)) == (None, ["F202 0:1"])


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    read, problems = load(tmp_path, "gone.md")
    assert (read, codes(problems)) == (None, ["F201 0:1"])

"""Only files that a published record shows or links to leave the content folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressroom.building.refusal import Rejected
from pressroom.verifying.tree import verify_tree
from tests.site.small_site import PIXEL, BuiltSite, Files, build_site, record, session, write_files

OUTSIDE = [
    "{static}/../secret.png",
    "{attach}/../secret.png",
    "{static}/images/../../secret.png",
    "{static}/images/..%2f..%2fsecret.png",
    "{static}/images/%2e%2e/%2e%2e/secret.png",
    "{static}/images/%252e%252e/%252e%252e/secret.png",
    "{static}/images/..\\..\\secret.png",
    "{static}../../../secret.png",
    "{static}/images/....//....//secret.png",
    "{static}//etc/passwd",
    "{filename}/../secret.png",
    "{filename}/../../etc/passwd",
    "|static|/../secret.png",
    "|attach|/../secret.png",
    "/../secret.png",
    "../../../secret.png",
    "file:///etc/passwd",
    "images/../../secret.png",
    "{static}/registers/officials.yaml",
    "{attach}/sessions/2020/2020-10-16-talgar.ru.md",
]


def test_picture_that_no_record_shows_stays_where_it_is(whole: BuiltSite) -> None:
    assert "images/crossing.png" in whole.files
    assert "images/unused.png" not in whole.files


def test_picture_named_by_a_camera_is_published_in_small_letters(tmp_path: Path) -> None:
    text = "![Подпись]({static}/images/2020/IMG_0042.PNG)\n\n[Она же](/images/2020/IMG_0042.PNG)\n"
    files: Files = {
        "images/2020/IMG_0042.PNG": PIXEL,
        "news/2020/2020-10-17-answers.ru.md": record(text, title="Релиз", date="2020-10-17"),
    }
    site = build_site(tmp_path, files)
    assert site.files["images/2020/img_0042.png"] == PIXEL
    assert verify_tree(site.output) == []


def test_picture_is_published_byte_for_byte(whole: BuiltSite) -> None:
    assert whole.files["images/crossing.png"] == PIXEL


@pytest.mark.parametrize("target", OUTSIDE)
@pytest.mark.parametrize("form", ["[слова]({})", "![слова]({})"])
def test_no_link_carries_a_file_from_elsewhere_into_the_site(
    tmp_path: Path, target: str, form: str
) -> None:
    write_files(tmp_path, {"secret.png": PIXEL + b"SECRET"})
    files = {
        "news/2020/2020-10-17-answers.ru.md": record(
            form.format(target), title="Релиз", date="2020-10-17"
        )
    }
    with pytest.raises(Rejected):
        build_site(tmp_path, files)
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("file", ["../secret.png", "images/../../secret.png", "/etc/passwd"])
def test_no_field_carries_one_either(tmp_path: Path, file: str) -> None:
    write_files(tmp_path, {"secret.png": PIXEL})
    for name, text in {
        "news/2020/2020-10-17-answers.ru.md": record(
            title="Релиз", date="2020-10-17", image=f"{{file: {file}, alt: Подпись}}"
        ),
        "sessions/2020/2020-10-16-talgar.ru.md": session(
            "## Вопрос? {#q1}\n\ncontrol:\n  promise: Сделать\n  updates:\n"
            f"    - {{on: 2020-10-17, status: done, evidence: {file}}}\n\n"
            "Вопрос: Да?\n\nОтвет: Да.\n"
        ),
    }.items():
        with pytest.raises(Rejected):
            build_site(tmp_path / name.partition("/")[0], {name: text})


def test_symbolic_link_in_the_content_is_not_followed(tmp_path: Path) -> None:
    write_files(tmp_path, {"secret.png": PIXEL, "content/images/other.png": PIXEL})
    (tmp_path / "content" / "images" / "crossing.png").symlink_to(tmp_path / "secret.png")
    files = {
        "news/2020/2020-10-17-answers.ru.md": record(
            "![Подпись]({static}/images/crossing.png)", title="Релиз", date="2020-10-17"
        )
    }
    with pytest.raises(Rejected):
        build_site(tmp_path, files)

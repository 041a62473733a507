"""``invoke publish`` and ``invoke rollback`` as an operator types them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from press_archive.configuration import SettingWrong
from press_archive.publishing import Press
from pressroom.language import Language
from pressroom.publishing.environment import clean_environment
from pressroom.publishing.remotes.places import NoPlace, read_place
from pressroom.publishing.telling import _WORDS
from tests.site.commands import run
from tests.site.small_site import REGISTERS, ROOT, session, write_files

DAY = "2020-11-20T12:00+06:00"
NEXT_DAY = "2020-11-21T12:00+06:00"
QUESTION = "## Когда? {#q1}\n\nВопрос: Когда?\n\nОтвет: Завтра.\n"
RECORD = "sessions/2020/2020-10-16-talgar.ru.md"
OLD = {"registers/redirects.yaml": "/ru/old.html: /ru/sessions/2020-10-16-talgar/\n"}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_files(tmp_path / "content", {**REGISTERS, **OLD, RECORD: session(QUESTION)})


def invoke(task: str, content: Path, *options: str):
    return run("invoke", task, "--to", str(content.parent / "remote"), "--content", str(content),
               *options, "--lang", "en", cwd=ROOT, environ={"SOURCE_DATE_EPOCH": ""})  # fmt: skip


def test_publishing_correcting_and_going_back_say_what_the_public_gets(content: Path) -> None:
    remote = content.parent / "remote"
    dry = invoke("publish", content, "--dry-run", "--now", DAY)
    assert dry.returncode == 0, dry.stderr
    assert "Nothing was sent" in dry.stdout
    assert not remote.exists()

    first = invoke("publish", content, "--now", DAY)
    assert first.returncode == 0, first.stderr
    assert "Site release 1, published here for the first time" in first.stdout
    served = remote / "current" / "site"
    page = served / "ru/sessions/2020-10-16-talgar/q1.html"
    assert "Завтра." in page.read_text("utf-8")
    assert {path.name for path in served.iterdir()} >= {"_headers", "_redirects", "manifest.json"}
    assert page.with_name("q1.html.br").is_file()
    assert "/ru/old.html" in (remote / "current/nginx/redirects.map").read_text("utf-8")
    listed = {each["path"] for each in json.loads((served / "manifest.json").read_text())["files"]}
    found = {path.relative_to(served).as_posix() for path in served.rglob("*") if path.is_file()}
    copies = {path for path in found if path.endswith((".br", ".gz"))}
    papers = {"manifest.json", "releases.jsonl", "_headers", "_redirects"}
    assert found - copies == listed | papers
    verified = run("invoke", "verify", "--output", str(served), "--lang", "en", cwd=ROOT)
    assert verified.returncode == 0, verified.stdout

    silent = session(QUESTION.replace("Завтра", "В среду"))
    write_files(content, {RECORD: silent})
    refused = invoke("publish", content, "--now", NEXT_DAY)
    assert refused.returncode == 3
    assert "A424" in refused.stderr
    assert "Завтра." in page.read_text("utf-8")

    corrected = session(
        QUESTION.replace("Завтра", "В среду"),
        corrections="\n  - {on: 2020-11-20, question: q1, note: Исправлен день}",
    )
    write_files(content, {RECORD: corrected})
    second = invoke("publish", content, "--now", NEXT_DAY)
    assert second.returncode == 0, second.stderr
    said = second.stdout.split("corrected pages: ")[1]
    assert "/ru/sessions/2020-10-16-talgar/q1.html" in said.split("other files")[0]

    back = invoke("rollback", content, "--now", "2020-11-21T13:00+06:00")
    assert back.returncode == 0, back.stderr
    assert "The files of site release 1 are shown again" in back.stdout
    assert "Завтра." in page.read_text("utf-8")

    early = invoke("publish", content, "--now", DAY)
    assert early.returncode == 3
    assert "U103" in early.stderr
    assert "Traceback" not in early.stderr


def test_content_with_an_error_is_not_published(content: Path) -> None:
    write_files(content, {RECORD: session(QUESTION, district="nowhere")})
    refused = invoke("publish", content, "--now", DAY)
    assert refused.returncode == 3
    assert "S104" in refused.stderr
    assert "U114" in refused.stderr
    assert not (content.parent / "remote" / "current").exists()


def test_a_remote_must_be_named(content: Path) -> None:
    assert run("invoke", "publish", cwd=ROOT).returncode == 2
    assert run("invoke", "publish", "--to", "nobody-knows", cwd=ROOT).returncode == 2


def test_the_build_sees_no_variable_that_is_not_named() -> None:
    secrets = {"AWS_SECRET_ACCESS_KEY": "s", "SSH_AUTH_SOCK": "s", "GITHUB_TOKEN": "s"}
    ours = {"PATH": "/bin", "PRESS_SITEURL": "https://press.example"}
    assert clean_environment({**secrets, **ours}, PRESS_LANG="kk") == {**ours, "PRESS_LANG": "kk"}


def test_no_secret_of_the_publisher_reaches_the_build(
    content: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DEPLOY_PASSWORD", "SECRET")
    seen: list[dict[str, str]] = []

    work = subprocess.run

    def look(command: list[str], **options: Any) -> subprocess.CompletedProcess[bytes]:
        if command[0] != sys.executable:
            return work(command, **options)
        seen.append(options["env"])
        return subprocess.CompletedProcess(command, 1)

    monkeypatch.setattr(subprocess, "run", look)
    press = Press(ROOT, content, str(tmp_path / "remote"), DAY, Language.EN)
    assert not press.publish(dry=True)
    assert seen
    assert "SECRET" not in json.dumps(seen)


def test_a_remote_is_a_folder_or_a_name_of_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    names = {"site": "/srv/press"}
    assert read_place("site", names) == Path("/srv/press")
    assert read_place("./pages", names) == tmp_path / "pages"
    assert read_place("file:///srv/press%20room", names) == Path("/srv/press room")
    (tmp_path / "here").mkdir()
    assert read_place("here", names) == tmp_path / "here"


@pytest.mark.parametrize("text", ["", "nowhere", "file://host/x", "ftp://u:secret@host/x"])
def test_what_is_no_remote_is_refused_and_no_password_repeated(text: str) -> None:
    with pytest.raises(NoPlace) as refused:
        read_place(text, {})
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("settings", [{"PRESS_REMOTES": []}, {"PRESS_KEPT_RELEASES": 0}])
def test_a_setting_that_cannot_be_used_is_named(
    content: Path, monkeypatch: pytest.MonkeyPatch, settings: dict[str, object]
) -> None:
    press = Press(ROOT, content, str(content.parent / "remote"), DAY, Language.EN)
    monkeypatch.setitem(vars(press), "_host", {**press._host, **settings})
    with pytest.raises(SettingWrong, match=next(iter(settings))):
        press.publish(dry=True)


def test_each_sentence_is_said_in_every_language() -> None:
    assert set(_WORDS) == set(Language)
    assert len({frozenset(words.changes) for words in _WORDS.values()}) == 1
    assert os.linesep not in "".join(words.sent for words in _WORDS.values())

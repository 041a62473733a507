"""The operator's guide: its commands are run as they stand in it."""

from __future__ import annotations

import gzip
import os
import re
import shlex
import subprocess
import textwrap
from collections.abc import Mapping
from pathlib import Path

import brotli
import pytest

from tests.publishing.serving import HOST, free_port, make_certificate, running
from tests.site.commands import environment
from tests.site.small_site import REGISTERS, ROOT, session, write_files
from tests.site.whole_site import WHOLE
from tools.servers import BROTLI_PACKAGE, PROGRAMS

GUIDES = {lang: ROOT / "docs" / "how-to" / f"run-a-server.{lang}.md" for lang in ("kk", "ru", "en")}
GUIDE = GUIDES["en"].read_text(encoding="utf-8")
MARKED = re.compile(
    r"^<!-- (?P<mark>[a-z: ]+) -->\n```sh\n(?P<shell>.*?)^```$", re.MULTILINE | re.DOTALL
)
BLOCK = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
CLONE = tuple(".ci plugins theme tasks.py pelicanconf.py publishconf.py pyproject.toml".split())
NEXT_DAY = "1606532400"
"""The morning after, 2020-11-28 09:00 in Almaty, as SOURCE_DATE_EPOCH says it."""


def blocks(mark: str) -> list[str]:
    return [found["shell"] for found in MARKED.finditer(GUIDE) if found["mark"] == mark]


class Operator:
    """Somebody with a clone of the repository, who types what the guide says."""

    def __init__(self, clone: Path, own: Mapping[str, str]) -> None:
        self._clone = clone
        self._own = own
        clone.mkdir(parents=True)
        for name in CLONE:
            (clone / name).symlink_to(ROOT / name)
        (clone / ".venv").symlink_to(ROOT / ".venv")
        write_files(clone / "content", {**REGISTERS, **WHOLE})

    def types(self, shell: str) -> str:
        done = subprocess.run(
            ["bash", "-eu", "-c", shell],
            cwd=self._clone,
            env=environment({**self._own, "SOURCE_DATE_EPOCH": NEXT_DAY}),
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, f"{shell}\n{done.stdout}\n{done.stderr}"
        return done.stdout


def test_every_version_of_the_guide_has_the_same_commands() -> None:
    texts = [file.read_text(encoding="utf-8") for file in GUIDES.values()]
    shown = [[re.sub(r"--lang \w+", "", block) for block in BLOCK.findall(text)] for text in texts]
    assert shown[0] == shown[1] == shown[2]
    assert len(shown[0]) > 10


def test_what_the_tests_serve_with_is_what_the_guide_installs() -> None:
    line = next(line for line in GUIDE.splitlines() if line.startswith("apt-get install"))
    assert {PROGRAMS["nginx"], PROGRAMS["rsync"], BROTLI_PACKAGE} <= set(shlex.split(line))


def test_the_operator_says_everything_that_the_commands_ask_for() -> None:
    (own,) = blocks("yours")
    known = {name for name, _ in re.findall(r"^export (\w+)=(\S+)$", own, re.MULTILINE)}
    asked = set(re.findall(r"\$([A-Z]+)", GUIDE))
    assert asked == known


@pytest.mark.parametrize("encrypted", [False, True])
def test_nginx_serves_by_the_commands_of_the_guide(encrypted: bool, tmp_path: Path) -> None:
    remote = tmp_path / "press"
    port, tls_port = free_port(), free_port()
    certificate, key = make_certificate(tmp_path)
    own = {
        "NAME": HOST,
        "SITE": f"https://{HOST}:{tls_port}" if encrypted else f"http://127.0.0.1:{port}",
        "REMOTE": os.fspath(remote),
        "CERTIFICATE": certificate,
        "KEY": key,
    }
    operator = Operator(tmp_path / "clone", own | {"SSL_CERT_FILE": certificate})
    without, with_certificate = blocks("run")
    operator.types(with_certificate if encrypted else without)
    (publish,) = blocks("run: publish")
    operator.types(publish)
    work = tmp_path / "work"
    work.mkdir()
    conf = on_loopback((tmp_path / "clone" / "press.conf").read_text(encoding="utf-8"))
    conf = conf.replace(":443", f":{tls_port}").replace(":80;", f":{port};")
    (work / "press.conf").write_text(conf, encoding="utf-8")
    with running(work):
        (look,) = blocks("run: drift")
        assert "release 1 is served as it was published" in operator.types(look)


def test_a_site_is_restored_from_the_repository_alone(tmp_path: Path) -> None:
    repository = tmp_path / "repository.git"
    subprocess.run(["git", "init", "--quiet", "--bare", repository], check=True)
    own = {"SITE": f"https://{HOST}", "REMOTE": os.fspath(tmp_path / "first")}
    first = Operator(tmp_path / "clone", own)
    first.types(f"git init --quiet && git remote add origin {shlex.quote(os.fspath(repository))}")
    (publish,) = blocks("run: publish")
    first.types(f"{publish}.ci/record keep")

    second = Operator(tmp_path / "other", own | {"REMOTE": os.fspath(tmp_path / "second")})
    second.types(f"git init --quiet && git remote add origin {shlex.quote(os.fspath(repository))}")
    (restore,) = blocks("run: restore")
    second.types(restore)

    ledgers = [
        (tmp_path / name / "current/site/releases.jsonl").read_text().splitlines()
        for name in ("first", "second")
    ]
    assert len(ledgers[1]) == 2
    assert ledgers[1][:1] == ledgers[0]


def test_hidden_words_are_nowhere_after_the_commands_of_the_guide(tmp_path: Path) -> None:
    remote = tmp_path / "remote"
    own = {"SITE": f"https://{HOST}", "REMOTE": os.fspath(remote)}
    operator = Operator(tmp_path / "clone", own)
    record = tmp_path / "clone/content/sessions/2020/2020-11-18-talgar.ru.md"
    said = "## Кто шумит? {#q1}\n\nВопрос: Шумит сосед Невиданный.\n\nОтвет: Поговорим с ним.\n"
    hidden = "{#q1}\n\nvisibility: hidden\nreason: Личные данные.\n"
    head = session(said, date="2020-11-18 10:00")
    write_files(tmp_path / "clone", {os.fspath(record.relative_to(tmp_path / "clone")): head})
    (publish,) = blocks("run: publish")
    operator.types(publish)
    assert found_in(remote, "сосед Невиданный")
    assert found_in(tmp_path / "clone", "сосед Невиданный") > 1

    record.write_text(head.replace("{#q1}\n", hidden), encoding="utf-8")
    breach = (ROOT / "docs/how-to/personal-data-went-out.en.md").read_text(encoding="utf-8")
    (commands,) = re.findall(r"<!-- run -->\n   ```sh\n((?:   .*\n)+?)   ```", breach)
    operator.types(textwrap.dedent(commands))
    assert found_in(remote, "сосед Невиданный") == 0
    assert found_in(tmp_path / "clone", "сосед Невиданный") == 1  # the record, as somebody wrote it


def found_in(folder: Path, words: str) -> int:
    """In how many files below a folder some words stand, packed ones unpacked."""
    unpack = {".gz": gzip.decompress, ".br": brotli.decompress}
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    contents = (unpack.get(path.suffix, bytes)(path.read_bytes()) for path in files)
    return sum(words.encode() in content for content in contents)


def on_loopback(conf: str) -> str:
    """The same configuration for nobody but this machine."""
    conf = re.sub(r"^ *listen \[::\].*\n", "", conf, flags=re.MULTILINE)
    return re.sub(r"^( *listen) (\d+)", r"\1 127.0.0.1:\2", conf, flags=re.MULTILINE)

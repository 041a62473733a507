"""What a watch says of a served site: nothing while it is as published, one sentence otherwise."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pressroom.language import Language
from pressroom.problems.problem import Problem
from pressroom.problems.report import message
from pressroom.publishing.drift import Seen, Watch, choose, find_drift
from pressroom.publishing.ledger import append, read_ledger
from pressroom.publishing.manifest import read_manifest, render_manifest
from pressroom.publishing.reading_back import ServedSite
from tests.publishing.serving import (
    Running,
    free_port,
    lay_release,
    nginx,
)
from tests.site.commands import run
from tests.site.small_site import build_site, desk_site, session
from tests.site.whole_site import WHOLE

PUBLISHED = "2020-11-27T12:00:00+06:00"
NEXT_DAY = datetime.fromisoformat("2020-11-28T09:00:00+06:00")
WEDNESDAY = "2020-12-02"
ERASED = "ru/sessions/2020-11-05-talgar/q1.html"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A remote folder after a release; broadcasts are announced for the next Wednesday."""
    folder = tmp_path_factory.mktemp("drift")
    site = build_site(folder, WHOLE, PRESS_NOW=PUBLISHED)
    moved = '"/ru/old.html" "/ru/about.html";\n"/ru/gone.html" "410";\n'
    return lay_release(folder / "press", site.output, datetime.fromisoformat(PUBLISHED), moved)


@pytest.fixture
def remote(published: Path, tmp_path: Path) -> Path:
    """That folder, to be changed."""
    return shutil.copytree(published, tmp_path / "press", symlinks=True)


@pytest.fixture
def server(remote: Path, tmp_path: Path) -> Iterator[Running]:
    """Nginx in front of it."""
    with nginx(remote, tmp_path / "work") as running:
        yield running


def served(remote: Path, path: str) -> Path:
    return remote / "current" / "site" / path


def change(remote: Path, path: str, content: bytes) -> None:
    """Write over a file and its copies, as somebody with a key to the server would."""
    for copy in ("", ".br", ".gz"):
        served(remote, f"{path}{copy}").unlink(missing_ok=True)
    served(remote, path).write_bytes(content)


def found(url: str, moment: datetime = NEXT_DAY, **watch: Any) -> list[str]:
    return [problem.code for problem in look(url, Watch(moment, **watch))[0]]


def look(url: str, watch: Watch) -> tuple[list[Problem], Seen | None]:
    with ServedSite(url) as site:
        return find_drift(site, watch)


def test_a_site_that_stands_as_it_was_published_gives_no_alarm(
    remote: Path, server: Running
) -> None:
    record = read_ledger((remote / "published" / "releases.jsonl").read_bytes())
    problems, seen = look(server.url, Watch(NEXT_DAY, record=record))
    assert problems == []
    assert seen is not None
    files = read_manifest(served(remote, "manifest.json").read_bytes()).entries
    assert (seen.release, seen.files) == (1, len(files))


def write(content: bytes, path: str = ERASED) -> Callable[[Path], None]:
    return lambda remote: change(remote, path, content)


def without_a_page(remote: Path) -> None:
    for copy in ("", ".br", ".gz"):
        served(remote, f"{ERASED}{copy}").unlink(missing_ok=True)


def other_compressed_copy(remote: Path) -> None:
    served(remote, f"{ERASED}.br").unlink()
    shutil.copy(served(remote, "ru/index.html.br"), served(remote, f"{ERASED}.br"))


def broken_compressed_copy(remote: Path) -> None:
    served(remote, f"{ERASED}.br").write_bytes(b"not brotli")


def redirect_to_another_host(remote: Path) -> None:
    table = remote / "current" / "nginx" / "redirects.map"
    table.write_text(f'"/{ERASED}" "https://other.example/";\n', encoding="utf-8")


def manifest_of_other_files(remote: Path) -> None:
    manifest = read_manifest(served(remote, "manifest.json").read_bytes())
    shorter = type(manifest)(manifest.number, manifest.entries[1:])
    change(remote, "manifest.json", render_manifest(shorter))


def ledger_rewritten(remote: Path) -> None:
    line = json.loads(served(remote, "releases.jsonl").read_text())
    text = json.dumps({**line, "commit": "abc"}, separators=(",", ":"))
    change(remote, "releases.jsonl", f"{text}\n".encode())


DRIFTS = {
    "page changed": (write(b"<p>defaced</p>"), ["U153"]),
    "page emptied": (write(b""), ["U153"]),
    "page missing": (without_a_page, ["U153"]),
    "copy of another page": (other_compressed_copy, ["U153"]),
    "copy that does not unpack": (broken_compressed_copy, ["U153"]),
    "redirect away": (redirect_to_another_host, ["U153"]),
    "calendar changed": (write(b"BEGIN:VCALENDAR", "calendars/all.ru.ics"), ["U153"]),
    "files left out of the manifest": (manifest_of_other_files, ["U152"]),
    "ledger rewritten": (ledger_rewritten, ["U152"]),
    "ledger damaged": (write(b"{}\n", "releases.jsonl"), ["U151"]),
    "ledger emptied": (write(b"", "releases.jsonl"), ["U152"]),
    "manifest damaged": (write(b"{}", "manifest.json"), ["U151"]),
    "version damaged": (write(b"[1]", "version.json"), ["U151"]),
    "schedule damaged": (write(b"[]\n", "data/schedule.jsonl"), ["U153", "U151"]),
}


@pytest.mark.parametrize("name", DRIFTS)
def test_whatever_is_changed_on_the_server_is_noticed(
    name: str, remote: Path, tmp_path: Path
) -> None:
    alter, expected = DRIFTS[name]
    record = read_ledger((remote / "published" / "releases.jsonl").read_bytes())
    alter(remote)
    with nginx(remote, tmp_path / "work") as server:
        assert found(server.url, record=record) == expected


def test_a_release_that_was_put_back_is_noticed(remote: Path, server: Running) -> None:
    record = remote / "published" / "releases.jsonl"
    newer = append(read_ledger(record.read_bytes()), NEXT_DAY, "", "0" * 64)
    assert found(server.url, record=newer) == ["U154"]


def test_a_ledger_that_is_longer_than_our_record_is_no_alarm(server: Running) -> None:
    assert found(server.url, record=()) == []


def test_a_site_that_nobody_built_for_two_days_is_noticed(server: Running) -> None:
    assert found(server.url, NEXT_DAY + timedelta(days=1)) == ["U155"]


def test_a_wednesday_without_broadcasts_is_noticed(server: Running) -> None:
    weeks_later = datetime.fromisoformat("2020-12-17T09:00:00+06:00")
    watch = Watch(weeks_later, oldest=timedelta(days=30))
    problems, _ = look(server.url, watch)
    assert [problem.code for problem in problems] == ["U156"]
    assert "2020-12-23" in message(problems[0], Language.RU)


def test_a_cancelled_broadcast_is_no_silence(server: Running) -> None:
    moment = datetime.fromisoformat("2020-12-16T09:00:00+06:00")
    assert found(server.url, moment, oldest=timedelta(days=30)) == []


def test_broadcasts_that_the_schedule_does_not_show_are_noticed(
    remote: Path, server: Running
) -> None:
    change(remote, "ru/schedule/index.html", b"<p>nothing</p>")
    assert found(server.url) == ["U153", "U160"]


def test_a_preview_in_public_is_noticed(tmp_path: Path) -> None:
    draft = session("Ждём.", date=f"{WEDNESDAY} 10:00", status="confirmed")
    files = {f"sessions/2020/{WEDNESDAY}-talgar.ru.md": draft}
    site = desk_site(tmp_path, files, PRESS_NOW=PUBLISHED)
    remote = lay_release(tmp_path / "press", site.output, datetime.fromisoformat(PUBLISHED))
    with nginx(remote, tmp_path / "work") as server:
        assert found(server.url) == ["U159"]


def test_a_sample_is_as_large_as_asked_and_another_at_each_moment(remote: Path) -> None:
    entries = read_manifest(served(remote, "manifest.json").read_bytes()).entries
    drawn = [
        [entry.path for entry in choose(entries, Watch(NEXT_DAY + timedelta(hours=n), sample=20))]
        for n in range(40)
    ]
    assert {len(set(paths)) for paths in drawn} == {20}
    assert len(set(map(tuple, drawn))) == 40
    assert len(set().union(*drawn)) > len(entries) * 0.9
    assert choose(entries, Watch(NEXT_DAY, sample=10_000)) == list(entries)


def test_nobody_answers() -> None:
    assert found(f"http://127.0.0.1:{free_port()}") == ["U150"]


def test_a_certificate_is_watched(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with nginx(published, tmp_path / "work", tls=True) as server:
        assert found(server.url) == ["U157"]
        monkeypatch.setenv("SSL_CERT_FILE", server.certificate)
        assert found(server.url) == []
        assert found(server.url, notice=timedelta(days=36500)) == ["U158"]


@pytest.mark.parametrize(
    "url", ["police.example", "ftp://police.example", "https://", "https:///x"]
)
def test_an_address_of_no_site_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        ServedSite(url)


def test_the_command_says_nothing_while_all_is_well_and_one_sentence_otherwise(
    remote: Path, server: Running
) -> None:
    at = ("--to", server.url, "--record", str(remote / "published"), "--now", NEXT_DAY.isoformat())
    quiet = run("invoke", "drift", *at, "--quiet")
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, "", "")
    change(remote, ERASED, b"<p>defaced</p>")
    told = {lang: run("invoke", "drift", *at, "--quiet", "--lang", lang) for lang in Language}
    for done in told.values():
        assert done.returncode == 3
        assert done.stderr == ""
        assert done.stdout.count("\n") == 1
        assert done.stdout.startswith(f"{server.url}: U153: ")
        assert ERASED in done.stdout
    assert len({done.stdout for done in told.values()}) == 3

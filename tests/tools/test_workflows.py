"""What CI does on GitHub and GitLab: pinned, with few rights, and with commands that exist."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.site.commands import python, run
from tests.site.small_site import ROOT, session, write_files

GITHUB = ROOT / ".github" / "workflows" / "site.yml"
GITLAB = ROOT / ".gitlab-ci.yml"
PINNED = re.compile(r"actions/[a-z/-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+")
RECORD = ROOT / ".ci" / "record"


def loaded(file: Path) -> dict[Any, Any]:
    workflow: dict[Any, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return workflow


def scripts() -> Iterator[str]:
    """Every line of shell in both files."""
    for job in loaded(GITHUB)["jobs"].values():
        yield from (step["run"] for step in job["steps"] if "run" in step)
    for job in loaded(GITLAB).values():
        if isinstance(job, dict):
            yield from (*job.get("before_script", ()), *job.get("script", ()))


def test_zizmor_finds_nothing() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("zizmor"), "--offline", "--format=json", GITHUB.parent],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert json.loads(done.stdout) == []
    assert done.returncode == 0


def test_every_action_is_pinned_by_its_digest_and_names_its_version() -> None:
    used = re.findall(r"uses: (.+)", GITHUB.read_text(encoding="utf-8"))
    assert len(used) > 5
    assert [name for name in used if not PINNED.fullmatch(name)] == []
    digests: dict[str, set[str]] = {}
    for name in used:
        digests.setdefault(name.split("@")[0], set()).add(name)
    assert all(len(names) == 1 for names in digests.values())


def test_a_job_has_no_rights_but_those_it_names_and_leaves_no_credentials() -> None:
    workflow = loaded(GITHUB)
    assert workflow["permissions"] == {}
    writing = {
        name for name, job in workflow["jobs"].items() if "write" in job["permissions"].values()
    }
    assert writing == {"publish", "pages"}
    for job in workflow["jobs"].values():
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


def test_nothing_that_a_stranger_writes_becomes_shell() -> None:
    assert [line for line in scripts() if "${{" in line] == []


def test_secrets_are_given_to_publishing_alone() -> None:
    jobs = loaded(GITHUB)["jobs"]
    assert [name for name, job in jobs.items() if "secrets." in json.dumps(job)] == ["publish"]
    assert jobs["publish"]["if"].startswith("github.ref == 'refs/heads/main' && ")


@pytest.mark.parametrize("file", [GITHUB, GITLAB], ids=["github", "gitlab"])
def test_both_check_test_build_verify_and_publish_with_the_memory_of_builds(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    for command in ("check --public --format", "build --public", "verify", "publish --to"):
        assert f".venv/bin/invoke {command}" in text
    assert "make test" in text
    assert ".pressroom" in text
    assert text.index(".ci/record fetch") < text.index("publish --to")
    assert text.index("publish --to") < text.index(".ci/record keep")


def test_the_site_is_built_every_night() -> None:
    schedule = loaded(GITHUB)[True]["schedule"]  # YAML 1.1 reads the key `on` as true
    assert [entry["cron"].split()[2:] for entry in schedule] == [["*", "*", "*"]]


def test_make_knows_every_target_that_ci_asks_for() -> None:
    known = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    asked = {target for line in scripts() for target in re.findall(r"\bmake ([a-z]+)", line)}
    assert asked <= known
    assert asked


def test_problems_become_a_report_that_gitlab_shows_beside_the_lines(tmp_path: Path) -> None:
    wrong = session("## Вопрос {#q1}\n\nВопрос: Да?\n", district="talgr")
    content = write_files(tmp_path / "content", {"sessions/2020/2020-10-16-talgar.ru.md": wrong})
    checked = run("invoke", "check", "--content", str(content), "--format", "json")
    assert checked.returncode == 3
    (tmp_path / "problems.json").write_text(checked.stdout, encoding="utf-8")
    files = ("problems.json", "report.json")
    environ = {"PYTHONPATH": str(ROOT)}
    done = python("-m", "tools.code_quality", *files, cwd=tmp_path, environ=environ)
    assert (done.returncode, done.stderr) == (0, "")
    problems = json.loads(checked.stdout)
    entries = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert len(entries) == len(problems) == len({entry["fingerprint"] for entry in entries})
    for entry, problem in zip(entries, problems, strict=True):
        assert entry["check_name"] == problem["code"]
        assert entry["location"]["path"] == problem["file"]
        assert entry["location"]["lines"]["begin"] == max(1, problem["line"])
        assert problem["message"] in entry["description"]
        assert entry["severity"] in {"critical", "minor"}
        assert f"{problem['file']}:{problem['line']}: {problem['severity']}" in done.stdout


class Clone:
    """A fresh clone of the content's repository, as CI has one."""

    def __init__(self, folder: Path, repository: Path) -> None:
        git(folder.parent, "clone", "--quiet", "--depth=1", f"file://{repository}", folder.name)
        self.folder = folder

    def record(self, word: str) -> int:
        done = subprocess.run(
            [self.folder / ".ci" / "record", word], env=ENVIRONMENT, check=False, timeout=30
        )
        return done.returncode

    def publish(self, line: str) -> None:
        record = self.folder / "published"
        record.mkdir(exist_ok=True)
        with (record / "releases.jsonl").open("a", encoding="utf-8") as ledger:
            ledger.write(f"{line}\n")

    @property
    def ledger(self) -> str:
        return (self.folder / "published" / "releases.jsonl").read_text(encoding="utf-8")


ENVIRONMENT = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "GIT_CONFIG_NOSYSTEM": "1"}


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", "-c", "user.name=x", "-c", "user.email=x@localhost", *words],
        cwd=folder,
        env=ENVIRONMENT,
        check=True,
        capture_output=True,
        text=True,
        timeout=30,
    )
    return done.stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The content's repository, before anything was published."""
    work, bare = tmp_path / "work", tmp_path / "bare.git"
    (work / ".ci").mkdir(parents=True)
    shutil.copy(RECORD, work / ".ci" / "record")
    git(work, "init", "--quiet", "--initial-branch=main")
    git(work, "add", ".")
    git(work, "commit", "--quiet", "--message=Begin")
    git(tmp_path, "clone", "--quiet", "--bare", str(work), str(bare))
    return bare


def test_a_fresh_clone_knows_what_was_published_before(repository: Path, tmp_path: Path) -> None:
    first = Clone(tmp_path / "first", repository)
    assert first.record("fetch") == 0
    assert not (first.folder / "published").exists()
    first.publish("1")
    assert first.record("keep") == 0

    second = Clone(tmp_path / "second", repository)
    assert second.record("fetch") == 0
    assert second.ledger == "1\n"
    second.publish("2")
    assert second.record("keep") == 0
    assert second.record("keep") == 0

    assert git(repository, "show", "published:published/releases.jsonl") == "1\n2\n"
    assert git(repository, "log", "--format=%s", "published") == "Release 2\nRelease 1\n"
    assert git(repository, "ls-tree", "--name-only", "published") == "published\n"
    assert git(repository, "log", "--format=%s", "main") == "Begin\n"


def test_a_record_that_cannot_be_reached_stops_the_publisher(
    repository: Path, tmp_path: Path
) -> None:
    clone = Clone(tmp_path / "clone", repository)
    shutil.rmtree(repository)
    assert clone.record("fetch") not in {0, 2}
    assert clone.record("keep") not in {0, 2}
    assert Clone.record(clone, "what") != 0

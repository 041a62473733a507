"""Builds as a user starts them: other processes, with an environment of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.site.small_site import ROOT

PUBLIC = ROOT / "publishconf.py"
DESK = ROOT / "pelicanconf.py"
MOMENT = "1605852000"
"""The moment of the tests, as SOURCE_DATE_EPOCH says it."""


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """This environment without settings of ours, then ``more``."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PRESS_")}
    kept |= {"SOURCE_DATE_EPOCH": MOMENT, "PRESS_LANG": "en", "PRESS_EXECUTOR": "serial"}
    return {**kept, "PYTHONUTF8": "1", **(more or {})}


def run(
    program: str, *options: str, cwd: Path = ROOT, environ: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a program that ``make setup`` has installed; it may take a minute."""
    return python("-m", program, *options, cwd=cwd, environ=environ)


def python(
    *options: str, cwd: Path = ROOT, environ: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run Python; it may take a minute."""
    return subprocess.run(
        [sys.executable, *options],
        cwd=cwd,
        env=environment(environ),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def pelican(
    content: Path,
    output: Path,
    *options: str,
    settings: Path = PUBLIC,
    environ: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Build with Pelican's own command."""
    words = [str(content), "-s", str(settings), "-o", str(output), *options]
    return run("pelican", *words, environ=environ)


def tree(folder: Path) -> dict[str, bytes]:
    """Path → bytes of every file in a folder; empty where there is no folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def beside(output: Path) -> set[str]:
    """What a build has left unfinished: all beside its output that a whole build does not leave."""
    room = output.parent / ".pressroom" / output.name
    return {path.name for path in room.iterdir()} - {"lock", "memory.sqlite", "spare", "hidden"}


def forget(output: Path) -> None:
    """Remove all that builds remember of an output: the next one makes everything."""
    shutil.rmtree(output.parent / ".pressroom", ignore_errors=True)

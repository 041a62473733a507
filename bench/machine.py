"""What the figures were measured on, without names of hosts or places of files."""

from __future__ import annotations

import os
import platform
import re
from importlib.metadata import version
from pathlib import Path


def describe(folder: Path, tools: dict[str, str]) -> list[tuple[str, str]]:
    """Pairs of what and which; ``folder`` is where the builds read and write."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return [
        ("Processor", f"{len(os.sched_getaffinity(0))} cores, {_processor()}"),
        ("Memory", f"{memory / 2**30:.0f} GiB"),
        ("File system", _file_system(folder)),
        ("System", f"Linux {platform.release().split('-')[0]}"),
        ("Python", platform.python_version()),
        *sorted({"Pelican": version("pelican"), **tools}.items()),
    ]


def _processor() -> str:
    text = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    found = re.search(r"^model name\s*: (.+)$", text, re.MULTILINE)
    return found[1].strip() if found else platform.machine()


def _file_system(folder: Path) -> str:
    """The kind of file system that a folder is on: of all mounts above it the nearest."""
    place = str(folder.resolve())
    best, kind = "", "unknown"
    for line in Path("/proc/mounts").read_text(encoding="utf-8").splitlines():
        _, point, name, *_ = line.split()
        inside = place == point or place.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, name
    return kind

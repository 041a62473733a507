"""Which program this is: a memory of another one is of no use."""

from __future__ import annotations

import sys
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_LIBRARIES = (
    "babel",
    "holidays",
    "icalendar",
    "imagesize",
    "jinja2",
    "markdown",
    "markupsafe",
    "nh3",
    "pystemmer",
    "python-dateutil",
    "pyyaml",
    "segno",
    "snowballstemmer",
    "tzdata",
)
"""What the bytes of pages depend on besides the program itself."""


@cache
def program() -> str:
    """A digest of the library's and its plugins' sources, of Python and of the libraries used."""
    plugins = Path(__file__).parents[2]
    state = blake2b(digest_size=16)
    for path in sorted(plugins.rglob("*")):
        if path.suffix in {".py", ".toml", ".json"} and path.is_file():
            state.update(path.relative_to(plugins).as_posix().encode() + b"\0")
            state.update(path.read_bytes())
    state.update(repr(sys.version_info[:3]).encode())
    for name in _LIBRARIES:
        state.update(f"{name} {_version(name)}".encode())
    return state.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""

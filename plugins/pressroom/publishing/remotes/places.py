"""What ``--to`` says: a name from the settings, or a folder."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

_SCHEME = re.compile(r"[a-z][a-z0-9+-]*:")
_USAGE = "expected /folder, file:///folder or a name of PRESS_REMOTES"


class NoPlace(ValueError):
    """What was asked for is no remote; the message says what is, and repeats nothing secret."""


def read_place(text: str, names: Mapping[str, str]) -> Path:
    """The folder to which ``text`` leads; ``names`` are those of ``PRESS_REMOTES``.

    A word without a slash is a name, or a folder that is there. Raises NoPlace.
    """
    text = names.get(text, text)
    if _SCHEME.match(text):
        parts = urlsplit(text)
        if parts.scheme != "file" or parts.netloc not in {"", "localhost"} or parts.query:
            raise NoPlace(f"{_USAGE} ({', '.join(sorted(names)) or '–'})")
        return Path(unquote(parts.path))
    if not text or ("/" not in text and not Path(text).is_dir()):
        raise NoPlace(f"{text}: {_USAGE} ({', '.join(sorted(names)) or '–'})")
    return Path(text).absolute()

"""Records as text: front matter and body, written so that the reader takes each value as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TypeAlias

NEEDS_QUOTES = re.compile(r"[:#\[\]{}\"'\\,&*!|>%@`?]|\A[\s-]|\s\Z|\A\Z")
PLAIN_ADDRESS = re.compile(r"https?://[^\s#\[\]{}\"'\\,]+")

Value: TypeAlias = "str | Mapping[str, Value] | None"


def record_text(keys: Mapping[str, Value], body: str) -> str:
    """A whole record; keys whose value is None are left out."""
    lines = [f"{key}: {_written(value)}" for key, value in keys.items() if value is not None]
    text = "\n".join(["---", *lines, "---", ""])
    return f"{text}\n{body}\n" if body else text


def _written(value: Value) -> str:
    if isinstance(value, Mapping):
        parts = (f"{key}: {_written(part)}" for key, part in value.items() if part is not None)
        return f"{{{', '.join(parts)}}}"
    text = str(value)
    if PLAIN_ADDRESS.fullmatch(text) or not NEEDS_QUOTES.search(text) or _is_moment(text):
        return text
    return json.dumps(text, ensure_ascii=False)


def _is_moment(text: str) -> bool:
    """Dates and hours hold colons and need no quotes: nothing follows them with a blank."""
    return re.fullmatch(r"[0-9: -]+", text) is not None

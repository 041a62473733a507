"""Which templates a page is made with: its own, and all that these include."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

from jinja2 import Environment, meta

_OTHER_LANGUAGES = "translate("
"""A template that calls this shows interface strings of languages that are not its own."""


def template_texts(theme: Path) -> dict[str, str]:
    """The text of every template of a theme, by its name, in ascending order."""
    folder = theme / "templates"
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.html"))
    }


def template_digests(texts: Mapping[str, str]) -> dict[str, tuple[bytes, bool]]:
    """For each template: the digest of all that it is made with, and whether that speaks others.

    "Others" are languages besides the page's own.
    """
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    named = {
        name: meta.find_referenced_templates(environment.parse(text))
        for name, text in texts.items()
    }
    # A name that is worked out while a template runs may be any of them.
    parts = {
        name: {other for one in found for other in (texts if one is None else (one,))}
        for name, found in named.items()
    }
    return {name: _digest(_closure(name, parts), texts) for name in texts}


def _closure(name: str, parts: Mapping[str, set[str]]) -> list[str]:
    found: set[str] = set()
    front = {name}
    while front:
        found |= front
        front = {part for one in front for part in parts.get(one, ())} - found
    return sorted(found)


def _digest(names: list[str], texts: Mapping[str, str]) -> tuple[bytes, bool]:
    state = blake2b(digest_size=16)
    for name in names:
        text = texts.get(name, "")
        state.update(f"{name}\0{len(text)}\0{text}".encode())
    return state.digest(), any(_OTHER_LANGUAGES in texts.get(name, "") for name in names)

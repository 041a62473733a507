"""The press service at work in these tests: its labels, its links, its texts."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from markupsafe import Markup

from pressroom.language import Language
from pressroom.rendering.markdown import (
    MarkdownLabels,
    Resolve,
    ResolvedLink,
    render_markdown,
)

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpora"
LABELS = MarkdownLabels(table="Таблица", notes="Сноски", note_back="К тексту, сноска {number}")


def resolve(target: str, is_image: bool) -> ResolvedLink | None:
    """Web addresses, addresses of the site, and one picture."""
    if is_image:
        known = target == "{static}/images/post.jpg"
        return ResolvedLink("/images/post.jpg", width=640, height=480) if known else None
    if target.startswith(("http://", "https://")):
        return ResolvedLink(target, external=True)
    return ResolvedLink(target) if target.startswith(("/", "#")) else None


def render(
    text: str,
    *,
    language: Language = Language.RU,
    resolve: Resolve = resolve,
    heading_level: int = 3,
    note_prefix: str | None = None,
) -> Markup:
    """Make HTML as a page does."""
    return render_markdown(
        text,
        language=language,
        labels=LABELS,
        resolve=resolve,
        heading_level=heading_level,
        note_prefix=note_prefix,
    )


def corpus(name: str) -> list[str]:
    """A collection of hostile texts, which lie beside the project and are never part of it."""
    path = CORPORA / name
    if not path.exists() and not os.environ.get("CI"):
        pytest.skip(f"{name} is not here: ../shared/corpora")
    texts: list[str] = json.loads(path.read_text(encoding="utf-8"))
    return texts

"""Which questions the finished pages offer to everyone: those that search engines may list."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pressroom.verifying.page import Page

_QUESTION = re.compile(r"[a-z]{2}/sessions/(?P<session>[0-9]{4}-[^/]+)/(?P<question>q[0-9]+)\.html")
_SESSION = re.compile(r"[a-z]{2}/sessions/(?P<session>[0-9]{4}-[^/]+)/index\.html")


def is_indexed(page: Page) -> bool:
    """Whether search engines may list a page."""
    return not any(
        meta.attributes.get("name") == "robots" and "noindex" in meta.attributes.get("content", "")
        for meta in page.named("meta")
    )


def questions_in(paths: Iterable[str]) -> frozenset[str]:
    """Questions of the archive, ``SESSION#qN``, by the paths of their pages in any language."""
    found = map(_QUESTION.fullmatch, paths)
    return frozenset(f"{page['session']}#{page['question']}" for page in found if page)


def sessions_in(paths: Iterable[str]) -> frozenset[str]:
    """Sessions by the paths of their pages in any language."""
    return frozenset(page["session"] for page in map(_SESSION.fullmatch, paths) if page)

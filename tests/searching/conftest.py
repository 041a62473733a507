"""The demonstration archive in a browser that sees nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.searching.demonstration import BASE, ORIGIN, build_demonstration, serve

OpenSearch = Callable[..., Page]


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The finished site, path by path."""
    return build_demonstration(tmp_path_factory.mktemp("demonstration"))


@pytest.fixture
def asked() -> list[str]:
    """The addresses that the browser asked for."""
    return []


@pytest.fixture
def open_search(
    browser: Browser, demonstration: dict[str, bytes], asked: list[str]
) -> Iterator[OpenSearch]:
    """Open a page of it: ``open_search("kk/search/?q=…", width=320)``.

    An error of a script, and what the page's policy forbids, fails the test.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_one(
        path: str, width: int = 1280, files: dict[str, bytes] | None = None, **settings: Any
    ) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, **settings)
        contexts.append(context)
        serve(context, demonstration if files is None else files, asked)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console", lambda told: complaints.append(told.text) if "404" not in told.text else None
        )
        page.goto(f"{ORIGIN}{BASE}{path}")
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []

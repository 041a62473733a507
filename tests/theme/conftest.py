"""A browser that sees the showroom and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from tests.theme.showroom import ORIGIN, TYPES, showroom

OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Open a page of the showroom: ``open_page("/ru/session.html", width=320)``.

    What the page asks for in vain, and what its policy forbids, fails the test.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_one(address: str, width: int = 1280, referer: str = "", **settings: Any) -> Page:
        settings.setdefault("locale", "de")
        context = browser.new_context(viewport={"width": width, "height": 900}, **settings)
        contexts.append(context)
        context.route("**/*", serve)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(ORIGIN + address, referer=referer or None)
        return page

    def serve(route: Route) -> None:
        path = route.request.url.removeprefix(ORIGIN).partition("#")[0]
        files = showroom()
        if path in files:
            ending = path.rpartition(".")[2]
            route.fulfill(body=files[path], content_type=TYPES[ending])
        elif path in {"/kk/", "/ru/", "/en/"}:
            route.fulfill(body=f"<title>{path}</title>", content_type=TYPES["html"])
        else:
            complaints.append(f"asked in vain for {route.request.url}")
            route.abort()

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []

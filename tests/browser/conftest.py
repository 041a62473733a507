"""The site that this repository ships, served under a path to a browser that sees nothing else."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from pressroom.building.pipeline import build
from tests.site.commands import tree
from tests.site.small_site import ROOT, emitters_for, settings_for

ORIGIN = "https://host.example"
BASE = "/answers/"

OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of the sample site, as the public gets them."""
    output = tmp_path_factory.mktemp("sample") / "output"
    address = f"{ORIGIN}{BASE}"
    settings = settings_for(
        ROOT / "content", output, SITEURL=address, PRESS_NOW="2020-11-30T12:00+06:00"
    )
    build(settings, emitters_for(settings))
    return tree(output)


@pytest.fixture
def open_page(browser: Browser, sample: dict[str, bytes]) -> Iterator[OpenPage]:
    """Open a page of the sample site: ``open_page("ru/index.html", width=320)``.

    Whatever it asks for in vain or of other hosts, and what its policy forbids, fails the test.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_one(path: str, width: int = 1280, **settings: Any) -> Page:
        settings.setdefault("locale", "de")
        context = browser.new_context(viewport={"width": width, "height": 900}, **settings)
        contexts.append(context)
        context.route("**/*", serve)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address_of(path))
        return page

    def serve(route: Route) -> None:
        address = route.request.url.partition("#")[0]
        path = address.removeprefix(f"{ORIGIN}{BASE}")
        if path.endswith("/") or not path:
            path = f"{path}index.html"
        if path in sample:
            kind = mimetypes.guess_type(path)[0] or "font/woff2"
            route.fulfill(body=sample[path], content_type=f"{kind}; charset=utf-8")
        else:
            complaints.append(f"asked in vain for {address}")
            route.abort()

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []


def address_of(path: str) -> str:
    """The address at which a file of the sample site answers."""
    public = path.removesuffix("index.html") if f"/{path}".endswith("/index.html") else path
    return f"{ORIGIN}{BASE}{public}"

"""The site works wherever it is served: at the root of a host and under a path alike."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from pressroom.building.units import UnsafePath, require_safe
from pressroom.verifying.tree import verify_tree
from tests.site.small_site import BuiltSite, build_site
from tests.site.whole_site import WHOLE

SITE = "https://host.example/police/answers"


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The whole small site under a path of a host that others share."""
    return build_site(tmp_path_factory.mktemp("below"), WHOLE, SITEURL=SITE)


def test_every_link_works_under_a_path(below: BuiltSite) -> None:
    assert verify_tree(below.output) == []


def test_every_address_of_the_site_begins_with_its_path(below: BuiltSite) -> None:
    for path in below.files:
        if not path.endswith(".html"):
            continue
        for element in below.page(path).find_all(True):
            for name in ("href", "src"):
                address = str(element.get(name, ""))
                if address.startswith("/"):
                    assert address.startswith("/police/answers/"), (path, address)


def test_canonical_addresses_are_complete_and_each_page_s_own(below: BuiltSite) -> None:
    canonical = {}
    for path in below.files:
        page = below.page(path) if path.endswith(".html") else None
        link = page.select_one("link[rel=canonical]") if page else None
        if link is not None and page and page.select_one("meta[http-equiv=refresh]") is None:
            canonical[path] = str(link["href"])
    for path, address in canonical.items():
        public = path.removesuffix("index.html") if f"/{path}".endswith("/index.html") else path
        assert address == f"{SITE}/{public}"
    assert len(canonical) == len(set(canonical.values()))


def test_slash_at_the_end_of_siteurl_changes_nothing(below: BuiltSite, tmp_path: Path) -> None:
    assert build_site(tmp_path, WHOLE, SITEURL=f"{SITE}/").files == below.files


def test_desk_without_siteurl_links_from_the_root(tmp_path: Path) -> None:
    site = build_site(tmp_path, WHOLE, SITEURL="")
    assert verify_tree(site.output) == []
    links = site.page("ru/index.html").find_all("link", href=True)
    assert all(not urlsplit(str(link["href"])).netloc for link in links)


def test_file_names_are_plain_small_ascii(below: BuiltSite) -> None:
    for path in below.files:
        assert path.isascii()
        assert path == path.lower()


@pytest.mark.parametrize(
    "path",
    [
        "../index.html",
        "ru/../../index.html",
        "/etc/passwd",
        "ru//index.html",
        "ru/./index.html",
        "ru/index.html/",
        "C:/index.html",
        "ru\\..\\index.html",
        "ru/%2e%2e/index.html",
        "ru/Index.html",
        "ru/сайт.html",
        "ru/con.html",
        "ru/nul",
        "ru/name.",
        "ru/a b.html",
        "ru/a\nb.html",
        "ru/a\0.html",
        "",
        f"ru/{'a' * 200}.html",
    ],
)
def test_no_planned_path_leaves_the_output_or_fails_on_some_host(path: str) -> None:
    with pytest.raises(UnsafePath):
        require_safe(path)


@pytest.mark.parametrize("path", ["index.html", "ru/news/2020-10-16-a.html", "assets/a.1f.css"])
def test_ordinary_paths_are_safe(path: str) -> None:
    require_safe(path)

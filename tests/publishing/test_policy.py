"""One policy, and every host gets the same of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from pressroom.language import Language
from pressroom.publishing.forms import expression
from pressroom.publishing.header_file import render_header_file
from pressroom.publishing.kinds import COMPRESSIBLE, TYPES, content_type
from pressroom.publishing.policy import (
    HEADER_POLICY,
    HEADERS,
    META_POLICY,
    RULES,
    SEARCH_POLICY,
    cache_control,
    headers_for,
    render_policy,
)
from pressroom.verifying.files import KINDS
from tests.site.small_site import BuiltSite, build_site
from tests.site.whole_site import WHOLE

ADDRESSES = {
    "index.html": "pages",
    "404.html": "missing",
    "ru/index.html": "pages",
    "kk/sessions/2020-10-16-talgar/q1.html": "pages",
    "en/feeds/all.atom.xml": "pages",
    "ru/search/index.html": "pages",
    "assets/main.5e1f0c2a9b.css": "assets",
    "images/crossing.png": "media",
    "recordings/2020-10-16.mp3": "media",
    "calendars/all.kk.ics": "data",
    "data/archive.sqlite": "data",
    "data/sessions/s.json": "data",
    "search/index.json": "state",
    "search/names.kk.json": "state",
    "search/2020/shards-17.bin": "search",
    "search/cards/2020/4.json": "search",
    "version.json": "state",
    "manifest.json": "state",
    "releases.jsonl": "state",
    "sitemap-2020-1.xml": "notes",
    "robots.txt": "notes",
    ".well-known/security.txt": "notes",
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A finished site with one record of every kind."""
    return build_site(tmp_path_factory.mktemp("policy"), WHOLE)


@pytest.mark.parametrize(("path", "name"), ADDRESSES.items())
def test_each_file_is_kept_as_long_as_its_kind_allows(path: str, name: str) -> None:
    rules = {rule.name: rule.cache for rule in RULES}
    assert cache_control(path) == rules[name]


def test_only_names_that_change_with_the_bytes_are_kept_for_ever() -> None:
    assert [rule.name for rule in RULES if "immutable" in rule.cache] == ["assets"]


def test_a_page_is_shown_from_a_cache_while_the_server_is_away() -> None:
    said = cache_control("ru/index.html")
    assert "stale-while-revalidate=" in said
    assert "stale-if-error=" in said
    assert int(re.findall(r"max-age=(\d+)", said)[0]) <= 600


def test_every_file_of_a_site_has_one_rule_and_a_type_of_its_own(whole: BuiltSite) -> None:
    for path in whole.files:
        if path.startswith(("ru/old", "ru/gone")):
            continue
        rules = [
            rule.name
            for rule in RULES
            if any(re.fullmatch(expression(where), f"/{path}") for where in rule.where)
        ]
        assert len(rules) == 1, path
        known = content_type(path) != "application/octet-stream" or path.endswith(".bin")
        assert known, path


def test_every_kind_of_file_that_a_site_may_have_has_a_type() -> None:
    assert set(TYPES) >= KINDS
    assert set(TYPES) >= COMPRESSIBLE


@pytest.mark.parametrize(
    ("path", "kind"),
    {
        "ru/index.html": "text/html; charset=utf-8",
        "ru/feeds/all.atom.xml": "application/atom+xml; charset=utf-8",
        "opensearch.kk.xml": "application/opensearchdescription+xml; charset=utf-8",
        "sitemap.xml": "application/xml; charset=utf-8",
        "calendars/all.kk.ics": "text/calendar; charset=utf-8",
        "data/sessions/s.an": "application/akn+xml; charset=utf-8",
        "data/answers.jsonl": "application/jsonl",
        "no-ending": "application/octet-stream",
        "folder.html/no-ending": "application/octet-stream",
    }.items(),
)
def test_a_type_is_told_by_the_whole_name(path: str, kind: str) -> None:
    assert content_type(path) == kind


def test_the_policy_allows_nothing_but_the_sites_own_files() -> None:
    for policy in (META_POLICY, SEARCH_POLICY, HEADER_POLICY):
        assert policy["default-src"] == "'none'"
        assert set(policy.values()) == {"'none'", "'self'"}
        assert "unsafe" not in render_policy(policy)


def test_every_page_repeats_the_policy_for_hosts_without_headers(whole: BuiltSite) -> None:
    pages = [path for path in whole.files if path.endswith(".html")]
    for path in pages:
        said = whole.page(path).find("meta", attrs={"http-equiv": "Content-Security-Policy"})
        assert said is not None, path
        search = re.fullmatch(r"(?:kk|ru|en)/search/index\.html", path)
        assert said["content"] == render_policy(SEARCH_POLICY if search else META_POLICY), path
    assert len(pages) > 50


def test_data_calendars_and_feeds_may_be_read_by_programs_of_other_sites() -> None:
    def opened(path: str) -> bool:
        return "Access-Control-Allow-Origin" in headers_for(path, tls=True)

    assert opened("data/answers.csv")
    assert opened("calendars/all.kk.ics")
    assert opened("kk/feeds/all.atom.xml")
    assert not opened("kk/index.html")


def test_a_return_to_the_encrypted_site_is_promised_only_where_it_is_encrypted() -> None:
    assert "Strict-Transport-Security" in headers_for("ru/index.html", tls=True)
    assert "Strict-Transport-Security" not in headers_for("ru/index.html", tls=False)


def test_the_header_file_says_of_every_address_what_the_policy_says() -> None:
    for path in [*ADDRESSES, *(f"{lang}/data/index.html" for lang in Language)]:
        said: dict[str, list[str]] = {}
        for where, headers in _sections():
            if re.fullmatch(expression(where), f"/{path}"):
                for name, value in headers:
                    said.setdefault(name, []).append(value)
        assert all(len(values) == 1 for values in said.values()), (path, said)
        expected = headers_for(path, tls=True)
        told = {name: values[0] for name, values in said.items()}
        assert {**told, "Content-Type": expected["Content-Type"]} == expected, path
        assert told.get("Content-Type", expected["Content-Type"]) == expected["Content-Type"]


def test_the_header_file_stays_within_what_hosts_read() -> None:
    text = render_header_file()
    assert len(list(_sections())) <= 100
    assert max(map(len, text.splitlines())) <= 2000


def test_every_header_is_plain_words_in_one_line() -> None:
    for name, value in HEADERS.items():
        assert re.fullmatch(r"[A-Za-z-]+", name)
        assert re.fullmatch(r"[ -~]+", value)
        assert '"' not in value


def _sections() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The file as a host reads it: a form of addresses, and headers indented below it."""
    where, headers = "", list[tuple[str, str]]()
    for line in render_header_file().splitlines():
        if line.startswith("#"):
            continue
        if line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            headers.append((name, value))
        else:
            if where:
                yield where, headers
            where, headers = line, []
    yield where, headers

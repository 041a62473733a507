"""The generated configuration in a real nginx on loopback, asked as a browser asks."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import brotli
import pytest
from bs4 import BeautifulSoup

from pressroom.publishing.kinds import content_type
from pressroom.publishing.nginx import Server, render_nginx
from pressroom.publishing.policy import headers_for
from tests.publishing.serving import Answer, Running, lay_release, nginx
from tests.site.small_site import NOW, BuiltSite, build_site
from tests.site.whole_site import WHOLE

TALGAR = "/ru/sessions/2020-10-16-talgar/q1.html"
MOVED = '"/ru/old.html" "/ru/about.html";\n"/ru/gone.html" "410";\n"/ru/far.html" "/kk/#q1";\n'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A finished site with one record of every kind."""
    return build_site(tmp_path_factory.mktemp("nginx"), WHOLE)


@pytest.fixture(scope="module")
def server(site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Nginx with a release of that site, with and without TLS."""
    folder = tmp_path_factory.mktemp("remote")
    remote = lay_release(folder / "press", site.output, datetime.fromisoformat(NOW), MOVED)
    kept = remote / "kept" / "assets"
    kept.mkdir(parents=True)
    (kept / "main.0123456789.css").write_bytes(b"p{}")
    with nginx(remote, folder / "work", tls=True) as running:
        yield running


def test_every_file_is_sent_with_every_header_of_the_policy(
    site: BuiltSite, server: Running
) -> None:
    for path, content in site.files.items():
        address = f"/{path}"
        if address in {"/ru/old.html", "/ru/gone.html"}:
            continue
        answer = server.get(address, tls=True)
        assert (answer.status, answer.body) == (200, content), path
        for name, value in headers_for(path, tls=True).items():
            assert answer.headers.get(name.lower()) == value, (path, name)
        if "Access-Control-Allow-Origin" not in headers_for(path, tls=True):
            assert "access-control-allow-origin" not in answer.headers


def test_a_folder_answers_with_its_page_and_without_its_slash_leads_there(
    site: BuiltSite, server: Running
) -> None:
    assert server.get("/ru/sessions/", tls=True).body == site.files["ru/sessions/index.html"]
    there = server.get("/ru/sessions", tls=True)
    assert (there.status, there.headers["location"]) == (301, "/ru/sessions/")


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [("br, gzip", "br"), ("gzip", "gzip"), ("identity", None), ("br;q=0, gzip", "gzip")],
)
def test_a_page_is_sent_as_small_as_the_reader_can_take_it(
    site: BuiltSite, server: Running, accepted: str, coding: str | None
) -> None:
    answer = server.get(TALGAR, tls=True, Accept_Encoding=accepted)
    assert answer.headers.get("content-encoding") == coding
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress}.get(coding or "", bytes)
    assert unpack(answer.body) == site.files[TALGAR[1:]]


def test_what_did_not_change_is_not_sent_again(server: Running) -> None:
    first = server.get(TALGAR, tls=True, Accept_Encoding="br")
    again = server.get(TALGAR, tls=True, Accept_Encoding="br", If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")


def test_what_is_not_there_is_told_in_all_languages_and_not_kept(
    site: BuiltSite, server: Running
) -> None:
    for address in ("/ru/nothing.html", "/assets/nothing.0123456789.css", "/x/%2e%2e/%2e%2e/etc"):
        answer = server.get(address, tls=True)
        assert answer.status in {400, 404}, address
        if answer.status == 404:
            assert answer.body == site.files["404.html"]
            assert answer.headers["cache-control"] == "public, max-age=60"
            assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_an_old_address_leads_to_the_new_one(server: Running) -> None:
    answer = server.get("/ru/old.html", tls=True)
    assert (answer.status, answer.headers["location"]) == (301, "/ru/about.html")
    assert server.get("/ru/far.html", tls=True).headers["location"] == "/kk/#q1"


def test_what_was_withdrawn_answers_with_its_tombstone(site: BuiltSite, server: Running) -> None:
    answer = server.get("/ru/gone.html", tls=True, Accept_Encoding="br")
    assert answer.status == 410
    assert brotli.decompress(answer.body) == site.files["ru/gone.html"]
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_an_asset_of_the_release_before_is_still_there(server: Running) -> None:
    answer = server.get("/assets/main.0123456789.css", tls=True)
    assert (answer.status, answer.body) == (200, b"p{}")
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-type"] == content_type("x.css")


@pytest.mark.parametrize("address", ["/_headers", "/_redirects", "/410/ru/", "/410/ru/gone.html"])
def test_what_only_servers_need_is_not_sent(server: Running, address: str) -> None:
    assert server.get(address, tls=True).status == 404


def test_without_tls_every_address_leads_to_the_encrypted_one(server: Running) -> None:
    answer = server.get("/ru/old.html?x=1", tls=False)
    assert answer.status == 301
    assert answer.headers["location"] == f"https://localhost:{server.tls_port}/ru/old.html?x=1"


@pytest.mark.parametrize("tls", [False, True])
def test_a_certificate_can_be_had_before_and_while_there_is_one(tls: bool, tmp_path: Path) -> None:
    challenge = tmp_path / "press" / "acme" / ".well-known" / "acme-challenge"
    challenge.mkdir(parents=True)
    (challenge / "token").write_text("answer", encoding="utf-8")
    with nginx(tmp_path / "press", tmp_path / "work", tls=tls) as server:
        assert server.get("/.well-known/acme-challenge/token").body == b"answer"


def test_a_release_is_exchanged_under_a_running_server(site: BuiltSite, tmp_path: Path) -> None:
    now = datetime.fromisoformat(NOW)
    remote = lay_release(tmp_path / "press", site.output, now)
    with nginx(remote, tmp_path / "work") as server:
        assert server.get("/version.json").body == site.files["version.json"]
        assert "strict-transport-security" not in server.get("/").headers
        newer = tmp_path / "newer"
        newer.mkdir()
        (newer / "version.json").write_text("{}", encoding="utf-8")
        lay_release(remote, newer, now)
        assert server.get("/version.json").body == b"{}"
        assert server.get("/ru/").status == 404


def test_nginx_starts_before_anything_was_published(tmp_path: Path) -> None:
    remote = tmp_path / "press"
    remote.mkdir()
    with nginx(remote, tmp_path / "work") as server:
        assert server.get("/").status in {403, 404}


@pytest.mark.parametrize(
    "wrong",
    [
        {"root": "press"},
        {"root": "/srv/press; include /etc/passwd"},
        {"names": ("a.example; return 200",)},
        {"names": ()},
        {"certificate": "/etc/c.pem"},
    ],
)
def test_nothing_gets_into_the_configuration_but_plain_names(wrong: dict[str, Any]) -> None:
    right: dict[str, Any] = {"root": "/srv/press", "names": ("police.example",)}
    with pytest.raises(ValueError, match=r".*"):
        render_nginx(Server(**{**right, **wrong}))


# The rules of MDN's HTTP Observatory, on real answers. Source: MDN, HTTP Observatory, Tests &
# Scoring. What needs a public host is left out: the preload list, and a certificate that
# browsers know.


def csp(answer: Answer) -> dict[str, list[str]]:
    """The policy as a browser reads it."""
    said = answer.headers["content-security-policy"].split(";")
    words = [directive.split() for directive in said]
    return {name: sources for name, *sources in words}


@pytest.fixture(scope="module", params=["/", "/ru/", "/kk/search/", TALGAR])
def page(request: pytest.FixtureRequest, server: Running) -> Answer:
    """Pages as the Observatory would ask for them."""
    return server.get(request.param, tls=True)


def test_observatory_content_security_policy(page: Answer) -> None:
    policy = csp(page)
    assert policy["default-src"] == ["'none'"]
    allowed = {source for sources in policy.values() for source in sources}
    assert allowed <= {"'none'", "'self'"}  # no unsafe-inline, unsafe-eval, data:, http:, *
    assert policy["base-uri"] == ["'none'"]
    assert policy["form-action"] == ["'self'"]
    assert policy["frame-ancestors"] == ["'none'"]


def test_observatory_cookies(page: Answer) -> None:
    assert "set-cookie" not in page.headers


def test_observatory_cross_origin_resource_sharing(page: Answer) -> None:
    assert "access-control-allow-origin" not in page.headers
    assert "access-control-allow-credentials" not in page.headers


def test_observatory_redirection(server: Running) -> None:
    first = server.get("/", tls=False)
    assert first.status in {301, 302, 307, 308}
    assert first.headers["location"].startswith("https://localhost:")
    assert server.get("/", tls=True).status == 200


def test_observatory_referrer_policy(page: Answer) -> None:
    private = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
    assert page.headers["referrer-policy"] in private


def test_observatory_strict_transport_security(page: Answer, server: Running) -> None:
    age = re.search(r"max-age=(\d+)", page.headers["strict-transport-security"])
    assert age is not None
    assert int(age[1]) >= 15_768_000
    assert "strict-transport-security" not in server.get("/", tls=False).headers


def test_observatory_subresource_integrity(page: Answer) -> None:
    scripts = BeautifulSoup(page.body, "html.parser").find_all("script", src=True)
    assert scripts
    assert all(re.match(r"/(?!/)", str(script["src"])) for script in scripts)


def test_observatory_x_content_type_options(page: Answer) -> None:
    assert page.headers["x-content-type-options"] == "nosniff"


def test_observatory_x_frame_options(page: Answer) -> None:
    assert page.headers["x-frame-options"] == "DENY"


def test_observatory_cross_origin_resource_policy(page: Answer) -> None:
    assert page.headers["cross-origin-resource-policy"] == "same-origin"

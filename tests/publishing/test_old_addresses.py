"""A thousand old addresses: the page that stands there and nginx lead to the same place."""

from __future__ import annotations

import http.client
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from pressroom.language import Language
from pressroom.model.registers import Redirect
from pressroom.publishing.old_addresses import render_map, render_redirect_file
from tests.publishing.serving import HOST, Running, lay_release, nginx
from tests.site.small_site import NOW, BuiltSite, build_site
from tests.site.whole_site import ABOUT_KK, ABOUT_RU

PLACES = ("/ru/about.html", "/kk/about.html", "/ru/sessions/", "/ru/search/#q", "https://egov.kz/")


def old(number: int) -> Redirect:
    address = f"/{list(Language)[number % 3]}/old/{number}{'/' if number % 4 == 0 else '.html'}"
    if number % 7 == 0:
        return Redirect(address, withdrawn=date(2020, 10, 19))
    return Redirect(address, target=PLACES[number % len(PLACES)])


LINES = [old(number) for number in range(1000)]


def registered(line: Redirect) -> str:
    if line.target:
        return f'{line.address}: "{line.target}"\n'
    return f"{line.address}: {{withdrawn: {line.withdrawn}, reason: {{ru: Старое, kk: Ескі}}}}\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A site whose register names all of them."""
    files = {
        "pages/about.ru.md": ABOUT_RU,
        "pages/about.kk.md": ABOUT_KK,
        "registers/redirects.yaml": "".join(map(registered, LINES)),
    }
    return build_site(tmp_path_factory.mktemp("old"), files)


@pytest.fixture(scope="module")
def server(site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Nginx with the table."""
    folder = tmp_path_factory.mktemp("remote")
    moment = datetime.fromisoformat(NOW)
    remote = lay_release(folder / "press", site.output, moment, render_map(LINES))
    with nginx(remote, folder / "work") as running:
        yield running


def test_nginx_answers_as_the_pages_do(site: BuiltSite, server: Running) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    for line in LINES:
        file = f"{line.address}index.html" if line.address.endswith("/") else line.address
        page = site.files[file[1:]].decode()
        for address in {line.address, file}:
            connection.request("GET", address, headers={"Host": HOST})
            answer = connection.getresponse()
            body = answer.read().decode()
            if line.target is None:
                assert (answer.status, body) == (410, page), address
                continue
            assert (answer.status, answer.headers["Location"]) == (301, line.target), address
            leads = re.search(r'http-equiv="refresh" content="0; ?url=([^"]+)"', page)
            assert leads is not None, address
            assert leads[1].removeprefix("https://pressroom.example") == line.target
    connection.close()


def test_the_redirect_file_leads_to_the_same_places() -> None:
    rows = [row.split() for row in render_redirect_file(LINES).splitlines()]
    expected = {line.address: line.target for line in LINES if line.target}
    assert {address: target for address, target, _ in rows} == expected
    assert {status for _, _, status in rows} == {"301"}


def test_no_address_gets_out_of_its_line(tmp_path: Path) -> None:
    wild = [
        Redirect("/ru/a.html", target='/ru/$uri";return 200;#"'),
        Redirect('/ru/"b\\.html', target="/ru/x.html"),
        Redirect("/ru/A.html", target="/ru/other.html"),
    ]
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("x", encoding="utf-8")
    moment = datetime.fromisoformat(NOW)
    remote = lay_release(tmp_path / "press", site, moment, render_map(wild))
    with nginx(remote, tmp_path / "work") as server:
        led = server.get("/ru/a.html").headers["location"]
        assert led == "/ru/%24uri%22;return%20200;#%22"
        assert server.get("/ru/%22b%5C.html").headers["location"] == "/ru/x.html"
        assert server.get("/").status == 200

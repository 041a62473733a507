"""The policy as an nginx configuration: one file for ``http { include … }``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pressroom.publishing.forms import expression, fits
from pressroom.publishing.kinds import NAMED_TYPES, OTHER, TYPES
from pressroom.publishing.policy import OPEN, RULES, headers_for

_PLAIN = re.compile(r"[A-Za-z0-9_./:\[\]-]+")
_NAME = re.compile(r"[a-z0-9.-]+")
_WILD = re.compile(r"\*|:[a-z]+")

SITE = "current/site"
"""What is served, below the remote's folder."""

MOVED = "current/nginx/redirects*.map"
"""Old addresses: lines ``"/ru/old.html" "/ru/new.html";``, and ``"/ru/gone.html" "410";`` for what
was withdrawn. By a pattern, for none is there before the first release."""

KEPT = "kept"
"""Where ``assets/`` of earlier releases stand, for a page that was loaded before the newest."""

ACME = "acme"
"""Where a client for certificates leaves its answers (RFC 8555, 8.3)."""


@dataclass(frozen=True, slots=True)
class Server:
    """What the operator decides.

    ``root`` is the remote's folder, absolute; it holds ``current``. ``names`` are the host's names.
    ``certificate`` and ``key`` are files, "" where something in front of nginx speaks TLS or
    nothing does. ``address`` comes before the ports ("127.0.0.1" on loopback), "" for all.
    """

    root: str
    names: tuple[str, ...]
    certificate: str = ""
    key: str = ""
    address: str = ""
    port: int = 80
    tls_port: int = 443

    def __post_init__(self) -> None:
        """Raises ValueError: a value could mean something else in nginx's language."""
        for file in filter(None, (self.root or "--root", self.certificate, self.key)):
            if not file.startswith("/") or not _PLAIN.fullmatch(file):
                raise ValueError(file)
        for name in self.names:
            if not _NAME.fullmatch(name):
                raise ValueError(name)
        if not self.names:
            raise ValueError("--name")
        if bool(self.certificate) != bool(self.key):
            raise ValueError("--key" if self.certificate else "--certificate")


def render_nginx(server: Server) -> str:
    """The whole file: maps, and one server, or two where nginx speaks TLS itself.

    Tested with Debian's nginx-light and libnginx-mod-http-brotli-static.
    """
    lines = [
        "# Made by `invoke nginx`; make it anew instead of changing it here.",
        "# Old addresses are read when nginx starts and when it is told to reload.",
        "",
        *_maps(server),
    ]
    if server.certificate:
        lines += ["", "server {", *_indented(_to_tls(server)), "}"]
    lines += ["", "server {", *_indented(_server(server)), "}"]
    return "\n".join(lines) + "\n"


def _maps(server: Server) -> Iterator[str]:
    """Old addresses. ``volatile``: asked again when a page is sent in place of an error."""
    yield "map_hash_max_size 65536;"
    yield "map_hash_bucket_size 512;"
    yield "map $uri $press_moved {"
    yield "    volatile;"
    yield '    default "";'
    yield f"    include {server.root}/{MOVED};"
    yield "}"


def _to_tls(server: Server) -> Iterator[str]:
    yield from _listen(server, server.port, "")
    yield f"server_name {' '.join(server.names)};"
    yield "server_tokens off;"
    yield from _acme(server)
    yield "location / {"
    port = "" if server.tls_port == 443 else f":{server.tls_port}"
    yield f"    return 301 https://$host{port}$request_uri;"
    yield "}"


def _acme(server: Server) -> Iterator[str]:
    """Who gives certificates asks without TLS, and must be answered before there is one."""
    yield "location ^~ /.well-known/acme-challenge/ {"
    yield f"    root {server.root}/{ACME};"
    yield "    default_type text/plain;"
    yield "}"


def _server(server: Server) -> Iterator[str]:
    if server.certificate:
        yield from _listen(server, server.tls_port, " ssl http2")
        yield f"ssl_certificate {server.certificate};"
        yield f"ssl_certificate_key {server.key};"
        yield "ssl_protocols TLSv1.2 TLSv1.3;"
        yield "ssl_session_cache shared:press:10m;"
        yield "ssl_session_tickets off;"
    else:
        yield from _listen(server, server.port, "")
    yield f"server_name {' '.join(server.names)};"
    yield "server_tokens off;"
    yield "absolute_redirect off;"
    yield ""
    yield f"root {server.root}/{SITE};"
    yield "index index.html;"
    yield "# Releases are exchanged under a running server: no file is remembered by its name."
    yield "open_file_cache off;"
    yield ""
    yield "# Compressed copies lie beside the files; nothing is compressed while somebody waits."
    yield "gzip off;"
    yield "gzip_static on;"
    yield "gzip_vary on;"
    yield "brotli_static on;"
    yield ""
    yield from _types()
    yield ""
    yield from _answers(server)
    if not server.certificate:
        yield from _acme(server)


def _listen(server: Server, port: int, more: str) -> Iterator[str]:
    if server.address:
        yield f"listen {server.address}:{port}{more};"
        return
    yield f"listen {port}{more};"
    yield f"listen [::]:{port}{more};"


def _types() -> Iterator[str]:
    endings: dict[str, list[str]] = defaultdict(list)
    for ending, kind in TYPES.items():
        endings[kind].append(ending)
    yield "types {"
    for kind, having in endings.items():
        yield f'    "{kind}" {" ".join(having)};'
    yield "}"
    yield f"default_type {OTHER};"


_VARYING = {
    "Cache-Control": "$press_cache",
    "Cross-Origin-Resource-Policy": "$press_resource_policy",
    "Access-Control-Allow-Origin": "$press_open",
}
"""Headers that depend on the address, each by the variable that holds it; nginx sends no empty
one."""


def _headers(server: Server) -> Iterator[str]:
    """All headers, once for all addresses: a block with one of its own would inherit none."""
    for name, variable in _VARYING.items():
        yield f'set {variable} "{_said(_OLD)[name]}";'
    for name, value in headers_for(_OLD, tls=bool(server.certificate)).items():
        if name != "Content-Type" and name not in _VARYING:
            yield f'add_header {name} "{value}" always;'
    for name, variable in _VARYING.items():
        yield f"add_header {name} {variable} always;"


def _said(path: str) -> dict[str, str]:
    headers = headers_for(path, tls=False)
    return {name: headers.get(name, "") for name in _VARYING}


def _answers(server: Server) -> Iterator[str]:
    """What answers at each form of address, and where there is no page.

    Forms become prefixes wherever they can: nginx finds those without trying one after another. The
    page of something withdrawn is its tombstone, sent with 410; it is looked up under another
    prefix, for nginx asks the map again when it sends a page in place of an error. 418 never leaves
    the server: it is the one question that every request is asked.
    """
    yield from _headers(server)
    yield ""
    yield "if ($press_moved) {"
    yield "    return 418;"
    yield "}"
    yield "error_page 404 /404.html;"
    yield "error_page 410 /410$uri;"
    yield "error_page 418 = @moved;"
    yield "recursive_error_pages on;"
    yield "location @moved {"
    yield '    if ($press_moved = "410") {'
    yield "        return 410;"
    yield "    }"
    yield "    return 301 $press_moved;"
    yield "}"
    yield "location ^~ /410/ {"
    yield "    internal;"
    yield f"    alias {server.root}/{SITE}/;"
    yield "}"
    yield "# Instructions for other hosts."
    yield "location ^~ /_ {"
    yield "    return 404;"
    yield "}"
    forms = (form for rule in RULES for form in rule.where)
    for form in dict.fromkeys((*forms, *OPEN, *(form for form, _ in NAMED_TYPES))):
        yield f"location {_location(form)} {{"
        yield from _indented(_differences(form))
        yield "}"
    yield "location @kept {"
    yield f"    root {server.root}/{KEPT};"
    yield "}"


_OLD = "old.html"
"""An address outside of all rules, which is treated as a page."""


def _location(form: str) -> str:
    """How nginx writes a form of addresses."""
    if form.endswith("*") and not _WILD.search(form[:-1]):
        return f"^~ {form[:-1]}"
    return f'~ "^{expression(form)}$"' if _WILD.search(form) else f"= {form}"


def _differences(form: str) -> Iterator[str]:
    """What is another for this form than for the server as a whole."""
    usual = _said(_OLD)
    for name, value in _said(_WILD.sub("x", form).removeprefix("/")).items():
        if value != usual[name]:
            yield f'set {_VARYING[name]} "{value}";'
    for named, kind in NAMED_TYPES:
        if named == form:
            yield "types {}"
            yield f'default_type "{kind}";'
    if form == "/404.html":
        yield "recursive_error_pages off;"
    if fits("/assets/x.css", form):
        yield "try_files $uri @kept;"


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"    {line}" if line else "" for line in lines)

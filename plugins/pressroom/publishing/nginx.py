"""The policy as an nginx configuration: one file for ``http { include … }``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pressroom.publishing.kinds import NAMED_TYPES, OTHER, TYPES
from pressroom.publishing.policy import HEADERS, HSTS, OPEN, PAGES, RULES, expression

_PLAIN = re.compile(r"[A-Za-z0-9_./:\[\]-]+")
_NAME = re.compile(r"[a-z0-9.-]+")

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
    """What depends on the address. ``volatile``: it is another one when an error page is sent."""
    yield "map_hash_max_size 65536;"
    yield "map_hash_bucket_size 512;"
    kept = [(where, rule.cache) for rule in RULES for where in rule.where]
    yield from _map("$press_cache", PAGES, kept)
    embedded = [(where, rule.resource_policy) for rule in RULES for where in rule.where]
    different = [pair for pair in embedded if pair[1] != "same-origin"]
    yield from _map("$press_resource_policy", "same-origin", different)
    yield from _map("$press_open", "", [(where, "*") for where in OPEN])
    yield "map $uri $press_moved {"
    yield "    volatile;"
    yield '    default "";'
    yield f"    include {server.root}/{MOVED};"
    yield "}"


def _map(variable: str, default: str, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield f"map $uri {variable} {{"
    yield "    volatile;"
    yield f'    default "{default}";'
    for where, value in pairs:
        yield f'    "~^{expression(where)}$" "{value}";'
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
    yield from _headers(server)
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


def _headers(server: Server) -> Iterator[str]:
    yield "add_header Cache-Control $press_cache always;"
    for name, value in HEADERS.items():
        yield f'add_header {name} "{value}" always;'
    yield "add_header Cross-Origin-Resource-Policy $press_resource_policy always;"
    yield "add_header Access-Control-Allow-Origin $press_open always;"
    if server.certificate:
        yield f'add_header Strict-Transport-Security "{HSTS}" always;'


def _answers(server: Server) -> Iterator[str]:
    """Where there is no page: what has moved, what was withdrawn, what never was.

    The page of something withdrawn is its tombstone, sent with 410; it is looked up under another
    prefix, for nginx asks the map again when it sends a page in place of an error.
    """
    yield 'if ($press_moved = "410") {'
    yield "    return 410;"
    yield "}"
    yield "if ($press_moved) {"
    yield "    return 301 $press_moved;"
    yield "}"
    yield "error_page 404 /404.html;"
    yield "error_page 410 /410$uri;"
    yield "location ^~ /410/ {"
    yield "    internal;"
    yield f"    alias {server.root}/{SITE}/;"
    yield "}"
    yield ""
    yield "location ^~ /assets/ {"
    yield "    try_files $uri @kept;"
    yield "}"
    yield "location @kept {"
    yield f"    root {server.root}/{KEPT};"
    yield "}"
    yield ""
    yield "# Instructions for other hosts, and copies that are sent in place of what they are of."
    yield r"location ~ ^/_|\.(?:br|gz)$ {"
    yield "    return 404;"
    yield "}"
    for ending, kind in NAMED_TYPES:
        yield f'location ~ "{ending}$" {{'
        yield "    types {}"
        yield f'    default_type "{kind}";'
        yield "}"


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"    {line}" if line else "" for line in lines)

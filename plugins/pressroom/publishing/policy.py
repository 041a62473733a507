"""What a server says with every file: the one policy of which each host gets its own form.

Two things are decided here: the headers that protect readers, the same for every address, and how
long caches may keep what stands at an address. ``nginx.py`` and ``header_file.py`` write them for
servers, ``cache_control`` and ``content_type`` give them for one file (object storage), and the
``<meta>`` of each page repeats what it can, for hosts that let nobody set headers; a test holds
it equal. Why it is so: docs/decisions/0032.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pressroom.language import Language
from pressroom.publishing.forms import fits
from pressroom.publishing.kinds import content_type

__all__ = ["HEADERS", "RULES", "Rule", "cache_control", "content_type", "headers_for", "rule_for"]

META_POLICY: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
"""What a page may load: its own host's files of these kinds, nothing else. Source: CSP Level 3."""

SEARCH_POLICY: Mapping[str, str] = {**META_POLICY, "connect-src": "'self'"}
"""The search page asks for the index besides."""

HEADER_POLICY: Mapping[str, str] = {**SEARCH_POLICY, "frame-ancestors": "'none'"}
"""The policy for all addresses at once; what a page does not need its ``<meta>`` takes away again,
for a browser obeys both. No other site may show ours in a frame: a ``<meta>`` cannot say that."""


def render_policy(policy: Mapping[str, str]) -> str:
    """A content security policy as headers and ``<meta>`` write it."""
    return "; ".join(f"{directive} {sources}" for directive, sources in policy.items())


FEATURES = (
    "accelerometer",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
)
"""What no page of the site ever asks a reader's device for. Source: W3C, Permissions Policy."""

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": render_policy(HEADER_POLICY),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in FEATURES),
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""Said with every response, whatever its address and status.

``same-origin`` as the referrer: no other host learns which answer somebody has read.
"""

HSTS = "max-age=31536000"
"""Said where TLS is: come back encrypted for a year. Subdomains are the operator's to promise."""

YEAR = "public, max-age=31536000, immutable"
PAGES = "public, max-age=300, stale-while-revalidate=600, stale-if-error=86400"
DATA = "public, max-age=600, stale-while-revalidate=3600, stale-if-error=86400"
HOUR = "public, max-age=3600, stale-while-revalidate=3600, stale-if-error=86400"
DAY = "public, max-age=86400"
ASK = "no-cache"
MISSING = "public, max-age=60"


@dataclass(frozen=True, slots=True)
class Rule:
    """How long caches keep what stands at some addresses, and whether other sites may show it.

    ``where`` are forms of addresses. No address belongs to two rules, so that hosts which join the
    headers of all rules that fit need not choose. ``embedded``: other sites' pages may show it
    (pictures in a feed reader).
    """

    name: str
    where: tuple[str, ...]
    cache: str
    embedded: bool = False

    @property
    def resource_policy(self) -> str:
        """``Cross-Origin-Resource-Policy``. Source: Fetch, 3.7."""
        return "cross-origin" if self.embedded else "same-origin"


RULES: tuple[Rule, ...] = (
    # The name changes with the bytes.
    Rule("assets", ("/assets/*",), YEAR),
    # What a watch, a verifier or the search page must see as it is now.
    Rule(
        "state",
        ("/version.json", "/manifest.json*", "/releases.jsonl*", "/search/:file"),
        ASK,
    ),
    # Asked for with the stamp of its segment (?v=…), and the stamp inside is compared.
    Rule("search", ("/search/:segment/*",), DAY),
    Rule("media", ("/images/*", "/recordings/*"), HOUR, embedded=True),
    Rule("data", ("/data/*", "/calendars/*"), DATA),
    Rule("pages", ("/", "/index.html", *(f"/{lang}/*" for lang in Language)), PAGES),
    Rule("missing", ("/404.html",), MISSING),
    Rule("notes", ("/robots.txt", "/sitemap*", "/opensearch.*", "/.well-known/*"), HOUR),
)
"""Every address of the site has one rule; old addresses outside of them are kept like pages."""

OPEN = ("/data/*", "/calendars/*", *(f"/{lang}/feeds/*" for lang in Language))
"""What programs on other sites may read: data, calendars, feeds."""


def cache_control(path: str) -> str:
    """What ``Cache-Control`` says of a file of the site, ``ru/index.html``."""
    rule = rule_for(f"/{path}")
    return rule.cache if rule else PAGES


def headers_for(path: str, *, tls: bool) -> dict[str, str]:
    """Every header of the policy for a file of the site; ``tls``: it is served encrypted."""
    address = f"/{path}"
    rule = rule_for(address)
    headers = {
        "Content-Type": content_type(path),
        "Cache-Control": cache_control(path),
        **HEADERS,
        "Cross-Origin-Resource-Policy": rule.resource_policy if rule else "same-origin",
    }
    if tls:
        headers["Strict-Transport-Security"] = HSTS
    if any(fits(address, where) for where in OPEN):
        headers["Access-Control-Allow-Origin"] = "*"
    return headers


def rule_for(address: str) -> Rule | None:
    """The rule of an address from the root, ``/ru/``; None: an old one, kept like a page."""
    return next((rule for rule in RULES if any(fits(address, x) for x in rule.where)), None)

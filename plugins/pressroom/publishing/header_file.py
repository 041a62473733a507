"""The policy as ``_headers``, for hosts that read such a file from the site's root.

Forms: Cloudflare Pages and Netlify, Headers. GitHub Pages and gitlab.com read none; there the
``<meta>`` of each page is what remains.
"""

from __future__ import annotations

from collections.abc import Iterator

from pressroom.publishing.kinds import NAMED_TYPES, UTF8
from pressroom.publishing.policy import HEADERS, HSTS, OPEN, RULES

_TYPES = (
    *NAMED_TYPES,
    ("/*.an", f"application/akn+xml; {UTF8}"),
    ("/*.vtt", f"text/vtt; {UTF8}"),
    ("/*.jsonl", "application/jsonl"),
    ("/*.sqlite", "application/vnd.sqlite3"),
)
"""Types that such hosts do not know by the name."""


def render_header_file() -> str:
    """The file. All rules that fit an address add up, so none says what another says."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Made with each release from the policy of headers."
    yield "/*"
    for name, value in HEADERS.items():
        yield f"  {name}: {value}"
    yield f"  Strict-Transport-Security: {HSTS}"
    for rule in RULES:
        for where in rule.where:
            yield where
            yield f"  Cache-Control: {rule.cache}"
            yield f"  Cross-Origin-Resource-Policy: {rule.resource_policy}"
    for where in OPEN:
        yield where
        yield "  Access-Control-Allow-Origin: *"
    for where, kind in _TYPES:
        yield where
        yield f"  Content-Type: {kind}"

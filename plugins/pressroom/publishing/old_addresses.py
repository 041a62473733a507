"""Old addresses as servers are told of them; equal in effect to the pages that stand there.

A line leads where the page at the old address leads, or is a tombstone. Where a host takes no
table, or shows a file before it looks into its table, the page itself answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pressroom.model.registers import Redirect

WITHDRAWN = "410"
"""What stands in place of a target where a page was withdrawn."""

_ENCODED = str.maketrans({"$": "%24", '"': "%22", "\\": "%5C", " ": "%20", "{": "%7B", "}": "%7D"})
"""Signs that mean something else to nginx, as an address may always write them (RFC 3986, 2.1)."""


def render_map(redirects: Iterable[Redirect]) -> str:
    """Lines for nginx's ``map``: an old address, and where it leads or ``410``.

    nginx does not tell capitals from small letters in a map and refuses a doubled line: the first
    of such addresses stands, the others have their pages.
    """
    lines: dict[str, str] = {}
    for redirect in redirects:
        target = (redirect.target or WITHDRAWN).translate(_ENCODED)
        for address in _spellings(redirect.address):
            quoted = address.replace("\\", "\\\\").replace('"', '\\"')
            lines.setdefault(address.lower(), f'"{quoted}" "{target}";\n')
    return "".join(lines[address] for address in sorted(lines))


def render_redirect_file(redirects: Iterable[Redirect]) -> str:
    """``_redirects``, for hosts that read such a file; what was withdrawn has its page alone.

    Forms: Netlify, Cloudflare Pages, GitLab Pages.
    """
    lines = (f"{line.address} {line.target} 301\n" for line in redirects if line.target)
    return "".join(sorted(set(lines)))


def _spellings(address: str) -> Iterator[str]:
    """A folder's page answers at the folder and at the file in it."""
    yield address
    if address.endswith("/"):
        yield f"{address}index.html"

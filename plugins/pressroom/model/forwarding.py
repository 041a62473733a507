"""Where an old address leads: by its own line in the register, or by that of what it belongs to.

A line for a session, district, topic, official or series speaks for all that belongs to it: the
pages below it, its calendars, feeds and data files. Chains are flattened: whatever leads to an
address that leads on, leads to the end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from pressroom.language import Language
from pressroom.model.registers import Redirect

_BELOW = re.compile(
    r"(?P<owner>/[a-z]{2}/(?:sessions/[0-9]{4}-[^/]+|(?:topics|districts|officials|series)/[^/]+)/)"
    r"(?P<rest>.+)"
)
_CALENDAR = re.compile(r"/calendars/(?P<id>[^/.]+)(?P<rest>\.(?P<lang>[a-z]{2})\.(?:ics|svg))")
_DATA = re.compile(r"/data/sessions/(?P<id>[^/.]+)(?P<rest>\.(?:(?P<lang>[a-z]{2})\.vtt|json|an))")
_FEED = re.compile(r"/(?P<lang>[a-z]{2})/feeds/(?P<kind>topic|district)-(?P<id>[^/]+)\.atom\.xml")
_DATED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-")


class Forwarding:
    """The register of old addresses as readers meet it.

    Addresses begin with a slash. ``standing`` says what has a page itself; None: nobody can tell
    without making the site, and then it is taken to stand.
    """

    def __init__(
        self, redirects: Iterable[Redirect], standing: Callable[[str], bool | None]
    ) -> None:
        self._lines = {redirect.address: redirect for redirect in redirects}
        self._standing = standing

    def at(self, address: str) -> Redirect | None:
        """What answers at an old address: where it leads in one step, or its tombstone.

        None: no line speaks for it, or lines lead in a circle.
        """
        found = self._step(address)
        if found is None or found.target is None:
            return found
        target, passed = found.target, {address}
        while target.startswith("/"):
            page, hash_, anchor = target.partition("#")
            if page in passed:
                return None
            passed.add(page)
            step = None if self._stands(page) else self._step(page)
            if step is None or step.target is None:
                break
            target = step.target
            if hash_ and "#" not in target:
                target = f"{target}#{anchor}"
        return replace(found, target=target)

    def lines(self) -> Iterator[Redirect]:
        """What the register's own lines come to."""
        return (found for address in self._lines if (found := self.at(address)))

    def has_line(self, address: str) -> bool:
        """Whether the register names the address itself."""
        return address in self._lines

    def answers(self, address: str) -> bool:
        """Whether a reader of an address gets a page, is led to one, or is told why not."""
        if self._stands(address):
            return True
        found = self.at(address)
        if found is None or found.target is None or not found.target.startswith("/"):
            return found is not None
        page = found.target.partition("#")[0]
        return self._stands(page) or self._step(page) is not None

    def _stands(self, address: str) -> bool:
        return address not in self._lines and self._standing(address) is not False

    def _step(self, address: str) -> Redirect | None:
        """What one line says about an address."""
        if own := self._lines.get(address):
            return own
        for owner, moved in _owners(address):
            if line := self._lines.get(owner):
                if line.target is None:
                    return replace(line, address=address)
                new = moved(line.target.partition("#")[0])
                whole = line.target
                target = new if new and self._is_there(new) else whole
                return Redirect(address, target)
        return None

    def _is_there(self, address: str) -> bool:
        return self._stands(address) or address in self._lines


def owners_of(address: str) -> list[str]:
    """The addresses whose line in the register speaks for this one too; those of one thing."""
    return [owner for owner, _ in _owners(address)]


def _owners(address: str) -> Iterator[tuple[str, Callable[[str], str | None]]]:
    """What an address belongs to; and, where that moves, to which address it goes along."""
    if below := _BELOW.fullmatch(address):
        yield below["owner"], _beneath(below["owner"], below["rest"])
    elif calendar := _CALENDAR.fullmatch(address):
        kind = "sessions" if _DATED.match(calendar["id"]) else "districts"
        yield from _in_languages(kind, calendar["id"], f"/calendars/%s{calendar['rest']}", calendar)
    elif data := _DATA.fullmatch(address):
        yield from _in_languages("sessions", data["id"], f"/data/sessions/%s{data['rest']}", data)
    elif feed := _FEED.fullmatch(address):
        form = f"/{feed['lang']}/feeds/{feed['kind']}-%s.atom.xml"
        yield from _in_languages(f"{feed['kind']}s", feed["id"], form, feed)


def _beneath(owner: str, rest: str) -> Callable[[str], str | None]:
    kind = owner.split("/")[2]
    return lambda target: f"{target}{rest}" if _id_in(target, kind) else None


def _in_languages(
    kind: str, id_: str, form: str, found: re.Match[str]
) -> Iterator[tuple[str, Callable[[str], str | None]]]:
    tag = found["lang"]
    first = Language(tag) if tag in set(Language) else next(iter(Language))
    for lang in first.fallbacks:
        yield f"/{lang}/{kind}/{id_}/", lambda target: _filled(form, _id_in(target, kind))


def _filled(form: str, id_: str | None) -> str | None:
    return form % id_ if id_ else None


def _id_in(address: str, kind: str) -> str | None:
    """The id of what stands at an address, if it is of this kind."""
    found = re.fullmatch(rf"/[a-z]{{2}}/{kind}/([^/]+)/", address)
    return found[1] if found else None

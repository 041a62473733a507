"""Every address and every anchor that was ever published keeps answering.

With its page, with a redirect, or with a tombstone. What belongs to one record is told once, at
the place where it was lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pressroom.checking.notes import Notes
from pressroom.checking.site import Site
from pressroom.checking.successors import Successors
from pressroom.model.forwarding import Forwarding, owners_of
from pressroom.model.identity import SessionId
from pressroom.model.published import PublishedAddresses
from pressroom.model.session import SessionFacts
from pressroom.model.standing import Standing, address_of, ids_in
from pressroom.problems.problem import Problem
from pressroom.reading.names import RecordKind
from pressroom.reading.published import RecordUnreadable, read_addresses
from pressroom.reading.registers import REDIRECTS
from pressroom.settings import Settings

_SESSION = re.compile(r"(?P<lang>[a-z]{2})/sessions/(?P<id>[0-9]{4}-[^/]+)/")
_RECORD = re.compile(r"/(?P<lang>[a-z]{2})/(?P<news>news/)?(?P<id>[^/]+)\.html")
_ENTRY = re.compile(r"/[a-z]{2}/(?P<kind>districts|topics|officials|series)/(?P<id>[^/]+)/")
_LANGUAGE = re.compile(r"(?P<lang>[a-z]{2})/")


@dataclass(frozen=True)
class _Gate:
    site: Site
    notes: Notes
    published: PublishedAddresses
    standing: Standing
    forwarding: Forwarding
    successors: Successors


def check_permanence(site: Site, settings: Settings, notes: Notes) -> Iterator[Problem]:
    """Compare the content with the register of published addresses; none yet: no problem."""
    try:
        published = read_addresses(settings.published)
    except RecordUnreadable as unreadable:
        file = str(unreadable.path)
        yield Problem(file, unreadable.line, 1, "B130", values=(("file", file),))
        return
    if not published:
        return
    standing = Standing(site.archive, settings.languages, site.is_public)
    gate = _Gate(
        site,
        notes,
        published,
        standing,
        Forwarding(site.archive.registers.redirects, standing),
        Successors(site, published, settings),
    )
    lost: list[str] = []
    languages = {str(lang) for lang in settings.languages}
    for group in published.groups:
        found = _LANGUAGE.match(group)
        if found and found["lang"] not in languages:
            lost += _lost(gate, [f"{found['lang']}/index.html"])
        elif session := _SESSION.fullmatch(group):
            lost += _check_session(gate, group, session)
        else:
            lost += _lost(gate, (one for one, _ in published.in_group(group)))
    _tell(gate, list(dict.fromkeys(lost)))


def _lost(gate: _Gate, paths: Iterable[str]) -> list[str]:
    """The addresses of these files at which nothing answers."""
    return [one for one in map(address_of, paths) if not gate.forwarding.answers(one)]


def _check_session(gate: _Gate, group: str, found: re.Match[str]) -> list[str]:
    """Check the pages and anchors of one session; give its address where all of it is lost."""
    address = f"/{group}"
    session = gate.standing.session(SessionId(found["id"]), found["lang"])
    if session and _is_whole(gate.published, group, session):
        return []
    if gate.site.is_refused(RecordKind.SESSION, found["id"]):
        return []
    if not gate.forwarding.answers(address):
        return [address]
    pages = [path for path, _ in gate.published.in_group(group)]
    for path in pages:
        anchor = path.partition("#")[2]
        if not anchor:
            continue
        page = f"{address}{anchor}.html"
        if session and not gate.forwarding.answers(page):
            _tell_question(gate, session, anchor, page)
        elif not session and (new := _moved_to(gate, address)):
            _check_anchor(gate, address, new, anchor)
    return []


def _is_whole(published: PublishedAddresses, group: str, session: SessionFacts) -> bool:
    """Whether all that was published of a session are questions that it still has."""
    came = published.groups[group]
    pages = " ".join(f"{each}.html" for each in session.ids.split())
    anchors = " ".join(f"#{each}" for each in session.ids.split())
    if len(came) == 1 and came[0][1] == " ".join(filter(None, ("index.html", pages, anchors))):
        return True
    ids = ids_in(session.ids)
    names = (path.removeprefix(group) for path, _ in published.in_group(group))
    return all(
        name.removeprefix("index.html#").removesuffix(".html") in {*ids, "index"} for name in names
    )


def _moved_to(gate: _Gate, address: str) -> SessionFacts | None:
    """The session to which the readers of an old session's page are led."""
    redirect = gate.forwarding.at(address)
    found = _SESSION.fullmatch((redirect.target or "").removeprefix("/")) if redirect else None
    return gate.standing.session(SessionId(found["id"]), found["lang"]) if found else None


def _check_anchor(gate: _Gate, old: str, new: SessionFacts, anchor: str) -> None:
    """A browser takes the anchor along to the new page: there must be one of that name."""
    page = f"/{new.lang}/sessions/{new.id}/{anchor}.html"
    if anchor not in ids_in(new.ids) and not gate.forwarding.has_line(page):
        gate.notes.at_key("A422", REDIRECTS, old, below=0, anchor=f"{old}#{anchor}", page=page)


def _tell_question(gate: _Gate, session: SessionFacts, anchor: str, page: str) -> None:
    """A question is no longer in its file."""
    successor = gate.successors.of_question(session, anchor)
    gate.notes.at_line(
        "A421",
        session.source.path,
        successor.line if successor else 0,
        suggestion=successor.address if successor else None,
        question=anchor,
        address=page,
        release=gate.published.since(page.removeprefix("/")),
    )


def _tell(gate: _Gate, lost: list[str]) -> None:
    """Note each address that was lost, but for those that go along with another one."""
    gone = frozenset(lost)
    for address in lost:
        code, path = _cause(address)
        if path in gate.site.refused or gone.intersection(owners_of(address)):
            continue
        file = f"{address[1:]}index.html" if address.endswith("/") else address[1:]
        gate.notes.at_line(
            code,
            path,
            0,
            suggestion=gate.successors.of_address(address, path),
            address=address,
            release=gate.published.since(file) or 1,
        )


def _cause(address: str) -> tuple[str, str]:
    """What to say of a lost address, and the file of the content in which it was lost."""
    if session := _SESSION.fullmatch(address[1:]):
        id_ = session["id"]
        return "A420", f"{RecordKind.SESSION}/{id_[:4]}/{id_}.{session['lang']}.md"
    if record := _RECORD.fullmatch(address):
        id_, lang = record["id"], record["lang"]
        folder = f"{RecordKind.RELEASE}/{id_[:4]}" if record["news"] else RecordKind.PAGE
        return "A420", f"{folder}/{id_}.{lang}.md"
    if entry := _ENTRY.fullmatch(address):
        kind = entry["kind"]
        path = f"series/{entry['id']}.md" if kind == "series" else f"registers/{kind}.yaml"
        return "A420", path
    if address.startswith(("/images/", "/recordings/")):
        return "A423", address[1:]
    return "A420", REDIRECTS

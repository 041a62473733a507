"""What has probably taken the place of something that was published and is no longer there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from difflib import SequenceMatcher

from pressroom.checking.site import Site
from pressroom.model.published import PublishedAddresses
from pressroom.model.session import SessionFacts
from pressroom.model.standing import ids_in
from pressroom.problems.suggestion import closest
from pressroom.reading.headings import HEADING, ID_AT_END
from pressroom.reading.loading import load
from pressroom.reading.published import PublishedWords, RecordUnreadable, read_words
from pressroom.settings import Settings

_ALIKE = 0.6
"""The share of equal letters from which two titles may be of one question."""
_SESSION = re.compile(r"/(?P<lang>[a-z]{2})/sessions/(?P<id>[0-9]{4}-[^/]+)/")


@dataclass(frozen=True, slots=True)
class Successor:
    """The address of a question, and the line of its heading in the file of the session."""

    address: str
    line: int


class Successors:
    """Looks for what is new among the records; opened only when something was lost."""

    def __init__(self, site: Site, published: PublishedAddresses, settings: Settings) -> None:
        self._site = site
        self._published = published
        self._record = settings.published

    def of_question(self, session: SessionFacts, question: str) -> Successor | None:
        """The new question of the same session whose title is most like the old one's."""
        title = self._words(session.source.path).wordings.get(question)
        if title is None:
            return None
        folder = f"{session.lang}/sessions/{session.id}/"
        known = {path.removeprefix(folder) for path, _ in self._published.in_group(folder)}
        found = [
            (_likeness(title.title, heading), -line, id_)
            for id_, heading, line in self._titles(session)
            if f"{id_}.html" not in known
        ]
        likeness, line, id_ = max(found, default=(0.0, 0, ""))
        return Successor(f"/{folder}{id_}.html", -line) if likeness >= _ALIKE else None

    def of_address(self, address: str, path: str) -> str | None:
        """The new record of the same kind and language that has most in common with the old."""
        session = _SESSION.fullmatch(address)
        if session is None:
            return closest(address, frozenset(self._new_addresses(address)))
        new = [
            one
            for versions in self._site.archive.sessions.values()
            for lang, one in versions.items()
            if lang == session["lang"]
            and f"{lang}/sessions/{one.id}/" not in self._published.groups
        ]
        before = self._words(path).wordings
        titles = {normal_title(wording.title) for wording in before.values()}
        shared = [
            (len(titles & {normal_title(title) for _, title, _ in self._titles(one)}), one.id)
            for one in new
        ]
        count, id_ = max(shared, default=(0, ""))
        if count:
            return f"/{session['lang']}/sessions/{id_}/"
        near = closest(session["id"], frozenset(str(one.id) for one in new))
        return f"/{session['lang']}/sessions/{near}/" if near else None

    def _new_addresses(self, address: str) -> Iterator[str]:
        """The addresses of releases and pages that were never published, in the same language."""
        archive = self._site.archive
        lang = address[1:3]
        found = [
            *(f"/{own}/news/{id_}.html" for id_, v in archive.releases.items() for own in v),
            *(f"/{own}/{id_}.html" for id_, v in archive.pages.items() for own in v),
        ]
        return (a for a in found if a[1:3] == lang and self._published.since(a[1:]) is None)

    def _titles(self, session: SessionFacts) -> Iterator[tuple[str, str, int]]:
        """Id, title and line of each question as they stand in the file now."""
        file, _ = load(self._site.shelf.content, session.source.path, self._site.shelf.label)
        shown = ids_in(session.ids)
        for number, line in enumerate(file.lines if file else (), 1):
            if "##" in line and HEADING.match(line) and (found := ID_AT_END.search(line)):
                heading = line[: found.start()]
                if found[1] in shown:
                    yield found[1], heading[heading.index("##") + 2 :].strip(), number

    def _words(self, path: str) -> PublishedWords:
        if self._record is not None:
            with suppress(RecordUnreadable):
                return read_words(self._record, path)
        return PublishedWords()


def normal_title(title: str) -> str:
    """A title by its letters and figures alone."""
    return "".join(filter(str.isalnum, title.casefold()))


def _likeness(old: str, new: str) -> float:
    return SequenceMatcher(None, normal_title(old), normal_title(new), autojunk=False).ratio()

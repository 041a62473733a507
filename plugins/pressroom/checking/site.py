"""What of the archive can be referred to: records, questions, files, addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from pressroom.model.identity import (
    DistrictId,
    OfficialId,
    SeriesId,
    SessionId,
    TopicId,
)
from pressroom.model.release import PageFacts, ReleaseFacts
from pressroom.model.session import QuestionFacts, SessionFacts
from pressroom.model.standing import Standing
from pressroom.reading.archive import ReadArchive
from pressroom.reading.names import RecordKind, record_name
from pressroom.settings import Settings

RecordFacts: TypeAlias = SessionFacts | ReleaseFacts | PageFacts

ADDRESS = re.compile(r"/(?P<lang>[a-z]{2})/(?P<rest>.*)")
RECORDS = {
    RecordKind.SESSION: re.compile(
        r"sessions/(?P<id>[0-9]{4}-[^/]+)/(?:(?P<question>q[0-9]+)\.html)?"
    ),
    RecordKind.RELEASE: re.compile(r"news/(?P<id>[^/]+)\.html"),
    RecordKind.PAGE: re.compile(r"(?P<id>[^/]+)\.html"),
}
YEAR = re.compile(r"(?P<folder>sessions|news)/(?P<year>[0-9]{4})/")
REGISTER = re.compile(
    r"(?P<kind>districts|topics|officials|series)/(?P<id>[^/]+)/(?:[0-9]{4}[^.]*/)?"
)
# Lists, tools and files of the site map: whether they were made, the finished site tells.
SECTION = re.compile(
    r"/(?:[a-z]{2}/(?:(?:sessions|news|districts|topics|officials|corrections|statistics|search|data)/"
    r"|(?:schedule|commitments|feeds)/.*)?)?|/404\.html|/(?:calendars|data)/.+"
)

ALWAYS = re.compile(
    r"/(?:[a-z]{2}/(?:(?:sessions|news|districts|topics|officials|corrections|statistics|search|data"
    r"|schedule|commitments)/)?)?|/404\.html"
)


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a reference leads: a record, and the question in it if one is meant.

    Both are None for what is no record of the archive: a list, or a record that was refused.
    """

    record: RecordFacts | None = None
    question: QuestionFacts | None = None


class Site:
    """The archive as those see it who refer to it."""

    def __init__(self, read: ReadArchive, settings: Settings) -> None:
        archive = read.archive
        self.archive = archive
        self.shelf = read.shelf
        self.records: dict[str, RecordFacts] = {
            version.source.path: version
            for kind in (archive.sessions, archive.releases, archive.pages)
            for versions in kind.values()
            for version in versions.values()
        }
        self.refused = read.refused
        self._now = settings.now
        self._standing = Standing(archive, settings.languages, lambda _: True)
        self._languages = settings.languages
        self._refused_ids = {_kind_and_id(path) for path in read.refused}
        self._redirects = {redirect.address for redirect in archive.registers.redirects}
        self._years = {_year(path) for path in {*self.records, *read.refused}}

    def is_refused(self, kind: RecordKind, record_id: str) -> bool:
        """Whether the record exists, but could not be read."""
        return (kind, record_id) in self._refused_ids

    def is_public(self, record: RecordFacts) -> bool:
        """Whether readers see the record now: it is no draft, and its moment has come."""
        publish = None if isinstance(record, PageFacts) else record.publish
        return not record.draft and (publish is None or publish <= self._now)

    def question(self, session_id: SessionId, question_id: str) -> Destination | None:
        """A question in any language; None where the session has none of that id."""
        versions = self.archive.sessions.get(session_id, {})
        for version in versions.values():
            if question := _question_of(version, question_id):
                return Destination(version, question)
        return None

    def at_address(self, address: str) -> Destination | None:
        """What answers at an address of the site; None where nothing does."""
        if address in self._redirects:
            return Destination()
        return self.page_at(address)

    def page_at(self, address: str) -> Destination | None:
        """What stands at an address of the site itself, redirects left aside."""
        parts = ADDRESS.fullmatch(address)
        if parts and parts["lang"] not in set(self._languages):
            return None
        if self._is_list_or_file(address, parts["rest"] if parts else ""):
            return Destination()
        for kind, form in RECORDS.items() if parts else ():
            if parts and (found := form.fullmatch(parts["rest"])):
                words = found.groupdict()
                return self._in_language(parts["lang"], kind, words["id"], words.get("question"))
        return None

    def has_page(self, address: str) -> bool:
        """Whether a page certainly stands at an address of the site; a list may be empty."""
        stands = self._standing(address)
        return stands or (stands is None and ALWAYS.fullmatch(address) is not None)

    def elsewhere(self, address: str) -> str | None:
        """The same address in a language in which it exists."""
        parts = ADDRESS.fullmatch(address)
        for lang in self._languages if parts else ():
            other = f"/{lang}/{parts['rest']}" if parts else ""
            if other != address and self.at_address(other):
                return other
        return None

    def _is_list_or_file(self, address: str, rest: str) -> bool:
        if SECTION.fullmatch(address) or address.removeprefix("/") in self.archive.media:
            return True
        if found := YEAR.fullmatch(rest):
            return (found["folder"], found["year"]) in self._years
        return self._in_register(rest)

    def _in_language(
        self, lang: str, kind: RecordKind, id_: str, question_id: str | None
    ) -> Destination | None:
        folder = f"{kind}/{id_[:4]}" if kind.is_dated else kind
        record = self.records.get(f"{folder}/{id_}.{lang}.md")
        if record is None:
            return Destination() if self.is_refused(kind, id_) else None
        if question_id is None:
            return Destination(record)
        question = _question_of(record, question_id)
        return Destination(record, question) if question else None

    def _in_register(self, rest: str) -> bool:
        found = REGISTER.fullmatch(rest)
        if found is None:
            return False
        registers, id_ = self.archive.registers, found["id"]
        match found["kind"]:
            case "districts":
                return DistrictId(id_) in registers.districts
            case "topics":
                return TopicId(id_) in registers.topics
            case "officials":
                return OfficialId(id_) in registers.officials
        return SeriesId(id_) in self.archive.series


def _question_of(record: RecordFacts, question_id: str) -> QuestionFacts | None:
    questions = record.questions if isinstance(record, SessionFacts) else ()
    return next((question for question in questions if question.id == question_id), None)


def _kind_and_id(path: str) -> tuple[RecordKind, str]:
    name = record_name(path)
    return name.kind, name.id


def _year(path: str) -> tuple[str, str]:
    """``sessions`` and ``2020`` of a dated record's path."""
    folder, _, rest = path.partition("/")
    return folder, rest.partition("/")[0]

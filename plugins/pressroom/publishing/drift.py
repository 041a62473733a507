"""What is served, compared with what was published: the watch that an operator's clock starts.

Everything is read from outside, as a citizen reads it. The ledger is held against itself, against
the manifest, and against the record of publication where there is one at hand; files against the
manifest. Newest things come first: a site that stands still for a week has every file right.
"""

from __future__ import annotations

import heapq
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from http import HTTPStatus
from typing import Any, NoReturn

from pressroom.language import Language
from pressroom.problems.problem import Problem
from pressroom.publishing.ledger import Ledger, LedgerBroken, read_ledger
from pressroom.publishing.manifest import (
    Entry,
    ErasedEntry,
    Manifest,
    ManifestWrong,
    read_manifest,
)
from pressroom.publishing.reading_back import (
    MOVED,
    Answer,
    CertificateRefused,
    ServedSite,
    SiteSilent,
)
from pressroom.publishing.served_names import LEDGER, MANIFEST

VERSION = "version.json"
SCHEDULE = "data/schedule.jsonl"

_WEDNESDAY = 2
"""The day on which chiefs of districts answer, every week."""

_GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})


@dataclass(frozen=True, slots=True)
class Watch:
    """What is looked at, and when.

    ``moment`` is now, aware, in the site's zone. ``sample`` files are compared, chosen anew with
    each moment; None: all. ``record`` is the ledger as it was published, where it is at hand.
    ``oldest`` is how old the newest build may be, ``notice`` how long before its end a certificate
    is spoken of.
    """

    moment: datetime
    sample: int | None = None
    record: Ledger = ()
    oldest: timedelta = timedelta(hours=36)
    notice: timedelta = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Seen:
    """The newest release that is served, and how many of its files were compared."""

    release: int
    files: int
    built: datetime


class _Drifted(Exception):
    """Nothing further can be compared."""


def find_drift(site: ServedSite, watch: Watch) -> tuple[list[Problem], Seen | None]:
    """Every difference, the worst first; and what was seen where nothing kept from seeing it."""
    watching = _Watching(site, watch)
    try:
        seen = watching.run()
    except _Drifted:
        seen = None
    return watching.found, seen


class _Watching:
    """One look at a site."""

    def __init__(self, site: ServedSite, watch: Watch) -> None:
        self._site = site
        self._watch = watch
        self.found: list[Problem] = []

    def run(self) -> Seen:
        """Look at everything. Raises _Drifted."""
        self._look_at_certificate()
        version = self._json(VERSION)
        built = self._look_at_build(version)
        ledger = self._look_at_ledger()
        manifest = self._look_at_manifest(ledger)
        compared = self._look_at_files(manifest)
        self._look_at_wednesday()
        return Seen(ledger[-1].number, compared, built)

    def _look_at_certificate(self) -> None:
        try:
            end = self._site.certificate_end()
        except CertificateRefused as refused:
            self._stop("U157", why=refused)
        except SiteSilent as silent:
            self._stop("U150", why=silent)
        if end is not None and end - self._watch.moment < self._watch.notice:
            self._tell("U158", day=end.astimezone(self._watch.moment.tzinfo).date())

    def _look_at_build(self, version: Any) -> datetime:
        try:
            built = datetime.fromisoformat(version["built"])
            preview = bool(version.get("preview"))
            age = self._watch.moment - built
        except (KeyError, TypeError, ValueError, AttributeError):
            self._stop("U151", path=VERSION)
        if preview:
            self._tell("U159")
        if age > self._watch.oldest:
            self._tell("U155", hours=age // timedelta(hours=1))
        return built

    def _look_at_ledger(self) -> Ledger:
        try:
            ledger = read_ledger(self._body(LEDGER))
        except LedgerBroken:
            self._stop("U151", path=LEDGER)
        record = self._watch.record
        both = min(len(ledger), len(record))
        if not ledger or ledger[:both] != record[:both]:
            self._stop("U152", path=LEDGER)
        if len(ledger) < len(record):
            newest = record[-1]
            day = newest.moment.astimezone(self._watch.moment.tzinfo).date()
            self._tell("U154", served=ledger[-1].number, number=newest.number, day=day)
        return ledger

    def _look_at_manifest(self, ledger: Ledger) -> Manifest:
        try:
            manifest = read_manifest(self._body(MANIFEST))
        except ManifestWrong:
            self._stop("U151", path=MANIFEST)
        if (manifest.number, manifest.digest) != (ledger[-1].number, ledger[-1].manifest):
            self._stop("U152", path=MANIFEST)
        return manifest

    def _look_at_files(self, manifest: Manifest) -> int:
        looked = choose(manifest.entries, self._watch)
        answers = self._site.get_all(entry.path for entry in looked)
        pairs = zip(looked, answers, strict=True)
        different = [entry.path for entry, answer in pairs if not self._stands(entry, answer)]
        if different:
            self._tell(
                "U153",
                count=len(different),
                looked=len(looked),
                number=manifest.number,
                path=different[0],
            )
        return len(looked)

    def _stands(self, entry: Entry, answer: Answer | SiteSilent) -> bool:
        """Whether an address answers with what the manifest says.

        An old address has a page, and may lead on without it (301) or say that it was withdrawn
        (410) with it. A file that was erased may be gone.
        """
        if isinstance(answer, SiteSilent):
            return False
        if answer.status in MOVED:
            return entry.path.endswith(".html") and self._site.leads_home(answer)
        expected = entry.instead if isinstance(entry, ErasedEntry) else entry.sha256
        if not expected:
            return answer.status in _GONE
        fine = answer.status in {HTTPStatus.OK, HTTPStatus.GONE}
        return fine and sha256(answer.body).hexdigest() == expected

    def _look_at_wednesday(self) -> None:
        """Broadcasts that the data announce stand on the page of the schedule, too."""
        today = self._watch.moment.date()
        wednesday = today + timedelta(days=(_WEDNESDAY - today.weekday()) % 7)
        try:
            rows = [json.loads(line) for line in self._body(SCHEDULE).splitlines()]
            starts = {str(row["starts"]) for row in rows if _day(row["starts"]) == wednesday}
        except (ValueError, KeyError, TypeError):
            self._stop("U151", path=SCHEDULE)
        if not starts:
            self._tell("U156", day=wednesday)
            return
        pages = [f"{lang}/schedule/index.html" for lang in Language]
        for path, answer in zip(pages, self._site.get_all(pages), strict=True):
            if isinstance(answer, SiteSilent) or answer.status in _GONE:
                continue  # a language that the site does not have, or a fault told already
            if wednesday.isoformat().encode() not in answer.body:
                self._tell("U160", day=wednesday, path=path)
                return

    def _json(self, path: str) -> Any:
        try:
            return json.loads(self._body(path))
        except ValueError:
            self._stop("U151", path=path)

    def _body(self, path: str) -> bytes:
        try:
            answer = self._site.get(path)
        except SiteSilent as silent:
            self._stop("U150", why=silent)
        if answer.status != HTTPStatus.OK:
            self._stop("U151", path=path)
        return answer.body

    def _stop(self, code: str, **values: object) -> NoReturn:
        self._tell(code, **values)
        raise _Drifted

    def _tell(self, code: str, **values: object) -> None:
        filled = tuple(sorted((name, str(value)) for name, value in values.items()))
        self.found.append(Problem(self._site.url, 0, 1, code, values=filled))


def choose(entries: Sequence[Entry], watch: Watch) -> list[Entry]:
    """Which files are compared, sorted by path: all, or a sample that each moment draws anew."""
    if watch.sample is None or watch.sample >= len(entries):
        return list(entries)

    def lot(entry: Entry) -> bytes:
        return sha256(f"{watch.moment.isoformat()}\n{entry.path}".encode()).digest()

    return sorted(heapq.nsmallest(watch.sample, entries, key=lot), key=lambda entry: entry.path)


def _day(text: str) -> date:
    """The day of a moment where it happens."""
    return datetime.fromisoformat(text).date()

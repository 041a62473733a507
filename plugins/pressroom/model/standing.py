"""What of the site has a page or file of its own, told from the records without making it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from pressroom.language import Language
from pressroom.model.archive import Archive
from pressroom.model.identity import (
    DistrictId,
    OfficialId,
    PageId,
    ReleaseId,
    SeriesId,
    SessionId,
    TopicId,
)
from pressroom.model.published import unranged
from pressroom.model.release import PageFacts, ReleaseFacts
from pressroom.model.session import SessionFacts

_FORMS = tuple(
    re.compile(form)
    for form in (
        r"/(?P<lang>[a-z]{2})/sessions/(?P<session>[0-9]{4}-[^/]+)/(?:(?P<question>q[0-9]+)\.html)?",
        r"/(?P<lang>[a-z]{2})/news/(?P<release>[^/]+)\.html",
        r"/(?P<lang>[a-z]{2})/(?P<page>[^/]+)\.html",
        r"/(?P<lang>[a-z]{2})/(?P<kind>topics|districts|officials|series)/(?P<entry>[^/]+)/(?P<below>.*)",
        r"/(?P<lang>[a-z]{2})/feeds/(?P<kind>topic|district)-(?P<entry>[^/]+)\.atom\.xml",
        r"/calendars/(?P<calendar>[^/.]+)\.(?P<lang>[a-z]{2})\.(?:ics|svg)",
        r"/data/sessions/(?P<data>[^/.]+)\.(?P<ending>.+)",
        r"/(?P<media>(?:images|recordings)/.+)",
        r"/(?P<lang>[a-z]{2})/.*",
    )
)
_DATED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-")


class Standing:
    """Says what stands at an address of the site, which begins with a slash.

    ``is_shown`` says which records the public sees.
    """

    def __init__(
        self,
        archive: Archive,
        languages: tuple[Language, ...],
        is_shown: Callable[[SessionFacts | ReleaseFacts | PageFacts], bool],
    ) -> None:
        self._archive = archive
        self._languages = frozenset(str(lang) for lang in languages)
        self._is_shown = is_shown
        self._media: frozenset[str] | None = None

    def __call__(self, address: str) -> bool | None:
        """Whether something stands there; None: a list or file that records do not name."""
        found = next((found for form in _FORMS if (found := form.fullmatch(address))), None)
        if found is None:
            return None
        words = found.groupdict()
        if "lang" in words and words["lang"] not in self._languages:
            return False
        return self._of_record(words)

    def _of_record(self, words: dict[str, str | None]) -> bool | None:
        match words:
            case {"session": str(id_), "lang": str(lang), "question": question}:
                session = self.session(SessionId(id_), lang)
                asked = ids_in(session.ids) if session else ()
                return session is not None and (question is None or question in asked)
            case {"release": str(id_), "lang": str(lang)}:
                return self._shown(self._archive.releases.get(ReleaseId(id_), {}), lang)
            case {"page": str(id_), "lang": str(lang)}:
                return self._shown(self._archive.pages.get(PageId(id_), {}), lang)
            case {"data": str(id_), "ending": ending}:
                there = self._has_session(id_)
                return None if there and ending != "json" else there
            case {"media": str(path)}:
                return path in self._all_media()
        return self._of_entry(words)

    def _of_entry(self, words: dict[str, str | None]) -> bool | None:
        registers = self._archive.registers
        entry = words.get("entry") or words.get("calendar")
        if entry is None:
            return None
        match words.get("kind"):
            case "topics" | "topic":
                known = TopicId(entry) in registers.topics
            case "districts" | "district":
                known = DistrictId(entry) in registers.districts
            case "officials":
                known = OfficialId(entry) in registers.officials
            case "series":
                known = SeriesId(entry) in self._archive.series
            case _ if _DATED.match(entry):
                known = self._has_session(entry)
            case _:
                known = entry == "all" or DistrictId(entry) in registers.districts
        return None if known and words.get("below") else known

    def session(self, id_: SessionId, lang: str) -> SessionFacts | None:
        """A session in one language; None where the public sees none."""
        for own, version in self._archive.sessions.get(id_, {}).items():
            if own == lang and self._is_shown(version):
                return version
        return None

    def _has_session(self, id_: str) -> bool:
        return any(map(self._is_shown, self._archive.sessions.get(SessionId(id_), {}).values()))

    def _shown(
        self, versions: Mapping[Language, ReleaseFacts] | Mapping[Language, PageFacts], lang: str
    ) -> bool:
        return any(own == lang and self._is_shown(one) for own, one in versions.items())

    def _all_media(self) -> frozenset[str]:
        if self._media is None:
            archive = self._archive
            self._media = frozenset(
                file.lower()
                for kind in (archive.sessions, archive.releases, archive.pages)
                for versions in kind.values()
                for record in versions.values()
                if self._is_shown(record)
                for file in record.media
            )
        return self._media


@lru_cache(maxsize=4096)
def ids_in(ranges: str) -> frozenset[str]:
    """The ids of questions that stand in ranges, ``q1-198 q200``."""
    return frozenset(unranged(ranges))


def public_path(path: str) -> str:
    """A file of the site as readers ask for it: a folder's page by the folder."""
    return path.removesuffix("index.html") if f"/{path}".endswith("/index.html") else path


def address_of(path: str) -> str:
    """The address at which a file of the site answers, from the root."""
    return f"/{public_path(path)}"

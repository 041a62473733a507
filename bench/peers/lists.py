"""What peers need beside sessions: lists by year, press releases, plain pages, one data file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from bench.archive import PAGES
from bench.invention import Release
from bench.peers.sheets import Fields, Sheet, long_date, word_of
from bench.peers.words import LANGUAGES, Words
from bench.registers import REGION, TOPICS, district_name

SITE_URL = "https://pressroom.example"
LANGUAGE_NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
LISTED = ("title", "lang", "address", "day", "place", "official", "summary", "published")


class Lists:
    """Gathers what lists show while the pages are written, one session at a time."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._items: dict[str, dict[int, list[Fields]]] = {
            "sessions": defaultdict(list),
            "news": defaultdict(list),
        }

    def add_session(self, sheet: Sheet, year: int) -> None:
        """Note a session for the list of its year."""
        self._items["sessions"][year].append({key: sheet.fields[key] for key in LISTED})

    def release(self, release: Release) -> Sheet:
        """A press release's page; it is noted for the list of its year."""
        day = release.slot.day
        fields: Fields = {
            "title": release.title,
            "lang": release.lang,
            "address": f"/{release.lang}/news/{release.id}.html",
            "summary": release.summary,
            "iso": day.isoformat(),
            "day": long_date(day, release.lang),
            "place": word_of(district_name(release.slot.unit), release.lang),
            "citation": f"{release.title}. {long_date(day, release.lang)}.",
        }
        listed = {**fields, "official": word_of(TOPICS[release.topic], release.lang)}
        listed["published"] = ""
        self._items["news"][day.year].append({key: listed[key] for key in LISTED})
        return Sheet(str(fields["address"]), "page", fields, release.body)

    def plain_pages(self) -> Iterator[Sheet]:
        """About, and how to ask."""
        for name, (title, _, text) in PAGES.items():
            page, _, lang = name.partition(".")
            address = f"/{lang}/{page}.html"
            fields: Fields = {"title": title, "lang": lang, "address": address, "summary": ""}
            yield Sheet(address, "page", fields, text)

    def pages(self) -> Iterator[Sheet]:
        """Home and the lists of sessions and releases, all years and each, in every language."""
        for lang in LANGUAGES:
            yield self._list("sessions", lang, f"/{lang}/", max(self._items["sessions"]))
            for kind, years in self._items.items():
                yield self._list(kind, lang, f"/{lang}/{kind}/", max(years))
                for year in years:
                    yield self._list(kind, lang, f"/{lang}/{kind}/{year}/", year)

    def _list(self, kind: str, lang: str, address: str, year: int) -> Sheet:
        phrase = "Broadcasts" if kind == "sessions" else "Press releases"
        fields: Fields = {
            "title": f"{self.words.say(lang, phrase)} {year}",
            "lang": lang,
            "address": address,
            "kind": kind,
            "year": str(year),
        }
        return Sheet(address, "list", fields, "")

    def data(self) -> dict[str, object]:
        """Everything that templates look up, ready for JSON."""
        region = district_name(REGION)
        names = {
            lang: {"name": word_of(region, lang), "organisation": word_of(region, lang)}
            for lang in LANGUAGES
        }
        lists = {
            kind: {str(year): items[::-1] for year, items in sorted(years.items())}
            for kind, years in self._items.items()
        }
        return {
            "url": SITE_URL,
            "languages": [{"lang": lang, "name": LANGUAGE_NAMES[lang]} for lang in LANGUAGES],
            "names": names,
            "words": self.words.catalogues,
            "years": sorted(lists["sessions"], reverse=True),
            **lists,
        }

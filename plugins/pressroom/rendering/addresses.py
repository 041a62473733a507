"""Addresses of everything the site publishes: the one table.

Paths are relative to the site's root, as files of the output (``ru/sessions/S/index.html``);
``Addresses`` turns them into links. Source: the site map, ``docs/reference/site-map.md``.
"""

from __future__ import annotations

from dataclasses import dataclass

from pressroom.language import Language
from pressroom.model.identity import (
    DistrictId,
    OfficialId,
    PageId,
    QuestionId,
    ReleaseId,
    SeriesId,
    SessionId,
    TopicId,
)
from pressroom.model.standing import public_path

LANGUAGE_CHOICE = "index.html"
NOT_FOUND = "404.html"
VERSION = "version.json"
ANNOUNCED = "data/announced.json"
DATA_PACKAGE = "data/datapackage.json"
DATA_ARCHIVE = "data/archive.sqlite"
SESSION_SCHEMA = "data/session.schema.json"
SITEMAP = "sitemap.xml"
SITEMAP_OF_LISTS = "sitemap-lists.xml"
ROBOTS = "robots.txt"
SECURITY = ".well-known/security.txt"


def home(lang: Language) -> str:
    """The home page of a language."""
    return f"{lang}/index.html"


def sessions(lang: Language, year: int | None = None) -> str:
    """The list of sessions: all years, or one."""
    return f"{lang}/sessions/index.html" if year is None else f"{lang}/sessions/{year}/index.html"


def session(lang: Language, session_id: SessionId) -> str:
    """A session: announcement before, transcript after."""
    return f"{lang}/sessions/{session_id}/index.html"


def question(lang: Language, session_id: SessionId, question_id: QuestionId) -> str:
    """A question's own page."""
    return f"{lang}/sessions/{session_id}/{question_id}.html"


def commitments(lang: Language, year: int | None = None) -> str:
    """The register of promises: the whole, or what was promised in one year."""
    return f"{lang}/commitments/{f'{year}/' if year else ''}index.html"


def commitments_standing(lang: Language, standing: str) -> str:
    """The promises that stand at one place: open, overdue, done, not-done, handed-over."""
    return f"{lang}/commitments/{standing}/index.html"


def commitments_month(lang: Language, month: str) -> str:
    """What was promised in one month ("2020-10") of a year that is too large for one page."""
    return f"{lang}/commitments/{month}/index.html"


def statistics(lang: Language, year: int | None = None) -> str:
    """The figures of all years, or of one."""
    return f"{lang}/statistics/{f'{year}/' if year else ''}index.html"


def statistics_file(figures: str) -> str:
    """The same figures for programs, by what they are about (``by-year``)."""
    return f"data/statistics/{figures}.csv"


def news(lang: Language, year: int | None = None) -> str:
    """The list of press releases: all years, or one."""
    return f"{lang}/news/index.html" if year is None else f"{lang}/news/{year}/index.html"


def release(lang: Language, release_id: ReleaseId) -> str:
    """A press release."""
    return f"{lang}/news/{release_id}.html"


def page(lang: Language, page_id: PageId) -> str:
    """A plain page."""
    return f"{lang}/{page_id}.html"


def calendar(lang: Language) -> str:
    """The calendar of all broadcasts."""
    return f"calendars/all.{lang}.ics"


def district_calendar(lang: Language, district_id: DistrictId) -> str:
    """The calendar of a district."""
    return f"calendars/{district_id}.{lang}.ics"


def session_calendar(lang: Language, session_id: SessionId) -> str:
    """The calendar of one session."""
    return f"calendars/{session_id}.{lang}.ics"


def calendar_code(lang: Language) -> str:
    """The QR code that leads to the calendar of all broadcasts."""
    return f"calendars/all.{lang}.svg"


def district_calendar_code(lang: Language, district_id: DistrictId) -> str:
    """The QR code that leads to the calendar of a district."""
    return f"calendars/{district_id}.{lang}.svg"


def feed(lang: Language, feed_name: str) -> str:
    """An Atom feed by its name, ``all`` or ``district-talgar``."""
    return f"{lang}/feeds/{feed_name}.atom.xml"


def feed_of_all(lang: Language) -> str:
    """The feed that tells all that is new."""
    return feed(lang, "all")


def district_feed(lang: Language, district_id: DistrictId) -> str:
    """The feed of a district."""
    return feed(lang, f"district-{district_id}")


def topic_feed(lang: Language, topic_id: TopicId) -> str:
    """The feed of a topic."""
    return feed(lang, f"topic-{topic_id}")


def data_page(lang: Language) -> str:
    """What can be downloaded."""
    return f"{lang}/data/index.html"


def data_table(table: str, ending: str) -> str:
    """A table of the whole archive: ``csv`` or ``jsonl``."""
    return f"data/{table}.{ending}"


def session_data(session_id: SessionId) -> str:
    """A session as JSON."""
    return f"data/sessions/{session_id}.json"


def session_debate(session_id: SessionId) -> str:
    """A session as Akoma Ntoso."""
    return f"data/sessions/{session_id}.an"


def session_chapters(lang: Language, session_id: SessionId) -> str:
    """The chapters of a session's recording as WebVTT."""
    return f"data/sessions/{session_id}.{lang}.vtt"


def sitemap_part(year: int, number: int) -> str:
    """A part of the sitemap: the pages of a year's records; ``number`` counts from 1."""
    return f"sitemap-{year}-{number}.xml"


def sitemap_lists(year: int) -> str:
    """A part of the sitemap: a year's lists by topic and by district."""
    return f"sitemap-lists-{year}.xml"


def search(lang: Language) -> str:
    """The search page of a language."""
    return f"{lang}/search/index.html"


def search_description(lang: Language) -> str:
    """How a browser adds the site's search to its own: an OpenSearch description."""
    return f"opensearch.{lang}.xml"


SEARCH_ROOT = "search/index.json"


def search_names(lang: Language) -> str:
    """Districts, topics and officials by their names, and the words that lead to them."""
    return f"search/names.{lang}.json"


def search_segment(segment: str, part: str) -> str:
    """A file of a segment of the index: ``head``, ``shards-17``."""
    return f"search/{segment}/{part}.bin"


def search_card(group: str, number: int) -> str:
    """What results show, for a few records of a session or release."""
    return f"search/cards/{group}/{number}.json"


def schedule(lang: Language) -> str:
    """The schedule: the weeks ahead."""
    return f"{lang}/schedule/index.html"


def schedule_month(lang: Language, month: str) -> str:
    """A month ("2020-11") of all districts."""
    return f"{lang}/schedule/{month}/index.html"


def series(lang: Language, series_id: SeriesId) -> str:
    """A recurring broadcast."""
    return f"{lang}/series/{series_id}/index.html"


def topics(lang: Language) -> str:
    """All topics."""
    return f"{lang}/topics/index.html"


def topic(lang: Language, topic_id: TopicId, year: int | None = None) -> str:
    """A topic: its years, or the questions of one."""
    return _below(f"{lang}/topics/{topic_id}", year)


def topic_month(lang: Language, topic_id: TopicId, month: str) -> str:
    """The questions of a month, ``YYYY-MM``, where a topic's year is large."""
    return f"{lang}/topics/{topic_id}/{month}/index.html"


def districts(lang: Language) -> str:
    """All regions, districts and cities."""
    return f"{lang}/districts/index.html"


def district(lang: Language, district_id: DistrictId, year: int | None = None) -> str:
    """A district, or the questions of one of its years."""
    return _below(f"{lang}/districts/{district_id}", year)


def district_topic(
    lang: Language, district_id: DistrictId, year: int, topic_id: TopicId | None
) -> str:
    """A district's questions on one topic, where its year is large; no id is ``no_topic``."""
    return f"{lang}/districts/{district_id}/{year}/{topic_id or 'no_topic'}/index.html"


def officials(lang: Language) -> str:
    """All who answer."""
    return f"{lang}/officials/index.html"


def official(lang: Language, official_id: OfficialId) -> str:
    """Someone who answers: posts, sessions, answers."""
    return f"{lang}/officials/{official_id}/index.html"


def corrections(lang: Language, year: int | None = None) -> str:
    """Every correction: the newest year's, or those of one."""
    return _below(f"{lang}/corrections", year)


def _below(folder: str, year: int | None) -> str:
    return f"{folder}/index.html" if year is None else f"{folder}/{year}/index.html"


def media(file: str) -> str:
    """A file of the content's ``images/`` or ``recordings/``, at the same place as there.

    In small letters: hosts differ in whether they tell capitals apart, and no two files of the
    content differ in them alone.
    """
    return file.lower()


def file_at(address: str) -> str:
    """The output file that answers at an address which begins with ``/``."""
    path = address.removeprefix("/")
    return f"{path}index.html" if path.endswith("/") or not path else path


@dataclass(frozen=True, slots=True)
class Addresses:
    """Links under one ``SITEURL``; works at the root of a host and on a sub-path alike."""

    site_url: str
    base_path: str

    def href(self, path: str, anchor: str = "") -> str:
        """The address of an output file as pages link to it: from the root of the host."""
        return f"{self.base_path}{public_path(path)}{f'#{anchor}' if anchor else ''}"

    def absolute(self, path: str, anchor: str = "") -> str:
        """The same with scheme and host; from the root of the host where SITEURL is not set."""
        if not self.site_url:
            return self.href(path, anchor)
        return f"{self.site_url}/{public_path(path)}{f'#{anchor}' if anchor else ''}"

"""Settings for the desk: drafts are shown, addresses work on localhost."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parent

sys.path.insert(0, str(ROOT / "plugins"))  # PLUGIN_PATHS alone does not reach the library

# --- Site ---------------------------------------------------------------------------------------

SITEURL = ""
SITENAME = "Pressroom"
TIMEZONE = "Asia/Almaty"
DEFAULT_LANG = "kk"

PRESS_LANGUAGES = ["kk", "ru", "en"]
"""Languages of the site, in the order in which they are offered."""

PRESS_WORDS = {
    "kk": {
        "name": "Полиция жауап береді",
        "organisation": "Алматы облысының Полиция департаменті",
        "region": "Алматы облысы",
    },
    "ru": {
        "name": "Полиция отвечает",
        "organisation": "Департамент полиции Алматинской области",
        "region": "Алматинская область",
    },
    "en": {
        "name": "Police Answers",
        "organisation": "Police Department of Almaty Region",
        "region": "Almaty Region",
    },
}
"""How the site calls itself in each language."""

PRESS_CONTACTS = [("@police_almobl", "https://www.instagram.com/police_almobl/")]
"""Where readers reach the press service: name and address, for the footer."""

PRESS_AUTHORITY = "pressroom.example,2020"
"""Who mints the ids of feed entries: a domain name, and a year in which it was ours. Set it once,
before the first publication, and never change it: readers know an entry by its id alone."""

PRESS_LICENCE = {
    "id": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "url": "https://creativecommons.org/licenses/by/4.0/",
}
"""Under what terms the open data may be used."""

PRESS_SECURITY_CONTACTS: list[str] = []
"""Where to report a hole in the site (https:, mailto: or tel:); none: the addresses above."""

# --- What is built ------------------------------------------------------------------------------

PATH = "content"
OUTPUT_PATH = "output"
THEME = str(ROOT / "theme")

PRESS_DRAFTS = True
"""Show drafts and what is not yet due, marked as such."""

PRESS_PUBLIC = False
"""Whether warnings that concern the public's protection are errors."""

PRESS_NOW: str | None = None
"""The moment of the build; None: SOURCE_DATE_EPOCH, else the clock."""

PRESS_WORKERS: int | None = None
"""Processes that render pages; None: one a processor."""

PRESS_FRESH = False
"""Make everything anew, whatever earlier builds remember."""

PRESS_PUBLISHED: str | None = None
"""The folder of the record of publication; None: `published` beside the content folder."""

PRESS_REMOTES: dict[str, str] = {}
"""Names for `--to`, each with the folder it stands for."""

PRESS_KEPT_RELEASES = 10
"""How many releases a remote keeps to go back to."""

PRESS_COMMIT: str | None = None
"""The commit that version.json names."""

# --- Host ---------------------------------------------------------------------------------------

FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
"""Pelican's own feeds are not made."""

PELICAN_CLASS = "press_archive.Pressroom"
PLUGIN_PATHS = [str(ROOT / "plugins")]
PLUGINS = [
    "press_archive",
    "press_calendars",
    "press_commitments",
    "press_corrections",
    "press_districts",
    "press_feeds",
    "press_officials",
    "press_open_data",
    "press_pages",
    "press_schedule",
    "press_search",
    "press_sitemap",
    "press_statistics",
    "press_topics",
]

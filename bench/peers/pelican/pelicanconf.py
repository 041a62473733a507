"""Plain Pelican: one article a question, one category a session, no plugins, no feeds."""

import json
from pathlib import Path

HERE = Path(__file__).parent

SITEURL = "https://pressroom.example"
SITENAME = "Bench"
TIMEZONE = "Asia/Almaty"
DEFAULT_LANG = "ru"
PATH = "content"
ARTICLE_PATHS = ["sessions"]
PAGE_PATHS = ["pages"]
THEME = "theme"
THEME_STATIC_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
PLUGINS: list[str] = []
MARKDOWN = {
    "extension_configs": {"markdown.extensions.extra": {}, "markdown.extensions.meta": {}},
    "output_format": "html5",
}
FORMATTED_FIELDS: list[str] = []
JINJA_ENVIRONMENT = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
JINJA_GLOBALS = {"site": json.loads((HERE / "site.json").read_text(encoding="utf-8"))}
DIRECT_TEMPLATES: list[str] = []
CATEGORY_SAVE_AS = "sessions/{slug}/index.html"
AUTHOR_SAVE_AS = TAG_SAVE_AS = DRAFT_SAVE_AS = ""
ARTICLE_LANG_SAVE_AS = PAGE_LANG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DEFAULT_PAGINATION = False

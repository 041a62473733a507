"""The search page of each language, and how a browser adds the site's search to its own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from html import escape
from urllib.parse import quote

from pressroom.artifact import Artifact
from pressroom.deriving.publication import Edition
from pressroom.language import Language
from pressroom.rendering import addresses, dates
from pressroom.rendering.contexts import Link
from pressroom.rendering.desk import Desk
from pressroom.rendering.frame import About, list_head, news_link, sessions_link
from pressroom.rendering.search_contexts import SearchPage
from pressroom.rendering.templates import LANGUAGE_NAMES


class SearchPages:
    """``/L/search/`` and ``/opensearch.L.xml``."""

    name = "search-page"
    version = 1

    def plan(self, edition: Edition) -> Iterable[Artifact]:
        """One unit a language."""
        topics = edition.archive.registers.topics.values()
        for lang in sorted(edition.languages):
            names = tuple(topic.name.pick(lang).text for topic in topics)
            unit = f"search page {lang}"
            yield Artifact(addresses.search(lang), self.name, unit, names, part=lang)
            path = addresses.search_description(lang)
            yield Artifact(path, self.name, unit, None, part=lang)

    def render(self, artifact: Artifact, desk: Desk) -> bytes:
        """Make the page, or the description."""
        lang = Language(artifact.part)
        if artifact.facts is None:
            return _description(desk, lang)
        return _page(desk, lang, artifact.facts)


def _page(desk: Desk, lang: Language, topics: tuple[str, ...]) -> bytes:
    gettext = desk.words(lang).gettext
    action = desk.addresses.href(addresses.search(lang))
    about = About(
        "search",
        gettext("Search"),
        gettext("Search in the answers of the police and in press releases, in any language."),
        section=action,
        indexed=False,
    )
    page = SearchPage(
        action=action,
        root=desk.settings.base_path,
        index=desk.addresses.href("search/"),
        topics=tuple(Link(f"{action}?q={quote(name)}", name) for name in topics),
        lists=(sessions_link(desk, lang), news_link(desk, lang)),
        languages=tuple((other, LANGUAGE_NAMES[other]) for other in desk.settings.languages),
        months=tuple(_month(month, lang) for month in range(1, 13)),
    )
    return desk.render(lang, list_head(desk, lang, addresses.search, about), page)


def _month(month: int, lang: Language) -> str:
    """How a day of the month is written."""
    text = dates.format_day(date(2001, month, 28), lang).text
    return text.replace("2001", "{y}").replace("28", "{d}")


def _description(desk: Desk, lang: Language) -> bytes:
    """Source: OpenSearch 1.1, draft 6."""
    words = desk.settings.words[lang]
    address = desk.addresses.absolute(addresses.search(lang))
    icon = desk.addresses.absolute(desk.assets.names["images/icon.svg"])
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>{escape(words.name[:16])}</ShortName>
<Description>{escape(f"{words.name}. {words.organisation}")}</Description>
<Language>{lang}</Language>
<InputEncoding>UTF-8</InputEncoding>
<Image height="16" width="16" type="image/svg+xml">{escape(icon)}</Image>
<Url type="text/html" template="{escape(address)}?q={{searchTerms}}"/>
</OpenSearchDescription>
""".encode()

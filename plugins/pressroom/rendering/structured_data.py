"""What pages say of themselves to machines: JSON-LD in the words of schema.org.

One place makes it for all pages, from the head and the context that the template gets. A page that
search engines are asked not to list says nothing: what is unlisted, hidden, withdrawn or a draft
must not be spread. A question is the ``mainEntity`` of a ``WebPage``; it is no ``QAPage``, for
visitors cannot answer here. Every term is checked against the vocabulary by a test.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from pressroom.model.session import Platform, SessionStatus, TurnKind
from pressroom.rendering.contexts import CorrectionNote, PageHead, Person, Site
from pressroom.rendering.data_contexts import DataPage
from pressroom.rendering.html_text import html_text
from pressroom.rendering.list_contexts import OfficialPage
from pressroom.rendering.page_contexts import HomePage, ReleasePage
from pressroom.rendering.plain import plain_text
from pressroom.rendering.question_contexts import TurnView
from pressroom.rendering.session_contexts import QuestionPage, SessionPage

Node = dict[str, Any]

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
# In a text: those of JSON itself are followed by a key or closed at once.
_BRACE = re.compile(r'\{(?=[^"}])')
_SCHEMA = "https://schema.org/"
_LISTS = frozenset(
    {"sessions", "news", "commitments", "commitment_list", "corrections", "topics", "districts"}
)
_SEARCH = "search-page"


class StructuredData:
    """Makes the data of all pages of one language; ``site_url`` is absolute or ""."""

    def __init__(self, site: Site, site_url: str) -> None:
        url = urlsplit(site_url)
        self._site = site
        self._origin = f"{url.scheme}://{url.netloc}" if url.netloc else ""
        home = self._absolute(site.home)
        self._website = {"@id": f"{home}#website"}
        self._publisher = {"@id": f"{home}#publisher"}
        self._named_publisher: Node = {
            "@type": "GovernmentOrganization",
            **self._publisher,
            "name": site.organisation,
        }
        self._organisation = self._named_publisher | {
            "url": home,
            "areaServed": {"@type": "AdministrativeArea", "name": site.region},
        }
        profiles = [link.href for link in site.contacts if link.href.startswith("https://")]
        if profiles:
            self._organisation["sameAs"] = profiles
        self._crumbs: dict[int, tuple[object, str]] = {}

    def of(self, head: PageHead, page: object) -> Markup:
        """The data of one page as JSON that may stand in a ``script`` element; "" for none."""
        if not head.indexed:
            return Markup("")
        nodes = [_encode(node) for node in (*self._nodes(head, page), *head.events)]
        if isinstance(page, HomePage):
            nodes.append(_encode(self._organisation))
        if head.breadcrumbs:
            nodes.append(self._breadcrumbs(head))
        text = f'{{"@context":"https://schema.org","@graph":[{",".join(nodes)}]}}'
        text = text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
        text = _BRACE.sub(r"\\u007b", text)
        return Markup(text)  # noqa: S704 (JSON without any character of HTML)

    def _nodes(self, head: PageHead, page: object) -> list[Node]:
        if isinstance(page, HomePage):
            return [self._home(head)]
        main = self._main(head, page)
        if main is None:
            return [self._page(head, "CollectionPage" if head.kind in _LISTS else "WebPage")]
        kind = "ProfilePage" if isinstance(page, OfficialPage) else "WebPage"
        return [self._page(head, kind) | {"mainEntity": main}]

    def _main(self, head: PageHead, page: object) -> Node | None:
        """What the page is about; None for a list."""
        match page:
            case QuestionPage():
                return self._question(page)
            case SessionPage():
                return self._event(page)
            case ReleasePage():
                return self._article(head, page)
            case DataPage():
                return self._dataset(head, page)
            case OfficialPage():
                return self._official(head, page)
        return None

    def _page(self, head: PageHead, kind: str = "WebPage") -> Node:
        return {
            "@type": kind,
            "url": head.canonical,
            "name": head.title,
            "inLanguage": str(self._site.lang),
            "publisher": self._named_publisher,
        }

    def _home(self, head: PageHead) -> Node:
        site: Node = {
            "@type": "WebSite",
            **self._website,
            "url": head.canonical,
            "name": self._site.name,
            "description": head.description,
            "inLanguage": str(self._site.lang),
            "publisher": self._publisher,
        }
        if _SEARCH in self._site.offers:
            target = f"{self._absolute(self._site.home)}search/?q={{search_term_string}}"
            site["potentialAction"] = {
                "@type": "SearchAction",
                "target": {"@type": "EntryPoint", "urlTemplate": target},
                "query-input": "required name=search_term_string",
            }
        return site

    def _event(self, page: SessionPage) -> Node:
        session = page.session
        node: Node = {
            "@type": "Event",
            "name": plain_text(session.title),
            "startDate": session.starts.iso,
            "isAccessibleForFree": True,
            "location": {"@type": "AdministrativeArea", "name": session.place.name.text},
            "organizer": self._publisher,
        }
        if session.platform is not None and session.platform is not Platform.IN_PERSON:
            node["eventAttendanceMode"] = f"{_SCHEMA}OnlineEventAttendanceMode"
            if session.channel and session.channel.href:
                node["location"] = {"@type": "VirtualLocation", "url": session.channel.href}
        if session.ends:
            node["endDate"] = session.ends.iso
        if session.official:
            node["performer"] = self._person(session.official)
        if session.status is SessionStatus.CANCELLED:
            node["eventStatus"] = f"{_SCHEMA}EventCancelled"
        elif session.status is not SessionStatus.PROVISIONAL:
            moved = next((change.was for change in session.changes if change.was), None)
            node["eventStatus"] = f"{_SCHEMA}Event{'Rescheduled' if moved else 'Scheduled'}"
            if moved:
                node["previousStartDate"] = moved.iso
        return node

    def _question(self, page: QuestionPage) -> Node:
        question = page.question
        asked = [turn for turn in question.turns if turn.kind is TurnKind.QUESTION]
        answers = [turn for turn in question.turns if turn.kind is TurnKind.ANSWER]
        node: Node = {
            "@type": "Question",
            "name": plain_text(question.title),
            "text": _text(asked),
            "dateCreated": page.session.starts.iso,
        }
        if not answers:
            node["answerCount"] = 0
        if question.lang:
            node["inLanguage"] = str(question.lang)
        if question.topics:
            node["about"] = [{"@type": "Thing", "name": one.name.text} for one in question.topics]
        if answers:
            node["acceptedAnswer"] = self._answer(answers)
        return node

    def _answer(self, turns: list[TurnView]) -> Node:
        speaker = next((turn.speaker for turn in turns if turn.speaker), None)
        node: Node = {
            "@type": "Answer",
            "text": _text(turns),
            "author": self._person(speaker) if speaker else self._publisher,
        }
        if turns[0].lang:
            node["inLanguage"] = str(turns[0].lang)
        given = next((turn.answered_on.iso for turn in turns if turn.answered_on), None)
        if given:
            node["dateCreated"] = given
        return node

    def _person(self, person: Person) -> Node:
        node: Node = {"@type": "Person", "name": person.name.text}
        if person.post:
            node["jobTitle"] = person.post.text
        if person.href:
            node["url"] = self._absolute(person.href)
        return node

    def _official(self, head: PageHead, page: OfficialPage) -> Node:
        """Who holds a post today works for the publisher; of the past the page alone tells."""
        node: Node = {"@type": "Person", "name": page.name.text, "url": head.canonical}
        if page.held:
            node["jobTitle"] = page.held.title.text
            node["worksFor"] = self._named_publisher
            if page.held.place:
                place = {"@type": "AdministrativeArea", "name": page.held.place.name.text}
                if page.held.place.href:
                    place["url"] = self._absolute(page.held.place.href)
                node["workLocation"] = place
        return node

    def _article(self, head: PageHead, page: ReleasePage) -> Node:
        node: Node = {
            "@type": "NewsArticle",
            "headline": plain_text(page.title),
            "url": head.canonical,
            "inLanguage": str(self._site.lang),
            "datePublished": page.on.iso,
            "author": self._publisher,
            "publisher": self._publisher,
            "isAccessibleForFree": True,
        }
        if page.summary:
            node["abstract"] = plain_text(page.summary)
        if page.image:
            node["image"] = self._absolute(page.image.href)
        if page.corrections:
            node["dateModified"] = max(note.on.iso for note in page.corrections)
            node["correction"] = [_correction(note) for note in page.corrections]
        return node

    def _dataset(self, head: PageHead, page: DataPage) -> Node:
        files = [*(link for table in page.tables for link in table.files), page.archive]
        return {
            "@type": "Dataset",
            "name": f"{self._site.name}. {head.title}",
            "description": head.description,
            "url": head.canonical,
            "license": page.licence.href,
            "creator": self._publisher,
            "isAccessibleForFree": True,
            "distribution": [
                {
                    "@type": "DataDownload",
                    "contentUrl": self._absolute(link.href),
                    "encodingFormat": _FORMATS[link.href.rpartition(".")[2]],
                }
                for link in files
            ],
        }

    def _breadcrumbs(self, head: PageHead) -> str:
        """The way to the page; the links above it are the same for many and encoded once."""
        key = id(head.breadcrumbs)
        found = self._crumbs.get(key)
        if found is None or found[0] is not head.breadcrumbs:
            items = [
                {"@type": "ListItem", "position": place, "name": plain_text(link.text)}
                | {"item": self._absolute(link.href)}
                for place, link in enumerate(head.breadcrumbs, 1)
            ]
            encoded = f'{{"@type":"BreadcrumbList","itemListElement":{_encode(items)[:-1]},'
            self._crumbs = {key: (head.breadcrumbs, encoded)}
        else:
            encoded = found[1]
        # The page itself needs no address. Source: Google, breadcrumb structured data.
        place = len(head.breadcrumbs) + 1
        last = {"@type": "ListItem", "position": place, "name": head.title}
        return f"{encoded}{_encode(last)}]}}"

    def _absolute(self, href: str) -> str:
        return f"{self._origin}{href}" if href.startswith("/") else href


_FORMATS: Mapping[str, str] = {
    "csv": "text/csv",
    "jsonl": "application/jsonl",
    "sqlite": "application/vnd.sqlite3",
}


def _correction(note: CorrectionNote) -> Node:
    node: Node = {"@type": "CorrectionComment", "datePublished": note.on.iso}
    if note.note:
        node["text"] = note.note
    return node


def _text(turns: list[TurnView]) -> str:
    return "\n\n".join([html_text(turn.html) for turn in turns])

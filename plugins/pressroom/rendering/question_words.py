"""Questions with their answers as one piece of HTML, for readers outside the site.

A session's are made once, with its pages, into a hidden file, from which feeds take them.
"""

from __future__ import annotations

import json
from html import escape
from typing import Any

from pressroom.deriving.surroundings import SessionSurroundings
from pressroom.language import Language
from pressroom.model.identity import QuestionId, SessionId
from pressroom.model.session import TurnKind
from pressroom.rendering import addresses
from pressroom.rendering.desk import Desk
from pressroom.rendering.plain import plain_text
from pressroom.rendering.question_contexts import QuestionView, TurnView
from pressroom.rendering.session_views import session_views
from pressroom.rendering.texts import away_from_home


def words_shelved(session: SessionId, lang: Language) -> str:
    """The path of the hidden file of a session in one language."""
    return f"questions/{session}.{lang}.json"


def question_words(around: SessionSurroundings, desk: Desk) -> bytes:
    """The hidden file: for each listed question its title, language and HTML."""
    views = session_views(around, desk)
    listed = {question.id for question in around.session.questions if question.is_listed}
    lang = around.session.lang
    found = {
        view.id: {
            "title": plain_text(view.title),
            "lang": str(view.lang or lang),
            "html": _html(view, views.facts.id, lang, desk),
        }
        for view in views.questions.all
        if view.id in listed
    }
    return json.dumps(found, ensure_ascii=False).encode()


class Shelf:
    """Reads the hidden files that a feed is made from, each once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._read: dict[str, dict[str, Any]] = {}

    def question(self, session: SessionId, lang: Language, question: QuestionId) -> dict[str, str]:
        """Title, language and HTML of a listed question."""
        path = words_shelved(session, lang)
        if path not in self._read:
            self._read[path] = json.loads(self._desk.hidden(path))
        found: dict[str, str] = self._read[path][question]
        return found


def _html(view: QuestionView, session: SessionId, lang: Language, desk: Desk) -> str:
    page = desk.addresses.absolute(addresses.question(lang, session, QuestionId(view.id)))
    gettext = desk.words(lang).gettext
    html = [_turn(turn, desk, lang) for turn in view.turns]
    if not view.answered:
        html.append(f"<p><em>{escape(gettext('Without an answer'))}</em></p>")
    return away_from_home("\n".join(html), page, desk)


def _turn(turn: TurnView, desk: Desk, lang: Language) -> str:
    gettext = desk.words(lang).gettext
    asked = turn.kind is TurnKind.QUESTION
    head = gettext("Question") if asked else gettext("Answer")
    if turn.speaker is not None:
        head = f"{head} · {turn.speaker.name.text}"
    if turn.answered_on is not None:
        head = f"{head} · {turn.answered_on.text}"
    spoken = turn.lang or lang
    return f'<p><strong>{escape(head)}</strong></p>\n<div lang="{spoken}">{turn.html}</div>'

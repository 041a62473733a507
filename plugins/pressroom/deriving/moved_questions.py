"""Questions that stand at their session no longer: a line of the register says what became of them.

Their anchors stay on the session's page, and lead on from there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import TypeAlias

from pressroom.language import Language
from pressroom.model.archive import Archive
from pressroom.model.forwarding import Forwarding
from pressroom.model.identity import QuestionId, SessionId
from pressroom.model.registers import Redirect
from pressroom.model.standing import Standing, ids_in

_QUESTION = re.compile(
    r"/(?P<lang>[a-z]{2})/sessions/(?P<session>[0-9]{4}-[^/]+)/(?P<id>q[0-9]+)\.html"
)

MovedQuestions: TypeAlias = Mapping[
    tuple[SessionId, Language], tuple[tuple[QuestionId, Redirect], ...]
]


def moved_questions(archive: Archive) -> MovedQuestions:
    """For each version of a session that stands, its former questions, by their numbers."""
    found: defaultdict[tuple[SessionId, Language], list[tuple[QuestionId, Redirect]]]
    found = defaultdict(list)
    lines = Forwarding(archive.registers.redirects, Standing(archive, tuple(Language), _all))
    for redirect in lines.lines():
        if page := _QUESTION.fullmatch(redirect.address):
            session_id, question = SessionId(page["session"]), QuestionId(page["id"])
            for lang, version in archive.sessions.get(session_id, {}).items():
                if lang == page["lang"] and question not in ids_in(version.ids):
                    found[session_id, lang].append((question, redirect))
    return {
        version: tuple(sorted(questions, key=lambda pair: int(pair[0][1:])))
        for version, questions in sorted(found.items())
    }


def _all(_: object) -> bool:
    return True


def count_moved(archive: Archive) -> int:
    """How many there are, each counted once in however many languages; none that stands in one."""
    moved = {(s, q) for (s, _), each in moved_questions(archive).items() for q, _ in each}
    return sum(
        not any(question in ids_in(version.ids) for version in archive.sessions[session].values())
        for session, question in moved
    )

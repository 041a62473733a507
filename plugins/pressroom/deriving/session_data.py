"""A session with all its languages, as the open data has it: each question once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pressroom.deriving.publication import Edition
from pressroom.deriving.surroundings import SessionSurroundings, surround_session
from pressroom.language import Language
from pressroom.model.identity import QuestionId, SessionId
from pressroom.model.session import QuestionFacts, SessionFacts


@dataclass(frozen=True, slots=True)
class SessionData:
    """The language versions of a session, the original first."""

    id: SessionId
    versions: tuple[SessionSurroundings, ...]

    @property
    def original(self) -> SessionSurroundings:
        """The version that is no translation."""
        return self.versions[0]

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages of the session, the original's first."""
        return tuple(version.session.lang for version in self.versions)

    def listed(self) -> dict[QuestionId, dict[Language, QuestionFacts]]:
        """Every listed question in the languages in which it stands, the one to show first.

        In the order of the original; what stands in a translation alone comes after.
        """
        found: dict[QuestionId, dict[Language, QuestionFacts]] = {}
        for version in self.versions:
            for question in version.session.questions:
                if question.is_listed:
                    found.setdefault(question.id, {})[version.session.lang] = question
        return found


def original_first(versions: Mapping[Language, SessionFacts]) -> list[SessionFacts]:
    """The language versions of a session: what is no translation comes first."""
    order = [versions[lang] for lang in Language if lang in versions]
    return sorted(order, key=lambda version: version.translated is not None)


def session_data(edition: Edition, session_id: SessionId) -> SessionData:
    """Gather the versions of a session."""
    versions = original_first(edition.archive.sessions[session_id])
    return SessionData(session_id, tuple(surround_session(edition, one) for one in versions))

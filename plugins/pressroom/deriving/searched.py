"""What the search knows of each session and release before their texts are read."""

from __future__ import annotations

from dataclasses import dataclass

from pressroom.deriving.publication import Edition
from pressroom.language import Language
from pressroom.model.identity import QuestionId
from pressroom.model.release import ReleaseFacts
from pressroom.model.session import QuestionFacts, SessionFacts


@dataclass(frozen=True, slots=True)
class SearchedSession:
    """A language version of a session; ``others`` are its other versions.

    ``outdated`` are the questions whose day of review has passed, in the order of the page.
    """

    session: SessionFacts
    others: tuple[SessionFacts, ...]
    outdated: tuple[QuestionId, ...]

    def listed(self) -> list[QuestionFacts]:
        """The questions that may be found; those alike in what they are filtered by together."""
        found = [question for question in self.session.questions if question.is_listed]
        return sorted(found, key=lambda q: (q.lang, q.topics, q.district or self.session.district))

    def languages(self) -> dict[QuestionId, tuple[Language, ...]]:
        """The other languages in which each question may be found."""
        found: dict[QuestionId, tuple[Language, ...]] = {}
        for other in self.others:
            for question in other.questions:
                if question.is_listed:
                    found[question.id] = (*found.get(question.id, ()), other.lang)
        return found


@dataclass(frozen=True, slots=True)
class SearchedRelease:
    """A language version of a release, and the other languages in which it stands."""

    release: ReleaseFacts
    languages: tuple[Language, ...]


def searched_session(edition: Edition, session: SessionFacts) -> SearchedSession:
    """Gather what the search needs of a session, at the build's moment."""
    versions = sorted(edition.archive.sessions[session.id].items())
    return SearchedSession(
        session,
        tuple(other for lang, other in versions if lang is not session.lang),
        tuple(
            question.id
            for question in session.questions
            if question.review_by is not None and question.review_by < edition.today
        ),
    )


def searched_release(edition: Edition, release: ReleaseFacts) -> SearchedRelease:
    """Gather what the search needs of a release."""
    versions = sorted(edition.archive.releases[release.id].items())
    return SearchedRelease(
        release,
        tuple(
            lang for lang, other in versions if lang is not release.lang and other.withdrawn is None
        ),
    )

"""How many questions came in, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pressroom.language import Language
from pressroom.model.identity import QuestionId
from pressroom.model.session import QuestionFacts, SessionFacts


@dataclass(frozen=True, slots=True)
class QuestionCounts:
    """questions = published + hidden + merged, always; unanswered ones are among the published."""

    questions: int = 0
    published: int = 0
    unanswered: int = 0
    hidden: int = 0
    merged: int = 0

    def __add__(self, other: QuestionCounts) -> QuestionCounts:
        return QuestionCounts(
            self.questions + other.questions,
            self.published + other.published,
            self.unanswered + other.unanswered,
            self.hidden + other.hidden,
            self.merged + other.merged,
        )


def count_questions(questions: Iterable[QuestionFacts]) -> QuestionCounts:
    """Count questions by what became of them."""
    asked = published = unanswered = hidden = merged = 0
    for question in questions:
        asked += 1
        hidden += question.is_hidden
        merged += question.is_merged
        published += question.is_published
        unanswered += question.is_published and not question.answered
    return QuestionCounts(asked, published, unanswered, hidden, merged)


def count_session(versions: Mapping[Language, SessionFacts]) -> QuestionCounts:
    """Count each question of a session once, in however many languages it stands."""
    once: dict[QuestionId, QuestionFacts] = {}
    for language in Language:
        if language in versions:
            for question in versions[language].questions:
                once.setdefault(question.id, question)
    return count_questions(once.values())


def count_redactions(versions: Mapping[Language, SessionFacts]) -> int:
    """How many gaps a session has where words were left out: in the language that has most.

    A translation repeats the gaps of its original, so they are not added up.
    """
    return max((version.redactions for version in versions.values()), default=0)

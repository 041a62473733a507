"""How many questions came in, and what became of them."""

from __future__ import annotations

from collections.abc import Mapping

from pressroom.language import Language
from pressroom.model.identity import QuestionId
from pressroom.model.session import QuestionCounts, QuestionFacts, SessionFacts, count_questions


def count_session(versions: Mapping[Language, SessionFacts]) -> QuestionCounts:
    """Count each question of a session once, in however many languages it stands."""
    if len(versions) == 1:
        return next(iter(versions.values())).counts
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

"""Questions that stood at a session once, and what its page says of them."""

from __future__ import annotations

from collections.abc import Iterable

from pressroom.language import Language
from pressroom.model.identity import QuestionId
from pressroom.model.registers import Redirect
from pressroom.rendering import dates
from pressroom.rendering.contexts import Link
from pressroom.rendering.desk import Desk
from pressroom.rendering.names import words_for
from pressroom.rendering.session_contexts import FormerQuestion


def former_questions(
    moved: Iterable[tuple[QuestionId, Redirect]], desk: Desk, lang: Language
) -> tuple[FormerQuestion, ...]:
    """The views of all of them, in their order."""
    return tuple(_former(question, redirect, desk, lang) for question, redirect in moved)


def _former(question: QuestionId, redirect: Redirect, desk: Desk, lang: Language) -> FormerQuestion:
    number = question.removeprefix("q")
    if redirect.target is not None:
        href = moved_href(redirect.target, desk)
        return FormerQuestion(question, number, Link(href, href))
    return FormerQuestion(
        question,
        number,
        on=dates.format_day(redirect.withdrawn, lang) if redirect.withdrawn else None,
        reason=words_for(redirect.reason, lang) if redirect.reason else None,
        kind=redirect.kind,
    )


def moved_href(target: str, desk: Desk) -> str:
    """The address of a target as pages link to it."""
    if target.startswith("/"):
        return f"{desk.settings.base_path}{target.removeprefix('/')}"
    return target

"""One session's file inside a test: read it, and see its problems as ``line:column code``."""

from __future__ import annotations

from pressroom.language import Language
from pressroom.model.session import Question, Session
from pressroom.problems.problem import Problem
from pressroom.reading.context import ReadingContext
from pressroom.reading.reference import Reference
from pressroom.reading.sessions import read_session
from pressroom.source import SourceFile, SourceRef
from pressroom.times import zone

FRONT_MATTER = """\
---
title: Прямой эфир
date: 2020-10-16 10:00
duration: 1:00
status: held
district: talgar
official: chief-talgar
---
"""
BODY_LINE = FRONT_MATTER.count("\n") + 1

CONTEXT = ReadingContext(
    zone=zone("Asia/Almaty"),
    languages=tuple(Language),
    districts=frozenset({"talgar", "ile"}),
    officials=frozenset({"chief-talgar", "inspector-talgar"}),
    topics=frozenset({"roads", "cameras"}),
    media=frozenset({"images/plan.png", "recordings/2020.mp4"}),
)


def read(
    body: str, *, lang: str = "ru", front_matter: str = FRONT_MATTER
) -> tuple[Session | None, list[Problem], list[Reference]]:
    path = f"sessions/2020/2020-10-16-talgar.{lang}.md"
    file = SourceFile(SourceRef(path, "digest"), f"content/{path}", front_matter + body)
    return read_session(file, CONTEXT)


def session(body: str, *, lang: str = "ru", front_matter: str = FRONT_MATTER) -> Session:
    """The session, which has no problem."""
    found, problems, _ = read(body, lang=lang, front_matter=front_matter)
    assert found is not None
    assert problems == []
    return found


def question(body: str, *, lang: str = "ru") -> Question:
    """The only question, which has no problem."""
    (only,) = session(body, lang=lang).questions
    return only


def problems(body: str, *, lang: str = "ru", front_matter: str = FRONT_MATTER) -> list[str]:
    """What is wrong, as ``line:column code``; line 1 is the first line of the body."""
    _, found, _ = read(body, lang=lang, front_matter=front_matter)
    offset = front_matter.count("\n")
    return [f"{each.line - offset}:{each.column} {each.code}" for each in sorted(found)]

"""Small records for tests, as an author would type them."""

from __future__ import annotations

from dataclasses import replace

from pressroom.language import Language
from pressroom.problems.problem import Problem
from pressroom.reading.context import ReadingContext
from pressroom.reading.loading import digest
from pressroom.source import SourceFile, SourceRef
from pressroom.times import zone

CONTEXT = ReadingContext(
    zone=zone("Asia/Almaty"),
    languages=tuple(Language),
    districts=frozenset({"almaty-region", "talgar"}),
    officials=frozenset({"chief-talgar"}),
    topics=frozenset({"cameras", "roads"}),
    series=frozenset({"talgar-wednesday"}),
    media=frozenset({"images/crossing.png", "recordings/talk.mp3"}),
)


def source(path: str, text: str) -> SourceFile:
    """A file of the content."""
    return SourceFile(SourceRef(path, digest(text.encode())), f"content/{path}", text)


def codes(problems: list[Problem]) -> list[str]:
    """What was found, in order of places: ``S104 7:11``."""
    return [
        f"{problem.code} {problem.line}:{problem.column}"
        for problem in sorted(problems, key=lambda problem: (problem.line, problem.column))
    ]


def context_in(name: str) -> ReadingContext:
    """The context of a site in another zone."""
    return replace(CONTEXT, zone=zone(name))

"""The texts of sessions between their reading and the making of their pages.

A first build reads every session for its facts and shows every one a moment later. Whoever read a
session puts its words down, ready to be taken up; the folder lives as long as the build, and
whatever is not there is read again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from pressroom.model.identity import QuestionId
from pressroom.model.session import Question, Session, SessionFacts, Turn
from pressroom.packing import pack, unpack
from pressroom.source import SourceRef


def keep_texts(folder: Path, session: Session, titles: Mapping[QuestionId, str]) -> None:
    """Put a session down, and its titles beside it; its facts hold their questions packed."""
    words = tuple(
        (one.title, one.asker, one.hidden_reason, tuple(map(_fields, one.turns)))
        for one in session.questions
    )
    packed = pack((session.facts, session.lead, session.lead_line, words))
    _file(folder, session.facts.source).write_bytes(packed)
    path = session.facts.source.path
    _titles_file(folder, path, session.facts.titles).write_bytes(pack(dict(titles)))


def kept_session(folder: Path, ref: SourceRef) -> Session | None:
    """The session that stands in ``ref``; None where it was not put down."""
    try:
        packed = _file(folder, ref).read_bytes()
    except FileNotFoundError:
        return None
    facts: SessionFacts
    facts, lead, lead_line, words = unpack(packed)
    questions = tuple(facts.questions)
    texts = tuple(
        Question(one, title, tuple([Turn(*turn) for turn in turns]), asker, reason)
        for one, (title, asker, reason, turns) in zip(questions, words, strict=True)
    )
    return Session(replace(facts, questions=questions), lead, lead_line, texts)


def kept_titles(folder: Path, path: str, digest: str) -> dict[QuestionId, str] | None:
    """The titles of the session in ``path`` that have this digest; None: not put down."""
    try:
        titles: dict[QuestionId, str] = unpack(_titles_file(folder, path, digest).read_bytes())
    except FileNotFoundError:
        return None
    return titles


def _fields(turn: Turn) -> tuple[object, ...]:
    return turn.kind, turn.lang, turn.text, turn.line, turn.speaker, turn.answered_on


def _file(folder: Path, ref: SourceRef) -> Path:
    return folder / f"{Path(ref.path).name}-{ref.digest}"


def _titles_file(folder: Path, path: str, digest: str) -> Path:
    return folder / f"{Path(path).name}-{digest}.titles"

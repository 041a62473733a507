"""Two languages of one record say the same of what is no matter of language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pressroom.checking.notes import Notes
from pressroom.language import Language
from pressroom.model.release import PageFacts, ReleaseFacts
from pressroom.model.session import QuestionFacts, SessionFacts
from pressroom.reading.archive import ReadArchive
from pressroom.reading.names import record_name

FactsT = TypeVar("FactsT", SessionFacts, ReleaseFacts, PageFacts)

# Problems after which it is not certain which question is which.
UNSETTLED = frozenset({"Q101", "Q102", "Q103", "Q104", "Q106", "Q107", "Q108"})

# Keys of a record, each with what must be the same in all its languages.
SESSION_KEYS: dict[str, Callable[[SessionFacts], Any]] = {
    "date": lambda facts: facts.starts,
    "status": lambda facts: facts.status,
    "district": lambda facts: facts.district,
    "official": lambda facts: facts.official,
    "platform": lambda facts: facts.platform,
    "duration": lambda facts: facts.duration,
    "series": lambda facts: facts.series,
    "occurrence": lambda facts: facts.occurrence,
    "cancelled": lambda facts: facts.cancelled and facts.cancelled.on,
    "demonstration": lambda facts: facts.demonstration,
}
RELEASE_KEYS: dict[str, Callable[[ReleaseFacts], Any]] = {
    "date": lambda facts: facts.published,
    "district": lambda facts: facts.district,
    "topic": lambda facts: set(facts.topics),
    "about": lambda facts: facts.about,
    "withdrawn": lambda facts: facts.withdrawn and facts.withdrawn.on,
    "demonstration": lambda facts: facts.demonstration,
}
QUESTION_KEYS: dict[str, Callable[[QuestionFacts], Any]] = {
    "visibility": lambda facts: facts.visibility,
    "duplicate_of": lambda facts: facts.duplicate_of,
    "at": lambda facts: facts.at,
    "district": lambda facts: facts.district,
    "topic": lambda facts: set(facts.topics),
    "superseded_by": lambda facts: facts.superseded_by,
}


def check_translations(read: ReadArchive, notes: Notes) -> None:
    """Compare each record's languages with its original.

    A file that could not be read, or whose questions have no certain ids, is left out: its own
    problems are told already.
    """
    unsettled = {problem.file for problem in read.problems if problem.code in UNSETTLED}
    incomplete = {record_name(path).id for path in read.refused}
    for id_, versions in read.archive.sessions.items():
        original = _original(versions)
        if original.translated and id_ not in incomplete:
            notes.at_key("A301", original.source.path, "translated", id=id_)
        for lang, version in versions.items():
            if lang is original.lang:
                continue
            _compare(version, original, SESSION_KEYS, notes)
            if not unsettled & {notes.name(version.source.path), notes.name(original.source.path)}:
                _compare_questions(version, original, notes)
    for releases in read.archive.releases.values():
        first, *others = releases.values()
        for other in others:
            _compare(other, first, RELEASE_KEYS, notes)


def _original(versions: Mapping[Language, SessionFacts]) -> SessionFacts:
    """The version that is no translation; of several, or of none, the first by language."""
    ordered = [versions[lang] for lang in Language if lang in versions]
    return next((version for version in ordered if version.translated is None), ordered[0])


def _compare(
    version: FactsT,
    original: FactsT,
    keys: Mapping[str, Callable[[FactsT], Any]],
    notes: Notes,
) -> None:
    for key, value_of in keys.items():
        if value_of(version) != value_of(original):
            notes.at_key(
                "A302", version.source.path, key, original=notes.name(original.source.path)
            )


def _promised(question: QuestionFacts) -> Any:
    """What a promise says in any language: who, until when, and what became of it."""
    promise = question.commitment
    if promise is None:
        return None
    history = tuple((update.on, update.status) for update in promise.updates)
    return promise.owner, promise.due, history


def _compare_questions(version: SessionFacts, original: SessionFacts, notes: Notes) -> None:
    theirs = {question.id: question for question in original.questions}
    for question in version.questions:
        twin = theirs.pop(question.id, None)
        path = version.source.path
        if twin is None:
            notes.at_line(
                "A304",
                path,
                question.line,
                id=question.id,
                original=notes.name(original.source.path),
            )
            continue
        for key, value_of in QUESTION_KEYS.items():
            if value_of(question) != value_of(twin):
                notes.at_key(
                    "A305",
                    path,
                    key,
                    below=question.line,
                    id=question.id,
                    original=notes.name(original.source.path),
                )
        if _promised(question) != _promised(twin):
            notes.at_key(
                "A460",
                path,
                "control",
                below=question.line,
                id=question.id,
                original=notes.name(original.source.path),
            )
    if theirs and version.questions:
        missing = ", ".join(theirs)
        notes.at_line(
            "A303", version.source.path, 1, ids=missing, original=notes.name(original.source.path)
        )

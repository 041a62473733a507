"""Invented sessions and releases in the press service's own format."""

from __future__ import annotations

from collections.abc import Iterator

from bench.invention import Promise, Question, Release, Session, Turn

WORDS = {("kk", False): "Сұрақ", ("kk", True): "Жауап"} | {
    ("ru", False): "Вопрос",
    ("ru", True): "Ответ",
}


def session_text(session: Session) -> str:
    """A session's file."""
    return "\n".join(_session_lines(session)) + "\n"


def _session_lines(session: Session) -> Iterator[str]:
    slot = session.slot
    yield "---"
    yield f'title: "{session.title}"'
    yield f"date: {slot.day} {slot.hour}:00"
    yield f"duration: {session.minutes // 60}:{session.minutes % 60:02}"
    yield "status: held"
    yield f"district: {slot.unit}"
    yield f"official: {session.official}"
    yield f"platform: {session.platform}"
    yield f"url: https://www.example.org/{slot.id}/"
    yield f"recording: https://video.example.org/watch?v={slot.id}"
    yield f"fidelity: {session.fidelity}"
    yield f"viewers: {session.viewers}"
    yield f"asked: {len(session.questions) + session.viewers % 50}"
    if slot.series:
        yield f"series: {slot.series}"
    if session.corrections:
        yield "corrections:"
        for on, number in session.corrections:
            yield f"  - {{on: {on}, question: q{number}, minor: true}}"
    yield f'summary: "{session.summary}"'
    yield "---"
    yield ""
    yield session.lead
    for question in session.questions:
        yield ""
        yield f"## {question.title} {{#q{question.number}}}"
        yield ""
        yield from _block(question, session.lang)
        for turn in question.turns:
            yield ""
            yield _turn_text(turn, question.lang)


def _block(question: Question, host_lang: str) -> Iterator[str]:
    """What stands right under the heading."""
    topics = ", ".join(question.topics)
    fields = {
        "topic": f"[{topics}]" if len(question.topics) > 1 else topics,
        "district": question.district,
        "at": f"{question.at // 3600}:{question.at // 60 % 60:02}:{question.at % 60:02}",
        "lang": question.lang if question.lang != host_lang else None,
        "asker": question.asker,
        "times_asked": question.times_asked if question.times_asked > 1 else None,
        "duplicate_of": f"q{question.duplicate_of}" if question.duplicate_of else None,
        "valid_as_of": question.valid_as_of,
        "review_by": question.review_by,
        "superseded_by": question.superseded_by,
        "visibility": question.visibility if question.visibility != "public" else None,
        "reason": question.reason,
    }
    yield from (f"{key}: {value}" for key, value in fields.items() if value)
    if question.promise:
        yield from _control(question.promise)


def _control(promise: Promise) -> Iterator[str]:
    yield "control:"
    yield f'  promise: "{promise.promise}"'
    yield f"  owner: {promise.owner}"
    yield f"  due: {promise.due}"
    if promise.updates:
        yield "  updates:"
        for on, status, note in promise.updates:
            proof = ", evidence: https://www.example.org/proof/" if status == "done" else ""
            yield f'    - {{on: {on}, status: {status}, note: "{note}"{proof}}}'


def _turn_text(turn: Turn, lang: str) -> str:
    said = [turn.speaker or "", turn.on.isoformat() if turn.on else ""]
    bracket = ", ".join(part for part in said if part)
    word = WORDS[lang, turn.is_answer] + (f" ({bracket})" if bracket else "")
    begins_block = not turn.text[0].isalnum() or turn.text.startswith("1. ")
    return f"{word}:\n\n{turn.text}" if begins_block else f"{word}: {turn.text}"


def release_text(release: Release) -> str:
    """A press release's file."""
    return f"""---
title: "{release.title}"
date: {release.slot.day} 18:00
summary: "{release.summary}"
district: {release.slot.unit}
topic: {release.topic}
about: {release.slot.id}
---

{release.body}
"""

"""The words of what is published, in a form in which only a changed word makes a difference.

Spaces, line breaks, invisible signs, the form of a letter's code, of quotation marks and of dashes
may change without a word of explanation; everything else is a change of words.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pressroom.model.identity import OfficialId, QuestionId
from pressroom.model.release import ReleaseFacts
from pressroom.model.session import Question, SessionFacts, Turn, TurnKind

_SAME = str.maketrans(
    {
        **dict.fromkeys("«»„“”‟″", '"'),
        **dict.fromkeys("‘’‚‛ʼ′", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"),
        "…": "...",
    }
)


@dataclass(frozen=True, slots=True)
class Passage:
    """One turn of a question: who speaks, and the words in normal form.

    ``speaker`` is who answered, the session's official where the answer names nobody. ``later``:
    the answer was given on a day of its own, after the broadcast.
    """

    kind: TurnKind
    speaker: str
    text: str
    later: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one question, or of a release: then ``id`` is "" and it has one passage."""

    id: str
    title: str
    passages: tuple[Passage, ...]


def normal(text: str) -> str:
    """A text in normal form (Unicode's form C, one space between words)."""
    if text.isascii():
        return " ".join(text.split())
    return " ".join(unicodedata.normalize("NFC", text).translate(_SAME).split())


def session_wording(facts: SessionFacts, questions: Iterable[Question]) -> Iterator[Wording]:
    """The words of each question that is published, in the order of the file."""
    for question in questions:
        if question.facts.is_published:
            passages = tuple(_passage(turn, facts.official) for turn in question.turns)
            yield Wording(QuestionId(question.facts.id), normal(question.title), passages)


def release_wording(facts: ReleaseFacts, body: str) -> Iterator[Wording]:
    """The words of a press release, its summary a passage before its body; none: withdrawn."""
    if facts.withdrawn is None:
        parts = [part for part in (facts.summary, body) if part]
        passages = tuple(Passage(TurnKind.ANSWER, "", normal(part)) for part in parts)
        yield Wording("", normal(facts.title), passages)


def digest_of(wordings: Iterable[Wording]) -> str:
    """The BLAKE2b-128 of words, in hex; of nothing it is "". Their order tells nothing."""
    lines = sorted(
        "\x1e".join(
            (
                wording.id,
                wording.title,
                *(f"{p.kind}\x1f{p.speaker}\x1f{p.later:d}\x1f{p.text}" for p in wording.passages),
            )
        )
        for wording in wordings
    )
    if not lines:
        return ""
    joined = "\x1d".join(lines).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(joined, digest_size=16).hexdigest()


def _passage(turn: Turn, official: OfficialId | None) -> Passage:
    answer = turn.kind is TurnKind.ANSWER
    speaker = (turn.speaker or official or "") if answer else ""
    return Passage(turn.kind, speaker, normal(turn.text), turn.answered_on is not None)

"""What lists show of a session's questions, kept apart from its text.

A card holds titles and names, and no word of an answer: where an answer is mended, the card's bytes
stay, and so does every list that was made from it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from pressroom.language import Language, Localized
from pressroom.model.identity import DistrictId, OfficialId, QuestionId, SessionId, TopicId
from pressroom.model.registers import District, DistrictKind, Topic
from pressroom.model.session import Question, Session, TurnKind
from pressroom.rendering.desk import Desk

CARDS = 600
"""Cards that a worker keeps read: a large year of sessions."""
_NO_TOPIC: frozenset[TopicId | None] = frozenset({None})


@dataclass(frozen=True, slots=True)
class TitledQuestion:
    """A listed question as lists show it.

    ``about`` are the ids of its topics, None alone for a question of no topic; ``speakers`` are
    those who answered it.
    """

    id: QuestionId
    title: str
    lang: Language
    answered: bool
    district: District
    topics: tuple[Topic, ...]
    about: frozenset[TopicId | None]
    speakers: tuple[OfficialId, ...]


@dataclass(frozen=True, slots=True, eq=False)
class TitleCard:
    """One language version of a session with its listed questions, in the order of its page.

    Compared by identity, so that what is made of a card can be kept by it.
    """

    session: SessionId
    lang: Language
    title: str
    day: date
    demonstration: bool
    questions: tuple[TitledQuestion, ...]


def card_path(session: SessionId, lang: Language) -> str:
    """Where the hidden file of a version stands."""
    return f"cards/{session}.{lang}.json"


def write_card(session: Session, districts: Iterable[District], topics: Iterable[Topic]) -> bytes:
    """The card of a session; ``districts`` and ``topics`` are those that it names."""
    facts = session.facts
    card = {
        "session": facts.id,
        "lang": facts.lang,
        "title": facts.title,
        "day": facts.starts.date().isoformat(),
        "demonstration": facts.demonstration,
        "districts": {d.id: [d.kind, _packed(d.name)] for d in districts},
        "topics": {topic.id: _packed(topic.name) for topic in topics},
        "questions": [
            [
                question.facts.id,
                question.title,
                question.facts.lang,
                question.facts.answered,
                question.facts.district or facts.district,
                question.facts.topics,
                _speakers(question, facts.official),
            ]
            for question in session.questions
            if question.facts.is_listed
        ],
    }
    return json.dumps(card, ensure_ascii=False, separators=(",", ":")).encode()


def read_card(desk: Desk, path: str) -> TitleCard:
    """The card in a hidden file; a worker that makes several lists of a year reads it once."""
    return _unpack(desk.hidden(path))


def _speakers(question: Question, official: OfficialId | None) -> list[OfficialId]:
    answers = (turn for turn in question.turns if turn.kind is TurnKind.ANSWER)
    named = {turn.speaker or official for turn in answers}
    return sorted(speaker for speaker in named if speaker is not None)


def _packed(words: Localized) -> str | dict[Language, str]:
    return words.everywhere if words.everywhere is not None else dict(words.by_language)


def _unpacked(words: str | dict[str, str]) -> Localized:
    if isinstance(words, str):
        return Localized.of(words)
    return Localized.of({Language(lang): text for lang, text in words.items()})


@lru_cache(maxsize=CARDS)
def _unpack(content: bytes) -> TitleCard:
    card: Any = json.loads(content)
    districts = {
        id_: District(DistrictId(id_), _unpacked(name), DistrictKind(kind))
        for id_, (kind, name) in card["districts"].items()
    }
    topics = {id_: Topic(TopicId(id_), _unpacked(name)) for id_, name in card["topics"].items()}
    return TitleCard(
        session=SessionId(card["session"]),
        lang=Language(card["lang"]),
        title=card["title"],
        day=date.fromisoformat(card["day"]),
        demonstration=card["demonstration"],
        questions=tuple(
            TitledQuestion(
                id=QuestionId(id_),
                title=title,
                lang=Language(lang),
                answered=answered,
                district=districts[district],
                topics=tuple(topics[topic] for topic in about),
                about=frozenset(map(TopicId, about)) or _NO_TOPIC,
                speakers=tuple(map(OfficialId, speakers)),
            )
            for id_, title, lang, answered, district, about, speakers in card["questions"]
        ),
    )

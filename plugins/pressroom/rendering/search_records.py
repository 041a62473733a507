"""Questions and releases as the search takes them: plain words to be found by, and cards."""

from __future__ import annotations

from pressroom.deriving.searched import SearchedRelease, SearchedSession
from pressroom.model.release import Release
from pressroom.model.session import Question, QuestionFacts, Session, Turn, TurnKind
from pressroom.rendering.plain import plain_text
from pressroom.rendering.prose_words import prose_words
from pressroom.searching import scoring
from pressroom.searching.cards import Card
from pressroom.searching.records import Passage, Record, Traits

_MARKS = {TurnKind.QUESTION: "?", TurnKind.ANSWER: "!"}
_WEIGHTS = {TurnKind.QUESTION: scoring.QUESTION, TurnKind.ANSWER: scoring.ANSWER}


def session_records(facts: SearchedSession, texts: Session) -> list[tuple[Record, Card]]:
    """A record and its card for each question that may be found."""
    by_id = {question.facts.id: question for question in texts.questions}
    languages = facts.languages()
    return [
        _question(facts, by_id[question.id], tuple(map(str, languages.get(question.id, ()))))
        for question in facts.listed()
    ]


def _question(
    facts: SearchedSession, texts: Question, languages: tuple[str, ...]
) -> tuple[Record, Card]:
    session, question = facts.session, texts.facts
    title = plain_text(texts.title)
    turns = [
        (
            turn,
            plain_text(turn.text) if turn.kind is TurnKind.QUESTION else prose_words(turn.text),
        )
        for turn in texts.turns
    ]
    district = question.district or session.district
    passages = [Passage(title, question.lang, scoring.TITLE)]
    passages += [Passage(words, turn.lang, _WEIGHTS[turn.kind]) for turn, words in turns]
    if texts.asker:
        passages.append(Passage(plain_text(texts.asker), session.lang, scoring.ANSWER))
    if question.commitment:
        promise = question.commitment.promise.pick(session.lang)
        passages.append(
            Passage(plain_text(promise.text), promise.lang or session.lang, scoring.ANSWER)
        )
    speakers = {turn.speaker or session.official for turn in texts.turns if _is_answer(turn)}
    states = _states(facts, question)
    record = Record(
        passages=tuple(passages),
        traits=Traits(
            lang=question.lang,
            topics=question.topics,
            district=district,
            officials=tuple(sorted(speaker for speaker in speakers if speaker)),
            promise=str(question.commitment.status) if question.commitment else "",
        ),
        stale="superseded" in states or "outdated" in states,
    )
    card = Card(
        part=question.id,
        lang=question.lang,
        day=session.starts.date(),
        district=district,
        topics=question.topics,
        states=states,
        languages=languages,
        title=title,
        texts=tuple((_MARKS[turn.kind], words) for turn, words in turns),
    )
    return record, card


def _is_answer(turn: Turn) -> bool:
    return turn.kind is TurnKind.ANSWER


def _states(facts: SearchedSession, question: QuestionFacts) -> tuple[str, ...]:
    states = {
        "demonstration": facts.session.demonstration,
        "superseded": question.superseded_by is not None,
        "outdated": question.id in facts.outdated,
        "unanswered": not question.answered,
    }
    found = [state for state, holds in states.items() if holds]
    if question.commitment:
        found.append(f"promise-{question.commitment.status}")
    return tuple(found)


def release_record(facts: SearchedRelease, texts: Release) -> tuple[Record, Card]:
    """The record and the card of a release."""
    release = facts.release
    title, summary = plain_text(release.title), plain_text(release.summary or "")
    body = prose_words(texts.body)
    record = Record(
        passages=(
            Passage(title, release.lang, scoring.TITLE),
            Passage(summary, release.lang, scoring.QUESTION),
            Passage(body, release.lang, scoring.ANSWER),
        ),
        traits=Traits(release.lang, release.topics, release.district or "", (), ""),
        stale=False,
    )
    card = Card(
        part="",
        lang=release.lang,
        day=release.published.date(),
        district=release.district or "",
        topics=release.topics,
        states=("demonstration",) if release.demonstration else (),
        languages=tuple(map(str, facts.languages)),
        title=title,
        texts=tuple(("!", words) for words in (summary, body) if words),
    )
    return record, card

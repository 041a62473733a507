"""Related answers: the same topic in the same district first, then shared rare words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from math import log

from pressroom.deriving.related import RelatedQuestion, RelatedSession, related_session
from pressroom.deriving.surroundings import SessionSurroundings
from pressroom.model.identity import DistrictId, QuestionId, TopicId
from pressroom.model.session import Session
from pressroom.rendering import addresses, dates
from pressroom.rendering.desk import Desk
from pressroom.rendering.session_contexts import RelatedAnswer
from pressroom.searching.words import fold, surfaces

_MOST = 4
_RARE = 50
"""A word is rare in at most one of so many titles, and in three whatever their number."""

_LETTERS = 5
"""Shorter words tell nothing; words that begin with the same so many are taken for one."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    session: RelatedSession
    question: RelatedQuestion
    title: str


class RelatedAnswers:
    """Those of one session's questions: among its own, and in the few earlier sessions given.

    A word weighs the more the fewer titles of these sessions have it.
    """

    def __init__(self, around: SessionSurroundings, texts: Session, desk: Desk) -> None:
        self._desk = desk
        self._lang = around.session.lang
        own = related_session(around.session)
        titles = {question.facts.id: question.title for question in texts.questions}
        self._own = {
            question.facts.id: (
                question.facts.district or around.session.district,
                question.facts.topics,
                _words(question.title),
            )
            for question in texts.questions
        }
        pool = [(own, titles)]
        pool += [(one, desk.titles(one.path, one.titles)) for one in around.related]
        self._candidates = [
            _Candidate(session, question, found[question.id])
            for session, found in pool
            for question in session.questions
        ]
        # Those of the session itself come first.
        self._places = {one.id: place for place, one in enumerate(own.questions)}
        self._views: dict[int, RelatedAnswer] = {}
        self._by_word: dict[str, list[int]] = {}
        self._by_topic: dict[tuple[DistrictId, TopicId], list[int]] = {}
        for place, one in enumerate(self._candidates):
            for word in _words(one.title):
                self._by_word.setdefault(word, []).append(place)
            for topic in one.question.topics:
                self._by_topic.setdefault((one.question.district, topic), []).append(place)

    def of(self, question: QuestionId) -> tuple[RelatedAnswer, ...]:
        """The most related ones; of equals neither the newest nor the oldest is preferred."""
        district, topics, words = self._own[question]
        shared: dict[int, float] = {}
        total = len(self._candidates)
        for word in sorted(words):
            places = self._by_word.get(word, ())
            if len(places) <= max(3, total // _RARE):
                for place in places:
                    shared[place] = shared.get(place, 0.0) + log(1 + total / len(places))
        same = {place for topic in topics for place in self._by_topic.get((district, topic), ())}
        found = same | shared.keys()
        found.discard(self._places.get(question, -1))
        ranked = sorted([(place not in same, -shared.get(place, 0.0), place) for place in found])
        if len(ranked) > _MOST:
            # Lots are drawn only among those that may be shown.
            last = ranked[_MOST - 1][:2]
            ranked = [one for one in ranked if one[:2] <= last]
        drawn = sorted(
            [(other, weight, self._draw(question, at), at) for other, weight, at in ranked]
        )
        return tuple([self._view(place) for *_, place in drawn[:_MOST]])

    def _draw(self, question: QuestionId, place: int) -> bytes:
        one = self._candidates[place]
        name = f"{question} {one.session.id} {one.question.id}"
        return blake2b(name.encode(), digest_size=8).digest()

    def _view(self, place: int) -> RelatedAnswer:
        """A candidate as it is shown: the same wherever it is."""
        view = self._views.get(place)
        if view is None:
            view = self._views[place] = self._make_view(self._candidates[place])
        return view

    def _make_view(self, one: _Candidate) -> RelatedAnswer:
        session = one.session
        path = addresses.question(session.lang, session.id, one.question.id)
        return RelatedAnswer(
            href=self._desk.addresses.href(path),
            title=one.title,
            lang=one.question.lang if one.question.lang is not self._lang else None,
            on=dates.format_day(session.day, self._lang),
        )


@lru_cache(maxsize=4096)
def _words(title: str) -> frozenset[str]:
    """The beginnings of a title's words: endings come last in Kazakh and in Russian.

    The stems of the search would tell forms apart better and cost ten times as much.
    """
    words = (fold(word) for word in surfaces(title) if len(word) >= _LETTERS)
    return frozenset(word[:_LETTERS] for word in words)

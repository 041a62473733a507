"""The questions of a session, each as it looks on the session's page and on its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from functools import cached_property
from itertools import pairwise

from pressroom.deriving.surroundings import SessionSurroundings
from pressroom.language import Language
from pressroom.model.commitment import Commitment
from pressroom.model.identity import QuestionId
from pressroom.model.session import Question, Turn, TurnKind
from pressroom.rendering import addresses, dates
from pressroom.rendering.commitment_views import commitment_view
from pressroom.rendering.contexts import CorrectionNote, Link
from pressroom.rendering.desk import Desk
from pressroom.rendering.names import SessionNames
from pressroom.rendering.plain import plain
from pressroom.rendering.prose import Prose
from pressroom.rendering.question_contexts import CommitmentView, QuestionView, TurnView
from pressroom.rendering.templates import LANGUAGE_NAMES


class QuestionViews:
    """Made once for all pages that show them.

    ``names`` are those of the session, and ``corrections`` its notes, one for one with its facts.
    """

    def __init__(
        self,
        around: SessionSurroundings,
        questions: Iterable[Question],
        names: SessionNames,
        corrections: tuple[CorrectionNote, ...],
        prose: Prose,
        desk: Desk,
    ) -> None:
        self._around = around
        self._facts = around.session
        self._lang = around.session.lang
        self._texts = {question.facts.id: question for question in questions}
        self._names = names
        self._corrections = corrections
        self._prose = prose
        self._desk = desk

    @cached_property
    def all(self) -> tuple[QuestionView, ...]:
        """Every question in the order of the page."""
        return tuple(map(self._question, self._texts.values()))

    @cached_property
    def by_id(self) -> dict[str, QuestionView]:
        """The same by their ids."""
        return {view.id: view for view in self.all}

    @cached_property
    def merged(self) -> dict[QuestionId, QuestionId]:
        """Questions that are shown at another, with that other."""
        return {
            question.id: question.duplicate_of
            for question in self._facts.questions
            if question.is_merged and question.duplicate_of
        }

    @cached_property
    def neighbours(self) -> dict[str, tuple[Link | None, Link | None]]:
        """For each question the ones before and after it that have words of their own."""
        shown = [view for view in self.all if view.hidden_reason is None]
        shown = [view for view in shown if view.merged_into is None and not view.unlisted]
        links = {view.id: Link(view.href, view.title, view.lang) for view in shown}
        before = {later.id: links[earlier.id] for earlier, later in pairwise(shown)}
        after = {earlier.id: links[later.id] for earlier, later in pairwise(shown)}
        return {view.id: (before.get(view.id), after.get(view.id)) for view in self.all}

    def first_words(self, question: QuestionId) -> str:
        """The first answer's words, else the first question's: what the page is about."""
        found = self._texts[question]
        if found.hidden_reason is not None:
            return ""
        first = next((turn for turn in found.turns if turn.kind is TurnKind.ANSWER), None)
        first = first or next(iter(found.turns), None)
        return first.text if first else ""

    def versions(self, question: QuestionId) -> dict[Language, str]:
        """The paths of a question's page in the languages in which it has words."""
        versions = {self._lang: addresses.question(self._lang, self._facts.id, question)}
        for twin in self._around.twins:
            if question in twin.questions:
                versions[twin.lang] = addresses.question(twin.lang, self._facts.id, question)
        return versions

    @cached_property
    def _asked_again(self) -> Counter[QuestionId]:
        """How often each question was asked by those that repeat it."""
        again = Counter[QuestionId]()
        for question in self._facts.questions:
            if question.is_merged and question.duplicate_of:
                again[question.duplicate_of] += question.times_asked
        return again

    def _href(self, lang: Language, question: QuestionId) -> str:
        return self._desk.addresses.href(addresses.question(lang, self._facts.id, question))

    def _differs(self, lang: Language) -> Language | None:
        return lang if lang is not self._lang else None

    def _question(self, question: Question) -> QuestionView:
        facts = question.facts
        number = int(facts.id.removeprefix("q"))
        href = self._href(self._lang, facts.id)
        if question.hidden_reason is not None:
            return QuestionView(
                id=facts.id,
                number=number,
                href=href,
                title="",
                lang=None,
                hidden_reason=question.hidden_reason,
            )
        lang = self._differs(facts.lang)
        if facts.duplicate_of is not None:
            return QuestionView(
                id=facts.id,
                number=number,
                href=href,
                title=question.title,
                lang=lang,
                merged_into=self._merged_into(facts.duplicate_of),
            )
        day, now = dates.format_day, self._lang
        newer = self._around.successors.get(facts.id)
        return QuestionView(
            id=facts.id,
            number=number,
            href=href,
            title=question.title,
            lang=lang,
            turns=self._turns(question),
            answered=facts.answered,
            unlisted=not facts.is_listed,
            place=self._names.places[facts.district or self._facts.district],
            topics=tuple([self._names.labels[topic] for topic in facts.topics]),
            asker=question.asker,
            times_asked=facts.times_asked + self._asked_again[facts.id],
            at=dates.format_offset(facts.at) if facts.at is not None else None,
            at_iso=dates.iso_duration(timedelta(seconds=facts.at))
            if facts.at is not None
            else None,
            recording=_at_second(self._facts.recording, facts.at),
            valid_as_of=day(facts.valid_as_of, now) if facts.valid_as_of else None,
            out_of_date_since=(
                day(facts.review_by, now)
                if facts.review_by and facts.id in self._around.out_of_date
                else None
            ),
            superseded_by=self._successor(facts.id) if newer else None,
            commitment=self._commitment(facts.id, facts.commitment) if facts.commitment else None,
            corrections=tuple(
                note
                for note, correction in zip(self._corrections, self._facts.corrections, strict=True)
                if correction.question == facts.id
            ),
            translations=tuple(
                Link(self._href(twin.lang, facts.id), LANGUAGE_NAMES[twin.lang], twin.lang)
                for twin in self._around.twins
                if facts.id in twin.questions
            ),
        )

    def _merged_into(self, target: QuestionId) -> Link:
        question = self._texts[target]
        return Link(
            self._href(self._lang, target), question.title, self._differs(question.facts.lang)
        )

    def _successor(self, question: QuestionId) -> Link:
        newer = self._around.successors[question]
        titles = self._desk.titles(newer.source.path, newer.titles)
        path = addresses.question(newer.lang, newer.question.session, newer.question.question)
        title = titles[newer.question.question]
        return Link(self._desk.addresses.href(path), title, self._differs(newer.title_lang))

    def _turns(self, question: Question) -> tuple[TurnView, ...]:
        views = []
        speaker_before = None
        for turn in question.turns:
            views.append(self._turn(turn, speaker_before))
            if turn.kind is TurnKind.ANSWER:
                speaker_before = turn.speaker or self._facts.official
        return tuple(views)

    def _turn(self, turn: Turn, speaker_before: str | None) -> TurnView:
        if turn.kind is TurnKind.QUESTION:
            return TurnView(turn.kind, plain(turn.text, turn.lang), self._differs(turn.lang))
        speaker = turn.speaker or self._facts.official
        return TurnView(
            kind=turn.kind,
            html=self._prose.html(turn.text, 4, turn.lang),
            lang=self._differs(turn.lang),
            speaker=self._names.people[speaker] if speaker else None,
            same_speaker=speaker is not None and speaker == speaker_before,
            answered_on=(
                dates.format_day(turn.answered_on, self._lang) if turn.answered_on else None
            ),
        )

    def _commitment(self, question: QuestionId, commitment: Commitment) -> CommitmentView:
        owner = self._names.people[commitment.owner] if commitment.owner else None
        term = self._around.terms[question]
        return commitment_view(commitment, term, owner, self._prose, self._desk)


def _at_second(recording: str | None, at: int | None) -> str | None:
    """The recording's address at a second of it, as YouTube and the Media Fragments URI say it."""
    if recording is None or at is None:
        return None
    if re.match(r"https?://(?:www\.|m\.)?(?:youtube\.com|youtu\.be)/", recording):
        return f"{recording}{'&' if '?' in recording else '?'}t={at}s"
    return f"{recording}#t={at}"

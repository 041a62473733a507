"""Rows of the open data that come from one session."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from functools import cached_property

from pressroom.deriving.commitments import session_commitments
from pressroom.deriving.session_data import SessionData
from pressroom.deriving.surroundings import SessionSurroundings
from pressroom.language import Language
from pressroom.model.commitment import WorkingDays
from pressroom.model.identity import OfficialId, QuestionId
from pressroom.model.session import Question, QuestionFacts, TurnKind, count_questions
from pressroom.rendering import addresses
from pressroom.rendering.data_tables import Row
from pressroom.rendering.desk import Desk
from pressroom.rendering.names import words_for
from pressroom.rendering.plain import plain_text
from pressroom.rendering.redactions import count_gaps
from pressroom.rendering.session_views import SessionViews, session_views
from pressroom.rendering.texts import site_origin, turn_text


class SessionRows:
    """All rows of one session, and what its other files need: made once for all of them."""

    def __init__(self, data: SessionData, desk: Desk) -> None:
        self.data = data
        self.desk = desk
        self._said: dict[tuple[Language, QuestionId], tuple[str, ...]] = {}
        self._versions = {version.session.lang: version for version in data.versions}

    def views(self, lang: Language) -> SessionViews:
        """The session as the pages of a language show it."""
        return session_views(self._versions[lang], self.desk)

    @cached_property
    def texts(self) -> dict[Language, dict[QuestionId, Question]]:
        """The words of the questions in each language."""
        return {
            lang: {question.facts.id: question for question in self.views(lang).texts.questions}
            for lang in self._versions
        }

    @cached_property
    def listed(self) -> list[tuple[QuestionId, tuple[Language, ...], QuestionFacts]]:
        """Every listed question with its languages, the one to show first, and its facts there."""
        return [
            (question_id, tuple(versions), next(iter(versions.values())))
            for question_id, versions in self.data.listed().items()
        ]

    @cached_property
    def answers(self) -> tuple[Row, ...]:
        """A row for each listed question."""
        return tuple(self._answers())

    def _answers(self) -> Iterator[Row]:
        again = self._asked_again
        for question_id, languages, facts in self.listed:
            lang = languages[0]
            version = self._versions[lang]
            session = version.session
            question = self.texts[lang][question_id]
            asked, answered = self.words(lang, question_id)
            district = facts.district or session.district
            yield {
                "id": self.ref(question_id),
                "session": self.data.id,
                "question": question_id,
                "lang": str(facts.lang),
                "languages": [str(one) for one in languages],
                "url": self.address(lang, question_id),
                "title": plain_text(question.title),
                "date": session.starts.date().isoformat(),
                "at": facts.at,
                "district": district,
                "district_name": words_for(version.names.districts[district].name, lang).text,
                "topics": list(facts.topics),
                "speakers": self._speakers(version, question),
                "asker": question.asker,
                "question_text": asked,
                "answer_text": answered,
                "answered": facts.answered,
                "times_asked": facts.times_asked + again[question_id],
                "fidelity": session.fidelity,
                "valid_as_of": _day(facts.valid_as_of),
                "review_by": _day(facts.review_by),
                "out_of_date": question_id in version.out_of_date,
                "superseded_by": self._newer(version, question_id),
                "commitment": facts.commitment.status if facts.commitment else None,
                "corrections": sum(c.question == question_id for c in session.corrections),
                "redactions": count_gaps(question.title)
                + sum(count_gaps(turn.text) for turn in question.turns),
                "demonstration": session.demonstration,
            }

    def translations(self) -> Iterator[Row]:
        """The words of listed questions in their other languages."""
        for question_id, (_, *others), _ in self.listed:
            for lang in others:
                question = self.texts[lang][question_id]
                asked, answered = self.words(lang, question_id)
                yield {
                    "answer": self.ref(question_id),
                    "lang": str(question.facts.lang),
                    "url": self.address(lang, question_id),
                    "title": plain_text(question.title),
                    "question_text": asked,
                    "answer_text": answered,
                }

    def session(self) -> Row:
        """The session's own row."""
        version = self.data.original
        facts = version.session
        lang = facts.lang
        counts = count_questions(self._every_question())
        ends = facts.starts + facts.duration if facts.duration else None
        district = version.names.districts[facts.district]
        return {
            "id": self.data.id,
            "lang": str(lang),
            "languages": [str(one) for one in self.data.languages],
            "url": self.address(lang),
            "title": plain_text(facts.title),
            "starts": _moment(facts.starts),
            "ends": _moment(ends) if ends else None,
            "status": facts.status,
            "district": facts.district,
            "district_name": words_for(district.name, lang).text,
            "official": facts.official,
            "platform": facts.platform,
            "channel": facts.channel,
            "broadcast_url": facts.url,
            "recording": facts.recording,
            "fidelity": facts.fidelity,
            "viewers": facts.viewers,
            "asked": facts.asked,
            "questions": counts.questions,
            "published": counts.published,
            "listed": len(self.listed),
            "unanswered": counts.unanswered,
            "hidden": counts.hidden,
            "merged": counts.merged,
            "series": facts.series,
            "occurrence": _day(facts.occurrence),
            "cancelled_on": _moment(facts.cancelled.on) if facts.cancelled else None,
            "cancel_reason": facts.cancelled.reason if facts.cancelled else None,
            "corrections": len(facts.corrections),
            "summary": plain_text(facts.summary) if facts.summary else None,
            "demonstration": facts.demonstration,
        }

    def commitments(self) -> Iterator[Row]:
        """A row for each promise, with what the language says whose history goes furthest."""
        versions = {lang: version.session for lang, version in self._versions.items()}
        original = self.data.original.session.lang
        for entry in session_commitments(versions, original, date.min):
            lang, promise = entry.lang, entry.commitment
            term = self._versions[lang].terms[entry.question]
            words = words_for(promise.promise, lang)
            evidence = next((u.evidence for u in reversed(promise.updates) if u.evidence), None)
            due = promise.due
            yield {
                "id": self.ref(entry.question),
                "lang": str(words.lang or lang),
                "url": self.address(lang, entry.question),
                "promise": plain_text(words.text),
                "made": term.given.isoformat(),
                "owner": promise.owner,
                "district": entry.district,
                "due": _day(term.due),
                "due_working_days": due.count if isinstance(due, WorkingDays) else None,
                "status": promise.status,
                "overdue": term.overdue,
                "updated": promise.updates[-1].on.isoformat() if promise.updates else None,
                "evidence": self._evidence(evidence) if evidence else None,
                "demonstration": entry.demonstration,
            }

    def words(self, lang: Language, question_id: QuestionId) -> tuple[str | None, str | None]:
        """All that was asked, and all that was answered."""
        said: dict[TurnKind, list[str]] = {TurnKind.QUESTION: [], TurnKind.ANSWER: []}
        turns = self.texts[lang][question_id].turns
        for turn, text in zip(turns, self.turn_texts(lang, question_id), strict=True):
            said[turn.kind].append(text)
        asked, answered = ("\n\n".join(said[kind]) or None for kind in TurnKind)
        return asked, answered

    def turn_texts(self, lang: Language, question_id: QuestionId) -> tuple[str, ...]:
        """The plain words of a question's turns, one for one."""
        key = lang, question_id
        if key not in self._said:
            views = self.views(lang).questions.by_id[question_id].turns
            turns = self.texts[lang][question_id].turns
            self._said[key] = tuple(
                turn_text(turn, view.html) for turn, view in zip(turns, views, strict=True)
            )
        return self._said[key]

    def ref(self, question_id: QuestionId) -> str:
        """A question's id in the whole archive."""
        return f"{self.data.id}#{question_id}"

    def address(self, lang: Language, question_id: QuestionId | None = None) -> str:
        """The absolute address of the session's page, or of a question's."""
        path = addresses.session(lang, self.data.id)
        if question_id is not None:
            path = addresses.question(lang, self.data.id, question_id)
        return self.desk.addresses.absolute(path)

    @cached_property
    def _asked_again(self) -> Counter[QuestionId]:
        again = Counter[QuestionId]()
        for question in self._every_question():
            if question.is_merged and question.duplicate_of:
                again[question.duplicate_of] += question.times_asked
        return again

    def _every_question(self) -> list[QuestionFacts]:
        """Each question once, as ``count_session`` counts them."""
        once: dict[QuestionId, QuestionFacts] = {}
        for lang in Language:
            if lang in self._versions:
                for question in self._versions[lang].session.questions:
                    once.setdefault(question.id, question)
        return list(once.values())

    def _speakers(self, version: SessionSurroundings, question: Question) -> list[OfficialId]:
        speakers = (
            turn.speaker or version.session.official
            for turn in question.turns
            if turn.kind is TurnKind.ANSWER
        )
        return list(dict.fromkeys(speaker for speaker in speakers if speaker))

    def _newer(self, version: SessionSurroundings, question_id: QuestionId) -> str | None:
        successor = version.successors.get(question_id)
        return str(successor.question) if successor else None

    def _evidence(self, written: str) -> str:
        if written.startswith(("http://", "https://")):
            return written
        return f"{site_origin(self.desk)}{self.desk.addresses.href(addresses.media(written))}"


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")

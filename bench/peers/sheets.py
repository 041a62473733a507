"""An invented archive as pages in any generator's terms: an address, fields, a Markdown body.

What other generators have no rule for (dates in Kazakh, who held which post on that day, which
question comes before) is given to them ready, in words. That makes their work lighter, never
heavier: README.md beside this file says what each leaves out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from bench.invention import Promise, Question, Session
from bench.peers.words import Words
from bench.registers import TOPICS, Name, district_name, official_name, post_name

Field = str | int
Fields = dict[str, Field]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: ``layout`` is its template; ``body`` is Markdown."""

    address: str
    layout: str
    fields: Fields
    body: str


@dataclass(frozen=True, slots=True)
class SessionSheets:
    """A session's own page and those of its questions."""

    session: Sheet
    questions: list[Sheet]


def session_sheets(session: Session, words: Words) -> SessionSheets:
    """The pages of one session."""
    return _Speaker(session, words).sheets()


def word_of(name: Name, lang: str) -> str:
    """A name in one language."""
    return {"kk": name.kk, "ru": name.ru, "en": name.en}[lang]


def long_date(day: date, lang: str) -> str:
    """A day in words."""
    return format_date(day, "long", locale=lang)


class _Speaker:
    """Puts one session's facts into words."""

    def __init__(self, session: Session, words: Words) -> None:
        self.session = session
        self.lang = session.lang
        self.words = words
        self.day = long_date(session.slot.day, self.lang)
        self.address = f"/{self.lang}/sessions/{session.slot.id}/"
        self.place = word_of(district_name(session.slot.unit), self.lang)
        self.official = self._person(session.official)
        # Nobody links to a hidden question by its words.
        self.titles = {
            question.number: question.title
            for question in session.questions
            if question.visibility != "hidden"
        }

    def _say(self, phrase: str) -> str:
        return self.words.say(self.lang, phrase)

    def _person(self, official: str) -> str:
        name, post = official_name(official), post_name(official)
        return f"{word_of(name, self.lang)}, {word_of(post, self.lang)}"

    def sheets(self) -> SessionSheets:
        """The session's page, and its questions' in order."""
        questions = [self._question(question) for question in self.session.questions]
        return SessionSheets(self._session(), questions)

    def _session(self) -> Sheet:
        session = self.session
        states = [_state(question) for question in session.questions]
        published = states.count("ordinary") + states.count("unanswered")
        fields: Fields = {
            "title": session.title,
            "lang": self.lang,
            "address": self.address,
            "session": session.slot.id,
            "year": session.slot.day.year,
            "summary": session.summary,
            "iso": f"{session.slot.day}T{session.slot.hour}:00",
            "day": f"{self.day} {session.slot.hour}:00",
            "place": self.place,
            "official": self.official,
            "platform": session.platform,
            "length": f"{session.minutes // 60}:{session.minutes % 60:02}",
            "recording": f"https://video.example.org/watch?v={session.slot.id}",
            "fidelity": session.fidelity,
            "asked": len(session.questions) + session.viewers % 50,
            "viewers": session.viewers,
            "published": published,
            "answered": states.count("ordinary"),
            "unanswered": states.count("unanswered"),
            "merged": states.count("merged"),
            "hidden": states.count("hidden"),
            "citation": f"{session.title}. {self.day}.",
        }
        return Sheet(self.address, "session", fields, session.lead)

    def _question(self, question: Question) -> Sheet:
        state = _state(question)
        address = f"{self.address}q{question.number}.html"
        fields: Fields = {
            "title": self._say("Question hidden") if state == "hidden" else question.title,
            "lang": self.lang,
            "words_lang": question.lang,
            "address": address,
            "number": question.number,
            "state": state,
            "session": self.session.slot.id,
            "session_title": self.session.title,
            "session_address": self.address,
            "iso": f"{self.session.slot.day}T{self.session.slot.hour}:00",
            "day": f"{self.day} {self.session.slot.hour}:00",
            "place": self.place,
            "official": self.official,
            "at": f"{question.at // 3600}:{question.at // 60 % 60:02}:{question.at % 60:02}",
            "at_recording": f"https://video.example.org/watch?v={self.session.slot.id}"
            f"&t={question.at}",
        }
        if state == "hidden":
            return Sheet(address, "question", fields | {"reason": question.reason or ""}, "")
        if state == "merged":
            original = question.duplicate_of or 1
            fields["merged_title"] = self.titles[original]
            fields["merged_address"] = f"{self.address}q{original}.html"
            return Sheet(address, "merged", fields, "")
        fields |= self._circumstances(question)
        return Sheet(address, "question", fields, self._body(question))

    def _circumstances(self, question: Question) -> Fields:
        topics = (word_of(TOPICS[topic], self.lang) for topic in question.topics)
        fields: Fields = {
            "topics": ", ".join(topics),
            "own_place": "",
            "asker": question.asker or "",
            "times": question.times_asked,
            "valid": long_date(question.valid_as_of, self.lang) if question.valid_as_of else "",
            "review": long_date(question.review_by, self.lang) if question.review_by else "",
            "citation": f"{question.title} {self.session.title}. {self.day}.",
        }
        if question.district:
            fields["own_place"] = word_of(district_name(question.district), self.lang)
        for key, number in (("before", question.number - 1), ("after", question.number + 1)):
            fields[f"{key}_title"] = self.titles.get(number, "")
            fields[f"{key}_address"] = f"{self.address}q{number}.html"
        return fields

    def _body(self, question: Question) -> str:
        """The turns under small headings, then the promise."""
        parts = []
        for turn in question.turns:
            heading = self._say("Answer" if turn.is_answer else "Question")
            if turn.is_answer:
                heading += f" · {self._person(turn.speaker) if turn.speaker else self.official}"
            if turn.on:
                heading += f" · {self._say('Answered later:')} {long_date(turn.on, self.lang)}"
            parts += [f"##### {heading}", turn.text]
        if question.promise:
            parts += self._promise(question.promise)
        return "\n\n".join(parts)

    def _promise(self, promise: Promise) -> Iterator[str]:
        yield f"##### {self._say('Promised on air')}"
        yield f"{promise.promise}."
        yield f"{self._say('Responsible')}: {self._person(promise.owner)}"
        yield f"{self._say('Due')}: {promise.due}"
        yield from (
            f"{long_date(on, self.lang)}: {status}. {note}" for on, status, note in promise.updates
        )


def _state(question: Question) -> str:
    """How a question is shown: hidden, merged, unanswered, ordinary."""
    if question.visibility == "hidden":
        return "hidden"
    if question.duplicate_of:
        return "merged"
    return "ordinary" if any(turn.is_answer for turn in question.turns) else "unanswered"

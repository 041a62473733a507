"""What was asked and answered in broadcasts that never were: every feature, as often as in life.

A session depends on the seed and its own slot only, so that archives are made one session at a
time and in any order.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from bench import markup, registers
from bench.days import LAST_DAY, Slot
from bench.words.speech import Speech, kazakh_speech, prose, russian_speech, sentence

QUESTION_WORDS = 25
ANSWER_WORDS = 82
PARAGRAPH_WORDS = 45
# How often, of all questions.
HIDDEN, MERGED, UNANSWERED, UNLISTED = 0.003, 0.005, 0.01, 0.001
OTHER_LANGUAGE = 0.3
FOLLOW_UP, COMMITMENT, MARKDOWN, REDACTED, CORRECTED = 0.1, 0.05, 0.05, 0.01, 0.002
OTHER_OFFICIAL, ANSWERED_LATER, OTHER_DISTRICT = 0.08, 0.01, 0.25
ASKER, ASKED_OFTEN, NO_TOPIC, TWO_TOPICS = 0.2, 0.03, 0.02, 0.08
VALID_AS_OF, REVIEWED, SUPERSEDED = 0.01, 0.01, 0.002
ASKERS = {
    "kk": ("Аудан тұрғыны", "Жүргізуші", "Ата-ана", "Зейнеткер"),
    "ru": ("Житель района", "Водитель", "Мама школьника", "Пенсионерка"),
}
GAPS = {"kk": "[жасырылған: жеке деректер]", "ru": "[скрыто: персональные данные]"}
REASONS = {"kk": "Жеке деректер", "ru": "Персональные данные"}
PLATFORMS = ("instagram", "youtube", "facebook", "tiktok", "telegram", "website", "in-person")
FIDELITIES = ("verbatim", "edited", "summary")


@dataclass(frozen=True, slots=True)
class Turn:
    """One person's words; ``text`` is Markdown in an answer. ``speaker`` differs from the host."""

    is_answer: bool
    text: str
    speaker: str | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment: ``due`` as records write it, updates as day, status and a note."""

    promise: str
    owner: str
    due: str
    updates: tuple[tuple[date, str, str], ...] = ()


@dataclass(slots=True)
class Question:
    """One question; ``number`` counts from 1 and is its id; empty values are not written."""

    number: int
    lang: str
    title: str
    turns: list[Turn]
    topics: tuple[str, ...] = ()
    district: str | None = None
    at: int = 0
    asker: str | None = None
    times_asked: int = 1
    duplicate_of: int | None = None
    visibility: str = "public"
    reason: str | None = None
    superseded_by: str | None = None
    valid_as_of: date | None = None
    review_by: date | None = None
    promise: Promise | None = None


@dataclass(slots=True)
class Session:
    """One broadcast; ``minutes`` is its length."""

    slot: Slot
    lang: str
    title: str
    summary: str
    lead: str
    official: str
    platform: str
    fidelity: str
    viewers: int
    minutes: int
    questions: list[Question]
    corrections: list[tuple[date, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Release:
    """A press release about a broadcast; ``body`` is Markdown."""

    slot: Slot
    lang: str
    title: str
    summary: str
    topic: str
    body: str

    @property
    def id(self) -> str:
        """The record's id."""
        return f"{self.slot.day}-about-{self.slot.id[11:]}"


def invent_release(seed: int, slot: Slot, lang: str) -> Release:
    """Invent what the press service wrote about a broadcast in one language."""
    # Nothing secret: the same seed must give the same archive.
    dice = random.Random(f"{seed} release {slot.id} {lang}")  # noqa: S311
    both = random.Random(f"{seed} release {slot.id}")  # noqa: S311 what the languages share
    speech = kazakh_speech() if lang == "kk" else russian_speech()
    place = registers.district_name(slot.unit)
    name = place.kk if lang == "kk" else place.ru
    lead = prose(dice, speech.draw(dice, 60))
    return Release(
        slot=slot,
        lang=lang,
        title=f"{name}: {sentence(speech.draw(dice, 6), '')}",
        summary=prose(dice, speech.draw(dice, 16)),
        topic=both.choice(tuple(registers.TOPICS)),
        body=f"{lead}\n\n{markup.formatted(dice, speech.draw(dice, 150))}",
    )


def invent_session(seed: int, slot: Slot, questions: int, later: str | None) -> Session:
    """Invent one broadcast. ``later`` is the id of a session whose q1 may replace an answer."""
    return _Scribe(seed, slot, later).session(questions)


class _Scribe:
    """Writes down one session; every choice comes from its own dice."""

    def __init__(self, seed: int, slot: Slot, later: str | None) -> None:
        # Nothing secret: the same seed must give the same archive.
        self.dice = random.Random(f"{seed} {slot.id}")  # noqa: S311
        self.slot = slot
        self.later = later
        self.official = registers.chief(slot.unit, slot.day.isoformat())
        self.speeches = {"kk": kazakh_speech(), "ru": russian_speech()}

    def session(self, count: int) -> Session:
        """The whole broadcast."""
        dice = self.dice
        lang = dice.choice(("kk", "ru"))
        questions: list[Question] = []
        for number in range(1, count + 1):
            questions.append(self._question(number, lang, questions))
        place = registers.district_name(self.slot.unit)
        titles = {
            "kk": f"{place.kk}: азаматтарды онлайн қабылдау",
            "ru": f"{place.ru}: онлайн-приём граждан",
        }
        speech = self.speeches[lang]
        session = Session(
            slot=self.slot,
            lang=lang,
            title=titles[lang],
            summary=prose(dice, speech.draw(dice, 14)),
            lead=prose(dice, speech.draw(dice, 40)),
            official=self.official,
            platform="website" if self.slot.series else dice.choice(PLATFORMS),
            fidelity=dice.choice(FIDELITIES),
            viewers=dice.randrange(100, 5000),
            minutes=max(120, count * 75 // 60 + 5),
            questions=questions,
        )
        for question in questions:
            if question.visibility == "public" and self._happens(CORRECTED):
                session.corrections.append((self._day_after(10), question.number))
        session.corrections.sort()
        return session

    def _happens(self, rate: float) -> bool:
        return self.dice.random() < rate

    def _day_after(self, most: int) -> date:
        """A day after the broadcast, at most ``most`` days later, inside the archive."""
        return min(self.slot.day + timedelta(days=self.dice.randint(1, most)), LAST_DAY)

    def _question(self, number: int, host_lang: str, before: list[Question]) -> Question:
        dice = self.dice
        lang = host_lang
        if self._happens(OTHER_LANGUAGE):
            lang = "ru" if host_lang == "kk" else "kk"
        speech = self.speeches[lang]
        # What the question is about comes up in its title, in its words and in the answer.
        theme = speech.rare(dice, 3)
        words = theme[:2] + speech.draw(dice, dice.randint(3, 7))
        question = Question(
            number=number,
            lang=lang,
            title=sentence(words, "?").replace(",", ""),
            turns=[Turn(False, self._speak(speech, QUESTION_WORDS, theme, "?"))],
            topics=self._topics(),
            at=30 + (number - 1) * 75,
        )
        # The first question of every session is an ordinary one: others may point to it.
        chance = dice.random() if number > 1 else 1.0
        if chance < MERGED and (originals := [q for q in before if q.turns[1:] and not q.reason]):
            question.duplicate_of = dice.choice(originals).number
            return question
        if MERGED <= chance < MERGED + UNANSWERED:
            return question
        question.turns.append(self._answer(speech, theme))
        if self._happens(FOLLOW_UP):
            question.turns.append(Turn(False, self._speak(speech, 12, theme, "?")))
            question.turns.append(Turn(True, self._speak(speech, 30, theme)))
        if 1.0 > chance >= 1 - HIDDEN:
            question.visibility, question.reason = "hidden", REASONS[lang]
            return question
        if 1 - HIDDEN > chance >= 1 - HIDDEN - UNLISTED:
            question.visibility = "unlisted"
        self._add_circumstances(question, host_lang)
        if self._happens(REDACTED):
            self._redact(question)
        return question

    def _topics(self) -> tuple[str, ...]:
        names = tuple(registers.TOPICS)
        if self._happens(NO_TOPIC):
            return ()
        return tuple(self.dice.sample(names, 2 if self._happens(TWO_TOPICS) else 1))

    def _speak(self, speech: Speech, usual: int, theme: list[str], end: str = ".") -> str:
        """Plain words on a theme, about as many as usual."""
        words = speech.draw(self.dice, self.dice.randint(usual * 6 // 10, usual * 14 // 10))
        for word in theme:
            words[self.dice.randrange(len(words))] = word
        return prose(self.dice, words, end)

    def _answer(self, speech: Speech, theme: list[str]) -> Turn:
        dice = self.dice
        count = dice.randint(ANSWER_WORDS * 6 // 10, ANSWER_WORDS * 14 // 10)
        words = speech.draw(dice, count)
        for word in theme:
            words[dice.randrange(count)] = word
        if self._happens(MARKDOWN):
            text = markup.formatted(dice, words)
        else:
            parts = max(1, round(count / PARAGRAPH_WORDS))
            size = -(-count // parts)
            text = "\n\n".join(
                prose(dice, words[start : start + size]) for start in range(0, count, size)
            )
        speaker = dice.choice(registers.DEPUTIES) if self._happens(OTHER_OFFICIAL) else None
        on = self._day_after(30) if self._happens(ANSWERED_LATER) else None
        return Turn(True, text, speaker, on)

    def _redact(self, question: Question) -> None:
        """Put a labelled gap at the end of one turn's first sentence."""
        place = self.dice.randrange(len(question.turns))
        turn = question.turns[place]
        first, stop, rest = turn.text.partition(". ")
        if stop and not first.startswith(markup.MARKS):
            text = f"{first} {GAPS[question.lang]}. {rest}"
            question.turns[place] = Turn(turn.is_answer, text, turn.speaker, turn.on)

    def _add_circumstances(self, question: Question, host_lang: str) -> None:
        """Who asked, where, how often, for how long it holds, what was promised."""
        dice = self.dice
        day = self.slot.day
        if self._happens(OTHER_DISTRICT):
            question.district = dice.choice(registers.UNITS)
        if self._happens(ASKER):
            question.asker = dice.choice(ASKERS[question.lang])
        if self._happens(ASKED_OFTEN):
            question.times_asked = dice.randint(2, 9)
        if self._happens(VALID_AS_OF):
            question.valid_as_of = day
        if self._happens(REVIEWED):
            question.review_by = day + timedelta(days=365)
        if question.number > 1 and self.later and self._happens(SUPERSEDED):
            question.superseded_by = f"{self.later}#q1"
        if self._happens(COMMITMENT):
            question.promise = self._promise(self.speeches[host_lang])

    def _promise(self, speech: Speech) -> Promise:
        dice = self.dice
        due = f"{dice.choice((5, 10, 15, 30))} working days"
        if dice.random() < 0.7:
            due = (self.slot.day + timedelta(days=dice.randint(7, 120))).isoformat()
        updates = []
        if dice.random() < 0.8:
            on = self._day_after(100)
            status = dice.choice(("done", "done", "done", "open", "not-done", "handed-over"))
            updates.append((on, status, sentence(speech.draw(dice, 8))))
        words = sentence(speech.draw(dice, 8), "")
        return Promise(words, self.official, due, tuple(updates))

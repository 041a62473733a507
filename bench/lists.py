"""What it costs to plan lists and to find related answers, in archives of growing size.

python -m bench.lists --sessions 100 1000 --questions 100

Facts are invented in memory, no text is read: a million questions are 10000 sessions of 100. Says
seconds for one pass over all questions, for planning every list, and microseconds for the related
answers of one question, which must not grow with the archive.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from bench import registers
from bench.days import slots
from bench.words.speech import russian_speech, sentence
from pressroom.deriving.publication import Edition
from pressroom.deriving.related import related_session, related_sessions
from pressroom.emitting.district_pages import DistrictPages
from pressroom.emitting.topic_pages import TopicPages
from pressroom.language import Language, Localized
from pressroom.model.archive import Archive
from pressroom.model.identity import DistrictId, QuestionId, SessionId, TopicId
from pressroom.model.registers import District, DistrictKind, Registers, Topic
from pressroom.model.session import QuestionFacts, SessionFacts, SessionStatus
from pressroom.rendering.related_answers import RelatedAnswers
from pressroom.source import SourceRef

_TRIED = 200


@dataclass(frozen=True, slots=True)
class Costs:
    """Seconds for all, microseconds for one question's related answers; ``pages`` are planned."""

    questions: int
    index: float
    plan: float
    pages: int
    related: float


def invent(sessions: int, questions: int) -> Archive:
    """Facts of an archive in one language, spread over the years and districts of the others."""
    dice = random.Random(1)  # noqa: S311 (nothing secret: the same archive each time)
    topics = [TopicId(name) for name in registers.TOPICS]
    units = [DistrictId(unit) for unit in (registers.REGION, *registers.UNITS)]
    found = {}
    for slot in slots(sessions):
        id_ = SessionId(slot.id)
        found[id_] = {
            Language.RU: SessionFacts(
                id=id_,
                lang=Language.RU,
                source=SourceRef(f"{slot.path}.ru.md", slot.id),
                title=slot.id,
                starts=datetime.combine(slot.day, datetime.min.time(), UTC)
                + timedelta(hours=slot.hour),
                status=SessionStatus.HELD,
                district=DistrictId(slot.unit),
                questions=tuple(
                    QuestionFacts(
                        id=QuestionId(f"q{number}"),
                        line=number,
                        lang=Language.RU,
                        answered=True,
                        topics=(dice.choice(topics),),
                        district=dice.choice(units) if dice.random() < 0.25 else None,
                    )
                    for number in range(1, questions + 1)
                ),
            )
        }
    names = {unit: District(unit, Localized.of(unit), DistrictKind.DISTRICT) for unit in units}
    about = {topic: Topic(topic, Localized.of(topic)) for topic in topics}
    return Archive(Registers(names, {}, about), dict(sorted(found.items())))


def measure(sessions: int, questions: int) -> Costs:
    """Plan the lists of an archive, and relate some questions of its last session."""
    archive = invent(sessions, questions)
    languages = (Language.KK, Language.RU, Language.EN)
    edition = Edition(archive, languages, datetime(2026, 7, 1, tzinfo=UTC))
    started = time.process_time()
    assert edition.lists.named  # noqa: S101 (worked out here)
    index = time.process_time() - started
    started = time.process_time()
    pages = sum(1 for emitter in (TopicPages(), DistrictPages()) for _ in emitter.plan(edition))
    plan = time.process_time() - started
    return Costs(sessions * questions, index, plan, pages, _related(edition, questions))


def _related(edition: Edition, questions: int) -> float:
    """Microseconds for one question, the look at the titles of its pool included."""
    dice, speech = random.Random(2), russian_speech()  # noqa: S311
    titles = {
        QuestionId(f"q{number}"): sentence(speech.rare(dice, 2) + speech.draw(dice, 5), "?")
        for number in range(1, questions + 1)
    }
    session = list(edition.archive.sessions.values())[-1][Language.RU]
    around: Any = SimpleNamespace(
        session=session,
        related=related_sessions(edition.archive, edition.pools[session.id], Language.RU),
    )
    texts: Any = SimpleNamespace(
        questions=[SimpleNamespace(facts=q, title=titles[q.id]) for q in session.questions]
    )
    desk: Any = SimpleNamespace(
        titles=lambda _path, _digest: titles,
        addresses=SimpleNamespace(href=lambda path: f"/{path}"),
    )
    assert related_session(session).questions  # noqa: S101
    started = time.process_time()
    answers = RelatedAnswers(around, texts, desk)
    for question in session.questions[:_TRIED]:
        answers.of(question.id)
    return (time.process_time() - started) / min(questions, _TRIED) * 1e6


def main(arguments: Sequence[str]) -> int:
    """Measure as the command line says; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.lists", description=__doc__)
    parser.add_argument("--sessions", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--questions", type=int, default=100, help="in each (default 100)")
    options = parser.parse_args(arguments)
    print("| questions | one pass, s | plan of lists, s | pages | related answers, µs each |")
    print("| ---: | ---: | ---: | ---: | ---: |")
    for sessions in options.sessions:
        cost = measure(sessions, options.questions)
        print(
            f"| {cost.questions} | {cost.index:.2f} | {cost.plan:.2f} | {cost.pages} "
            f"| {cost.related:.0f} |"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""How well personal data are found, and how fast.

python -m bench.privacy [--questions 10000] [--corpora DIR]

Questions are invented in Kazakh, Russian and both, with one planted identifier each in twenty
disguises. Clean sentences come from KazNERD (validation part, CC BY 4.0) and factRuEval 2016
(development part, MIT): in all of them an identifier found is a false alarm; names are looked for
in those of KazNERD in which no person is marked. Canaries are words in hidden questions, drafts,
records that are not due, withdrawn texts and comments: the output is searched byte by byte.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.archive import files
from bench.canaries import leaks, write_canaries
from bench.desk import ROOT
from bench.identifiers import INVENTED, plant
from bench.words.speech import Speech, kazakh_speech, prose, russian_speech

sys.path.insert(0, str(ROOT / "plugins"))

from pressroom.language import Language
from pressroom.privacy.finding import Kind
from pressroom.privacy.identifiers import find_identifiers
from pressroom.privacy.names import find_names
from pressroom.privacy.permitted import Permitted
from pressroom.problems.personal_data import CODES
from pressroom.problems.report import has_errors
from pressroom.reading.context import ReadingContext
from pressroom.reading.loading import decode
from pressroom.reading.screening import Screening
from pressroom.reading.sessions import read_session
from pressroom.times import zone

SESSION = "sessions/2020/2020-10-16-talgar.ru.md"
HEAD = "---\ntitle: Эфир\ndate: 2020-10-16 10:00\nstatus: held\ndistrict: talgar\n---\n"
IN_A_SESSION = 100
MOMENT = "2020-11-20T12:00:00+06:00"
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(slots=True)
class Stopped:
    """What became of planted identifiers: questions refused, and those whose kind was told."""

    planted: int = 0
    stopped: int = 0
    told: int = 0
    missed: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Planted:
    """One question with something planted: its lines, in and after the file, and what it is."""

    first: int
    last: int
    name: str
    disguise: str


def stopped(questions: int, seed: int = 1) -> Stopped:
    """Plant one identifier in each of so many questions, and screen their sessions."""
    result = Stopped()
    for start in range(0, questions, IN_A_SESSION):
        text, planted = _session(range(start, min(start + IN_A_SESSION, questions)), seed)
        file, _ = decode(text.encode(), SESSION, SESSION)
        if file is None:
            raise ValueError(f"questions from {start} are no readable text")
        problems = Screening(file, Permitted()).problems()
        errors = [problem for problem in problems if has_errors([problem])]
        for one in planted:
            codes = {e.code for e in errors if one.first <= e.line <= one.last}
            result.planted += 1
            result.stopped += bool(codes)
            result.told += CODES[INVENTED[one.name][1]] in codes
            if not codes:
                result.missed.append((one.name, one.disguise))
    return result


def _session(numbers: Sequence[int], seed: int) -> tuple[str, list[_Planted]]:
    lines = HEAD.split("\n")
    planted: list[_Planted] = []
    speeches = {"kk": kazakh_speech(), "ru": russian_speech()}
    for number in numbers:
        # Nothing secret: the same seed must give the same questions.
        dice = random.Random(f"{seed} {number}")  # noqa: S311
        name, disguise, text = plant(number, dice)
        before, after = _around(dice, speeches, number)
        words = f"{before} {text} {after}"
        first = len(lines) + 1
        place = number % 3 if "\n" not in text else number % 2
        title = words if place == 2 else "Сұрақ пен жауап"
        lines.append(f"## {title} {{#q{number % IN_A_SESSION + 1}}}")
        lines += ["", *f"Вопрос: {words if place == 0 else after}".split("\n")]
        lines += ["", *f"Ответ: {words if place == 1 else after}".split("\n"), ""]
        planted.append(_Planted(first, len(lines), name, disguise))
    return "\n".join(lines), planted


def _around(dice: random.Random, speeches: dict[str, Speech], number: int) -> tuple[str, str]:
    """What is said before and after: both Kazakh, both Russian, or one each."""
    langs = (("kk", "kk"), ("ru", "ru"), ("kk", "ru"))[number % 3]
    before, after = (speeches[lang].draw(dice, dice.randint(4, 14)) for lang in langs)
    return prose(dice, before, dice.choice(".:")), prose(dice, after)


@dataclass(frozen=True, slots=True)
class Alarms:
    """How many sentences were looked at, and how many gave an alarm of each kind."""

    sentences: int
    alarms: Counter[Kind]


def kazakh_sentences(corpora: Path) -> Iterator[tuple[str, bool]]:
    """Sentences of KazNERD, and whether a person is named in them."""
    with (corpora / "kaznerd-valid.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            yield entry["text"], any(kind == "PERSON" for kind, _, _ in entry["entities"])


def russian_sentences(corpora: Path) -> Iterator[str]:
    """Sentences of factRuEval."""
    with (corpora / "factrueval-dev-persons.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            yield from filter(str.strip, SENTENCE.split(json.loads(line)["text"]))


def invented_sentences(questions: int) -> Iterator[str]:
    """What the generator of archives says: words of Kazakh and Russian that mean nothing."""
    for number in range(questions):
        dice = random.Random(f"clean {number}")  # noqa: S311 nothing secret
        speech = kazakh_speech() if number % 2 else russian_speech()
        yield prose(dice, speech.draw(dice, dice.randint(8, 40)))


def false_identifiers(sentences: Iterator[str]) -> Alarms:
    """Sentences in which an identifier is seen."""
    found = [{one.kind for one in find_identifiers(sentence)} for sentence in sentences]
    return Alarms(len(found), Counter(kind for kinds in found for kind in kinds))


def false_names(sentences: Iterator[str]) -> Alarms:
    """Sentences in which a name is seen."""
    found = [{one.kind for one in find_names(sentence)} for sentence in sentences]
    return Alarms(len(found), Counter(kind for kinds in found for kind in kinds))


def canaries(folder: Path) -> tuple[int, list[tuple[str, str]]]:
    """How many words were kept back, and those that stand in the site all the same."""
    words = write_canaries(folder / "content")
    command = [sys.executable, "-m", "pelican", str(folder / "content")]
    command += ["-s", str(ROOT / "publishconf.py"), "-o", str(folder / "output")]
    environment = {**os.environ, "PRESS_NOW": MOMENT, "SOURCE_DATE_EPOCH": "1605852000"}
    subprocess.run(command, check=True, cwd=folder, env=environment, stdout=subprocess.DEVNULL)
    return len(words), leaks(folder / "output", words)


@dataclass(frozen=True, slots=True)
class Speed:
    """Microseconds a question: to read it, and to screen it."""

    reading: float
    screening: float


def speed(sessions: int = 20) -> Speed:
    """Read and screen an invented archive's sessions in turns, in this one process."""
    context = ReadingContext(zone("Asia/Almaty"), tuple(Language))
    texts = [
        (name, text)
        for name, text in files(sessions, IN_A_SESSION, seed=1)
        if name.startswith("sessions/")
    ]
    reading = screening = 0.0
    for name, text in texts:
        file, _ = decode(text.encode(), name, name)
        if file is None:
            raise ValueError(f"{name} is no readable text")
        started = time.process_time()
        read_session(file, context)
        between = time.process_time()
        Screening(file, Permitted()).problems()
        reading += between - started
        screening += time.process_time() - between
    questions = sessions * IN_A_SESSION
    return Speed(reading / questions * 1e6, screening / questions * 1e6)


def main(arguments: Sequence[str]) -> int:
    """Print every figure; return 1 where one of them breaks a promise."""
    parser = argparse.ArgumentParser(prog="python -m bench.privacy", description=__doc__)
    parser.add_argument("--questions", type=int, default=10_000, help="with one identifier each")
    parser.add_argument("--corpora", type=Path, default=ROOT.parent / "shared" / "corpora")
    options = parser.parse_args(arguments)
    result = stopped(options.questions)
    print(f"planted {result.planted}, stopped {result.stopped}, kind told {result.told}")
    for (name, disguise), count in Counter(result.missed).most_common():
        print(f"  missed: {name}, {disguise}: {count}")
    kazakh = list(kazakh_sentences(options.corpora))
    nobody = (text for text, has_person in kazakh if not has_person)
    alarms = {
        "identifiers, KazNERD": false_identifiers(text for text, _ in kazakh),
        "identifiers, factRuEval": false_identifiers(russian_sentences(options.corpora)),
        "identifiers, invented": false_identifiers(invented_sentences(options.questions)),
        "names, KazNERD without persons": false_names(nobody),
        "names, invented": false_names(invented_sentences(options.questions)),
    }
    for what, found in alarms.items():
        print(f"false alarms of {what}: {found.sentences} sentences, {dict(found.alarms)}")
    with tempfile.TemporaryDirectory() as folder:
        kept_back, leaked = canaries(Path(folder))
    print(f"canaries {kept_back}, leaked {len(leaked)} {leaked}")
    cost = speed()
    print(f"reading {cost.reading:.0f} µs, screening {cost.screening:.0f} µs a question")
    alarmed = max(sum(found.alarms.values()) / found.sentences for found in alarms.values())
    return int(result.stopped < result.planted or bool(leaked) or alarmed > 0.01)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

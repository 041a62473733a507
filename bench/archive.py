"""Write an invented archive of any size: a content folder in the press service's own format.

python -m bench.archive --sessions 1000 --questions 100 --seed 1 --into DIR

The same numbers give the same bytes. Nothing in it was ever said; names are of no one and nowhere.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench import registers
from bench.days import slots
from bench.invention import Release, Session, invent_release, invent_session
from bench.record import release_text, session_text

# One release for so many sessions.
SESSIONS_PER_RELEASE = 20
# An answer may be replaced by one of the session so many places later.
NEWER_BY = 10

PAGES = {
    "about.kk": ("Сайт туралы", 1, "Бұл архив жылдамдықты өлшеу үшін ойдан шығарылған."),
    "about.ru": ("О сайте", 1, "Этот архив выдуман, чтобы измерять скорость."),
    "how-to-ask.kk": ("Қалай сұрау керек", 2, "Мұнда ешкімге сұрақ қоюға болмайды."),
    "how-to-ask.ru": ("Как задать вопрос", 2, "Здесь никому нельзя задать вопрос."),
}


def invent_sessions(sessions: int, questions: int, seed: int) -> Iterator[Session]:
    """Every session of an archive, in order of their days, one at a time."""
    plan = list(slots(sessions))
    for number, slot in enumerate(plan):
        newer = number + NEWER_BY
        later = plan[newer].id if newer < len(plan) else None
        yield invent_session(seed, slot, questions, later)


def invent_releases(sessions: int, seed: int) -> Iterator[Release]:
    """Every press release of an archive: some in Russian only, some in both languages."""
    for number, slot in enumerate(slots(sessions)):
        if number % SESSIONS_PER_RELEASE == 0:
            yield invent_release(seed, slot, "ru")
            if number % (2 * SESSIONS_PER_RELEASE) == 0:
                yield invent_release(seed, slot, "kk")


def files(sessions: int, questions: int, seed: int) -> Iterator[tuple[str, str]]:
    """Every file of the content folder, as path and text."""
    yield "registers/districts.yaml", registers.districts_yaml()
    yield "registers/officials.yaml", registers.officials_yaml()
    yield "registers/topics.yaml", registers.topics_yaml()
    for year in range(registers.FIRST_SERIES_YEAR, registers.LAST_SERIES_YEAR + 1):
        for unit in registers.SERIES_UNITS:
            yield f"series/{registers.series_id(unit, year)}.md", registers.series_file(unit, year)
    for name, (title, order, words) in PAGES.items():
        yield f"pages/{name}.md", f"---\ntitle: {title}\norder: {order}\n---\n\n{words}\n"
    for release in invent_releases(sessions, seed):
        name = f"news/{release.slot.day.year}/{release.id}.{release.lang}.md"
        yield name, release_text(release)
    for session in invent_sessions(sessions, questions, seed):
        yield f"{session.slot.path}.{session.lang}.md", session_text(session)


def write_archive(folder: Path, sessions: int, questions: int, seed: int) -> int:
    """Write an archive into an empty or missing folder; return how many files it has.

    Raises FileExistsError: something stands in the folder already.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    count = 0
    made: set[Path] = set()
    for name, text in files(sessions, questions, seed):
        path = folder / name
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_bytes(text.encode())
        count += 1
    return count


def main(arguments: Sequence[str]) -> int:
    """Write an archive as the command line says; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.archive", description=__doc__)
    parser.add_argument("--sessions", type=int, default=100, help="broadcasts (default 100)")
    parser.add_argument("--questions", type=int, default=100, help="in each (default 100)")
    parser.add_argument("--seed", type=int, default=1, help="another seed, another archive")
    parser.add_argument("--into", type=Path, required=True, help="a folder, empty or missing")
    options = parser.parse_args(arguments)
    started = time.perf_counter()
    try:
        count = write_archive(options.into, options.sessions, options.questions, options.seed)
    except FileExistsError as error:
        parser.error(str(error))
    seconds = time.perf_counter() - started
    total = options.sessions * options.questions
    print(f"{options.sessions} sessions, {total} questions: {count} files, {seconds:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

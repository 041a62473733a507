"""What a build is doing, for the person who waits for it."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TextIO, TypeVar

from pressroom.language import Language

ItemT = TypeVar("ItemT")

_PAUSE = 0.1
"""Seconds between two looks of a line on a terminal."""


class Step(Enum):
    """The steps of a build that take time."""

    READ = "read"
    MAKE = "make"
    JOIN = "join"
    PUBLISH = "publish"


class Remark(Enum):
    """What a build has to say besides."""

    FORGOTTEN = "forgotten"
    MENDED = "mended"


_STEPS: Mapping[Language, Mapping[Step, str]] = {
    Language.KK: {
        Step.READ: "Жазбаларды оқу",
        Step.MAKE: "Беттерді жасау",
        Step.JOIN: "Тізімдер мен деректерді жинау",
        Step.PUBLISH: "Сайтты орнына қою",
    },
    Language.RU: {
        Step.READ: "Чтение записей",
        Step.MAKE: "Создание страниц",
        Step.JOIN: "Сборка списков и данных",
        Step.PUBLISH: "Замена сайта",
    },
    Language.EN: {
        Step.READ: "Reading records",
        Step.MAKE: "Making pages",
        Step.JOIN: "Joining lists and data",
        Step.PUBLISH: "Putting the site in place",
    },
}

_REMARKS: Mapping[Language, Mapping[Remark, str]] = {
    Language.KK: {
        Remark.FORGOTTEN: "Алдыңғы жинақтардың жады жарамсыз болды, бәрі қайтадан жасалады.",
        Remark.MENDED: "Дайын сайттағы файлдар өзгертілген екен, олар қайтадан жасалады.",
    },
    Language.RU: {
        Remark.FORGOTTEN: "Память о прежних сборках не годится: всё создаётся заново.",
        Remark.MENDED: "Файлы готового сайта были изменены: они создаются заново.",
    },
    Language.EN: {
        Remark.FORGOTTEN: "The memory of earlier builds is of no use: everything is made anew.",
        Remark.MENDED: "Files of the finished site were changed: they are made anew.",
    },
}

_SECONDS = {Language.KK: "с", Language.RU: "с", Language.EN: "s"}


class Progress:
    """Says nothing."""

    def count(self, step: Step, items: Iterable[ItemT], total: int | None) -> Iterator[ItemT]:
        """Hand the items on; ``total`` is how many there will be, None where nobody knows yet."""
        return iter(items)

    def remark(self, remark: Remark) -> None:
        """Say one thing."""


SILENT = Progress()


@dataclass(slots=True)
class _Line:
    stream: TextIO
    words: str
    unit: str
    total: int | None
    started: float
    shown: float = 0.0

    def show(self, done: int, *, end: bool) -> None:
        now = time.perf_counter()
        if not end and now - self.shown < _PAUSE:
            return
        self.shown = now
        count = f"{done}" if self.total is None else f"{done} / {self.total}"
        took = f"{now - self.started:.1f} {self.unit}"
        self.stream.write(f"\r\033[K{self.words}: {count}, {took}{chr(10) if end else ''}")
        self.stream.flush()


class SpokenProgress(Progress):
    """On a terminal a line that counts up; elsewhere one line a step, when it is done."""

    def __init__(self, language: Language, stream: TextIO | None = None) -> None:
        self._language = language
        self._stream = stream or sys.stderr

    def count(self, step: Step, items: Iterable[ItemT], total: int | None) -> Iterator[ItemT]:
        """Hand the items on, and show how many have gone by; nothing is said of no items."""
        line = _Line(
            self._stream,
            _STEPS[self._language][step],
            _SECONDS[self._language],
            total,
            time.perf_counter(),
        )
        live = self._stream.isatty()
        done = 0
        for item in items:
            done += 1
            if live:
                line.show(done, end=False)
            yield item
        if done and live:
            line.show(done, end=True)
        elif done:
            took = f"{time.perf_counter() - line.started:.1f} {line.unit}"
            self._stream.write(f"{line.words}: {done}, {took}\n")

    def remark(self, remark: Remark) -> None:
        """Say one thing in a line of its own."""
        self._stream.write(f"{_REMARKS[self._language][remark]}\n")

"""What ``publish`` and ``rollback`` say while they work, in three languages."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TextIO

from pressroom.language import Language
from pressroom.publishing.changes import Change, Changes
from pressroom.publishing.remotes.remote import Going, Sent

SHOWN = 20
"""So many addresses of each kind are named; the rest is counted."""

_PAUSE = 0.1


@dataclass(frozen=True, slots=True)
class _Words:
    """One language's words; ``{…}`` stands for a value."""

    head: str
    first: str
    nothing: str
    changes: Mapping[Change, str]
    files: str
    more: str
    size: str
    dry: str
    going: str
    sent: str
    restored: str
    uncommitted: str
    units: tuple[str, ...]
    point: str


_WORDS: Mapping[Language, _Words] = {
    Language.KK: _Words(
        head="Оқырман үшін не өзгереді ({before}-шығарылымнан кейінгі {number}-шығарылым):",
        first="Сайттың {number}-шығарылымы, бұл жерде бірінші рет жарияланады:",
        nothing="беттерде ештеңе өзгермейді",
        changes={
            Change.NEW: "жаңа беттер",
            Change.CHANGED: "өзгерген беттер",
            Change.CORRECTED: "түзетілген беттер",
            Change.WITHDRAWN: "қайтарып алынған беттер",
            Change.REDIRECTED: "басқа мекенжайға апаратын беттер",
            Change.GONE: "жойылған беттер",
        },
        files="басқа файлдар: жаңасы – {new}, өзгергені – {changed}, жойылғаны – {gone}",
        more="… тағы {count}",
        size="көлемі: {size}",
        dry="Ештеңе жіберілген жоқ (--dry-run).",
        going="Жіберілуде",
        sent=(
            "{number}-шығарылым жарияланды: жіберілген файл – {files} ({size}), "
            "орнында қалғаны – {kept}; {seconds} с."
        ),
        restored="{origin}-шығарылымның файлдары қайта көрсетілді: енді бұл {number}-шығарылым.",
        uncommitted="Ескерту: {folder} қалтасында ешбір коммитке кірмеген өзгерістер бар.",
        units=("Б", "КБ", "МБ", "ГБ"),
        point=",",
    ),
    Language.RU: _Words(
        head="Что изменится для читателей (выпуск сайта {number} после выпуска {before}):",
        first="Выпуск сайта {number}, здесь публикуется впервые:",
        nothing="на страницах ничего не меняется",
        changes={
            Change.NEW: "новые страницы",
            Change.CHANGED: "изменённые страницы",
            Change.CORRECTED: "страницы с исправлениями",
            Change.WITHDRAWN: "отозванные страницы",
            Change.REDIRECTED: "страницы, ведущие на другой адрес",
            Change.GONE: "исчезнувшие страницы",
        },
        files="другие файлы: новых — {new}, изменённых — {changed}, исчезнувших — {gone}",
        more="… и ещё {count}",
        size="объём: {size}",
        dry="Ничего не отправлено (--dry-run).",
        going="Отправка",
        sent=(
            "Выпуск сайта {number} опубликован: отправлено файлов — {files} ({size}), "
            "осталось на месте — {kept}; {seconds} с."
        ),
        restored="Снова показаны файлы выпуска {origin}: теперь это выпуск сайта {number}.",
        uncommitted="Внимание: в папке {folder} есть изменения, которых нет ни в одном коммите.",
        units=("Б", "КБ", "МБ", "ГБ"),
        point=",",
    ),
    Language.EN: _Words(
        head="What changes for readers (site release {number} after {before}):",
        first="Site release {number}, published here for the first time:",
        nothing="nothing changes on the pages",
        changes={
            Change.NEW: "new pages",
            Change.CHANGED: "changed pages",
            Change.CORRECTED: "corrected pages",
            Change.WITHDRAWN: "withdrawn pages",
            Change.REDIRECTED: "redirected pages",
            Change.GONE: "pages gone",
        },
        files="other files: new {new}, changed {changed}, gone {gone}",
        more="… and {count} more",
        size="size: {size}",
        dry="Nothing was sent (--dry-run).",
        going="Sending",
        sent=(
            "Site release {number} is published: files sent {files} ({size}), "
            "files that stayed {kept}; {seconds} s."
        ),
        restored="The files of site release {origin} are shown again, as release {number}.",
        uncommitted="Note: the folder {folder} has changes that no commit holds.",
        units=("B", "KB", "MB", "GB"),
        point=".",
    ),
}


class Spoken:
    """Says what was asked for on ``out``, and how far the work has come on ``err``."""

    def __init__(self, language: Language, out: TextIO, err: TextIO) -> None:
        self._words = _WORDS[language]
        self._out = out
        self._err = err
        self._began = time.monotonic()
        self._shown = 0.0

    def changes(self, changes: Changes, number: int, before: int | None) -> None:
        """What will change for the public."""
        words = self._words
        head = words.first if before is None else words.head
        self._say(head.format(number=number, before=before))
        for change, pages in changes.pages.items():
            self._say(f"  {words.changes[change]}: {len(pages)}")
            if before is not None:
                self._name(pages)
        if not changes.pages:
            self._say(f"  {words.nothing}")
        files = {change.value: changes.files.get(change, 0) for change in Change}
        self._say(f"  {words.files.format(**files)}")
        self._say(f"  {words.size.format(size=self._size(changes.size))}")

    def dry(self) -> None:
        """Nothing was sent."""
        self._say(self._words.dry)

    def going(self) -> Going:
        """A line that counts up on a terminal."""
        live = self._err.isatty()

        def show(done: int, total: int) -> None:
            now = time.monotonic()
            if live and (done == total or now - self._shown >= _PAUSE):
                self._shown = now
                end = "\n" if done == total else ""
                self._err.write(f"\r\033[K{self._words.going}: {done} / {total}{end}")
                self._err.flush()

        return show

    def sent(self, sent: Sent, number: int) -> None:
        """The public sees it."""
        seconds = f"{time.monotonic() - self._began:.1f}".replace(".", self._words.point)
        values = {"files": sent.files, "size": self._size(sent.size), "kept": sent.kept}
        self._say(self._words.sent.format(number=number, seconds=seconds, **values))

    def restored(self, number: int, origin: int) -> None:
        """The public sees an earlier release again."""
        self._say(self._words.restored.format(number=number, origin=origin))

    def uncommitted(self, folder: str) -> None:
        """The commit does not tell all that is published."""
        self._err.write(f"{self._words.uncommitted.format(folder=folder)}\n")

    def _name(self, pages: tuple[str, ...]) -> None:
        for page in pages[:SHOWN]:
            self._say(f"    {page}")
        if len(pages) > SHOWN:
            self._say(f"    {self._words.more.format(count=len(pages) - SHOWN)}")

    def _size(self, size: float) -> str:
        power = 0
        while size >= 1000 and power < len(self._words.units) - 1:
            size /= 1000
            power += 1
        figures = f"{size:.1f}" if power else f"{size:.0f}"
        return f"{figures.replace('.', self._words.point)} {self._words.units[power]}"

    def _say(self, text: str) -> None:
        self._out.write(f"{text}\n")
        self._out.flush()

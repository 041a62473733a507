"""Edits of a small archive, as they happen over the years: each gives the files after it."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pressroom.building.pipeline import build
from tests.site.commands import tree
from tests.site.small_site import (
    REGISTERS,
    ROOT,
    emitters_for,
    record,
    session,
    settings_for,
    write_files,
)
from tests.site.whole_site import WHOLE

Files = dict[str, str | bytes]

_DISTRICTS = ("talgar", "almaty-region")
_TOPICS = ("roads", "cameras", "roads, cameras")


@dataclass
class Newsroom:
    """A content folder that lives: ``edit`` changes it, ``files`` is what stands in it now."""

    chance: random.Random
    theme: Path
    files: Files = field(default_factory=lambda: {**REGISTERS, **WHOLE})
    settings: dict[str, Any] = field(default_factory=dict)
    minted: int = 0

    def edit(self) -> str:
        """Do one thing; what it was."""
        edits: list[Callable[[], None]] = [
            self.add_session,
            self.add_session,
            self.change_answer,
            self.change_answer,
            self.change_title,
            self.add_question,
            self.hide_question,
            self.remove_session,
            self.redate_session,
            self.rename_release,
            self.add_release,
            self.change_register,
            self.add_topic,
            self.change_setting,
            self.change_template,
            self.change_words,
            self.touch_nothing,
        ]
        chosen = self.chance.choice(edits)
        chosen()
        return chosen.__name__

    def add_session(self) -> None:
        self.minted += 1
        year, month, day = 2019 + self.minted % 2, self.minted % 9 + 1, self.minted % 27 + 1
        date = f"{year}-{month:02}-{day:02}"
        district = self.chance.choice(_DISTRICTS)
        questions = "".join(self._question(n) for n in range(1, self.chance.randint(2, 5)))
        text = session(questions, date=f"{date} 10:00", district=district, title=f"Эфир {date}")
        self.files[f"sessions/{year}/{date}-{district}-{self.minted + 1}.ru.md"] = text

    def add_question(self) -> None:
        path = self._session()
        if path:
            self.files[path] = f"{self._text(path)}\n{self._question(self.minted + 50)}"
            self.minted += 1

    def change_answer(self) -> None:
        path = self._session()
        if path:
            self.files[path] = self._text(path).replace("Ответ:", "Ответ: Точнее:", 1)

    def change_title(self) -> None:
        path = self._session()
        if path:
            self.files[path] = self._text(path).replace("title: ", f"title: {self.minted} ", 1)

    def hide_question(self) -> None:
        path = self._session()
        if path:
            old, new = "topic: roads\n", "topic: roads\nvisibility: unlisted\n"
            self.files[path] = self._text(path).replace(old, new, 1)

    def remove_session(self) -> None:
        path = self._session()
        if path:
            del self.files[path]

    def redate_session(self) -> None:
        path = self._session()
        if path:
            text = self._text(path)
            self.files[path] = text.replace(" 10:00\n", " 11:30\n", 1)

    def add_release(self) -> None:
        self.minted += 1
        day = f"2020-03-{self.minted % 27 + 1:02}"
        self.files[f"news/2020/{day}-note-{self.minted}.ru.md"] = record(
            "Текст **важный**.", title=f"Новость {self.minted}", date=day
        )

    def rename_release(self) -> None:
        releases = [path for path in self.files if "-note-" in path]
        if releases:
            path = self.chance.choice(releases)
            self.files[path.replace("-note-", "-word-")] = self.files.pop(path)

    def change_register(self) -> None:
        path = "registers/districts.yaml"
        new = f"Талгарский район {self.minted}"
        self.files[path] = self._text(path).replace("Талгарский район", new, 1)
        self.minted += 1

    def add_topic(self) -> None:
        self.minted += 1
        name = f"{{kk: Т{self.minted}, ru: Т{self.minted}, en: T{self.minted}}}"
        entry = f"- id: topic-{self.minted}\n  name: {name}\n"
        self.files["registers/topics.yaml"] = self._text("registers/topics.yaml") + entry

    def change_setting(self) -> None:
        self.minted += 1
        self.settings["PRESS_CONTACTS"] = [(f"@{self.minted}", "https://example.org/")]

    def change_template(self) -> None:
        self.minted += 1
        path = self.theme / "templates" / self.chance.choice(("release.html", "session.html"))
        text = path.read_text(encoding="utf-8").replace("{% block main %}", "{% block main %}\n", 1)
        path.write_text(text, encoding="utf-8")

    def change_words(self) -> None:
        self.minted += 1
        path = self.theme / "locale" / "ru" / "LC_MESSAGES" / "pressroom.po"
        text = path.read_text(encoding="utf-8")
        before = text.index('msgid "Newest answers"')
        at = text.index('msgstr "', before) + len('msgstr "')
        path.write_text(f"{text[:at]}{self.minted} {text[at:]}", encoding="utf-8")

    def touch_nothing(self) -> None:
        """Build again and again."""

    def _question(self, number: int) -> str:
        topic = self.chance.choice(_TOPICS)
        topic = f"[{topic}]" if "," in topic else topic
        return (
            f"## Вопрос {number}? {{#q{number}}}\n\ntopic: {topic}\n\n"
            f"Вопрос: Слово {number}.\n\nОтвет: Ответ {number} на него.\n\n"
        )

    def _session(self) -> str | None:
        """One of the sessions that were added."""
        sessions = [path for path in self.files if path.startswith("sessions/")]
        added = [path for path in sessions if "Эфир 20" in self._text(path)]
        return self.chance.choice(added) if added else None

    def _text(self, path: str) -> str:
        text = self.files[path]
        assert isinstance(text, str)
        return text


def history(folder: Path, seed: int, steps: int) -> Iterator[str]:
    """One history: after each of its steps the site must be what a clean build gives.

    Gives what each step was. Raises AssertionError: some file differs, or too many, or too few.
    """
    theme = shutil.copytree(ROOT / "theme", folder / "theme")
    newsroom = Newsroom(random.Random(seed), theme)  # noqa: S311 edits, not secrets
    step = "begin"
    for number in range(steps + 1):
        changes = {"THEME": str(theme), **newsroom.settings}
        shutil.rmtree(folder / "content", ignore_errors=True)
        content = write_files(folder / "content", newsroom.files)
        sites = []
        for name, fresh in (("output", False), ("clean", True)):
            settings = settings_for(content, folder / name, PRESS_FRESH=fresh, **changes)
            outcome = build(settings, emitters_for(settings))
            sites.append(tree(settings.output))
            assert outcome.files == len(sites[-1])
        assert sites[0].keys() == sites[1].keys(), f"seed {seed}, step {number}: {step}"
        differing = sorted(path for path in sites[0] if sites[0][path] != sites[1][path])
        assert not differing, f"seed {seed}, step {number}: {step}"
        yield step
        step = newsroom.edit()

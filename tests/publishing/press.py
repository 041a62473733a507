"""A publication without a build: a site as a dict of files, told to a list."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pressroom.publishing.addresses import record_addresses
from pressroom.publishing.changes import Changes
from pressroom.publishing.publication import Workplace, publish, roll_back
from pressroom.publishing.remotes.folder import FolderRemote
from pressroom.publishing.remotes.remote import Going, Sent
from tests.site.small_site import write_files

FIRST = datetime(2020, 11, 20, 6, tzinfo=UTC)

PAGE = "<!doctype html>\n<title>{}</title>\n"
Site = Mapping[str, str]


def site(words: str = "one", more: Site | None = None, *, questions: int = 3) -> dict[str, str]:
    """A small site; ``words`` stand on its home page and give its stylesheet its name."""
    pages = {
        f"ru/sessions/2020-10-16-talgar/q{number}.html": PAGE.format(f"q{number}")
        for number in range(1, questions + 1)
    }
    return {
        "index.html": PAGE.format("choice"),
        "404.html": PAGE.format("missing"),
        "ru/index.html": f'{PAGE.format(words)}<link href="/assets/main.{words}.css">',
        f"assets/main.{words}.css": f"/* {words} */",
        "version.json": json.dumps({"counts": {"published": questions}}),
        **pages,
        **(more or {}),
    }


@dataclass
class Shop:
    """Gives the files that it is told."""

    files: Site
    strangers: Site = field(default_factory=dict)
    built: bool = True
    sound: bool = True

    def build(self, site: Path) -> bool:
        for old in sorted(site.rglob("*"), reverse=True) if site.exists() else ():
            old.unlink() if old.is_file() else old.rmdir()
        write_files(site, {**self.files, **self.strangers})
        return self.built

    def verify(self, site: Path) -> bool:
        return self.sound

    def made(self, site: Path) -> Collection[str]:
        return self.files.keys()

    def furnish(self, folder: Path, number: int) -> None:
        record_addresses(folder / "site", folder / "published", number)
        (folder / "nginx").mkdir()
        (folder / "nginx" / "redirects.map").write_text("", encoding="utf-8")

    def compress(self, site: Path, before: Path | None) -> None:
        """Small sites are sent as they are."""


@dataclass
class Told:
    """Remembers what was said."""

    said: list[object] = field(default_factory=list)

    def changes(self, changes: Changes, number: int, before: int | None) -> None:
        self.said.append(changes)

    def dry(self) -> None:
        self.said.append("dry")

    def going(self) -> Going:
        return lambda done, total: None

    def sent(self, sent: Sent, number: int) -> None:
        self.said.append(sent)

    def restored(self, number: int, origin: int) -> None:
        self.said.append((number, origin))


@dataclass
class Press:
    """One publisher with a copy of the content and a working folder of its own."""

    folder: Path
    remote: Path
    keep: int = 10
    commit: str = ""
    hours: int = 0
    built: bool = True
    sound: bool = True

    def publish(
        self, files: Site, *, dry: bool = False, told: Told | None = None, **strangers: str
    ) -> Told:
        """Publish a site, an hour after the one before."""
        self.hours += 1
        told = told or Told()
        shop = Shop(files, strangers, self.built, self.sound)
        publish(FolderRemote(self.remote, self.keep), self.place, shop, told, dry=dry)
        return told

    def roll_back(self, number: int | None = None) -> Told:
        """Go back."""
        self.hours += 1
        told = Told()
        roll_back(FolderRemote(self.remote, self.keep), self.place, told, number)
        return told

    @property
    def place(self) -> Workplace:
        return Workplace(
            record=self.folder / "published",
            work=self.folder / "work",
            repository=self.folder,
            commit=self.commit,
            now=FIRST + timedelta(hours=self.hours),
        )

    @property
    def served(self) -> Path:
        """What the public sees."""
        return self.remote / "current" / "site"

    def seen(self) -> dict[str, str]:
        """The served files but for a release's own papers."""
        papers = {"manifest.json", "releases.jsonl"}
        found = {path.relative_to(self.served).as_posix(): path for path in walk(self.served)}
        return {name: path.read_text("utf-8") for name, path in found.items() if name not in papers}


def walk(folder: Path) -> list[Path]:
    """All files below a folder; links are followed, as a server follows them."""
    found = []
    for entry in sorted(folder.iterdir()):
        found += walk(entry) if entry.is_dir() else [entry]
    return found

"""What ``invoke`` asks of the library to publish, with Pelican's settings."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pelican.settings import read_settings

from press_archive.configuration import SettingWrong, read_configuration
from pressroom.building.crew import open_crew
from pressroom.building.memory import Memory
from pressroom.building.pipeline import inspect
from pressroom.building.program import program
from pressroom.building.recall import RecordRecall
from pressroom.building.tree import Trees
from pressroom.deriving.publication import Edition, published
from pressroom.language import Language
from pressroom.model.archive import Archive
from pressroom.model.registers import Redirect
from pressroom.problems.report import render_text
from pressroom.publishing import publication
from pressroom.publishing.addresses import record_addresses
from pressroom.publishing.compression import compress_tree
from pressroom.publishing.descent import head_of, is_clean
from pressroom.publishing.environment import clean_environment
from pressroom.publishing.header_file import render_header_file
from pressroom.publishing.old_addresses import render_map, render_redirect_file
from pressroom.publishing.refusal import NotPublished
from pressroom.publishing.remotes.folder import FolderRemote
from pressroom.publishing.remotes.places import NoPlace, read_place
from pressroom.publishing.remotes.remote import NGINX, RECORD, SITE, Remote
from pressroom.publishing.served_names import HEADER_FILE, REDIRECT_FILE
from pressroom.publishing.telling import Spoken
from pressroom.publishing.words import record_words
from pressroom.reading.archive import ReadArchive
from pressroom.reading.published import read_addresses
from pressroom.rendering.forwarded import Forwarded
from pressroom.settings import Settings

WORK = Path(".pressroom", "publish")
"""The working folder, beside the content."""


@dataclass(frozen=True)
class Press:
    """One call of ``publish`` or ``rollback``; each raises SettingWrong, and says what it does.

    ``to`` is the remote as it was asked for, ``now`` the moment, "" for the clock's.
    """

    root: Path
    content: Path
    to: str
    now: str
    language: Language

    def publish(self, *, dry: bool) -> bool:
        """Let the public see what stands in the content folder; False: it was refused."""
        if self.place.commit and not is_clean(self.content):
            self._told.uncommitted(self.settings.label)
        remote, shop = self._remote(), _Workshop(self)
        try:
            publication.publish(remote, self.place, shop, self._told, dry=dry)
        except NotPublished as refused:
            return self._refused(refused)
        return True

    def roll_back(self, number: int | None) -> bool:
        """Show an earlier release again; False: that could not be."""
        try:
            publication.roll_back(self._remote(), self.place, self._told, number)
        except NotPublished as refused:
            return self._refused(refused)
        return True

    @cached_property
    def settings(self) -> Settings:
        """The settings of the public."""
        return read_configuration(self._host, Path.cwd())

    @cached_property
    def place(self) -> publication.Workplace:
        """Where it works."""
        beside = self.content.resolve().parent
        return publication.Workplace(
            record=self.settings.published or beside / RECORD,
            work=beside / WORK,
            repository=self.content,
            commit=str(self._host.get("PRESS_COMMIT") or head_of(self.content)),
            now=self.settings.now,
        )

    @cached_property
    def _host(self) -> Mapping[str, object]:
        overrides = {"PATH": str(self.content.resolve()), "PRESS_NOW": self.now or None}
        host: Mapping[str, object] = read_settings(
            str(self.root / "publishconf.py"), override=overrides
        )
        return host

    @cached_property
    def _told(self) -> Spoken:
        return Spoken(self.language, sys.stdout, sys.stderr)

    def _remote(self) -> Remote:
        names = self._host["PRESS_REMOTES"]
        keep = self._host["PRESS_KEPT_RELEASES"]
        if not isinstance(names, Mapping):
            raise SettingWrong("PRESS_REMOTES: expected names, each with where it leads")
        if not isinstance(keep, int) or keep < 1:
            raise SettingWrong(f"PRESS_KEPT_RELEASES={keep}: expected a number from 1")
        try:
            return FolderRemote(read_place(self.to, names), keep)
        except NoPlace as wrong:
            raise SettingWrong(f"--to: {wrong}") from wrong

    def _refused(self, refused: NotPublished) -> bool:
        sys.stderr.write(render_text([refused.problem], self.language))
        return False


class _Workshop:
    """The rooms of the house that a publication needs, each as a command would use it."""

    def __init__(self, press: Press) -> None:
        self._press = press
        self._settings = press.settings

    def build(self, site: Path) -> bool:
        """In a process of its own, which sees no secrets."""
        moment = self._settings.now.isoformat()
        words = ["build", "--public", "--content", str(self._press.content.resolve())]
        return self._runs(*words, "--output", str(site), "--now", moment)

    def verify(self, site: Path) -> bool:
        """The same."""
        return self._runs("verify", "--output", str(site))

    def made(self, site: Path) -> Collection[str]:
        """As the build remembers it."""
        memory = Memory(Trees(site.resolve()).memory, program())
        try:
            return {file.path for _, file in memory.all_files() if not file.hidden}
        finally:
            memory.close()

    def furnish(self, folder: Path, number: int) -> None:
        """The register of addresses; headers, and what answers at old addresses."""
        site = folder / SITE
        read = self._read(folder.parent / SITE)
        record_addresses(site, folder / RECORD, number)
        record_words(read, folder / RECORD, number, self._settings.now)
        old = self._old_addresses(read.archive)
        (folder / NGINX).mkdir()
        files = {
            site / HEADER_FILE: render_header_file(),
            site / REDIRECT_FILE: render_redirect_file(old),
            folder / NGINX / "redirects.map": render_map(old),
        }
        for file, text in files.items():
            file.write_text(text, encoding="utf-8", newline="\n")

    def compress(self, site: Path, before: Path | None) -> None:
        """In processes."""
        compress_tree(site, before, self._settings.workers)

    def _read(self, site: Path) -> ReadArchive:
        """The content, taken from what the build has read already."""
        memory = Memory(Trees(site.resolve()).memory, program())
        try:
            with open_crew("serial", 1) as crew:
                return inspect(self._settings, crew, RecordRecall(memory))
        finally:
            memory.close()

    def _old_addresses(self, archive: Archive) -> list[Redirect]:
        """What nginx and others are told."""
        settings = self._settings
        edition = Edition(
            published(archive, settings.now),
            settings.languages,
            settings.now,
            read_addresses(self._press.place.record),
        )
        forwarded = Forwarded(edition)
        return [*forwarded.all(), *forwarded.merged()]

    def _runs(self, *words: str) -> bool:
        """Run a command of ours with an emptied environment; whether it ended well."""
        environ = clean_environment(os.environ, PRESS_LANG=str(self._press.language))
        if self._press.place.commit:
            environ["PRESS_COMMIT"] = self._press.place.commit
        command = [sys.executable, "-m", "invoke", *words]
        done = subprocess.run(command, cwd=self._press.root, env=environ, check=False)
        return done.returncode == 0

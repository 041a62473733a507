"""One build of the site: choose what must be made, make it, put the whole in place, remember it."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from pressroom.building.choosing import Choice, Hidden, PressEmitter, plan
from pressroom.building.conservation import require_made
from pressroom.building.crew import Crew
from pressroom.building.damage import Damage, look_for_damage
from pressroom.building.fingerprint import Fingerprints
from pressroom.building.ground import Ground
from pressroom.building.memory import Changes, MadeRow, Memory, sealed_files
from pressroom.building.progress import Progress, Remark, Step
from pressroom.building.refusal import Refused
from pressroom.building.stamps import Stamps, differing, renew_stamps, take_stamps
from pressroom.building.tree import Trees
from pressroom.building.units import TRANSCRIPT, Made, Unit, Workplace, make_unit
from pressroom.deriving.publication import Edition
from pressroom.language import Language
from pressroom.model.identity import SessionId
from pressroom.rendering.desk import Desk, SourceChanged


class SiteBuild:
    """Makes one site. It has ``files``, of which ``changed`` differ from the standing ones.

    Cold, everything is made; warm, what earlier builds made is kept where it is still right.
    """

    def __init__(
        self,
        edition: Edition,
        desk: Desk,
        emitters: Sequence[PressEmitter],
        trees: Trees,
        memory: Memory,
        progress: Progress,
    ) -> None:
        self._edition = edition
        self._emitters = emitters
        self._trees = trees
        self._memory = memory
        self._progress = progress
        self._cold = not (memory.known and (trees.output.exists() or trees.spare.exists()))
        self._rows: dict[str, MadeRow] = {} if self._cold else memory.made()
        self._hidden: Hidden = {} if self._cold else memory.entry("hidden") or {}
        self._fingerprints = Fingerprints()
        by_name = {emitter.name: emitter for emitter in emitters}
        self._ground = Ground(desk, by_name, edition.archive.media, self._fingerprints)
        self._ground.learn_templates(None if self._cold else memory.entry("templates"))
        twin = trees.twin if self._cold else None
        standing = trees.output if trees.output.exists() else None
        self._workplace = Workplace(desk, by_name, trees.next, twin, trees.drafts, standing)
        self._paths: set[int] = set()
        self._now: set[str] = set()
        self._sound: set[tuple[str, str]] = set()
        if not self._cold:
            self._sound.update(memory.entry("sound") or ())
        self._changes = Changes()
        self._stamps: Stamps | None = None
        self._touched: list[str] = []
        self._idle = False
        self.files = 0
        self.changed = 0

    def make(self, crew: Crew) -> None:
        """Make into the next site whatever the standing site lacks or holds otherwise.

        Raises Refused: two emitters planned the same file, a planned file was not made, a
        question is missing, or a file of the content changed.
        """
        try:
            choice = self._make_all(crew) if self._cold else self._make_some(crew)
        except SourceChanged as changed:
            raise Refused("B107", changed, file=changed) from changed
        self._settle(choice)

    @property
    def sound(self) -> Collection[tuple[str, str]]:
        """The sessions, by language and id, whose pages were compared with their text."""
        return self._sound

    @property
    def tree(self) -> Path:
        """The finished site before it is put in place; the standing one where nothing changed."""
        return self._trees.output if self._idle else self._trees.next

    def publish(self, changes: Changes) -> None:
        """Put the site in its place, then remember how it was made; ``changes`` is of the reading.

        Nothing at all is written where nothing has changed.
        """
        if not self._idle:
            stood = self._trees.output.exists()
            self._trees.publish()
            if self._cold:
                self._trees.adopt_twin()
            differ = [] if self._cold else sorted(set(self._touched))
            self._changes.entries["spare"] = differ if self._cold or stood else None
            self._changes.entries["hidden"] = self._hidden
        if self._stamps is not None:
            self._changes.entries["stamps"] = self._stamps
        self._changes.entries["templates"] = self._ground.templates
        self._memory.commit(changes.with_made(self._changes))
        self._trees.tidy(known.hex() for _, known in self._hidden.values())

    def _make_all(self, crew: Crew) -> Choice:
        """Everything: files are made as they are planned."""
        self._trees.begin_empty()
        choice = self._choice()
        self._run(crew, Step.MAKE, choice, choice.first(plan(self._edition, self._emitters)))
        self._run(crew, Step.JOIN, choice, choice.second(self._hidden))
        self._stamps = take_stamps(self._trees.next)
        return choice

    def _make_some(self, crew: Crew) -> Choice:
        """What must be: chosen before anything is touched, because most often it is nothing."""
        choice, first = self._choose(self._lost_hidden())
        second = None if first else list(choice.second(self._hidden))
        gone = self._rows.keys() - choice.planned
        self._idle = not (first or second or gone) and self._trees.output.exists()
        if not self._idle:
            self._begin()
        if damage := self._look_for_damage():
            self._progress.remark(Remark.MENDED)
            if self._idle:
                self._begin()
                self._idle = False
            self._take_out(damage.strangers)
            choice, first = self._choose(damage.broken | self._lost_hidden())
            second = None
        if self._idle:
            return choice
        self._run(crew, Step.MAKE, choice, first)
        joined = choice.second(self._hidden) if second is None else second
        self._run(crew, Step.JOIN, choice, joined)
        return choice

    def _choice(self, broken: Collection[str] = ()) -> Choice:
        files = self._memory.files
        return Choice(self._rows, self._ground, self._fingerprints, files, broken)

    def _choose(self, broken: Collection[str]) -> tuple[Choice, list[Unit]]:
        choice = self._choice(broken)
        return choice, list(choice.first(plan(self._edition, self._emitters)))

    def _lost_hidden(self) -> frozenset[str]:
        """What was planned whose hidden file is no longer kept."""
        try:
            kept = set(os.listdir(self._trees.hidden))  # noqa: PTH208 names are enough
        except FileNotFoundError:
            kept = set()
        return frozenset(name for name, known in self._hidden.values() if known.hex() not in kept)

    def _begin(self) -> None:
        """Begin with what the standing site is; where none stands, with the spare as it is."""
        differing_paths = self._memory.entry("spare")
        self._memory.note("spare", None)
        if not self._trees.output.exists():
            self._trees.take_spare()
        elif differing_paths is None or not self._trees.spare.exists():
            self._trees.copy_standing()
        else:
            self._trees.bring_level(differing_paths)

    def _look_for_damage(self) -> Damage | None:
        """What is not as it was made, in the tree that is to be published."""
        tree = self._trees.output if self._idle else self._trees.next
        stamps, expected = take_stamps(tree), self._memory.entry("stamps") or {}
        self._stamps = stamps
        folders = differing(stamps, expected)
        if not folders:
            self._stamps = None if self._idle else stamps
            return None
        return look_for_damage(tree, folders, self._memory)

    def _run(self, crew: Crew, step: Step, choice: Choice, units: Iterable[Unit]) -> None:
        """Have units made; what was planned and what was made must be the same number of files."""
        planned = made_files = 0

        def counted() -> Iterator[Unit]:
            nonlocal planned
            for unit in units:
                planned += sum(map(len, unit.planned.values()))
                yield unit

        total = len(units) if isinstance(units, list) else None
        with closing(crew.map(make_unit, self._workplace, counted())) as results:
            for made in self._progress.count(step, results, total):
                made_files += sum(map(len, made.files.values()))
                self._take_in(made, choice)
        if made_files != planned:
            raise Refused("B109", self._trees.output, planned=planned, made=made_files)

    def _take_in(self, made: Made, choice: Choice) -> None:
        """Remember what a unit gave, and compare a session's pages with its text."""
        for name, files in made.files.items():
            shown = [file.path for file in files if not file.hidden]
            ground = self._ground.of(name.partition("\t")[0], made.uses)
            row = choice.wanted[name]
            row = replace(row, uses=made.uses, ground=ground, count=len(shown))
            self._changes.made[name] = (row, sealed_files(files))
            if not self._cold:
                self._now.update(file.path for file in files)
            self._hidden |= {file.path: (name, file.digest) for file in files if file.hidden}
            self._require_single(shown)
        for (lang, session_id), anchors in made.anchors.items():
            versions = self._edition.archive.sessions.get(SessionId(session_id), {})
            session = versions.get(Language(lang))
            if session is None:  # what stands at its address leads on, or says why it is gone
                continue
            paths = {file.path for files in made.files.values() for file in files}
            moved = self._edition.moved.get((session.id, session.lang), ())
            require_made(session, anchors, paths, [question for question, _ in moved])
            self._sound.add((lang, session_id))
        self._touched += made.written
        self.changed += made.changed

    def _require_single(self, paths: Iterable[str]) -> None:
        """Raise Refused: a file was made twice, for two plans."""
        for path in paths:
            mark = hash(path)
            if mark in self._paths:
                raise Refused("B106", path, path=path)
            self._paths.add(mark)

    def _settle(self, choice: Choice) -> None:
        """Remove what nothing gives any more, and put together what to remember."""
        gone = self._rows.keys() - choice.planned
        made = self._changes.made
        now = self._now
        before = {name: self._memory.files(name) for name in (*gone, *made) if name in self._rows}
        old = [file for files in before.values() for file in files]
        self._require_owners(now - {file.path for file in old}, made)
        self._take_out(file.path for file in old if not file.hidden and file.path not in now)
        for file in old:
            if file.hidden and file.path not in now:
                del self._hidden[file.path]
        remembered = self._memory.made() if self._cold else self._rows
        self._changes.gone = sorted(remembered.keys() - choice.planned)
        made |= {name: (row, None) for name, row in choice.renewed.items()}
        rows = {**self._rows, **{name: row for name, (row, _) in made.items()}}
        self.files = sum(row.count for name, row in rows.items() if name not in gone)
        if self._stamps is not None and not self._idle and not self._cold:
            self._stamps = renew_stamps(self._stamps, self._trees.next, self._touched)
        self._changes.entries["sound"] = sorted(self._sound)

    def _require_owners(self, paths: set[str], made: Collection[str]) -> None:
        """Raise Refused: a new file was made where another one, that is kept, stands already."""
        if self._cold or not paths:
            return
        for name, file in self._memory.all_files():
            if file.path in paths and name not in made and not file.hidden:
                raise Refused("B106", file.path, path=file.path)

    def _take_out(self, paths: Iterable[str]) -> None:
        removed = list(paths)
        self._trees.take_out(removed)
        self._touched += removed
        for path in removed:
            if page := TRANSCRIPT.fullmatch(path):
                self._sound.discard((page["lang"], page["session"]))

"""The way of content through the house, one step a line."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pressroom.building.announced import check_announced
from pressroom.building.choosing import PressEmitter
from pressroom.building.collecting import collecting_seldom
from pressroom.building.conservation import require_all, require_read
from pressroom.building.crew import Crew, Watched, open_crew
from pressroom.building.memory import Memory, MemoryDamaged
from pressroom.building.permanence import require_promised
from pressroom.building.program import program
from pressroom.building.progress import SILENT, Progress, Remark, Step
from pressroom.building.recall import RecordRecall
from pressroom.building.refusal import Rejected
from pressroom.building.site import SiteBuild
from pressroom.building.tree import Trees, open_trees
from pressroom.checking import check_archive
from pressroom.deriving.publication import Edition, published
from pressroom.model.session import QuestionCounts
from pressroom.problems.problem import Problem
from pressroom.problems.report import has_errors
from pressroom.reading.archive import ReadArchive, Recall, read_archive
from pressroom.reading.published import read_addresses
from pressroom.rendering.desk import Desk, HiddenFileDamaged
from pressroom.settings import Settings

__all__ = ["Outcome", "PressEmitter", "build", "inspect"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A build that succeeded: warnings, counts, seconds. ``changed`` files differ from before."""

    warnings: tuple[Problem, ...]
    sessions: int
    questions: QuestionCounts
    releases: int
    files: int
    changed: int
    seconds: float


def build(
    settings: Settings,
    emitters: Sequence[PressEmitter],
    progress: Progress = SILENT,
) -> Outcome:
    """Publish the content into the output folder, whole or not at all.

    Raises Rejected: the content has errors. Raises Refused: a promise would be broken. In both
    cases, as after any crash, the standing site is as it was.
    """
    started = time.perf_counter()
    with (
        collecting_seldom(),
        open_trees(settings.output, settings.content) as trees,
        open_crew(settings.executor, settings.workers, trees.folder) as crew,
    ):
        memory = open_memory(trees, progress, fresh=settings.fresh)
        try:
            outcome = _build(settings, emitters, trees, memory, crew, progress)
        except (MemoryDamaged, HiddenFileDamaged):
            progress.remark(Remark.FORGOTTEN)
            memory.forget()
            outcome = _build(settings, emitters, trees, memory, crew, progress)
        finally:
            memory.close()
    return replace(outcome, seconds=time.perf_counter() - started)


def _build(
    settings: Settings,
    emitters: Sequence[PressEmitter],
    trees: Trees,
    memory: Memory,
    crew: Crew,
    progress: Progress,
) -> Outcome:
    recall = RecordRecall(memory)
    read = check(settings, Watched(crew, progress, Step.READ), recall, trees.texts)
    archive = read.archive if settings.drafts else published(read.archive, settings.now)
    promised = read_addresses(settings.published)
    edition = Edition(archive, settings.languages, settings.now, promised)
    questions = require_read(archive, read.headings)
    offers = frozenset(emitter.name for emitter in emitters)
    desk = Desk(settings, archive, read.shelf.context, offers, trees.hidden, trees.texts)
    site = SiteBuild(edition, desk, emitters, trees, memory, progress)
    site.make(crew)
    require_all(archive, site.sound)
    require_promised(site.tree, edition, settings.published)
    site.publish(recall.changes(read))
    return Outcome(
        warnings=tuple(read.problems),
        sessions=len(archive.sessions),
        questions=questions,
        releases=len(archive.releases),
        files=site.files,
        changed=site.changed,
        seconds=0,
    )


def open_memory(trees: Trees, progress: Progress, *, fresh: bool) -> Memory:
    """What earlier builds of this very program have left; nothing where it is of no use."""
    try:
        memory = Memory(trees.memory, program())
    except MemoryDamaged:
        progress.remark(Remark.FORGOTTEN)
        _remove_memory(trees.memory)
        return Memory(trees.memory, program())
    if fresh:
        memory.forget()
    return memory


def _remove_memory(path: Path) -> None:
    for name in (path.name, f"{path.name}-journal"):
        path.with_name(name).unlink(missing_ok=True)


def check(
    settings: Settings, crew: Crew, recall: Recall | None = None, texts: Path | None = None
) -> ReadArchive:
    """Read all content and apply every rule to it; ``texts`` is where pages will look for it.

    Raises Rejected: there are errors.
    """
    read = inspect(settings, crew, recall, texts)
    read = replace(read, problems=sorted([*read.problems, *check_announced(read, settings)]))
    if has_errors(read.problems, public=settings.public):
        raise Rejected(read.problems)
    return read


def inspect(
    settings: Settings, crew: Crew, recall: Recall | None = None, texts: Path | None = None
) -> ReadArchive:
    """Read all content; its problems, of single files and of the whole, come sorted."""
    read = read_archive(settings, crew, recall, texts)
    return replace(read, problems=sorted([*read.problems, *check_archive(read, settings)]))

"""The way of content through the house, one step a line."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from heapq import merge
from itertools import groupby
from operator import attrgetter

from pressroom.artifact import Artifact, Emitter, Pending, Sheaf
from pressroom.building.announced import check_announced
from pressroom.building.conservation import require_conservation
from pressroom.building.crew import Crew, open_crew
from pressroom.building.refusal import Refused, Rejected
from pressroom.building.tree import FreshTree, fresh_tree
from pressroom.building.units import Made, Unit, Workplace, make_unit
from pressroom.checking import check_archive
from pressroom.deriving.counts import QuestionCounts
from pressroom.deriving.publication import Edition, published
from pressroom.problems.problem import Problem
from pressroom.problems.report import has_errors
from pressroom.reading.archive import ReadArchive, read_archive
from pressroom.rendering.desk import Desk, SourceChanged
from pressroom.settings import Settings

PressEmitter = Emitter[Edition, Desk]


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


def build(settings: Settings, emitters: Sequence[PressEmitter]) -> Outcome:
    """Publish the content into the output folder, whole or not at all.

    Raises Rejected: the content has errors. Raises Refused: a promise would be broken. In both
    cases, as after any crash, the standing site is as it was.
    """
    started = time.perf_counter()
    with open_crew(settings.executor, settings.workers) as crew:
        read = check(settings, crew)
        archive = read.archive if settings.drafts else published(read.archive, settings.now)
        edition = Edition(archive, settings.languages, settings.now)
        with fresh_tree(settings.output, settings.content) as tree:
            workplace = lay_out(settings, edition, read, emitters, tree)
            made = make(workplace, plan(edition, emitters), crew)
            questions = require_conservation(archive, read.headings, made.anchors, set(made.paths))
            tree.commit()
    return Outcome(
        warnings=tuple(read.problems),
        sessions=len(archive.sessions),
        questions=questions,
        releases=len(archive.releases),
        files=len(made.paths),
        changed=made.changed,
        seconds=time.perf_counter() - started,
    )


def check(settings: Settings, crew: Crew) -> ReadArchive:
    """Read all content and apply every rule to it.

    Raises Rejected: there are errors.
    """
    read = inspect(settings, crew)
    read = replace(read, problems=sorted([*read.problems, *check_announced(read, settings)]))
    if has_errors(read.problems, public=settings.public):
        raise Rejected(read.problems)
    return read


def inspect(settings: Settings, crew: Crew) -> ReadArchive:
    """Read all content; its problems, of single files and of the whole, come sorted."""
    read = read_archive(settings, crew)
    return replace(read, problems=sorted([*read.problems, *check_archive(read, settings)]))


def lay_out(
    settings: Settings,
    edition: Edition,
    read: ReadArchive,
    emitters: Iterable[PressEmitter],
    tree: FreshTree,
) -> Workplace:
    """Put together what every worker needs."""
    offers = frozenset(emitter.name for emitter in emitters)
    return Workplace(
        desk=Desk(settings, edition.archive, read.shelf.context, offers, tree.hidden),
        emitters={emitter.name: emitter for emitter in emitters},
        tree=tree.path,
        standing=tree.output,
    )


def make(workplace: Workplace, units: Iterable[Unit], crew: Crew) -> Made:
    """Make every planned file into the fresh tree.

    Raises Refused: two emitters planned the same file, a planned file was not made, or a file of
    the content changed.
    """
    whole = Made()
    planned = 0
    later: list[Unit] = []

    def ready() -> Iterator[Unit]:
        """What can be made at once; what is made from hidden files waits for all of them."""
        nonlocal planned
        for unit in units:
            planned += len(unit.artifacts)
            waiting = tuple(artifact for artifact in unit.artifacts if artifact.made_from)
            if waiting:
                later.append(Unit(unit.name, waiting))
            if len(waiting) < len(unit.artifacts):
                yield Unit(unit.name, tuple(a for a in unit.artifacts if not a.made_from))

    try:
        for stage in (ready(), later):
            with closing(crew.map(make_unit, workplace, stage)) as units_made:
                for made in units_made:
                    whole.add(made)
    except SourceChanged as changed:
        raise Refused("B107", changed, file=changed) from changed
    if len(whole.paths) != planned:
        raise Refused("B109", workplace.standing, planned=planned, made=len(whole.paths))
    if len(set(whole.paths)) != len(whole.paths):
        doubled = Counter(whole.paths).most_common(1)[0][0]
        raise Refused("B106", doubled, path=doubled)
    return whole


def plan(edition: Edition, emitters: Iterable[PressEmitter]) -> Iterator[Unit]:
    """All files of the site, in units of work, in a fixed order; made as they are asked for."""
    unit_of: Callable[[Artifact | Sheaf], str] = attrgetter("unit")
    plans = [emitter.plan(edition) for emitter in emitters]
    for name, planned in groupby(merge(*plans, key=unit_of), key=unit_of):
        yield Unit(name, tuple(artifact for one in planned for artifact in _artifacts(one)))


def _artifacts(planned: Artifact | Sheaf) -> Iterable[Artifact]:
    """The artifacts themselves, their facts worked out."""
    if isinstance(planned, Sheaf):
        return planned.artifacts()
    if isinstance(planned.facts, Pending):
        return (replace(planned, facts=planned.facts.make()),)
    return (planned,)

"""What earlier builds know of records: read again only what is not what it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

from pressroom.building.fingerprint import digest
from pressroom.building.memory import Changes, Memory, MemoryDamaged, opened, sealed
from pressroom.reading.archive import ReadArchive, ReadFile
from pressroom.reading.context import ReadingContext


class RecordRecall:
    """Gives what reading a record gave, while its files and what its reader knew are the same."""

    def __init__(self, memory: Memory) -> None:
        self._known = memory.records()
        self._context = memory.entry("context")
        self._fits: dict[int, tuple[bool, bool]] = {}
        self.kept: set[tuple[str, ...]] = set()

    def get(
        self, paths: tuple[str, ...], digests: tuple[str, ...], context: ReadingContext
    ) -> list[ReadFile] | None:
        """What the files gave; None where they, or what they may name, have changed.

        Raises MemoryDamaged: what is kept is not what was written.
        """
        found = self._known.get(paths)
        if found is None or found[0] != _together(digests):
            return None
        same, grown = self._compare(context)
        if not grown:
            return None
        files = opened(found[1])
        if not isinstance(files, list) or not all(isinstance(file, ReadFile) for file in files):
            raise MemoryDamaged("damaged")
        if not same and any(file.problems for file in files):
            return None
        self.kept.add(paths)
        return files

    def changes(self, read: ReadArchive) -> Changes:
        """What to remember of what was read."""
        anew = (job for job in read.records if job not in self.kept)
        return Changes(
            entries={"context": read.shelf.context},
            records=[
                (job, _together(read.digests[path] for path in job), sealed(read.records[job]))
                for job in anew
            ],
            forgotten=[job for job in self._known if job not in read.records],
        )

    def _compare(self, context: ReadingContext) -> tuple[bool, bool]:
        """Whether readers know the same as then, and whether they know at least that.

        A record without problems names only what was known: it reads the same when more is.
        """
        if id(context) not in self._fits:
            self._fits[id(context)] = (self._context == context, self._has_grown(context))
        return self._fits[id(context)]

    def _has_grown(self, context: ReadingContext) -> bool:
        if not isinstance(self._context, ReadingContext):
            return False
        pairs = [
            (getattr(self._context, field.name), getattr(context, field.name))
            for field in fields(ReadingContext)
        ]
        return all(
            before <= now if isinstance(before, frozenset) else before == now
            for before, now in pairs
        )


def _together(digests: Iterable[str]) -> bytes:
    return digest("\n".join(digests).encode())

"""Problems of the whole archive, each put at the place where an author can mend it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pressroom.problems.problem import Problem, Problems
from pressroom.reading.archive import Shelf
from pressroom.reading.loading import load
from pressroom.reading.places import key_place
from pressroom.reading.reference import Reference
from pressroom.source import SourceFile, SourceRef


@dataclass(slots=True)
class Notes:
    """Gathers problems; a file is opened again only when something is wrong in it."""

    shelf: Shelf
    found: list[Problem] = field(default_factory=list)
    _files: dict[str, SourceFile] = field(default_factory=dict)

    def at_key(
        self,
        code: str,
        path: str,
        key: str,
        *,
        below: int = 1,
        suggestion: str | None = None,
        **values: Any,
    ) -> None:
        """Note ``code`` at the value of a key of the file ``path`` (in the content folder).

        ``below`` is the line of the question whose key is meant; by default it is the record's.
        """
        file = self._file(path)
        place = key_place(file, key, below)
        Problems(file, self.found).add(code, *place, suggestion=suggestion, key=key, **values)

    def at_line(self, code: str, path: str, line: int, **values: Any) -> None:
        """Note ``code`` at a whole line of the file ``path``."""
        file = self._file(path)
        length = len(file.lines[line - 1]) if 0 < line <= len(file.lines) else 1
        Problems(file, self.found).add(code, line, 1, length, **values)

    def at_reference(
        self, code: str, reference: Reference, *, suggestion: str | None = None, **values: object
    ) -> None:
        """Note ``code`` where a reference is written."""
        self.found.append(
            Problem(
                file=reference.file,
                line=reference.line,
                column=reference.column,
                code=code,
                length=reference.length,
                values=tuple(sorted((name, str(value)) for name, value in values.items())),
                suggestion=suggestion,
                source=reference.source,
            )
        )

    def name(self, path: str) -> str:
        """How messages name the file ``path`` of the content folder."""
        return f"{self.shelf.label}/{path}"

    def _file(self, path: str) -> SourceFile:
        if path not in self._files:
            file, _ = load(self.shelf.content, path, self.shelf.label)
            nothing = SourceFile(SourceRef(path, ""), self.name(path), "")
            self._files[path] = file or nothing
        return self._files[path]

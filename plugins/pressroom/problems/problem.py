"""One problem at one place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pressroom.source import SourceFile


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something that an author must know, at a place in a file.

    ``file`` is the label of the file (``content/sessions/…``), ``line`` and ``column`` count from
    1, columns in characters; line 0 stands for the file as a whole. ``length`` is the number of
    characters that the caret underlines. ``values`` fill the catalogue's sentences;
    ``suggestion`` is the right value from a closed list where one is near. ``source`` is the line
    as it stands in the file, "" for the file as a whole.
    """

    file: str
    line: int
    column: int
    code: str
    length: int = field(default=1, compare=False)
    values: tuple[tuple[str, str], ...] = ()
    suggestion: str | None = field(default=None, compare=False)
    source: str = field(default="", compare=False)


@dataclass(slots=True)
class Problems:
    """The problems of one file, as they are found."""

    file: SourceFile
    found: list[Problem] = field(default_factory=list)

    def add(
        self,
        code: str,
        line: int = 0,
        column: int = 1,
        length: int = 1,
        *,
        suggestion: str | None = None,
        **values: object,
    ) -> None:
        """Note the problem ``code`` of the catalogue; ``values`` fill its sentences."""
        lines = self.file.lines
        self.found.append(
            Problem(
                file=self.file.label,
                line=line,
                column=column,
                code=code,
                length=max(1, length),
                values=tuple(sorted((name, str(value)) for name, value in values.items())),
                suggestion=suggestion,
                source=lines[line - 1] if 0 < line <= len(lines) else "",
            )
        )

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)

"""Files of the content, and places in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True, order=True)
class SourceRef:
    """One file of the content, as a build remembers it.

    ``path`` is relative to the content folder, with forward slashes
    (``sessions/2020/2020-10-16-talgar.ru.md``); ``digest`` is the BLAKE2b-128 of its bytes in hex.
    """

    path: str
    digest: str


@dataclass(frozen=True)
class SourceFile:
    """One decoded text file of the content.

    ``label`` is how messages name it (``content/sessions/…``). ``text`` has ``\\n`` line ends and
    no byte order mark. Lines and columns count from 1, columns in characters.
    """

    ref: SourceRef
    label: str
    text: str = field(repr=False)

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends; line N of a message is ``lines[N - 1]``."""
        return self.text.split("\n")

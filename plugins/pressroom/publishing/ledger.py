"""The ledger: one line a release, each bound to the one before by its digest.

Who kept any line can see later whether that line still stands as it was, with all before it. A
line is JSON with sorted keys and no spaces; ``before`` is the SHA-256 of the bytes of the line
before, without its line break.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

FIRST = "0" * 64
"""What stands for the line before the first one."""

_HEX = re.compile(r"[0-9a-f]{64}")
_COMMIT = re.compile(r"[0-9a-f]{0,64}")
_KEYS = frozenset({"before", "commit", "manifest", "moment", "number"})


class LedgerBroken(ValueError):
    """The text is no ledger, or its chain does not hold; ``line`` counts from 1."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(f"line {line}: {why}")
        self.line = line


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One release: its number from 1, when it was made, from which commit, and of which files.

    ``moment`` is in UTC, to the second. ``commit`` is "" where the content is in no repository.
    ``manifest`` is the manifest's digest, ``before`` the digest of the line before.
    """

    number: int
    moment: datetime
    commit: str
    manifest: str
    before: str

    def render(self) -> str:
        """The line as it stands in the ledger, without its line break."""
        raw = {
            "before": self.before,
            "commit": self.commit,
            "manifest": self.manifest,
            "moment": self.moment.isoformat(),
            "number": self.number,
        }
        return json.dumps(raw, separators=(",", ":"))

    @property
    def digest(self) -> str:
        """What the next line says of this one."""
        return sha256(self.render().encode()).hexdigest()


Ledger = tuple[LedgerLine, ...]


def read_ledger(content: bytes) -> Ledger:
    """The lines, oldest first; no bytes: no line. Raises LedgerBroken."""
    try:
        text = content.decode("ascii")
    except UnicodeDecodeError as error:
        raise LedgerBroken(content[: error.start].count(b"\n") + 1, "not ASCII") from error
    parts = text.split("\n")
    if parts.pop():
        raise LedgerBroken(len(parts) + 1, "cut off")
    lines = tuple(_line(part, number) for number, part in enumerate(parts, 1))
    check_chain(lines)
    return lines


def _line(text: str, number: int) -> LedgerLine:
    try:
        raw = json.loads(text)
        if not isinstance(raw, dict) or raw.keys() != _KEYS or type(raw["number"]) is not int:
            raise ValueError("keys")
        moment = datetime.fromisoformat(raw["moment"])
        line = LedgerLine(raw["number"], moment, raw["commit"], raw["manifest"], raw["before"])
        sound = (
            line.render() == text
            and moment.utcoffset() == UTC.utcoffset(None)
            and _COMMIT.fullmatch(line.commit)
            and _HEX.fullmatch(line.manifest)
            and _HEX.fullmatch(line.before)
        )
    except (ValueError, TypeError, RecursionError) as error:
        raise LedgerBroken(number, str(error)) from error
    if not sound:
        raise LedgerBroken(number, "not in the one form of a line")
    return line


def check_chain(ledger: Sequence[LedgerLine]) -> None:
    """Each line follows from the one before: number, digest, time. Raises LedgerBroken."""
    before = FIRST
    for place, line in enumerate(ledger, 1):
        if line.number != place:
            raise LedgerBroken(place, f"number {line.number}")
        if line.before != before:
            raise LedgerBroken(place, "not bound to the line before")
        if place > 1 and line.moment < ledger[place - 2].moment:
            raise LedgerBroken(place, "earlier than the line before")
        before = line.digest


def append(ledger: Ledger, moment: datetime, commit: str, manifest: str) -> Ledger:
    """The ledger with one more release.

    ``moment`` has its offset from UTC. Raises LedgerBroken: it is earlier than the newest line.
    """
    moment = moment.astimezone(UTC).replace(microsecond=0)
    before = ledger[-1].digest if ledger else FIRST
    longer = (*ledger, LedgerLine(len(ledger) + 1, moment, commit, manifest, before))
    check_chain(longer)
    return longer


def is_continued(older: Ledger, newer: Ledger) -> bool:
    """Whether the newer ledger holds every line of the older one, at its place."""
    return newer[: len(older)] == older


def render_ledger(ledger: Ledger) -> bytes:
    """The bytes of ``releases.jsonl``."""
    return "".join(f"{line.render()}\n" for line in ledger).encode()

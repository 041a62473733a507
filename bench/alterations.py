"""Ways to alter a published copy, each as somebody with a disk, an editor or a keyring would.

None of them knows how a verifier works: they change bytes, lines and files.
"""

from __future__ import annotations

import gzip
import json
import random
import zlib
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import brotli

from bench.forgeries import (
    LEDGER,
    MANIFEST,
    forge,
    forge_a_page,
    forge_a_salt,
    fork,
    lines_of,
    roll_back,
    salt_anew,
    write_ledger,
    write_manifest,
)
from bench.saved_copies import pages_of

Alteration = Callable[[Path, random.Random], bool]
"""Alters a copy; False where this copy has nothing of the kind."""


def flip_a_byte(copy: Path, dice: random.Random) -> bool:
    """One bit of one byte, in a page or in what speaks of the release."""
    file = dice.choice([*pages_of(copy), copy / LEDGER, copy / MANIFEST])
    return _flip(file, dice)


def cut_off(copy: Path, dice: random.Random) -> bool:
    """A file ends at any of its bytes."""
    file = dice.choice([*pages_of(copy), copy / LEDGER, copy / MANIFEST])
    content = file.read_bytes()
    if not content:
        return False
    file.write_bytes(content[: dice.randrange(len(content))])
    return True


def swap_files(copy: Path, dice: random.Random) -> bool:
    """Two pages change places."""
    one, other = dice.sample(pages_of(copy), 2)
    mine, theirs = one.read_bytes(), other.read_bytes()
    one.write_bytes(theirs)
    other.write_bytes(mine)
    return mine != theirs


def add_a_file(copy: Path, dice: random.Random) -> bool:
    """A page that nobody published; a copy of another, now and then."""
    name = dice.choice(["p.html", "index.html~", ".hidden", "ru/p1.html.bak", "p1.htmlxyz", "x.br"])
    (copy / name).parent.mkdir(exist_ok=True)
    (copy / name).write_bytes(dice.choice([b"", dice.choice(pages_of(copy)).read_bytes()]))
    return True


def remove_a_file(copy: Path, dice: random.Random) -> bool:
    """A page is gone."""
    dice.choice(pages_of(copy)).unlink()
    return True


def rename_a_file(copy: Path, dice: random.Random) -> bool:
    """A page stands at another address."""
    page = dice.choice(pages_of(copy))
    page.rename(page.with_name(f"q{page.name}"))
    return True


def lead_elsewhere(copy: Path, dice: random.Random) -> bool:
    """A link to another page stands in a page's place."""
    page, other = dice.sample(pages_of(copy), 2)
    page.unlink()
    page.symlink_to(other)
    return True


def change_brotli(copy: Path, dice: random.Random) -> bool:
    """Other words are sent to browsers that take brotli."""
    return _change_packed(copy, dice, ".br")


def change_gzip(copy: Path, dice: random.Random) -> bool:
    """The same with gzip."""
    return _change_packed(copy, dice, ".gz")


def reorder_lines(copy: Path, dice: random.Random) -> bool:
    """Two lines of the ledger change places."""
    lines = lines_of(copy)
    if len(lines) < 2:
        return False
    one, other = dice.sample(range(len(lines)), 2)
    lines[one], lines[other] = lines[other], lines[one]
    return write_ledger(copy, lines)


def double_a_line(copy: Path, dice: random.Random) -> bool:
    """A line of the ledger stands twice, somewhere."""
    lines = lines_of(copy)
    lines.insert(dice.randrange(len(lines) + 1), dice.choice(lines))
    return write_ledger(copy, lines)


def remove_a_line(copy: Path, dice: random.Random) -> bool:
    """A release was never made."""
    lines = lines_of(copy)
    del lines[dice.randrange(len(lines))]
    return write_ledger(copy, lines)


def change_a_moment(copy: Path, dice: random.Random) -> bool:
    """A release was made at another time, the newest one as likely as another."""
    lines = lines_of(copy)
    at = dice.randrange(len(lines))
    lines[at] = _with_moment(lines[at], timedelta(seconds=dice.randrange(1, 10_000)))
    return write_ledger(copy, lines)


def change_a_commit(copy: Path, dice: random.Random) -> bool:
    """A release was made from another commit."""
    lines = lines_of(copy)
    at = dice.randrange(len(lines))
    lines[at] = json.dumps({**json.loads(lines[at]), "commit": f"{dice.getrandbits(160):040x}"},
                           separators=(",", ":"))  # fmt: skip
    return write_ledger(copy, lines)


def change_a_salt(copy: Path, dice: random.Random) -> bool:
    """Another salt for a page."""
    return forge(copy, dice, lambda file: salt_anew(file, dice), sign=False)


def forget_a_page(copy: Path, dice: random.Random) -> bool:
    """A page and what the manifest says of it are gone."""
    whole = json.loads((copy / MANIFEST).read_bytes())
    gone = whole["files"].pop(dice.randrange(len(whole["files"])))
    (copy / gone["path"]).unlink(missing_ok=True)
    for ending in (".br", ".gz"):
        (copy / f"{gone['path']}{ending}").unlink(missing_ok=True)
    return write_manifest(copy, whole)


ALTERATIONS: tuple[Alteration, ...] = (
    flip_a_byte, cut_off, swap_files, add_a_file, remove_a_file, rename_a_file, lead_elsewhere,
    change_brotli, change_gzip, reorder_lines, double_a_line, remove_a_line, change_a_moment,
    change_a_commit, change_a_salt, forget_a_page, forge_a_salt, forge_a_page, fork, roll_back,
)  # fmt: skip


def _flip(file: Path, dice: random.Random) -> bool:
    content = bytearray(file.read_bytes())
    if not content:
        return False
    content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
    file.write_bytes(content)
    return True


def _change_packed(copy: Path, dice: random.Random, ending: str) -> bool:
    found = [page for page in pages_of(copy) if Path(f"{page}{ending}").is_file()]
    if not found:
        return False
    page = dice.choice(found)
    packed = Path(f"{page}{ending}")
    if dice.random() < 0.5:
        pack = brotli.compress if ending == ".br" else gzip.compress
        packed.write_bytes(pack(b"other words\n"))
        return True
    # Some bits of a packed file say nothing of the words in it: then nothing was altered.
    _flip(packed, dice)
    unpack = brotli.decompress if ending == ".br" else gzip.decompress
    try:
        return unpack(packed.read_bytes()) != page.read_bytes()
    except (brotli.error, zlib.error, OSError, EOFError):
        return True


def _with_moment(line: str, more: timedelta) -> str:
    raw = json.loads(line)
    raw["moment"] = (datetime.fromisoformat(raw["moment"]) + more).isoformat()
    return json.dumps(raw, separators=(",", ":"))

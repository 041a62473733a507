"""Alterations by somebody who has what the publisher has and computes every digest anew."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

LEDGER, MANIFEST = "releases.jsonl", "manifest.json"


def forge_a_salt(copy: Path, dice: random.Random) -> bool:
    """Another salt, and every digest that follows from it."""
    return forge(copy, dice, lambda file: salt_anew(file, dice))


def forge_a_page(copy: Path, dice: random.Random) -> bool:
    """Other words, and every digest that follows from them."""

    def change(file: dict) -> None:
        content = f"{dice.getrandbits(64)} other words\n".encode()
        (copy / file["path"]).write_bytes(content)
        for ending in (".br", ".gz"):
            (copy / f"{file['path']}{ending}").unlink(missing_ok=True)
        file.update(size=len(content), sha256=sha256(content).hexdigest())

    return forge(copy, dice, change)


def fork(copy: Path, dice: random.Random) -> bool:
    """From some release on another history, bound anew from line to line."""
    lines = lines_of(copy)
    at = dice.randrange(len(lines))
    lines[at] = json.dumps({**json.loads(lines[at]), "commit": f"{dice.getrandbits(160):040x}"})
    return write_ledger(copy, _bind(lines))


def roll_back(copy: Path, dice: random.Random) -> bool:
    """The whole of an earlier release, as if no later one had been made."""
    number = int(copy.name)
    if number < 2:
        return False
    shutil.rmtree(copy)
    shutil.copytree(copy.parent / f"{dice.randrange(1, number)}", copy, symlinks=True)
    return True


def lines_of(copy: Path) -> list[str]:
    """The lines of the ledger, oldest first."""
    return (copy / LEDGER).read_text("ascii").splitlines()


def write_ledger(copy: Path, lines: list[str]) -> bool:
    """Write the ledger, without packed copies that would tell; whether it is another one."""
    text = "".join(f"{line}\n" for line in lines)
    _drop_packed(copy / LEDGER)
    changed = text != (copy / LEDGER).read_text("ascii")
    (copy / LEDGER).write_text(text, encoding="ascii")
    return changed


def write_manifest(copy: Path, whole: dict) -> bool:
    """Write the manifest in its form."""
    files = ",\n".join(
        json.dumps(file, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        for file in whole["files"]
    )
    _drop_packed(copy / MANIFEST)
    text = f'{{"files":[\n{files}\n],"release":{whole["release"]}}}\n'
    (copy / MANIFEST).write_text(text, encoding="utf-8")
    return True


def _drop_packed(file: Path) -> None:
    for ending in (".br", ".gz"):
        Path(f"{file}{ending}").unlink(missing_ok=True)


def salt_anew(file: dict, dice: random.Random) -> None:
    """Another salt for an entry."""
    file["salt"] = f"{dice.getrandbits(128):032x}"


def forge(
    copy: Path, dice: random.Random, change: Callable[[dict], None], *, sign: bool = True
) -> bool:
    """Change an entry of the manifest; ``sign``: and let the newest line of the ledger say so."""
    whole = json.loads((copy / MANIFEST).read_bytes())
    change(dice.choice([file for file in whole["files"] if "salt" in file]))
    write_manifest(copy, whole)
    if sign:
        leaves = sorted(_leaf(file) for file in whole["files"])
        lines = lines_of(copy)
        newest = {**json.loads(lines[-1]), "manifest": _sha("\n".join(leaves))}
        write_ledger(copy, [*lines[:-1], json.dumps(newest, separators=(",", ":"))])
    return True


def _leaf(file: dict) -> str:
    sealed = file.get("sealed") or _sha(f"{file['salt']}\n{file['size']}\n{file['sha256']}")
    return _sha(f"{file['path']}\n{sealed}")


def _bind(lines: list[str]) -> list[str]:
    """The same lines, each with the digest of the one before it."""
    before, bound = "0" * 64, []
    for line in lines:
        raw = {**json.loads(line), "before": before}
        bound.append(json.dumps(raw, sort_keys=True, separators=(",", ":")))
        before = _sha(bound[-1])
    return bound


def _sha(text: str) -> str:
    return sha256(text.encode()).hexdigest()

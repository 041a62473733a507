"""Honest site releases as readers save them: small sites that grow, go back and forget."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from pressroom.publishing.compression import compress_tree
from pressroom.publishing.ledger import append, read_ledger, render_ledger
from pressroom.publishing.manifest import Manifest, read_manifest, write_manifest
from pressroom.publishing.release import keep_release, make_release
from pressroom.publishing.served_names import LEDGER, MANIFEST, PAPERS

FIRST = datetime(2020, 11, 20, 6, tzinfo=UTC)
WORDS = "сұрақ жауап жол су жарық вопрос ответ дорога вода свет question answer road".split()


def publish_history(folder: Path, dice: random.Random, releases: int) -> Iterator[Path]:
    """Publish so many releases; the whole tree of each, as it was served."""
    tree, record = folder / "tree", folder / "published"
    tree.mkdir(parents=True)
    now = FIRST
    for number in range(1, releases + 1):
        now += timedelta(seconds=dice.randrange(1_000_000))
        past = folder / f"{dice.randrange(1, number)}" if number > 1 else None
        if past and dice.random() < 0.2:
            _go_back(tree, past, record, now)
        else:
            _edit(tree, dice)
            make_release(tree, record, dice.choice(["", f"{dice.getrandbits(160):040x}"]), now)
            keep_release(tree, record)
        if dice.random() < 0.2:
            _erase(tree, record, dice, now)
        compress_tree(tree)
        yield shutil.copytree(tree, folder / f"{number}")


def pages_of(tree: Path) -> list[Path]:
    """Every file but the release's papers, those for hosts and compressed copies."""
    known = read_manifest((tree / MANIFEST).read_bytes()).by_path
    return [file for file in sorted(tree.rglob("*")) if file.relative_to(tree).as_posix() in known]


def _edit(tree: Path, dice: random.Random) -> None:
    # A build brings no packed copies: they are made when the manifest is.
    for packed in [*tree.rglob("*.br"), *tree.rglob("*.gz")]:
        packed.unlink()
    for page in dice.choices(range(30), k=6):
        file = tree / dice.choice(["", "kk/", "ru/sessions/"]) / f"p{page}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        # The number keeps any two files apart.
        text = " ".join(dice.choices(WORDS, k=dice.randrange(400)))
        file.write_text(f"{dice.getrandbits(64)} {text}\n", encoding="utf-8")
    for gone in dice.sample(sorted(tree.rglob("p*.html")), k=dice.randrange(2)):
        gone.unlink()
    for name in ("_headers", "_redirects"):
        (tree / name).write_text("/* x: y\n", encoding="utf-8")


def _go_back(tree: Path, past: Path, record: Path, now: datetime) -> None:
    """A release that shows the files of an earlier one."""
    shutil.rmtree(tree)
    shutil.copytree(past, tree)
    for paper in PAPERS:
        for ending in ("", ".br", ".gz"):
            (tree / f"{paper}{ending}").unlink(missing_ok=True)
    entries = read_manifest((past / MANIFEST).read_bytes()).entries
    ledger = read_ledger((record / LEDGER).read_bytes())
    manifest = Manifest(len(ledger) + 1, entries)
    write_manifest(manifest, tree / MANIFEST)
    (tree / LEDGER).write_bytes(render_ledger(append(ledger, now, "", manifest.digest)))
    keep_release(tree, record)


def _erase(tree: Path, record: Path, dice: random.Random, now: datetime) -> None:
    """Take the words of a page back where they were published already."""
    page = dice.choice(pages_of(tree))
    for ending in (".br", ".gz"):
        Path(f"{page}{ending}").unlink(missing_ok=True)
    page.unlink()
    instead = b"" if dice.random() < 0.5 else f"gone since {now.date()}\n".encode()
    if instead:
        page.write_bytes(instead)
    digest = sha256(instead).hexdigest() if instead else ""
    manifest = read_manifest((tree / MANIFEST).read_bytes())
    erased = manifest.erase({page.relative_to(tree).as_posix(): digest}, now.date())
    write_manifest(erased, tree / MANIFEST)
    keep_release(tree, record)

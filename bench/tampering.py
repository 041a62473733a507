"""Alter published copies and look who notices; then look who sees alterations where none are.

python -m bench.tampering [--alterations N] [--honest N] [--seed N]

Three look at each altered copy: ``docs/verify_releases.py`` at the copy alone, the same with a
second copy of the newest release that somebody else saved, and ``invoke verify``. Exits 1 when all
three miss an alteration, or one of them is alarmed by an honest release.
"""

from __future__ import annotations

import argparse
import io
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stdout
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "plugins"))

from bench.alterations import ALTERATIONS, Alteration  # noqa: E402
from bench.saved_copies import pages_of, publish_history  # noqa: E402
from pressroom.verifying.tree import verify_tree  # noqa: E402

ALONE, SECOND, VERIFY = "a copy alone", "with a second copy", "invoke verify"
RELEASES = 5
TRIES = 1000


def read_by_reader() -> Callable[[list[str]], int]:
    """The main function of the reader's verifier, as it is published."""
    spec = spec_from_file_location("verify_releases", ROOT / "docs" / "verify_releases.py")
    assert spec is not None  # noqa: S101 the file is part of this repository
    assert spec.loader is not None  # noqa: S101
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    main: Callable[[list[str]], int] = module.main
    return main


READER = read_by_reader()


def alarms_of_reader(*words: str | Path) -> bool:
    """Whether the reader's verifier says that not all agrees."""
    with redirect_stdout(io.StringIO()):
        return READER([str(word) for word in words]) != 0


def alarms_of_verify(tree: Path) -> bool:
    """Whether ``invoke verify`` says that a tree is not the release that it says it is.

    The pages here are no sound pages: what it says of those is left out.
    """
    return any(p.code.startswith("V41") or p.code == "V104" for p in verify_tree(tree))


def histories(seed: int) -> Iterator[tuple[random.Random, list[Path]]]:
    """Histories without end: dice, and the trees of their releases."""
    while True:
        dice = random.Random(seed)  # noqa: S311 to be thrown again
        with tempfile.TemporaryDirectory() as folder:
            yield dice, list(publish_history(Path(folder), dice, dice.randrange(2, RELEASES * 2)))
        seed += 1


def who_notices(copy: Path, alter: Alteration, dice: random.Random) -> set[str] | None:
    """Who notices an alteration of this copy, which is put back afterwards; None: there is none."""
    second = copy.with_name("second")
    shutil.copytree(copy, second)
    try:
        if not alter(copy, dice):
            return None
        noticed = {
            ALONE: alarms_of_reader("--whole", copy),
            SECOND: alarms_of_reader("--whole", second, copy),
            VERIFY: alarms_of_verify(copy),
        }
        return {who for who, alarmed in noticed.items() if alarmed}
    finally:
        shutil.rmtree(copy)
        second.rename(copy)


def alter_copies(count: int, seed: int) -> dict[str, Counter[str]]:
    """Make so many alterations, each kind in turn; for each kind how often who noticed."""
    seen: dict[str, Counter[str]] = {alter.__name__: Counter() for alter in ALTERATIONS}
    made = tries = 0
    for dice, trees in histories(seed):
        for _ in range(len(ALTERATIONS)):
            alter = ALTERATIONS[made % len(ALTERATIONS)]
            noticed = who_notices(dice.choice(trees), alter, dice)
            tries += 1
            if tries > TRIES + 10 * count:
                raise RuntimeError(f"{alter.__name__}: no copy to alter")
            if noticed is None:
                continue
            seen[alter.__name__].update([*noticed, "made", *(["found"] if noticed else [])])
            made += 1
            if made == count:
                return seen
    raise AssertionError("histories have no end")


def look_at_honest(count: int, seed: int) -> tuple[int, int]:
    """How many false alarms so many honest releases give, and how many looks were taken."""
    alarms = looks = seen = 0
    for dice, trees in histories(seed):
        for at, tree in enumerate(trees):
            earlier = dice.choice(trees[: at + 1])
            part = tree.with_name("part")
            shutil.copytree(tree, part, ignore=shutil.ignore_patterns("*.br", "*.gz", "_*"))
            for page in dice.sample(pages_of(part), len(pages_of(part)) // 2):
                page.unlink()
            found = [
                alarms_of_reader("--whole", tree),
                alarms_of_reader("--whole", earlier, tree),
                alarms_of_reader(part),
                alarms_of_reader(earlier, part),
                alarms_of_verify(tree),
            ]
            shutil.rmtree(part)
            alarms += sum(found)
            looks += len(found)
            seen += 1
            if seen == count:
                return alarms, looks
    raise AssertionError("histories have no end")


def main(arguments: Sequence[str]) -> int:
    """Print what was found, by kind of alteration, and what was raised without a cause."""
    parser = argparse.ArgumentParser(prog="python -m bench.tampering")
    parser.add_argument("--alterations", type=int, default=300)
    parser.add_argument("--honest", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    seen = alter_copies(options.alterations, options.seed)
    print(f"{'alteration':18} made found {ALONE:>13} {SECOND:>19} {VERIFY:>14}")
    for name, who in seen.items():
        counts = f"{who['made']:4} {who['found']:5} {who[ALONE]:13} {who[SECOND]:19}"
        print(f"{name:18} {counts} {who[VERIFY]:14}")
    made, found = (sum(who[what] for who in seen.values()) for what in ("made", "found"))
    alarms, looks = look_at_honest(options.honest, options.seed)
    print(f"{found} of {made} alterations found")
    print(f"{alarms} false alarms from {options.honest} honest releases in {looks} looks")
    return int(found < made or alarms > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Random histories of edits: after each edit a build that keeps must equal a clean one.

python -m bench.histories [--count N] [--steps N] [--seed N]     exits 1 at the first difference
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.site.edits import history


def main(arguments: Sequence[str]) -> int:
    """Walk the histories; print how often each edit was made."""
    parser = argparse.ArgumentParser(prog="python -m bench.histories")
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--steps", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    made: Counter[str] = Counter()
    for seed in range(options.seed, options.seed + options.count):
        with tempfile.TemporaryDirectory() as folder:
            try:
                made.update(history(Path(folder), seed, options.steps))
            except AssertionError as difference:
                print(f"different: {difference}")
                return 1
    edits = ", ".join(f"{name} {count}" for name, count in sorted(made.items()))
    print(f"{options.count} histories, {made.total()} builds equal to clean ones: {edits}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

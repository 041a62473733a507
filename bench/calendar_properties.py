"""Whether pages, calendars, structured data and tables agree, on more press services of chance.

    python -m bench.calendar_properties --examples 500

Runs the property tests of ``tests/emitting/test_schedule_properties.py`` with as many examples and
says how they ended.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
TESTS = "tests/emitting/test_schedule_properties.py"


def main() -> int:
    """Run, report, give the tests' own code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=500)
    examples = parser.parse_args().examples
    began = time.perf_counter()
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", TESTS]
    environ = {**os.environ, "PRESS_EXAMPLES": str(examples)}
    code = subprocess.run(command, cwd=ROOT, env=environ, check=False).returncode
    said = "agree" if code == 0 else "DIFFER"
    print(f"{examples} examples: {said}, {time.perf_counter() - began:.0f} s")
    return code


if __name__ == "__main__":
    raise SystemExit(main())

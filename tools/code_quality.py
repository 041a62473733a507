"""Turn ``invoke check --format json`` into GitLab's code quality report.

``python -m tools.code_quality problems.json report.json``. The problems are told in lines, too, for
whoever reads the job's log. Form: GitLab, Code Quality report format.
"""

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

SEVERITIES = {"error": "critical", "warning": "minor"}


def report(problems: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """The entries of the report; a file as a whole is told at its first line."""
    for problem in problems:
        place = f"{problem['file']}:{problem['line']}:{problem['column']}"
        said = f"{place} {problem['code']} {problem['message']}"
        yield {
            "description": " ".join(filter(None, (problem["message"], problem["hint"]))),
            "check_name": problem["code"],
            "fingerprint": hashlib.sha256(said.encode()).hexdigest(),
            "severity": SEVERITIES[problem["severity"]],
            "location": {
                "path": problem["file"],
                "lines": {"begin": max(1, problem["line"])},
            },
        }


def main() -> int:
    """Convert the file that is named first into the one that is named second; exit code 0."""
    source, target = map(Path, sys.argv[1:])
    problems = json.loads(source.read_text(encoding="utf-8"))
    entries = list(report(problems))
    target.write_text(f"{json.dumps(entries, ensure_ascii=False, indent=1)}\n", encoding="utf-8")
    for problem in problems:
        place = f"{problem['file']}:{problem['line']}"
        print(f"{place}: {problem['severity']} {problem['code']}: {problem['message']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

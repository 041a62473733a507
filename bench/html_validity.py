"""Every page of a site, read by the Nu Html Checker, which knows the whole HTML standard.

    python -m bench.html_validity --site output

Prints each kind of error once, with how often it stands and where first; ends with 1 if there is
any. Warnings are counted alone: the checker reads files, for which a policy's ``'self'`` is no
place. Needs Java, Node.js and npm.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bench.peers.install import Missing, node_modules

HERE = Path(__file__).parent


def check_pages(site: Path) -> list[dict[str, Any]]:
    """What the checker says of all pages: ``type``, ``message``, ``url``, ``lastLine``.

    Raises Missing: Java or the checker cannot be had here. Source: the checker's own JSON format.
    """
    jar = node_modules("vnu", HERE / "vnu") / "vnu-jar/build/dist/vnu.jar"
    options = ["--skip-non-html", "--format", "json", "--exit-zero-always"]
    try:
        done = subprocess.run(
            ["java", "-jar", str(jar), *options, str(site)],
            capture_output=True,
            check=True,
        )
    except FileNotFoundError as error:
        raise Missing("the Nu Html Checker needs Java") from error
    found: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    return found


def tell(messages: Iterable[dict[str, Any]], site: Path) -> tuple[str, int]:
    """The report, and how many errors there are."""
    errors: dict[str, list[str]] = defaultdict(list)
    warnings = 0
    for each in messages:
        if each["type"] == "info":
            warnings += 1
            continue
        place = each.get("url", "").removeprefix(site.resolve().as_uri() + "/")
        errors[each["message"]].append(f"{place}:{each.get('lastLine', 1)}")
    lines = [
        f"{len(places):6} {message} (first: {places[0]})"
        for message, places in sorted(errors.items(), key=lambda item: -len(item[1]))
    ]
    count = sum(map(len, errors.values()))
    pages = sum(1 for _ in site.rglob("*.html"))
    lines.append(f"{pages} pages, {count} errors of {len(errors)} kinds, {warnings} warnings")
    return "\n".join(lines), count


def main() -> None:
    """Check the site that is named."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--site", type=Path, required=True, help="folder of a built site")
    site: Path = parser.parse_args().site
    try:
        report, errors = tell(check_pages(site), site)
    except Missing as missing:
        sys.exit(str(missing))
    print(report)
    sys.exit(1 if errors else 0)


if __name__ == "__main__":
    main()

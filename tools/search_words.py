"""Write the tables of ``words.toml`` into the theme's module for search queries.

    python -m tools.search_words

The index is built by the same tables; a test says when the module's are not up to date.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
MODULE = ROOT / "theme" / "static" / "js" / "search-words.js"
BEGINNING = "const TABLES = "
END = ";\n"


def with_tables(module: str) -> str:
    """The text of the module with today's tables in it."""
    from pressroom.searching.browser import for_browser  # noqa: PLC0415 - found once main set the path

    before, _, rest = module.partition(BEGINNING)
    _, _, after = rest.partition(END)
    content = json.dumps(for_browser(), ensure_ascii=False, separators=(",", ":"))
    # A backtick by its code: whoever shortens scripts may then count on pairs of them in a line.
    content = content.replace("`", r"\u0060")
    return f"{before}{BEGINNING}{content}{END}{after}"


def main() -> None:
    """Bring the module up to date."""
    sys.path.insert(0, str(ROOT / "plugins"))
    MODULE.write_text(with_tables(MODULE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()

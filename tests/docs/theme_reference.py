"""The part of ``docs/reference/theme.md`` that is made from the page contexts.

    PYTHONPATH=plugins .venv/bin/python -m tests.docs.theme_reference

writes it anew; a test fails while it is out of date.
"""

from __future__ import annotations

import inspect
from dataclasses import fields, is_dataclass
from pathlib import Path

from pressroom.rendering import (
    contexts,
    data_contexts,
    list_contexts,
    page_contexts,
    question_contexts,
    register_contexts,
    schedule_contexts,
    search_contexts,
    session_contexts,
    statistics_contexts,
    table_contexts,
)

THEME = Path(__file__).parents[2] / "docs" / "reference" / "theme.md"
MODULES = (
    page_contexts,
    session_contexts,
    question_contexts,
    contexts,
    data_contexts,
    list_contexts,
    register_contexts,
    schedule_contexts,
    statistics_contexts,
    table_contexts,
    search_contexts,
)
BEGIN = "<!-- made from plugins/pressroom/rendering/*contexts.py: begin -->\n"
END = "<!-- made from plugins/pressroom/rendering/*contexts.py: end -->\n"


def reference() -> str:
    """A section for each dataclass of the contexts: first the pages, then what they are made of."""
    classes = [
        value
        for module in MODULES
        for value in vars(module).values()
        if is_dataclass(value) and inspect.isclass(value) and value.__module__ == module.__name__
    ]
    pages = [cls for cls in classes if cls.__name__.endswith("Page")]
    parts = [cls for cls in classes if cls not in pages]
    sections = ["## Pages\n", *map(_section, pages), "## Parts\n", *map(_section, parts)]
    return "\n".join(sections)


def with_reference(text: str) -> str:
    """The page's text with the made part up to date."""
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    return f"{before}{BEGIN}\n{reference()}\n{END}{after}"


def _section(cls: type) -> str:
    rows = [f"| `{field.name}` | `{_words(str(field.type))}` |" for field in fields(cls)]
    table = "\n".join(["| field | type |", "| --- | --- |", *rows])
    words = inspect.getdoc(cls) or ""
    return f"### {cls.__name__}\n\n{words}\n\n{table}\n".replace("``", "`")


def _words(annotation: str) -> str:
    return annotation.replace(" | ", " or ")


if __name__ == "__main__":
    THEME.write_text(with_reference(THEME.read_text(encoding="utf-8")), encoding="utf-8")

"""Where a text becomes finished HTML that no template escapes: each place, and why it may."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]

PLACES = {
    "markdown.render_markdown": (1, "nh3 has the last word on all that Markdown made"),
    "markdown._paragraphs": (1, "words without any sign that Markdown or HTML knows"),
    "plain.plain": (1, "a citizen's words, escaped, between elements of ours"),
    "plain.plain_line": (1, "the same, in one line"),
    "contexts": (1, "no text"),
    "release_views.view_release": (1, "no text"),
    "structured_data.StructuredData.of": (2, "no text; JSON whose every < is written as an escape"),
    "template_code.PageContext.call": (1, "what a component of the theme gave, escaped as it went"),
}


def markups(tree: ast.AST, name: str) -> Iterator[str]:
    """The place of each call of ``Markup`` in a module."""
    for node in ast.iter_child_nodes(tree):
        inner = name
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            inner = f"{name}.{node.name}"
        if isinstance(node, ast.Call) and "Markup" in ast.unparse(node.func):
            yield name
        yield from markups(node, inner)


def test_every_place_that_makes_finished_html_is_known() -> None:
    found = Counter[str]()
    for file in sorted((ROOT / "plugins").rglob("*.py")):
        found.update(markups(ast.parse(file.read_text(encoding="utf-8")), file.stem))
    assert found == {place: count for place, (count, _) in PLACES.items()}

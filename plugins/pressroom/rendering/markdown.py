"""The press service's Markdown becomes HTML that can do no harm.

Nearly all answers are plain paragraphs: they are recognised and wrapped without a parser. Anything
else goes through Python-Markdown, which shows HTML as text here, and then through nh3, which lets
pass only what ``sanitizing`` lists. Both ways give the same for the same text.
"""

from __future__ import annotations

import re
import threading

from markdown import Markdown
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markupsafe import Markup

from pressroom.language import Language
from pressroom.reading.complexity import TooMuch, complexity_problem
from pressroom.rendering.emphasis import Emphasis
from pressroom.rendering.markdown_tree import MarkdownLabels, Resolve, ResolvedLink, TreeFinisher
from pressroom.rendering.redactions import put_gaps, take_gaps
from pressroom.rendering.sanitizing import UNWELCOME, sanitize

__all__ = ["MarkdownLabels", "Resolve", "ResolvedLink", "TooComplex", "render_markdown"]

# Characters that mean something to Markdown or HTML, or that are not let through.
MEANING = re.compile(rf"[\\`*_\[\]<>&|{{\t{UNWELCOME}]")
# Beginnings of lines that do: an indent, a heading or its rule, a list, a fence.
FIRST_LINE = re.compile(r"[-+#=~ ]|\d+\.")
LATER_LINE = re.compile(r"\n(?:[-+#=~ ]|\d+\.)")

_PARSERS = threading.local()


class TooComplex(ValueError):
    """A text that would keep the parser busy for minutes; ``where`` is its place in the text."""

    def __init__(self, where: TooMuch) -> None:
        super().__init__(where)
        self.where = where

    def __str__(self) -> str:
        return f"line {self.where.line}, column {self.where.column}: {self.where.what}"


def render_markdown(
    text: str,
    *,
    language: Language,
    labels: MarkdownLabels,
    resolve: Resolve,
    heading_level: int = 3,
    note_prefix: str | None = None,
) -> Markup:
    """Make the HTML of a Markdown text that is written in ``language``.

    ``resolve`` says where a link or an image leads; what it does not know is shown as text.
    Headings begin at ``heading_level`` and leave out no level. Footnotes are made where
    ``note_prefix`` is given; it keeps the ids of several texts of one page apart.

    Raises TooComplex: see ``complexity_problem``.
    """
    if is_plain(text):
        return _paragraphs(text)
    problem = complexity_problem(text)
    if problem is not None:
        raise TooComplex(problem)
    parser, finisher = _parser(with_notes=note_prefix is not None)
    without_gaps, gaps = take_gaps(text)
    finisher.begin(labels, resolve, heading_level, note_prefix or "", gaps)
    html = put_gaps(parser.reset().convert(without_gaps), gaps, language)
    return Markup(sanitize(html))  # noqa: S704 (the sanitizer has the last word)


def is_plain(text: str) -> bool:
    """Whether Markdown sees nothing in a text but paragraphs."""
    return not (
        MEANING.search(text)
        or FIRST_LINE.match(text)
        or ("\n" in text and (LATER_LINE.search(text) or " \n" in text))
        or text.endswith(" ")
    )


def _paragraphs(text: str) -> Markup:
    blocks = [block.lstrip().rstrip("\n") for block in text.split("\n\n")]
    html = "\n".join([f"<p>{block}</p>" for block in blocks if block])
    return Markup(html)  # noqa: S704 (is_plain has found nothing to escape)


def _parser(*, with_notes: bool) -> tuple[Markdown, TreeFinisher]:
    """This thread's parser, made once: that takes longer than most texts."""
    name = "with_notes" if with_notes else "without_notes"
    made: tuple[Markdown, TreeFinisher] | None = getattr(_PARSERS, name, None)
    if made is None:
        made = _make_parser(with_notes=with_notes)
        setattr(_PARSERS, name, made)
    return made


def _make_parser(*, with_notes: bool) -> tuple[Markdown, TreeFinisher]:
    parser = Markdown(
        output_format="html",
        extensions=[
            FencedCodeExtension(),
            SaneListExtension(),
            TableExtension(use_align_attribute=True),
            *([FootnoteExtension(USE_DEFINITION_ORDER=True)] if with_notes else []),
        ],
    )
    parser.preprocessors.deregister("html_block")
    parser.inlinePatterns.deregister("html")
    parser.inlinePatterns.deregister("automail")
    parser.inlinePatterns.deregister("em_strong")
    # After links and code (20), before lines are set apart (10).
    parser.treeprocessors.register(Emphasis(parser), "emphasis", 15)
    if with_notes:
        # Order, numbers and ids of notes are the finisher's.
        parser.treeprocessors.deregister("footnote-duplicate")
    finisher = TreeFinisher(parser)
    # After all others: the last of them, which undoes backslashes, has priority 0.
    parser.treeprocessors.register(finisher, "finisher", -10)
    return parser, finisher

"""Answers that are more than paragraphs: lists, tables, links, emphasis, quotes."""

from __future__ import annotations

import random

from bench.words.speech import prose, sentence

# What such an answer may begin with.
MARKS = ("- ", "1. ", "> ", "| ", "*", "[")


def formatted(dice: random.Random, words: list[str]) -> str:
    """The words as Markdown: a paragraph, something else, and the rest as a paragraph."""
    third = len(words) // 3
    middle = dice.choice((_bullets, _steps, _table, _link, _emphasis, _quote))
    parts = (
        prose(dice, words[:third]),
        middle(dice, words[third : 2 * third]),
        prose(dice, words[2 * third :]),
    )
    return "\n\n".join(parts)


def _pieces(words: list[str], size: int) -> list[list[str]]:
    """Cut words into pieces of ``size``; a short last one joins the one before."""
    whole = max(1, len(words) // size)
    cuts = [words[place * size : (place + 1) * size] for place in range(whole)]
    cuts[-1] += words[whole * size :]
    return cuts


def _bullets(_: random.Random, words: list[str]) -> str:
    return "\n".join(f"- {sentence(piece)}" for piece in _pieces(words, 6))


def _steps(_: random.Random, words: list[str]) -> str:
    pieces = _pieces(words, 6)
    return "\n".join(f"{place}. {sentence(piece)}" for place, piece in enumerate(pieces, start=1))


def _table(_: random.Random, words: list[str]) -> str:
    head, *rows = _pieces(words, 5)
    lines = [head[:2], ["---", "---"], *([row[0], " ".join(row[1:])] for row in rows)]
    return "\n".join(f"| {left} | {right} |" for left, right in lines)


def _link(dice: random.Random, words: list[str]) -> str:
    name = " ".join(words[:3])
    address = f"https://www.example.org/{dice.randrange(1000)}/"
    return f"[{name[:1].upper()}{name[1:]}]({address}) {prose(dice, words[3:])}"


def _emphasis(dice: random.Random, words: list[str]) -> str:
    return f"**{sentence(words[:4])}** {prose(dice, words[4:-3])} *{sentence(words[-3:])}*"


def _quote(_: random.Random, words: list[str]) -> str:
    return "\n".join(f"> {sentence(piece)}" for piece in _pieces(words, 12))

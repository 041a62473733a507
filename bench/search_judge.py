"""SQLite's FTS5 as judge of the order: fed with the folded words of the same records.

Both sides get single words, and a record must hold them all: what is compared is BM25, not the
stems. Records that FTS5 scores alike may stand in any order.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.archive import invent_sessions
from bench.search_browser import PROGRAM, QUIET
from bench.search_server import serving
from pressroom.rendering.prose_words import prose_words
from pressroom.searching.scoring import ANSWER, QUESTION, TITLE
from pressroom.searching.words import fold, surfaces

BEST = 10
NEAR = 1e-9

SEARCH = """
async ({ index, queries }) => {
  const script = document.querySelector("script[type=module]");
  const { Engine, Index, ...words } = await import(script.src);
  const opened = await new Index(index, "kk").open();
  const engine = new Engine(opened, words);
  const found = [];
  for (const folded of queries) {
    const given = folded.map((word) => ({
      text: word, folded: word, keys: [[opened.encode(word), 20]], instead: [], nearest: [],
    }));
    const { items } = await engine.search("", { words: given });
    found.push(items.map(({ path }) => path));
  }
  return found;
}
"""


def overlap(
    output: Path, sessions: int, each: int, seed: int, queries: Sequence[str]
) -> list[float]:
    """For each query the share of our ten best that are as good as FTS5's ten best."""
    words = [[fold(word) for word in surfaces(query.lower())] for query in queries]
    ours = _ours(output, words)
    judge = _judge(sessions, each, seed)
    shares = []
    for folded, paths in zip(words, ours, strict=True):
        scores = dict(_scores(judge, folded))
        best = sorted(scores.values())[:BEST]
        if not best:
            continue
        good = sum(scores.get(path, 0.0) <= best[-1] + NEAR for path in paths[: len(best)])
        shares.append(good / len(best))
    return shares


def _ours(output: Path, words: list[list[str]]) -> list[list[str]]:
    with serving(output) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=PROGRAM, args=QUIET)
        page = browser.new_page()
        page.goto(f"{address}/kk/search/")
        found: list[list[str]] = page.evaluate(SEARCH, {"index": "/search/", "queries": words})
        browser.close()
    return found


def _judge(sessions: int, each: int, seed: int) -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    database.execute(
        "CREATE VIRTUAL TABLE records USING fts5(path UNINDEXED, title, question, answer,"
        " tokenize = 'ascii')"
    )
    database.executemany("INSERT INTO records VALUES (?, ?, ?, ?)", _rows(sessions, each, seed))
    return database


def _rows(sessions: int, each: int, seed: int) -> Iterator[tuple[str, str, str, str]]:
    for session in invent_sessions(sessions, each, seed):
        for question in session.questions:
            if question.visibility != "public" or question.duplicate_of is not None:
                continue
            asked = " ".join(turn.text for turn in question.turns if not turn.is_answer)
            told = " ".join(prose_words(turn.text) for turn in question.turns if turn.is_answer)
            told += (
                f" {question.asker or ''} {question.promise.promise if question.promise else ''}"
            )
            path = f"{session.lang}/sessions/{session.slot.id}/q{question.number}.html"
            yield path, _tokens(question.title), _tokens(asked), _tokens(told)


def _tokens(text: str) -> str:
    """Words in letters that the tokeniser leaves alone."""
    return " ".join(_token(fold(word)) for word in surfaces(text.lower()))


def _token(word: str) -> str:
    return "x" + word.encode().hex()


def _scores(judge: sqlite3.Connection, folded: Sequence[str]) -> Iterator[tuple[str, float]]:
    wanted = " AND ".join(_token(word) for word in dict.fromkeys(folded))
    yield from judge.execute(
        f"SELECT path, bm25(records, 0, {TITLE}, {QUESTION}, {ANSWER}) FROM records"  # noqa: S608
        " WHERE records MATCH ?",
        (wanted,),
    )

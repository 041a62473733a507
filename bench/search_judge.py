"""SQLite's FTS5 as judge of the order: the same stems of the same records, BM25 of its own.

Both sides get single words, each as one stem, and a record must hold them all. The judge's records
hold for each word those of its stems that any query asks for, else a filler, so that lengths are
counted in words on both sides. Records that FTS5 scores alike may stand in any order.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.archive import invent_sessions
from bench.search_browser import PROGRAM, QUIET
from bench.search_server import serving
from pressroom.rendering.prose_words import prose_words
from pressroom.searching.leaves import STEMS, key_of
from pressroom.searching.scoring import ANSWER, QUESTION, TITLE
from pressroom.searching.words import surfaces, terms, weighted_terms

BEST = 10
NEAR = 1e-9
FILLER = "z"

SEARCH = """
async ({ index, queries }) => {
  const script = document.querySelector("script[type=module]");
  const { Engine, Index, ...words } = await import(script.src);
  const opened = await new Index(index, "kk").open();
  const engine = new Engine(opened, words);
  const found = [];
  for (const stems of queries) {
    const given = stems.map((stem) => ({
      text: stem, folded: stem, keys: [[opened.encode(stem), 20]], instead: [], nearest: [],
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
    asked = [list(dict.fromkeys(map(_stem, surfaces(query.lower())))) for query in queries]
    ours = _ours(output, asked)
    judge = _Judge(asked)
    judge.read(sessions, each, seed)
    shares = []
    for stems, paths in zip(asked, ours, strict=True):
        scores = judge.scores(stems)
        best = sorted(scores.values())[:BEST]
        if not best:
            continue
        good = sum(scores.get(path, 0.0) <= best[-1] + NEAR for path in paths[: len(best)])
        shares.append(good / len(best))
    return shares


def _stem(word: str) -> str:
    """The best stem of a word, as the index keeps it; its spelling where it has none."""
    keys = [term.key for term in weighted_terms(word, None)]
    return key_of(next((key for key in keys if key[0] in STEMS), keys[0]))


def _ours(output: Path, asked: list[list[str]]) -> list[list[str]]:
    with serving(output) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=PROGRAM, args=QUIET)
        page = browser.new_page()
        page.goto(f"{address}/kk/search/")
        found: list[list[str]] = page.evaluate(SEARCH, {"index": "/search/", "queries": asked})
        browser.close()
    return found


class _Judge:
    """A database of words as stems."""

    def __init__(self, asked: Sequence[Sequence[str]]) -> None:
        stems = dict.fromkeys(stem for query in asked for stem in query)
        self._names = {stem: f"s{number}" for number, stem in enumerate(stems)}
        self._paths: list[str] = []
        self._database = sqlite3.connect(":memory:")
        self._database.execute(
            "CREATE VIRTUAL TABLE records USING fts5(title, question, answer, content = '',"
            " tokenize = 'ascii')"
        )
        self._tokens = cache(self._token)

    def read(self, sessions: int, each: int, seed: int) -> None:
        """Take in every listed question of an invented archive."""
        self._database.executemany(
            "INSERT INTO records (rowid, title, question, answer) VALUES (?, ?, ?, ?)",
            self._rows(sessions, each, seed),
        )

    def scores(self, stems: Sequence[str]) -> dict[str, float]:
        """For each record that has all stems its score; the best is the lowest."""
        found = self._database.execute(
            f"SELECT rowid, bm25(records, {TITLE}, {QUESTION}, {ANSWER}) FROM records"  # noqa: S608
            " WHERE records MATCH ?",
            (" AND ".join(self._names[stem] for stem in stems),),
        )
        return {self._paths[number]: score for number, score in found}

    def _rows(self, sessions: int, each: int, seed: int) -> Iterator[tuple[int, str, str, str]]:
        for session in invent_sessions(sessions, each, seed):
            for question in session.questions:
                if question.visibility != "public" or question.duplicate_of is not None:
                    continue
                lang = question.lang
                asked = " ".join(turn.text for turn in question.turns if not turn.is_answer)
                told = " ".join(prose_words(turn.text) for turn in question.turns if turn.is_answer)
                other = (
                    f"{question.asker or ''} {question.promise.promise if question.promise else ''}"
                )
                yield (
                    len(self._paths),
                    self._words(question.title, lang),
                    self._words(asked, lang),
                    f"{self._words(told, lang)} {self._words(other, session.lang)}",
                )
                self._paths.append(
                    f"{session.lang}/sessions/{session.slot.id}/q{question.number}.html"
                )

    def _words(self, text: str, lang: str) -> str:
        return " ".join(self._tokens(word, lang) for word in surfaces(text.lower()))

    def _token(self, word: str, lang: str) -> str:
        found = [self._names.get(key_of(term)) for term in terms(word, lang)]
        return " ".join(filter(None, found)) or FILLER

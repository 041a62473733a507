"""A browser that searches over loopback, and what it asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.search_server import serving
from tools.browser import find_browser

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
PROGRAM = find_browser()

ONE = """
({ query, typed }) => new Promise((done) => {
  const words = document.querySelector("#q");
  const status = document.querySelector("[data-status]");
  const { loading } = document.querySelector("[data-texts]").dataset;
  const started = performance.now();
  const seen = new MutationObserver(() => {
    if (!status.textContent || status.textContent === loading) return;
    seen.disconnect();
    done(performance.now() - started);
  });
  seen.observe(status, { childList: true, characterData: true, subtree: true });
  words.value = query;
  if (typed) words.dispatchEvent(new Event("input", { bubbles: true }));
  else words.form.requestSubmit();
})
"""
"""From the key to the results on the page: their number is told when they stand there."""


@dataclass(slots=True)
class Asked:
    """Bytes of the page and its frame, its script, the first query, each next one; times in ms.

    ``times`` are from Enter, ``typed`` from the last letter, with the pause that waits for more.
    """

    page: int = 0
    script: int = 0
    first: int = 0
    next: list[int] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    typed: list[float] = field(default_factory=list)


def ask(output: Path, queries: Sequence[str]) -> Asked:
    """Search as a reader does: type a query, press Enter, wait for the results.

    Half as many queries more are only typed.
    """
    asked = Asked()
    sent: list[tuple[str, int]] = []
    with serving(output, sent) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=PROGRAM, args=QUIET)
        page = browser.new_page()
        page.goto(f"{address}/kk/search/")
        page.wait_for_load_state("networkidle")
        asked.script = sum(size for path, size in sent if "/search." in path and ".js" in path)
        asked.page = sum(size for _, size in sent)
        entered = queries[: len(queries) * 2 // 3]
        for number, query in enumerate(entered):
            sent.clear()
            asked.times.append(page.evaluate(ONE, {"query": query, "typed": False}))
            bytes_sent = sum(size for _, size in sent)
            if number == 0:
                asked.first = bytes_sent
            else:
                asked.next.append(bytes_sent)
        for query in queries[len(entered) :]:
            asked.typed.append(page.evaluate(ONE, {"query": query, "typed": True}))
        browser.close()
    return asked

"""A browser that searches over loopback, and what it asked for."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

from tools.browser import find_browser

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
PROGRAM = find_browser()
COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml")

ONE = """
(query) => new Promise((done) => {
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
  words.form.requestSubmit();
})
"""
"""From the key to the results on the page: their number is told when they stand there."""


@dataclass(slots=True)
class Asked:
    """Bytes of the page and its frame, its script, the first query, each next one; times in ms."""

    page: int = 0
    script: int = 0
    first: int = 0
    next: list[int] = field(default_factory=list)
    times: list[float] = field(default_factory=list)


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    sent: list[tuple[str, int]]

    def do_GET(self) -> None:
        path = Path(self.directory) / urlsplit(self.path).path.lstrip("/")
        if path.is_dir():
            path = path / "index.html"
        if not path.is_file():
            self.send_error(404)
            return
        content = path.read_bytes()
        self.send_response(200)
        if path.suffix in COMPRESSED:
            content = gzip.compress(content)
            self.send_header("Content-Encoding", "gzip")
        self.sent.append((self.path, len(content)))
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def serving(folder: Path, sent: list[tuple[str, int]] | None = None) -> Iterator[str]:
    """Serve a folder; ``sent`` collects paths and bytes. Gives the address."""
    kept: list[tuple[str, int]] = [] if sent is None else sent
    handler = type("Handler", (_Handler,), {"sent": kept})
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), lambda *given: handler(*given, directory=str(folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


def ask(output: Path, queries: Sequence[str]) -> Asked:
    """Search as a reader does: type a query, press Enter, wait for the results."""
    asked = Asked()
    sent: list[tuple[str, int]] = []
    with serving(output, sent) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=PROGRAM, args=QUIET)
        page = browser.new_page()
        page.goto(f"{address}/kk/search/")
        page.wait_for_load_state("networkidle")
        asked.script = sum(size for path, size in sent if "/search." in path and ".js" in path)
        asked.page = sum(size for _, size in sent)
        for number, query in enumerate(queries):
            sent.clear()
            asked.times.append(page.evaluate(ONE, query))
            bytes_sent = sum(size for _, size in sent)
            if number == 0:
                asked.first = bytes_sent
            else:
                asked.next.append(bytes_sent)
        browser.close()
    return asked

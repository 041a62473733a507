"""A small, quick server of finished files for one browser on this machine.

It compresses text as hosts do, once for each file, and gives all else as it is. What it costs must
not hide what the search costs, so it reads no more of a request than its first line and where it
ends.
"""

from __future__ import annotations

import gzip
import mimetypes
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml"}
LONGEST = 65_536


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 64


class _Connection(socketserver.StreamRequestHandler):
    disable_nagle_algorithm = True

    def __init__(self, folder: Path, sent: list[tuple[str, int]], *given: object) -> None:
        self.folder, self.sent = folder, sent
        super().__init__(*given)  # type: ignore[arg-type]

    def handle(self) -> None:
        """Answer one request after the other, until the browser goes."""
        try:
            while words := self.rfile.readline(LONGEST).split():
                while self.rfile.readline(LONGEST).strip():
                    """What else the browser says makes no difference."""
                self.answer(words[1].decode())
        except ConnectionError:
            return

    def answer(self, address: str) -> None:
        """Send a file, or that there is none."""
        path = self.folder / address.partition("?")[0].lstrip("/")
        if path.is_dir():
            path /= "index.html"
        try:
            content = path.read_bytes()
        except OSError:
            self.wfile.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
            return
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        encoding = ""
        if path.suffix in COMPRESSED:
            content = gzip.compress(content, mtime=0)
            encoding = "Content-Encoding: gzip\r\n"
        self.sent.append((address, len(content)))
        head = (
            f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n{encoding}"
            f"Cache-Control: max-age=600\r\nContent-Length: {len(content)}\r\n\r\n"
        )
        self.wfile.write(head.encode() + content)


@contextmanager
def serving(folder: Path, sent: list[tuple[str, int]] | None = None) -> Iterator[str]:
    """Serve a folder; ``sent`` collects addresses and bytes. Gives the server's own address."""
    kept: list[tuple[str, int]] = [] if sent is None else sent
    with _Server(("127.0.0.1", 0), partial(_Connection, folder, kept)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()

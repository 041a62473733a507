"""A served site, read as a browser reads it: with the standard library, a few files at a time."""

from __future__ import annotations

import http.client
import ssl
import threading
import zlib
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Self
from urllib.parse import quote, urljoin, urlsplit

import brotli

from pressroom.model.standing import public_path

_HELD = 256

MOVED = frozenset({301, 302, 303, 307, 308})


class SiteSilent(Exception):
    """Nothing came back, or nothing that is HTTP; the argument says why."""


class CertificateRefused(SiteSilent):
    """The server's certificate does not stand for its name, is out of date, or nobody vouches."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; ``body`` is unpacked. ``location`` is the full address that it leads to."""

    status: int
    body: bytes
    location: str = ""


class ServedSite:
    """A site by its address, ``https://police.example.kz`` or a path below such.

    Asks for ``connections`` files at a time; each waits ``patience`` seconds. What was opened stays
    so until the block of ``with`` ends. Raises ValueError: no address of a site.
    """

    def __init__(self, url: str, connections: int = 8, patience: float = 20) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query:
            raise ValueError(url)
        self.url = f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}"
        self._encrypted = parts.scheme == "https"
        self._host, self._port = parts.hostname, parts.port
        self._base = parts.path.rstrip("/")
        self._connections = connections
        self._patience = patience
        self._own = threading.local()
        self._opened: list[http.client.HTTPConnection] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        for connection in self._opened:
            connection.close()

    def get(self, path: str) -> Answer:
        """A file by its path in the output, as its address answers; asked twice at most.

        Raises SiteSilent.
        """
        return self._ask(self.target_of(path))

    def get_all(self, paths: Iterable[str]) -> Iterator[Answer | SiteSilent]:
        """The same for many, in order; what did not answer is told in its place.

        Few answers are held at a time, however slow the first of them is.
        """
        remaining = iter(paths)
        with ThreadPoolExecutor(self._connections) as pool:
            while some := list(islice(remaining, _HELD)):
                yield from pool.map(self._get_or_say, some)

    def leads_home(self, answer: Answer) -> bool:
        """Whether a redirect leads to a page of this site that is there."""
        if not answer.location.startswith(f"{self.url}/"):
            return False
        found = self._ask(urlsplit(answer.location).path)
        return found.status == http.HTTPStatus.OK

    def certificate_end(self) -> datetime | None:
        """Until when the server's certificate holds; None: the site is not encrypted.

        Raises SiteSilent.
        """
        if not self._encrypted:
            return None
        connection = self._connect()
        try:
            sock = connection.sock
            certificate = sock.getpeercert() if isinstance(sock, ssl.SSLSocket) else None
        finally:
            connection.close()
        if not certificate:
            raise CertificateRefused(self.url)
        return datetime.fromtimestamp(ssl.cert_time_to_seconds(str(certificate["notAfter"])), UTC)

    def target_of(self, path: str) -> str:
        """What is asked for: a folder's page by the folder."""
        return f"{self._base}/{quote(public_path(path))}"

    def _get_or_say(self, path: str) -> Answer | SiteSilent:
        try:
            return self.get(path)
        except SiteSilent as silent:
            return silent

    def _ask(self, target: str) -> Answer:
        """A kept connection may have been closed at the other end: then a new one is opened."""
        kept: http.client.HTTPConnection | None = getattr(self._own, "connection", None)
        if kept is not None:
            try:
                return self._exchange(kept, target)
            except (OSError, http.client.HTTPException):
                kept.close()
        connection = self._own.connection = self._connect()
        try:
            return self._exchange(connection, target)
        except (OSError, http.client.HTTPException) as error:
            connection.close()
            self._own.connection = None
            raise SiteSilent(_why(error)) from error

    def _connect(self) -> http.client.HTTPConnection:
        connection: http.client.HTTPConnection
        if self._encrypted:
            connection = http.client.HTTPSConnection(
                self._host, self._port, timeout=self._patience, context=_trust()
            )
        else:
            connection = http.client.HTTPConnection(self._host, self._port, timeout=self._patience)
        try:
            connection.connect()
        except ssl.SSLCertVerificationError as error:
            raise CertificateRefused(error.verify_message) from error
        except OSError as error:
            raise SiteSilent(_why(error)) from error
        self._opened.append(connection)
        return connection

    def _exchange(self, connection: http.client.HTTPConnection, target: str) -> Answer:
        headers = {"Accept-Encoding": "br, gzip", "User-Agent": "Pressroom drift"}
        connection.request("GET", target, headers=headers)
        response = connection.getresponse()
        body = _unpacked(response.read(), response.getheader("Content-Encoding", ""))
        location = ""
        if response.status in MOVED:
            location = urljoin(f"{self.url}/", response.getheader("Location", ""))
        return Answer(response.status, body, location)


def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()


def _unpacked(body: bytes, coding: str) -> bytes:
    """The bytes as they were before they were compressed. Raises HTTPException: they are not."""
    try:
        if coding == "br":
            return bytes(brotli.decompress(body))
        return zlib.decompress(body, 16 + zlib.MAX_WBITS) if coding == "gzip" else body
    except (brotli.error, zlib.error) as error:
        raise http.client.HTTPException(f"{coding}: {error}") from error


def _why(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or error) or type(error).__name__

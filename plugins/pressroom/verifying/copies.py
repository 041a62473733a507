"""A file's bytes as they are, and its compressed copies: each unpacks to the same bytes."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from hashlib import sha256

import brotli

from pressroom.problems.problem import Problems
from pressroom.verifying.site import Site


def measure(site: Site, path: str) -> tuple[int, str]:
    """Size in bytes and SHA-256 of a file."""
    data = (site.output / path).read_bytes()
    return len(data), sha256(data).hexdigest()


def verify_copies(site: Site, path: str) -> Iterator[Problems]:
    """Unpack the copies of one file."""
    for ending, unpack in (".br", _from_brotli), (".gz", _from_gzip):
        copy = f"{path}{ending}"
        if copy in site.copies:
            original = (site.output / path).read_bytes()
            packed = (site.output / copy).read_bytes()
            try:
                same = unpack(packed, len(original) + 1) == original
            except (brotli.error, zlib.error):
                same = False
            if not same:
                problems = site.open(copy, "")
                problems.add("V414")
                yield problems


def _from_brotli(packed: bytes, most: int) -> bytes | None:
    """What is packed, up to about ``most`` bytes; None for what is unfinished."""
    reader = brotli.Decompressor()
    content: bytes = reader.process(packed, output_buffer_limit=most)
    return content if reader.is_finished() else None


def _from_gzip(packed: bytes, most: int) -> bytes | None:
    """The same; None also for what has something behind its end."""
    reader = zlib.decompressobj(16 + zlib.MAX_WBITS)
    content = reader.decompress(packed, most)
    return content if reader.eof and not reader.unused_data else None

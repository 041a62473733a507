"""What a camera wrote into a picture is noticed, in every form that the site publishes."""

from __future__ import annotations

import struct
import zlib

import pytest

from pressroom.privacy.pictures import has_metadata
from tests.site.small_site import PIXEL

EXIF = b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0"


def jpeg(*segments: bytes) -> bytes:
    parts = (struct.pack(">BBH", 0xFF, 0xE1, len(part) + 2) + part for part in segments)
    return b"\xff\xd8" + b"".join(parts) + b"\xff\xda\0\x08\0\0\0\0\0\0Exif\0\0\xff\xd9"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def webp(*chunks: tuple[bytes, bytes]) -> bytes:
    body = b"WEBP" + b"".join(kind + struct.pack("<I", len(d)) + d for kind, d in chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


@pytest.mark.parametrize(
    "picture",
    [
        jpeg(EXIF),
        jpeg(b"JFIF\0", b"http://ns.adobe.com/xap/1.0/\0<x/>"),
        jpeg(b"Photoshop 3.0\x008BIM"),
        PIXEL[:33] + chunk(b"eXIf", b"MM\0*") + PIXEL[33:],
        PIXEL[:33] + chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0<x/>") + PIXEL[33:],
        webp((b"VP8X", b"\0" * 10), (b"EXIF", b"MM\0*")),
        b"GIF89a" + b"\0" * 7 + b"\x21\xff\x0bXMP DataXMP<x/>\x01;",
    ],
    ids=["jpeg exif", "jpeg xmp", "jpeg iptc", "png exif", "png xmp", "webp exif", "gif xmp"],
)
def test_metadata_of_a_camera_are_noticed(picture: bytes) -> None:
    assert has_metadata(picture)


@pytest.mark.parametrize(
    "picture",
    [jpeg(), jpeg(b"JFIF\0"), PIXEL, webp((b"VP8 ", b"EXIF")), b"GIF89a;", b"", b"\xff\xd8\xff"],
    ids=["jpeg", "jfif", "png", "webp", "gif", "empty", "cut off"],
)
def test_picture_alone_has_none(picture: bytes) -> None:
    assert not has_metadata(picture)

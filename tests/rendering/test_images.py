import struct
import zlib
from collections.abc import Callable

import pytest

from pressroom.rendering.images import ImageSize, image_size


def png(width: int, height: int) -> bytes:
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))
    return b"\x89PNG\r\n\x1a\n" + chunk


def gif(width: int, height: int) -> bytes:
    return b"GIF89a" + struct.pack("<HH", width, height) + bytes(20)


def webp(width: int, height: int) -> bytes:
    body = b"VP8X" + struct.pack("<I", 10) + bytes(4)
    body += (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WEBP" + body


def jpeg(width: int, height: int, orientation: int | None = None) -> bytes:
    frame = struct.pack(">BHHB", 8, height, width, 3) + bytes(9)
    data = b"\xff\xd8"
    if orientation is not None:
        entry = struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0)
        exif = b"Exif\0\0MM\0*" + struct.pack(">IH", 8, 1) + entry + bytes(4)
        data += b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
    return data + b"\xff\xc0" + struct.pack(">H", len(frame) + 2) + frame + b"\xff\xd9"


@pytest.mark.parametrize("make", [png, gif, webp, jpeg])
def test_size_of_every_kind_of_picture_is_known(make: Callable[[int, int], bytes]) -> None:
    assert image_size(make(1200, 630)) == ImageSize(width=1200, height=630)


@pytest.mark.parametrize(
    ("orientation", "size"),
    [(1, (1200, 630)), (3, (1200, 630)), (6, (630, 1200)), (8, (630, 1200))],
)
def test_photo_taken_upright_is_as_high_as_it_is_shown(
    orientation: int, size: tuple[int, int]
) -> None:
    assert image_size(jpeg(1200, 630, orientation)) == size


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"just text",
        b"<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>",
        b"<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>",
        b"BM" + bytes(60),
        b"II*\0" + bytes(60),
        b"RIFF\0\0\0\0WAVEfmt ",
    ],
)
def test_other_files_are_not_pictures_of_ours(data: bytes) -> None:
    with pytest.raises(ValueError, match="neither JPEG nor PNG"):
        image_size(data)


@pytest.mark.parametrize(
    "picture", [png(9, 9)[:20], gif(9, 9)[:8], webp(9, 9)[:25], jpeg(9, 9)[:8]]
)
def test_damaged_picture_is_refused(picture: bytes) -> None:
    with pytest.raises(ValueError, match="damaged"):
        image_size(picture)


def test_picture_without_extent_is_refused() -> None:
    with pytest.raises(ValueError, match="damaged"):
        image_size(png(0, 10))

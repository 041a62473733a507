"""What a camera writes into a picture besides the picture: place, time, owner, number.

Only the frame of the file is read. Sources: JPEG, ITU-T T.81, annex B; PNG, ISO/IEC 15948, 5.3;
WebP, RFC 9649, 2.3; GIF89a, 26.
"""

from __future__ import annotations

from collections.abc import Iterator

_JPEG = b"\xff\xd8"
_PNG = b"\x89PNG\r\n\x1a\n"
_GIF = (b"GIF87a", b"GIF89a")
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_START_OF_SCAN, _END = 0xDA, 0xD9
_IN_JPEG = (b"Exif\0", b"http://ns.adobe.com/", b"Photoshop 3.0")
_IN_PNG = (b"XML:com.adobe.xmp\0", b"Raw profile type ", b"Author\0", b"Location\0", b"GPS")
_TEXTS = frozenset({b"tEXt", b"zTXt", b"iTXt"})


def has_metadata(data: bytes) -> bool:
    """Whether a picture holds EXIF, XMP or IPTC; False for what is no picture."""
    if data.startswith(_JPEG):
        return any(part.startswith(_IN_JPEG) for part in _applications(data))
    if data.startswith(_PNG):
        return any(
            kind == b"eXIf" or (kind in _TEXTS and part.startswith(_IN_PNG))
            for kind, part in _chunks(data)
        )
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return any(kind in {b"EXIF", b"XMP "} for kind in _riff(data))
    return data.startswith(_GIF) and b"\x21\xff\x0bXMP DataXMP" in data


def _applications(data: bytes) -> Iterator[bytes]:
    """The contents of a JPEG's application segments, up to the picture itself."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker in _ALONE:
            at += 2
        elif marker in {_START_OF_SCAN, _END}:
            return
        else:
            size = int.from_bytes(data[at + 2 : at + 4], "big")
            if 0xE0 <= marker <= 0xEF:
                yield data[at + 4 : at + 4 + 40]
            at += 2 + max(2, size)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and beginning of each chunk of a PNG."""
    at = len(_PNG)
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + min(size, 40)]
        at += size + 12


def _riff(data: bytes) -> Iterator[bytes]:
    """The kinds of a WebP's chunks."""
    at = 12
    while at + 8 <= len(data):
        yield data[at : at + 4]
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        at += 8 + size + size % 2

"""Width and height of pictures, so that a page does not jump while they load."""

from __future__ import annotations

from io import BytesIO
from typing import NamedTuple

import imagesize  # type: ignore[import-untyped]  # it brings no types

# Only these are asked for: the reader of SVG, say, is an XML parser with all its dangers.
SIGNATURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a")


class ImageSize(NamedTuple):
    """Width and height in pixels, as a browser shows the picture."""

    width: int
    height: int


def image_size(data: bytes) -> ImageSize:
    """The size of a JPEG, PNG, GIF or WebP, turned as its Exif orientation says.

    Raises ValueError: it is none of these, or it is damaged.
    """
    is_webp = data.startswith(b"RIFF") and data[8:12] == b"WEBP"
    if not is_webp and not data.startswith(SIGNATURES):
        raise ValueError("neither JPEG nor PNG nor GIF nor WebP")
    width, height = imagesize.get(BytesIO(data), exif_rotation=True)
    if width <= 0 or height <= 0:
        raise ValueError("a damaged picture: it has no size")
    return ImageSize(width, height)

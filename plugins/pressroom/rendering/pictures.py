"""Pictures of the content, with their sizes, so that a page does not jump while they load."""

from __future__ import annotations

from pressroom.model.records import Image
from pressroom.rendering import addresses
from pressroom.rendering.contexts import Figure
from pressroom.rendering.desk import Desk
from pressroom.rendering.images import image_size


def figure(desk: Desk, image: Image) -> Figure:
    """A record's picture."""
    width, height = picture_size(desk, image.file)
    return Figure(
        href=desk.addresses.href(addresses.media(image.file)),
        alt=image.alt,
        width=width,
        height=height,
        credit=image.credit,
    )


def picture_size(desk: Desk, file: str) -> tuple[int, int]:
    """Width and height in pixels of a file of ``images/``."""
    return desk.remember(("size", file), lambda: image_size(desk.picture(file)))

"""Plugin: the pages that citizens read."""

from __future__ import annotations

from press_archive import get_emitters
from pressroom.building.pipeline import PressEmitter
from pressroom.emitting.entrance_pages import EntrancePages
from pressroom.emitting.listing_pages import ListingPages
from pressroom.emitting.plain_pages import PlainPages
from pressroom.emitting.redirect_pages import RedirectPages
from pressroom.emitting.release_pages import ReleasePages
from pressroom.emitting.session_pages import SessionPages
from pressroom.settings import Settings


def offer(settings: Settings) -> list[PressEmitter]:
    """The emitters of this plugin."""
    return [
        EntrancePages(),
        ListingPages(),
        PlainPages(),
        RedirectPages(),
        ReleasePages(),
        SessionPages(),
    ]


def register() -> None:
    """Connect to the host."""
    get_emitters.connect(offer)

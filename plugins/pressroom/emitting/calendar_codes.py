"""QR codes for the notice board: they lead to the page from which a calendar is subscribed to.

A page and not the calendar itself: telephones differ in what they do with one, and the page
offers each its way. Where no such page is made, the code leads to the calendar.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass

import segno

from pressroom.artifact import Artifact
from pressroom.deriving.publication import Edition
from pressroom.language import Language, Localized
from pressroom.model.identity import DistrictId
from pressroom.rendering import addresses
from pressroom.rendering.calendar_views import subscription_page
from pressroom.rendering.desk import Desk

_MODULE = 4
"""Pixels of a module where nothing else sets the size."""


@dataclass(frozen=True, slots=True)
class _Facts:
    """Whose calendar it is: a district's with its name, or that of all."""

    lang: Language
    district: DistrictId | None = None
    name: Localized | None = None


class CalendarCodes:
    """``/calendars/all.L.svg``, ``/calendars/D.L.svg``."""

    name = "calendar-codes"
    version = 1

    def plan(self, edition: Edition) -> Iterable[Artifact]:
        """One unit a code."""
        languages = sorted(edition.languages)
        for lang in languages:
            path = addresses.calendar_code(lang)
            yield Artifact(path, self.name, f"calendar all {lang}", _Facts(lang))
        for key, district in sorted(edition.archive.registers.districts.items()):
            for lang in languages:
                path = addresses.district_calendar_code(lang, key)
                facts = _Facts(lang, key, district.name)
                yield Artifact(path, self.name, f"calendar district {key} {lang}", facts)

    def render(self, artifact: Artifact, desk: Desk) -> bytes:
        """Draw the code, with its words for those who do not see it."""
        facts: _Facts = artifact.facts
        address = desk.addresses.absolute(subscription_page(desk, facts.lang, facts.district))
        words = desk.words(facts.lang).gettext("QR code: %(address)s") % {"address": address}
        drawn = io.BytesIO()
        segno.make_qr(address, error="m", boost_error=False).save(
            drawn, kind="svg", scale=_MODULE, light="#fff", title=words
        )
        return drawn.getvalue()

"""Links to calendars, where the site offers them."""

from __future__ import annotations

from urllib.parse import urlsplit

from pressroom.language import Language
from pressroom.model.identity import DistrictId, SessionId
from pressroom.rendering import addresses
from pressroom.rendering.desk import Desk
from pressroom.rendering.schedule_contexts import CalendarLinks, QrCode

OFFER, CODES = "calendars", "calendar-codes"


def calendar_links(
    desk: Desk, language: Language, district: DistrictId | None = None
) -> CalendarLinks | None:
    """The calendar of a district, or of all; None where calendars are switched off."""
    if OFFER not in desk.offers:
        return None
    path = (
        addresses.calendar(language)
        if district is None
        else addresses.district_calendar(language, district)
    )
    absolute = urlsplit(desk.addresses.absolute(path))
    return CalendarLinks(
        download=desk.addresses.href(path),
        subscribe=absolute._replace(scheme="webcal").geturl() if absolute.netloc else None,
    )


def session_calendar(desk: Desk, language: Language, session: SessionId) -> str | None:
    """The calendar file of one session; None where calendars are switched off."""
    if OFFER not in desk.offers:
        return None
    return desk.addresses.href(addresses.session_calendar(language, session))


def calendar_code(desk: Desk, language: Language) -> QrCode | None:
    """The QR code of the calendar of all; None where there is none, or no SITEURL to lead to."""
    if CODES not in desk.offers or not desk.settings.site_url:
        return None
    return QrCode(
        image=desk.addresses.href(addresses.calendar_code(language)),
        address=desk.addresses.absolute(subscription_page(desk, language, None)),
    )


def subscription_page(desk: Desk, language: Language, district: DistrictId | None) -> str:
    """Where a calendar is subscribed to: the page that offers it, else the calendar itself."""
    if district is not None:
        if "district-pages" in desk.offers:
            return addresses.district(language, district)
        return addresses.district_calendar(language, district)
    if "schedule-pages" in desk.offers:
        return addresses.schedule(language)
    return addresses.calendar(language)

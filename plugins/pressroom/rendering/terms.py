"""Terms of posts and districts in words."""

from __future__ import annotations

from datetime import date

from pressroom.language import Language
from pressroom.rendering import dates
from pressroom.rendering.desk import Desk


def term(since: date | None, until: date | None, desk: Desk, language: Language) -> str:
    """From when to when, first and last day included; "" where neither is known."""
    gettext = desk.words(language).gettext
    first = dates.format_day(since, language).text if since else ""
    last = dates.format_day(until, language).text if until else ""
    if first and last:
        return gettext("%(first)s – %(last)s") % {"first": first, "last": last}
    if first:
        return gettext("since %(day)s") % {"day": first}
    return gettext("until %(day)s") % {"day": last} if last else ""

"""Rows of the open data's schedule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pressroom.deriving.broadcasts import Broadcast
from pressroom.language import Language
from pressroom.rendering import addresses
from pressroom.rendering.data_tables import Row
from pressroom.rendering.desk import Desk
from pressroom.rendering.plain import plain_text


def schedule_rows(broadcasts: Iterable[Broadcast], desk: Desk) -> Iterator[Row]:
    """A row for each broadcast, in the language of its record, else in the site's first one."""
    for one in broadcasts:
        lang = next(iter(one.languages), desk.settings.languages[0])
        title = one.title.pick(lang)
        yield {
            "id": broadcast_id(one),
            "starts": one.start.isoformat(timespec="seconds"),
            "ends": one.end.isoformat(timespec="seconds") if one.end else None,
            "announced_start": one.original.isoformat(timespec="seconds"),
            "status": str(one.status),
            "moved": one.is_moved,
            "reason": one.reason.pick(lang).text if one.reason else None,
            "changed": one.changed_on.isoformat() if one.changed_on else None,
            "district": one.district,
            "lang": str(title.lang or lang),
            "title": plain_text(title.text),
            "series": one.series,
            "occurrence": one.occurrence.isoformat() if one.occurrence else None,
            "session": one.session,
            "url": broadcast_address(one, lang, desk),
            "official": one.official,
            "platform": one.platform,
            "channel": one.channel,
            "broadcast_url": one.url,
            "announced": one.announced.isoformat() if one.announced else None,
            "demonstration": one.demonstration,
        }


def broadcast_id(broadcast: Broadcast) -> str:
    """What a broadcast is known by for ever: its series and the date of the rule, else its record.

    The record of a date comes later than the date, and must not give it another name.
    """
    if broadcast.series is not None and broadcast.occurrence is not None:
        return f"{broadcast.series}/{broadcast.occurrence}"
    return str(broadcast.session)


def broadcast_address(broadcast: Broadcast, lang: Language, desk: Desk) -> str | None:
    """The absolute address of a broadcast's page; None where it has none."""
    read_in = broadcast.read_in(lang)
    if broadcast.session is None or read_in is None:
        return None
    return desk.addresses.absolute(addresses.session(read_in, broadcast.session))

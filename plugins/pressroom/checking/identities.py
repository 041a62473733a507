"""Names of records that say one thing while the record says another."""

from __future__ import annotations

import re

from pressroom.checking.notes import Notes
from pressroom.model.archive import Archive
from pressroom.model.identity import DistrictId

# 2020-10-16-talgar-2: the day, the unit, and which broadcast of that unit on that day.
UNIT = re.compile(r"\d{4}-\d{2}-\d{2}-(?P<unit>.+?)(?:-\d+)?")


def check_identities(archive: Archive, notes: Notes) -> None:
    """A session named after one district is not the broadcast of another."""
    for session_id, versions in archive.sessions.items():
        named = UNIT.fullmatch(session_id)
        unit = DistrictId(named["unit"]) if named else None
        for version in versions.values():
            if unit in archive.registers.districts and unit != version.district:
                notes.at_key(
                    "A101",
                    version.source.path,
                    "district",
                    suggestion=unit,
                    value=version.district,
                    unit=unit,
                )

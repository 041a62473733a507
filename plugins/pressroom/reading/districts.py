"""Entries of the register of districts: how they were renamed, merged and split."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from pressroom.language import Localized
from pressroom.model.identity import DistrictId
from pressroom.model.registers import Contact, District, DistrictKind
from pressroom.problems.problem import Problems
from pressroom.reading import nodes
from pressroom.reading.circles import on_a_circle
from pressroom.reading.fields import TITLE, Fields
from pressroom.reading.shared_fields import read_term


class ContactKind(StrEnum):
    """Ways to reach a district's police."""

    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    WEBSITE = "website"
    INSTAGRAM = "instagram"
    FACEBOOK = "facebook"
    TELEGRAM = "telegram"
    WHATSAPP = "whatsapp"
    TIKTOK = "tiktok"
    YOUTUBE = "youtube"


def read_district(id_: DistrictId, fields: Fields) -> District:
    """Read one entry; a wrong name or kind is replaced, its problem is noted."""
    name = fields.localized("name", limit=TITLE, required=True)
    kind = fields.choice("kind", DistrictKind, required=True)
    since, until = read_term(fields)
    district = District(
        id=id_,
        name=name or Localized.of(id_),
        kind=kind or DistrictKind.DISTRICT,
        parent=fields.district("parent"),
        since=since,
        until=until,
        successor=fields.district("successor"),
        aliases=fields.texts("aliases"),
        contacts=fields.parts("contacts", _read_contact),
    )
    if district.successor is not None and not fields.has("until"):
        fields.refuse("R106", "successor")
    return district


def _read_contact(fields: Fields) -> Contact | None:
    kind = fields.choice("kind", ContactKind, required=True)
    value = fields.text("value", required=True)
    return None if kind is None or value is None else Contact(kind, value)


def check_lineage(
    districts: Mapping[DistrictId, District],
    problems: Problems,
    entries: Mapping[str, nodes.Mapping],
) -> None:
    """Note every chain of parents or of successors that comes back to where it began."""
    parents = {id_: district.parent for id_, district in districts.items()}
    successors = {id_: district.successor for id_, district in districts.items()}
    for key, code, following in (("parent", "R104", parents), ("successor", "R105", successors)):
        for id_ in on_a_circle(following):
            place = next(node for name, node in entries[id_].entries if name.text == key)
            problems.add(code, place.line, place.column, place.length, id=id_)

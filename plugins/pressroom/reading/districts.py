"""Entries of the register of districts: how they were renamed, merged and split."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum

from pressroom.language import Localized
from pressroom.model.identity import DistrictId
from pressroom.model.registers import Belonging, Contact, District, DistrictKind
from pressroom.problems.problem import Problems
from pressroom.reading import nodes
from pressroom.reading.circles import on_a_circle
from pressroom.reading.fields import TITLE, Fields
from pressroom.reading.shared_fields import read_term
from pressroom.reading.values import parse_address


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


PROFILES = frozenset(
    {
        ContactKind.INSTAGRAM,
        ContactKind.FACEBOOK,
        ContactKind.TELEGRAM,
        ContactKind.TIKTOK,
        ContactKind.YOUTUBE,
    }
)
ACCOUNT = re.compile(r"@?[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9_-])?")


def read_district(id_: DistrictId, fields: Fields) -> District:
    """Read one entry; a wrong name or kind is replaced, its problem is noted."""
    name = fields.localized("name", limit=TITLE, required=True)
    kind = fields.choice("kind", DistrictKind, required=True)
    since, until = read_term(fields)
    parent = fields.district("parent")
    earlier = fields.parts("earlier_parents", _read_belonging)
    district = District(
        id=id_,
        name=name or Localized.of(id_),
        kind=kind or DistrictKind.DISTRICT,
        parent=parent,
        since=since,
        until=until,
        successor=fields.district("successor"),
        aliases=fields.texts("aliases"),
        contacts=fields.parts("contacts", _read_contact),
        belongings=_with_last(earlier, parent),
        formed_from=fields.districts("formed_from"),
    )
    if district.successor is not None and not fields.has("until"):
        fields.refuse("R106", "successor")
    return district


def _read_contact(fields: Fields) -> Contact | None:
    kind = fields.choice("kind", ContactKind, required=True)
    if kind is ContactKind.WEBSITE:
        value = fields.value("value", parse_address, required=True)
    elif kind in PROFILES:
        value = fields.value("value", _parse_profile, required=True)
    else:
        value = fields.text("value", required=True)
    return None if kind is None or value is None else Contact(kind, value)


def _parse_profile(text: str) -> str:
    """The name of an account, or the address of its page."""
    return text if ACCOUNT.fullmatch(text) else parse_address(text)


def _read_belonging(fields: Fields) -> Belonging | None:
    region = fields.district("parent", required=True)
    fields.node("until", required=True)
    since, until = read_term(fields)
    return None if region is None else Belonging(region, since, until)


def _with_last(earlier: tuple[Belonging, ...], parent: DistrictId | None) -> tuple[Belonging, ...]:
    """The regions with today's at the end; none where there was one alone."""
    if not earlier or parent is None:
        return earlier
    until = earlier[-1].until
    return (*earlier, Belonging(parent, until + timedelta(days=1) if until else None))


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

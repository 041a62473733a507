"""What a district's page tells besides its questions: where it lies, who held which post, when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from pressroom.deriving.lineage import predecessors
from pressroom.model.identity import DistrictId
from pressroom.model.registers import District, Official, Post, Registers


@dataclass(frozen=True, slots=True)
class Holder:
    """A post and who held it."""

    official: Official
    post: Post


@dataclass(frozen=True, slots=True)
class DistrictFacts:
    """A district among others, on a day; see ``DistrictPage`` for the fields."""

    district: District
    regions: tuple[tuple[District, date | None, date | None], ...]
    before: tuple[District, ...]
    formed_from: tuple[District, ...]
    formed_out_of_it: tuple[District, ...]
    after: District | None
    parts: tuple[District, ...]
    today: tuple[Holder, ...]
    former: tuple[Holder, ...]


def derive_districts(registers: Registers, today: date) -> list[DistrictFacts]:
    """Every district of the register, in its order."""
    districts = registers.districts
    before = predecessors(districts)
    holders = _holders(registers.officials.values())
    return [
        DistrictFacts(
            district=district,
            regions=_regions(district, districts),
            before=before.get(district.id, ()),
            formed_from=tuple(districts[id_] for id_ in district.formed_from),
            formed_out_of_it=tuple(
                other for other in districts.values() if district.id in other.formed_from
            ),
            after=districts[district.successor] if district.successor else None,
            parts=tuple(
                other
                for other in districts.values()
                if other.parent == district.id and exists_on(other, today)
            ),
            today=tuple(
                holder for holder in holders.get(district.id, ()) if holder.post.held_on(today)
            ),
            former=tuple(
                holder
                for holder in reversed(holders.get(district.id, ()))
                if holder.post.until is not None and holder.post.until < today
            ),
        )
        for district in districts.values()
    ]


def _regions(
    district: District, districts: Mapping[DistrictId, District]
) -> tuple[tuple[District, date | None, date | None], ...]:
    """The regions that it lay in with their terms, newest first."""
    if district.belongings:
        found = reversed(district.belongings)
        return tuple((districts[one.region], one.since, one.until) for one in found)
    return ((districts[district.parent], None, None),) if district.parent else ()


def exists_on(district: District, day: date) -> bool:
    """Whether the district was there on ``day``, as far as the register tells."""
    since, until = district.since, district.until
    return (since is None or since <= day) and (until is None or day <= until)


def _holders(officials: Iterable[Official]) -> dict[DistrictId, list[Holder]]:
    """Who held the posts of each district, in order of their terms, then of the register."""
    found: dict[DistrictId, list[Holder]] = {}
    for official in officials:
        for post in official.posts:
            if post.district is not None:
                found.setdefault(post.district, []).append(Holder(official, post))
    for holders in found.values():
        holders.sort(key=lambda holder: holder.post.since or date.min)
    return found

"""Districts through time: which became which."""

from __future__ import annotations

from collections.abc import Mapping

from pressroom.model.identity import DistrictId
from pressroom.model.registers import District


def found_under(
    districts: Mapping[DistrictId, District],
) -> dict[DistrictId, tuple[DistrictId, ...]]:
    """For each district those under which its answers are found: itself, then its successors."""
    found = {}
    for id_ in districts:
        chain = [id_]
        while (following := districts[chain[-1]].successor) and following in districts:
            chain.append(following)
        found[id_] = tuple(chain)
    return found


def gathered_under(
    districts: Mapping[DistrictId, District],
) -> dict[DistrictId, tuple[DistrictId, ...]]:
    """For each district those whose answers are found under it: itself and all it follows."""
    gathered: dict[DistrictId, list[DistrictId]] = {id_: [] for id_ in districts}
    for id_, names in found_under(districts).items():
        for name in names:
            gathered[name].append(id_)
    return {id_: tuple(sorted(inside)) for id_, inside in gathered.items()}


def predecessors(
    districts: Mapping[DistrictId, District],
) -> dict[DistrictId, tuple[District, ...]]:
    """For each district those that it follows at once, in the register's order."""
    found: dict[DistrictId, list[District]] = {}
    for district in districts.values():
        if district.successor:
            found.setdefault(district.successor, []).append(district)
    return {id_: tuple(before) for id_, before in found.items()}

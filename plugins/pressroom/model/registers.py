"""Districts, officials, topics, and the two short registers of the press service."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pressroom.language import Localized
from pressroom.model.identity import DistrictId, OfficialId, TopicId


class DistrictKind(StrEnum):
    """What a unit of the register is."""

    REGION = "region"
    DISTRICT = "district"
    CITY = "city"


@dataclass(frozen=True, slots=True)
class Contact:
    """One way to reach a district's police: what it is (``kind``) and the address or number."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Belonging:
    """The region in which a district lay; first and last day included, None where unknown."""

    region: DistrictId
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class District:
    """A region, district or city; its first and last day (``since``, ``until``) both included.

    ``parent`` is where it lies today or lay last; ``belongings`` all regions that it lay in, in
    the register's order, only where there were several. ``successor`` took its place;
    ``formed_from`` are districts out of whose land it was formed and which went on.
    """

    id: DistrictId
    name: Localized
    kind: DistrictKind
    parent: DistrictId | None = None
    since: date | None = None
    until: date | None = None
    successor: DistrictId | None = None
    aliases: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
    belongings: tuple[Belonging, ...] = ()
    formed_from: tuple[DistrictId, ...] = ()

    def parent_on(self, day: date) -> DistrictId | None:
        """The region in which it lay on ``day``, as far as the register tells."""
        for belonging in self.belongings:
            since, until = belonging.since, belonging.until
            if (since is None or since <= day) and (until is None or day <= until):
                return belonging.region
        return self.parent


@dataclass(frozen=True, slots=True)
class Post:
    """A post and its term; ``since`` and ``until`` both included, None where unknown or open."""

    title: Localized
    district: DistrictId | None = None
    since: date | None = None
    until: date | None = None

    def held_on(self, day: date) -> bool:
        """Whether the post was held on ``day``."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True, slots=True)
class Official:
    """Someone who answers for the police; ``posts`` are in the register's order."""

    id: OfficialId
    name: Localized
    posts: tuple[Post, ...] = ()
    photo: str | None = None

    def post_on(self, day: date) -> Post | None:
        """The post held on ``day``; the last one listed where several overlap; None if none was."""
        return next((post for post in reversed(self.posts) if post.held_on(day)), None)


@dataclass(frozen=True, slots=True)
class Topic:
    """What questions are about; ``synonyms`` are other words for it, in any language."""

    id: TopicId
    name: Localized
    synonyms: tuple[str, ...] = ()


class WithdrawalKind(StrEnum):
    """Why a page was taken away: it should never have stood there, another holds it, or it left."""

    ERROR = "error"
    CONSOLIDATED = "consolidated"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Redirect:
    """An old address; it leads to ``target``, or it is a tombstone with a day and a reason."""

    address: str
    target: str | None = None
    withdrawn: date | None = None
    reason: Localized | None = None
    kind: WithdrawalKind = WithdrawalKind.WITHDRAWN


@dataclass(frozen=True, slots=True)
class PrintableText:
    """A number or name that may stand in public, why, and until when (None: no end)."""

    text: str
    reason: Localized
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Registers:
    """All registers of a content folder."""

    districts: dict[DistrictId, District]
    officials: dict[OfficialId, Official]
    topics: dict[TopicId, Topic]
    redirects: tuple[Redirect, ...] = ()
    printable: tuple[PrintableText, ...] = ()

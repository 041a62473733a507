"""What a build is told: one frozen value made from Pelican's settings, passed to every room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from pressroom.language import Language


@dataclass(frozen=True, slots=True)
class SiteWords:
    """How the site calls itself in one language."""

    name: str
    organisation: str
    region: str


@dataclass(frozen=True, slots=True)
class Licence:
    """Under what terms the data may be used; ``id`` is its SPDX identifier."""

    id: str
    title: str
    url: str


CC_BY = Licence(
    "CC-BY-4.0",
    "Creative Commons Attribution 4.0 International",
    "https://creativecommons.org/licenses/by/4.0/",
)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that is not content.

    ``label`` is how messages name the content folder. ``site_url`` has no slash at its end and is
    "" at the desk. ``now`` is the moment of the build, aware. ``drafts`` is True at the desk:
    records that are drafts or not yet due are shown there, marked. ``public`` is as strict as
    the public must be protected. ``executor`` is what ``PRESS_EXECUTOR`` says; ``fresh`` ignores
    what earlier builds have left. ``authority`` is who mints the ids of feed entries, a domain
    name and the year in which it was ours (RFC 4151); it never changes. ``security`` are the
    addresses to which somebody who found a hole writes. ``published`` is the folder of the record
    of publication, None: there is none, and nothing was promised yet.
    """

    content: Path
    label: str
    output: Path
    theme: Path
    site_url: str
    zone: str
    languages: tuple[Language, ...]
    words: Mapping[Language, SiteWords]
    contacts: tuple[tuple[str, str], ...]
    now: datetime
    drafts: bool
    public: bool
    executor: str
    workers: int
    authority: str = "pressroom.example,2020"
    licence: Licence = CC_BY
    security: tuple[str, ...] = ()
    fresh: bool = False
    published: Path | None = None

    @property
    def base_path(self) -> str:
        """The path under which the site is served: ``/path/`` for ``https://host/path``."""
        return f"{urlsplit(self.site_url).path.rstrip('/')}/"

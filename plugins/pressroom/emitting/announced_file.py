"""What is announced, for programs and for the next build, which keeps it."""

from __future__ import annotations

from collections.abc import Iterable

from pressroom.artifact import Artifact
from pressroom.deriving.announced import announcements, render_announcements
from pressroom.deriving.publication import Edition
from pressroom.rendering import addresses
from pressroom.rendering.desk import Desk


class AnnouncedFile:
    """``/data/announced.json``: sessions that are announced or cancelled."""

    name = "announced-file"
    version = 1

    def plan(self, edition: Edition) -> Iterable[Artifact]:
        """One file, made from the announcements alone."""
        facts = announcements(edition.archive, edition.now)
        yield Artifact(addresses.ANNOUNCED, self.name, "announced", facts)

    def render(self, artifact: Artifact, desk: Desk) -> bytes:
        """Write it as JSON."""
        return render_announcements(artifact.facts).encode()

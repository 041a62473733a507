"""What lists show of each session, for the lists to be made from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pressroom.artifact import Artifact
from pressroom.deriving.publication import Edition
from pressroom.model.registers import District, Topic
from pressroom.rendering.desk import Desk
from pressroom.rendering.title_cards import card_path, write_card


@dataclass(frozen=True, slots=True)
class _Names:
    districts: tuple[District, ...]
    topics: tuple[Topic, ...]


class TitleCards:
    """Hidden files, one a language version of a session; no file of the site."""

    name = "title-cards"
    version = 1

    def plan(self, edition: Edition) -> Iterable[Artifact]:
        """Made in the session's own unit, where its text is read anyway."""
        archive = edition.archive
        registers = archive.registers
        for (session_id, lang), (districts, topics) in sorted(edition.lists.named.items()):
            yield Artifact(
                path=card_path(session_id, lang),
                emitter=self.name,
                unit=f"session {session_id} {lang}",
                facts=_Names(
                    tuple(registers.districts[district] for district in districts),
                    tuple(registers.topics[topic] for topic in topics),
                ),
                sources=(archive.sessions[session_id][lang].source,),
                hidden=True,
            )

    def render(self, artifact: Artifact, desk: Desk) -> bytes:
        """Write the card."""
        names: _Names = artifact.facts
        (source,) = artifact.sources
        return write_card(desk.session(source), names.districts, names.topics)

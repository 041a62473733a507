"""The page that explains the open data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pressroom.artifact import Artifact
from pressroom.deriving.publication import Edition, without_drafts
from pressroom.deriving.schedule import schedule_of
from pressroom.language import Language
from pressroom.model.identity import SessionId
from pressroom.rendering import addresses
from pressroom.rendering.data_shelf import FACTS, count_rows, shelved
from pressroom.rendering.data_tables import SCHEDULE
from pressroom.rendering.data_views import view_data
from pressroom.rendering.desk import Desk
from pressroom.rendering.frame import About, list_head


@dataclass(frozen=True, slots=True)
class _Facts:
    """``example`` is a session that has every kind of file, with the languages of its chapters."""

    lang: Language
    sessions: tuple[SessionId, ...]
    broadcasts: int
    example: tuple[SessionId, tuple[Language, ...]] | None


class DataPages:
    """``/L/data/``: what can be downloaded, under which licence, what each field means."""

    name = "data-pages"
    version = 1

    def plan(self, edition: Edition) -> Iterable[Artifact]:
        """One unit a language; counts are taken from the hidden files of the data."""
        edition = without_drafts(edition)
        sessions = tuple(sorted(edition.archive.sessions))
        broadcasts = len(schedule_of(edition).between(date.min, date.max))
        example = _example(edition)
        made_from = tuple(shelved(session_id, FACTS) for session_id in sessions)
        for lang in sorted(edition.languages):
            path = addresses.data_page(lang)
            facts = _Facts(lang, sessions, broadcasts, example)
            yield Artifact(path, self.name, f"data page {lang}", facts, made_from=made_from)

    def render(self, artifact: Artifact, desk: Desk) -> bytes:
        """Make the page."""
        facts: _Facts = artifact.facts
        gettext = desk.words(facts.lang).gettext
        about = About(
            "data",
            gettext("Open data"),
            gettext("Broadcasts, questions, answers and promises as CSV, JSON and SQLite."),
            section=desk.addresses.href(addresses.data_page(facts.lang)),
        )
        head = list_head(desk, facts.lang, addresses.data_page, about)
        counts = {**count_rows(facts.sessions, desk), SCHEDULE.name: facts.broadcasts}
        return desk.render(facts.lang, head, view_data(counts, facts.example, desk, facts.lang))


def _example(edition: Edition) -> tuple[SessionId, tuple[Language, ...]] | None:
    for session_id, versions in sorted(edition.archive.sessions.items(), reverse=True):
        chapters = [
            lang
            for lang, version in sorted(versions.items())
            if any(q.is_listed and q.at is not None for q in version.questions)
        ]
        if chapters:
            return session_id, tuple(chapters)
    return None

"""Files that are not pages: the theme's own, the content's pictures and recordings, the version."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC

from pressroom.artifact import Artifact
from pressroom.deriving.counts import count_redactions, count_session
from pressroom.deriving.moved_questions import count_moved
from pressroom.deriving.publication import Edition
from pressroom.model.session import QuestionCounts
from pressroom.privacy.permitted import digest_of, permitted_handles
from pressroom.reading.permissions import permitted_texts
from pressroom.rendering import addresses
from pressroom.rendering.assets import Assets
from pressroom.rendering.desk import Desk


class ThemeFiles:
    """``/assets/``: stylesheets, scripts, fonts and pictures of the theme."""

    name = "theme-files"
    version = 1

    def __init__(self, assets: Assets) -> None:
        self._paths = sorted(assets.files)

    def plan(self, edition: Edition) -> Iterable[Artifact]:
        """One unit a file; its name changes with its bytes."""
        for path in self._paths:
            yield Artifact(path=path, emitter=self.name, unit=f"asset {path}", facts=None)

    def render(self, artifact: Artifact, desk: Desk) -> bytes:
        """Give the file as it was loaded."""
        return desk.assets.files[artifact.path]


class MediaFiles:
    """``/images/`` and ``/recordings/``: only what published records show or link to."""

    name = "media-files"
    version = 1

    def plan(self, edition: Edition) -> Iterable[Artifact]:
        """One unit a file."""
        archive = edition.archive
        records = [
            record
            for kind in (archive.sessions, archive.releases, archive.pages)
            for versions in kind.values()
            for record in versions.values()
        ]
        for file in sorted({file for record in records for file in record.media}):
            yield Artifact(
                path=addresses.media(file),
                emitter=self.name,
                unit=f"media {file}",
                facts=archive.media[file],
                part=file,
            )

    def render(self, artifact: Artifact, desk: Desk) -> bytes:
        """Give the file; it must still be what was checked."""
        return desk.media(artifact.part, artifact.facts)


class VersionFile:
    """``/version.json``: when and from what the site was built, with its counts.

    ``permitted`` are the marks of what may stand in the site although it looks like somebody's:
    by them a verifier that reads nothing else tells a duty desk's number from a citizen's.
    ``preview`` is true where drafts may be in the site: a watch must not find it in public.
    """

    name = "version-file"
    version = 3

    def __init__(
        self,
        commit: str | None,
        contacts: tuple[tuple[str, str], ...] = (),
        *,
        preview: bool = False,
    ) -> None:
        self._commit = commit
        self._contacts = contacts
        self._preview = preview

    def plan(self, edition: Edition) -> Iterable[Artifact]:
        """One file."""
        archive = edition.archive
        questions = sum(map(count_session, archive.sessions.values()), QuestionCounts())
        facts = {
            "generator": "Pressroom",
            "built": edition.now.astimezone(UTC).isoformat(timespec="seconds"),
            "commit": self._commit,
            "preview": self._preview,
            "counts": {
                "sessions": len(archive.sessions),
                "questions": questions.questions,
                "published": questions.published,
                "unanswered": questions.unanswered,
                "hidden": questions.hidden,
                "merged": questions.merged,
                "releases": len(archive.releases),
                "pages": len(archive.pages),
                "series": len(archive.series),
                "moved": count_moved(archive),
                "redactions": sum(map(count_redactions, archive.sessions.values())),
            },
            "permitted": self._marks(edition),
        }
        yield Artifact(path=addresses.VERSION, emitter=self.name, unit="version", facts=facts)

    def _marks(self, edition: Edition) -> tuple[str, ...]:
        archive = edition.archive
        pages = [(series.channel, series.url) for series in archive.series.values()]
        for versions in archive.sessions.values():
            pages += [(session.channel, session.url) for session in versions.values()]
        named = sorted({part for page in pages for part in page if part})
        known = permitted_texts(archive.registers, self._contacts, edition.today)
        return tuple(sorted(map(digest_of, known.forms | permitted_handles(named).forms)))

    def render(self, artifact: Artifact, desk: Desk) -> bytes:
        """Write it as JSON."""
        return f"{json.dumps(artifact.facts, indent=2)}\n".encode()

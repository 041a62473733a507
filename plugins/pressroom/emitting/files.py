"""Files that are not pages: the theme's own, the content's pictures and recordings, the version."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC

from pressroom.artifact import Artifact
from pressroom.deriving.counts import QuestionCounts, count_session
from pressroom.deriving.publication import Edition
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
    """``/version.json``: when and from what the site was built, with its counts."""

    name = "version-file"
    version = 1

    def __init__(self, commit: str | None) -> None:
        self._commit = commit

    def plan(self, edition: Edition) -> Iterable[Artifact]:
        """One file."""
        archive = edition.archive
        questions = sum(map(count_session, archive.sessions.values()), QuestionCounts())
        facts = {
            "generator": "Pressroom",
            "built": edition.now.astimezone(UTC).isoformat(timespec="seconds"),
            "commit": self._commit,
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
            },
        }
        yield Artifact(path=addresses.VERSION, emitter=self.name, unit="version", facts=facts)

    def render(self, artifact: Artifact, desk: Desk) -> bytes:
        """Write it as JSON."""
        return f"{json.dumps(artifact.facts, indent=2)}\n".encode()

"""The words of one record as they stand in its file now, each question with its line."""

from __future__ import annotations

from pressroom.model.wording import Wording, release_wording, session_wording
from pressroom.reading.archive import Shelf
from pressroom.reading.loading import load
from pressroom.reading.names import RecordKind, record_name
from pressroom.reading.releases import read_release
from pressroom.reading.sessions import read_session


def read_wordings(shelf: Shelf, path: str) -> dict[str, tuple[int, Wording]]:
    """Line and words by question id ("" for a release) of what is published of a record.

    Nothing where the file was refused, or the release is withdrawn.
    """
    file, _ = load(shelf.content, path, shelf.label)
    if file is None:
        return {}
    if record_name(path).kind is RecordKind.SESSION:
        session, _, _ = read_session(file, shelf.context)
        if session is None:
            return {}
        lines = {str(question.facts.id): question.facts.line for question in session.questions}
        found = session_wording(session.facts, session.questions)
        return {wording.id: (lines[wording.id], wording) for wording in found}
    release, _, _ = read_release(file, shelf.context)
    if release is None:
        return {}
    return {wording.id: (1, wording) for wording in release_wording(release.facts, release.body)}

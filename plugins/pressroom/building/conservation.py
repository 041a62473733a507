"""Nothing is lost, nothing is doubled: in = published + hidden + merged, for every session.

Counted three times, by means that do not know of each other: headings in the source text,
questions that the reader understood, anchors in the finished pages. Pages that a build keeps were
counted by the build that made them, from the same text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from pressroom.building.refusal import Refused
from pressroom.deriving.counts import count_session
from pressroom.model.archive import Archive
from pressroom.model.session import QuestionCounts, SessionFacts
from pressroom.rendering import addresses


def require_read(archive: Archive, headings: Mapping[str, int]) -> QuestionCounts:
    """Compare what was read with the text; give the totals, each question counted in one language.

    ``headings`` maps a session's file (relative to the content) to the headings counted in it.
    Raises Refused: a question of some session was lost or doubled while it was read.
    """
    totals = QuestionCounts()
    for session_id, versions in archive.sessions.items():
        for lang, version in versions.items():
            counts = version.counts
            if (
                not headings[version.source.path] == len(version.questions) == counts.questions
                or counts.questions != counts.published + counts.hidden + counts.merged
            ):
                raise Refused("B104", version.source.path, session=session_id, language=lang)
        totals += count_session(versions)
    return totals


def require_made(
    session: SessionFacts,
    anchors: Counter[str] | None,
    paths: Collection[str],
    moved: Collection[str] = (),
) -> None:
    """Compare a session with the pages that were made of it.

    ``anchors`` are those counted on its page, None where there is none; ``paths`` are the files;
    ``moved`` are questions that stood here once and whose anchors lead on.
    Raises Refused: a question is not, or not once, on the page, or has no page of its own.
    """
    expected = Counter([*(str(question.id) for question in session.questions), *moved])
    if anchors != expected or any(count != 1 for count in expected.values()):
        raise _lost(session)
    for question in session.questions:
        if addresses.question(session.lang, session.id, question.id) not in paths:
            raise _lost(session)


def require_all(archive: Archive, sound: Collection[tuple[str, str]]) -> None:
    """Every session has its pages; ``sound`` are those, by language and id, that were compared.

    Raises Refused: one has none.
    """
    for session_id, versions in archive.sessions.items():
        for lang, version in versions.items():
            if (lang, session_id) not in sound:
                raise _lost(version)


def _lost(session: SessionFacts) -> Refused:
    return Refused("B105", session.source.path, session=session.id, language=session.lang)

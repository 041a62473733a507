"""Nothing is lost, nothing is doubled: in = published + hidden + merged, for every session.

Counted three times, by means that do not know of each other: headings in the source text,
questions that the reader understood, anchors in the finished pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from pressroom.building.refusal import Refused
from pressroom.deriving.counts import QuestionCounts, count_questions, count_session
from pressroom.model.archive import Archive
from pressroom.rendering import addresses


def require_conservation(
    archive: Archive,
    headings: Mapping[str, int],
    anchors: Mapping[tuple[str, str], Counter[str]],
    paths: Collection[str],
) -> QuestionCounts:
    """Compare all counts of all sessions; give the totals, each question counted in one language.

    ``headings`` maps a session's file (relative to the content) to the headings counted in it.
    Raises Refused: a question of some session is missing or doubled.
    """
    totals = QuestionCounts()
    for session_id, versions in archive.sessions.items():
        for lang, version in versions.items():
            counts = count_questions(version.questions)
            expected = Counter(str(question.id) for question in version.questions)
            if (
                headings[version.source.path] != counts.questions
                or counts.questions != counts.published + counts.hidden + counts.merged
            ):
                raise Refused("B104", version.source.path, session=session_id, language=lang)
            if anchors.get((lang, session_id)) != expected or any(
                expected[q] != 1 for q in expected
            ):
                raise Refused("B105", version.source.path, session=session_id, language=lang)
            for question in version.questions:
                if addresses.question(lang, session_id, question.id) not in paths:
                    raise Refused("B105", version.source.path, session=session_id, language=lang)
        totals += count_session(versions)
    return totals

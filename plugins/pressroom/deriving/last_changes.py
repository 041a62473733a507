"""On which day the words of a record last changed, as the record itself says."""

from __future__ import annotations

from datetime import date

from pressroom.model.release import PageFacts, ReleaseFacts
from pressroom.model.session import QuestionFacts, SessionFacts, SessionStatus


def session_changed(session: SessionFacts) -> date | None:
    """The latest day on which a session was changed; None: it names none.

    A broadcast that is to come changes nothing on its day.
    """
    days = [correction.on for correction in session.corrections]
    days += [change.on.date() for change in session.changes]
    if session.cancelled:
        days.append(session.cancelled.on.date())
    if session.translated:
        days.append(session.translated)
    if session.status is SessionStatus.HELD:
        days.append(session.starts.date())
    return max(days, default=None)


def question_changed(session: SessionFacts, question: QuestionFacts) -> date:
    """The latest day of which a question speaks, or its session as a whole."""
    days = [
        correction.on
        for correction in session.corrections
        if correction.question in {None, question.id}
    ]
    days.append(session.translated or session.starts.date())
    if question.commitment:
        days += [update.on for update in question.commitment.updates]
    return max(days)


def release_changed(release: ReleaseFacts) -> date:
    """The day of a release, or of its latest correction."""
    days = [correction.on for correction in release.corrections]
    return max([*days, release.published.date()])


def page_changed(page: PageFacts) -> date | None:
    """The day of a plain page's latest correction."""
    return max((correction.on for correction in page.corrections), default=None)

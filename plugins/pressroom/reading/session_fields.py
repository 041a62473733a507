"""The front matter of a session."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from pressroom.language import Language
from pressroom.model.identity import SessionId
from pressroom.model.records import Cancellation, Change
from pressroom.model.session import Fidelity, Platform, SessionFacts, SessionStatus
from pressroom.reading.fields import PARAGRAPH, TITLE, Fields
from pressroom.reading.shared_fields import read_image, read_session_correction, refuse_other_day
from pressroom.source import SourceRef


def read_session_fields(
    fields: Fields, id_: SessionId, lang: Language, source: SourceRef
) -> SessionFacts | None:
    """Read and close the front matter; the facts have no questions yet.

    Returns None where a required value is missing or refused.
    """
    title = fields.text("title", limit=TITLE, required=True)
    starts = fields.moment("date", required=True)
    status = fields.choice("status", SessionStatus, required=True)
    district = fields.district("district", required=True)
    changes = fields.parts("changes", _read_change)
    cancelled = fields.part("cancelled", _read_cancellation)
    series = fields.series("series")
    occurrence = fields.date("occurrence")
    duration = fields.duration("duration")
    official = fields.official("official")
    platform = fields.choice("platform", Platform)
    channel = fields.text("channel")
    url = fields.address("url")
    recording = fields.address("recording")
    fidelity = fields.choice("fidelity", Fidelity)
    viewers = fields.number("viewers")
    asked = fields.number("asked")
    translated = fields.date("translated")
    corrections = fields.parts("corrections", read_session_correction)
    summary = fields.text("summary", limit=PARAGRAPH)
    image = fields.part("image", read_image)
    publish = fields.moment("publish", date_alone=True)
    draft = fields.flag("draft")
    demonstration = fields.flag("demonstration")
    refuse_other_day(fields, starts, date.fromisoformat(id_[:10]))
    _check_cancellation(fields, status)
    _check_changes(fields, changes)
    if fields.has("occurrence") and not fields.has("series"):
        fields.refuse("S204", "occurrence")
    fields.close()
    if title is None or starts is None or status is None or district is None:
        return None
    return SessionFacts(
        id=id_,
        lang=lang,
        source=source,
        title=title,
        starts=starts,
        status=status,
        district=district,
        duration=duration,
        official=official,
        platform=platform,
        channel=channel,
        url=url,
        recording=recording,
        fidelity=fidelity,
        viewers=viewers,
        asked=asked,
        series=series,
        occurrence=occurrence,
        translated=translated,
        changes=changes,
        cancelled=cancelled,
        corrections=corrections,
        summary=summary,
        image=image,
        publish=publish,
        draft=draft,
        demonstration=demonstration,
    )


def _read_change(fields: Fields) -> Change | None:
    on = fields.moment("on", date_alone=True, required=True)
    was = fields.moment("was", date_alone=True)
    note = fields.text("note", limit=PARAGRAPH, lines=True, required=True)
    return None if on is None or note is None else Change(on=on, note=note, was=was)


def _read_cancellation(fields: Fields) -> Cancellation | None:
    on = fields.moment("on", date_alone=True, required=True)
    reason = fields.text("reason", limit=PARAGRAPH, lines=True, required=True)
    return None if on is None or reason is None else Cancellation(on=on, reason=reason)


def _check_cancellation(fields: Fields, status: SessionStatus | None) -> None:
    """A cancelled broadcast says when and why; one that is not cancelled does not."""
    if status is SessionStatus.CANCELLED:
        if not fields.has("cancelled"):
            fields.refuse("S202", "status")
    elif status is not None and fields.has("cancelled"):
        fields.refuse("S203", "status", value=status)


def _check_changes(fields: Fields, changes: tuple[Change, ...]) -> None:
    """The newest change stands last."""
    for earlier, later in pairwise(changes):
        if later.on < earlier.on:
            fields.refuse("S208", "changes")
            return

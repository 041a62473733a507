"""What records say of one another: every link, every ``about``, every ``superseded_by``."""

from __future__ import annotations

from collections.abc import Sequence

from pressroom.checking.notes import Notes
from pressroom.checking.site import Destination, Site
from pressroom.model.identity import SessionId
from pressroom.model.session import QuestionFacts, SessionFacts
from pressroom.problems.suggestion import closest, distance
from pressroom.reading.names import RecordKind
from pressroom.reading.reference import Reference
from pressroom.reading.targets import TargetKind


def check_references(references: list[Reference], site: Site, notes: Notes) -> None:
    """Everything that a record names exists, and its readers may see it."""
    for reference in references:
        match reference.kind:
            case "session":
                destination = _session(reference, site, notes)
            case "question":
                destination = _successor(reference, site, notes)
            case TargetKind.RECORD:
                destination = _record(reference, site, notes)
            case TargetKind.ADDRESS:
                destination = _address(reference, site, notes)
            case TargetKind.MEDIA:
                destination = _media(reference, site, notes)
            case _:
                notes.at_reference("A204", reference, anchor=reference.target)
                continue
        if destination and destination.record:
            _check_visible(reference, destination, site, notes)
    _check_circles(site, notes)


def _session(reference: Reference, site: Site, notes: Notes) -> Destination | None:
    versions = site.archive.sessions.get(SessionId(reference.target))
    if versions:
        return Destination(next(iter(versions.values())))
    if not site.is_refused(RecordKind.SESSION, reference.target):
        suggestion = _near(reference.target, site)
        notes.at_reference("A201", reference, suggestion=suggestion, value=reference.target)
    return None


def _near(session_id: str, site: Site) -> str | None:
    """The session that was meant: one of the same day, or one whose day has a slip."""
    day, unit = session_id[:10], session_id[10:]
    same_day = [known for known in site.archive.sessions if known.startswith(day)]
    if same_day:
        return closest(session_id, same_day)
    same_unit = (known for known in site.archive.sessions if known[10:] == unit)
    return next((known for known in same_unit if distance(known[:10], day, 1) is not None), None)


def _successor(reference: Reference, site: Site, notes: Notes) -> Destination | None:
    session_id, _, question_id = reference.target.partition("#")
    if SessionId(session_id) not in site.archive.sessions:
        if not site.is_refused(RecordKind.SESSION, session_id):
            near = _near(session_id, site)
            suggestion = f"{near}#{question_id}" if near else None
            notes.at_reference("A201", reference, suggestion=suggestion, value=session_id)
        return None
    destination = site.question(SessionId(session_id), question_id)
    if destination is None:
        notes.at_reference("A202", reference, id=question_id, record=session_id)
    elif destination.question and not destination.question.is_published:
        notes.at_reference("A203", reference, id=question_id, record=session_id)
    return destination


def _record(reference: Reference, site: Site, notes: Notes) -> Destination | None:
    path, _, anchor = reference.target.partition("#")
    record = site.records.get(path)
    if record is not None:
        return _anchored(reference, Destination(record), anchor, notes)
    if path not in site.refused:
        near = closest(path, site.records)
        suggestion = f"{{filename}}/{near}" if near else None
        notes.at_reference("A205", reference, suggestion=suggestion, value=path)
    return None


def _address(reference: Reference, site: Site, notes: Notes) -> Destination | None:
    address, _, anchor = reference.target.partition("#")
    destination = site.at_address(address)
    if destination is None:
        suggestion = site.elsewhere(address)
        notes.at_reference("A207", reference, suggestion=suggestion, value=address)
        return None
    return _anchored(reference, destination, anchor, notes)


def _media(reference: Reference, site: Site, notes: Notes) -> Destination | None:
    if reference.target not in site.archive.media:
        near = closest(reference.target, site.archive.media)
        suggestion = f"{{static}}/{near}" if near else None
        notes.at_reference("A206", reference, suggestion=suggestion, value=reference.target)
    return None


def _anchored(
    reference: Reference, destination: Destination, anchor: str, notes: Notes
) -> Destination | None:
    """The question at an anchor of a session's page; nothing else has a place of its own."""
    if not anchor or destination.record is None:
        return destination
    questions: Sequence[QuestionFacts] = ()
    if isinstance(destination.record, SessionFacts):
        questions = destination.record.questions
    for question in questions:
        if question.id == anchor:
            return Destination(destination.record, question)
    notes.at_reference("A204", reference, anchor=f"#{anchor}")
    return None


def _check_visible(
    reference: Reference, destination: Destination, site: Site, notes: Notes
) -> None:
    """Nothing that readers see leads to what they may not see."""
    if destination.question and destination.question.is_hidden and reference.kind != "question":
        notes.at_reference("A203", reference, id=destination.question.id)
    source = site.records.get(reference.file.removeprefix(f"{site.shelf.label}/"))
    target = destination.record
    if source and target and site.is_public(source) and not site.is_public(target):
        notes.at_reference("A208", reference, value=target.id)


def _check_circles(site: Site, notes: Notes) -> None:
    """An answer is not superseded, step by step, by itself."""
    successors: dict[tuple[str, str], tuple[str, str]] = {}
    places: dict[tuple[str, str], tuple[str, int]] = {}
    for versions in site.archive.sessions.values():
        for version in versions.values():
            for question in version.questions if version.newer else ():
                if question.superseded_by:
                    here = (version.id, question.id)
                    by = question.superseded_by
                    successors[here] = (by.session, by.question)
                    places[here] = (version.source.path, question.line)
    for start, (path, line) in places.items():
        at, seen = successors[start], {start}
        while at not in seen and at in successors:
            seen.add(at)
            at = successors[at]
        if at == start and len(seen) > 1:
            notes.at_key("A209", path, "superseded_by", below=line, id=f"{start[0]}#{start[1]}")

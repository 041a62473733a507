"""The open data: tables of the whole archive, and each session for programs.

Words are read session by session: a hidden file for each holds its rows, and the tables join them
without reading a record again, one session in memory at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from pressroom.artifact import Artifact, Content, Pending, Sheaf
from pressroom.deriving.broadcasts import Broadcast
from pressroom.deriving.publication import Edition, without_drafts
from pressroom.deriving.schedule import schedule_of
from pressroom.deriving.session_data import SessionData, original_first, session_data
from pressroom.deriving.surroundings import surroundings_key
from pressroom.language import Language
from pressroom.model.identity import SessionId
from pressroom.model.registers import Registers
from pressroom.rendering import addresses
from pressroom.rendering.chapters import render_chapters
from pressroom.rendering.data_archive import render_archive
from pressroom.rendering.data_cells import (
    csv_header,
    csv_lines,
    json_file,
    json_lines,
    json_outline,
)
from pressroom.rendering.data_package import data_package
from pressroom.rendering.data_rows import SessionRows
from pressroom.rendering.data_shelf import (
    ANSWERS_CSV,
    ANSWERS_JSONL,
    FACT_TABLES,
    FACTS,
    TRANSLATIONS,
    count_rows,
    facts_of,
    pieces,
    rows_of,
    session_facts,
    shelved,
)
from pressroom.rendering.data_tables import ANSWERS, SCHEDULE, Table
from pressroom.rendering.debate import render_debate
from pressroom.rendering.desk import Desk
from pressroom.rendering.plain import plain_text
from pressroom.rendering.schedule_rows import schedule_rows
from pressroom.rendering.session_json import session_document
from pressroom.rendering.session_schema import session_schema


@dataclass(frozen=True, slots=True)
class _Joined:
    """A file of the whole archive; ``sessions`` in ascending order."""

    sessions: tuple[SessionId, ...]
    broadcasts: tuple[Broadcast, ...] = ()
    registers: Registers | None = None


class OpenData:
    """``/data/``: tables as CSV, JSON Lines and SQLite, their description, each session."""

    name = "open-data"
    version = 2

    def plan(self, edition: Edition) -> Iterable[Artifact | Sheaf]:
        """One unit a file of the whole archive; a session's files are of the session's unit."""
        edition = without_drafts(edition)
        sessions = tuple(sorted(edition.archive.sessions))
        joined = _Joined(sessions)
        broadcasts = tuple(schedule_of(edition).between(date.min, date.max))

        def whole(path: str, *parts: str, facts: object = joined) -> Artifact:
            made_from = tuple(shelved(one, part) for one in sessions for part in parts)
            unit = f"data {path}"
            return Artifact(path, self.name, unit, facts, made_from=made_from)

        files = [
            whole(addresses.data_table("answers", "csv"), ANSWERS_CSV),
            whole(addresses.data_table("answers", "jsonl"), ANSWERS_JSONL),
            whole(addresses.DATA_PACKAGE, FACTS, facts=replace(joined, broadcasts=broadcasts)),
            whole(
                addresses.DATA_ARCHIVE,
                *(ANSWERS_JSONL, TRANSLATIONS, FACTS),
                facts=_Joined(sessions, broadcasts, edition.archive.registers),
            ),
            Artifact(addresses.SESSION_SCHEMA, self.name, "data schema", None),
        ]
        for table in FACT_TABLES:
            files += [
                whole(addresses.data_table(table.name, ending), FACTS)
                for ending in ("csv", "jsonl")
            ]
        for ending in ("csv", "jsonl"):
            path = addresses.data_table(SCHEDULE.name, ending)
            facts = _Joined((), broadcasts)
            files.append(Artifact(path, self.name, f"data {path}", facts))
        yield from sorted(files, key=lambda artifact: artifact.unit)
        for session_id in sessions:
            yield self._plan_session(edition, session_id)

    def _plan_session(self, edition: Edition, session_id: SessionId) -> Sheaf:
        versions = original_first(edition.archive.sessions[session_id])
        unit = f"session {session_id} {versions[0].lang}"
        sources = tuple(version.source for version in versions)

        def artifacts(data: SessionData) -> Iterator[Artifact]:
            def file(path: str, part: str, *, hidden: bool = False) -> Artifact:
                return Artifact(path, self.name, unit, data, sources, part, hidden)

            for part in (ANSWERS_CSV, ANSWERS_JSONL, TRANSLATIONS, FACTS):
                yield file(shelved(data.id, part), part, hidden=True)
            yield file(addresses.session_data(data.id), "json")
            listed = data.listed()
            if listed:
                yield file(addresses.session_debate(data.id), "debate")
            for lang in data.languages:
                if any(lang in one and one[lang].at is not None for one in listed.values()):
                    yield file(addresses.session_chapters(lang, data.id), str(lang))

        facts = Pending(
            tuple(surroundings_key(edition, version) for version in versions),
            lambda: session_data(edition, session_id),
        )
        return Sheaf(self.name, unit, facts, sources, artifacts)

    def render(self, artifact: Artifact, desk: Desk) -> Content:
        """Make one file: of a session, or of the whole archive."""
        match artifact.facts:
            case SessionData() as data:
                key = (self.name, artifact.unit)
                rows = desk.remember(key, lambda: SessionRows(data, desk))
                return _SESSION_FILES.get(artifact.part, _chapters_in(artifact.part))(rows)
            case _Joined() as joined:
                return _WHOLE_FILES[artifact.path](joined, desk)
        return json_file(session_schema(desk))


def _chapters_in(lang: str) -> Callable[[SessionRows], bytes]:
    def chapters(rows: SessionRows) -> bytes:
        views = rows.views(Language(lang))
        texts = rows.texts[views.lang]
        found = [
            (facts.at, str(question_id), plain_text(texts[question_id].title))
            for question_id, languages, _ in rows.listed
            if views.lang in languages and (facts := texts[question_id].facts).at is not None
        ]
        return render_chapters(plain_text(views.facts.title), found, views.facts.duration)

    return chapters


_SESSION_FILES: Mapping[str, Callable[[SessionRows], bytes]] = {
    ANSWERS_CSV: lambda rows: csv_lines(ANSWERS, rows.answers),
    ANSWERS_JSONL: lambda rows: json_lines(rows.answers),
    TRANSLATIONS: lambda rows: json_lines(rows.translations()),
    FACTS: session_facts,
    "json": lambda rows: json_outline(session_document(rows)),
    "debate": render_debate,
}


def _answers_csv(joined: _Joined, desk: Desk) -> Content:
    return chain((csv_header(ANSWERS),), pieces(joined.sessions, ANSWERS_CSV, desk))


def _answers_jsonl(joined: _Joined, desk: Desk) -> Content:
    return pieces(joined.sessions, ANSWERS_JSONL, desk)


def _package(joined: _Joined, desk: Desk) -> bytes:
    counts = {**count_rows(joined.sessions, desk), SCHEDULE.name: len(joined.broadcasts)}
    return json_file(data_package(counts, desk))


def _archive(joined: _Joined, desk: Desk) -> Iterator[bytes]:
    assert joined.registers is not None  # noqa: S101 (its plan gives them)
    licence = desk.settings.licence
    about = {
        "homepage": desk.addresses.absolute(addresses.LANGUAGE_CHOICE),
        "licence": licence.id,
        "licence_url": licence.url,
    }
    rows = {
        "answers": rows_of(joined.sessions, ANSWERS_JSONL, desk),
        "translations": rows_of(joined.sessions, TRANSLATIONS, desk),
        **{table.name: facts_of(joined.sessions, table, desk) for table in FACT_TABLES},
        SCHEDULE.name: schedule_rows(joined.broadcasts, desk),
    }
    return render_archive(joined.registers, about, rows, desk.own_folder)


def _csv_of(table: Table) -> Callable[[_Joined, Desk], Content]:
    return lambda joined, desk: chain(
        (csv_header(table),),
        (csv_lines(table, [row]) for row in facts_of(joined.sessions, table, desk)),
    )


def _jsonl_of(table: Table) -> Callable[[_Joined, Desk], Content]:
    return lambda joined, desk: (
        json_lines([row]) for row in facts_of(joined.sessions, table, desk)
    )


_WHOLE_FILES: Mapping[str, Callable[[_Joined, Desk], Content]] = {
    addresses.data_table("answers", "csv"): _answers_csv,
    addresses.data_table("answers", "jsonl"): _answers_jsonl,
    addresses.DATA_PACKAGE: _package,
    addresses.DATA_ARCHIVE: _archive,
    addresses.data_table(SCHEDULE.name, "csv"): lambda joined, desk: (
        csv_header(SCHEDULE) + csv_lines(SCHEDULE, schedule_rows(joined.broadcasts, desk))
    ),
    addresses.data_table(SCHEDULE.name, "jsonl"): lambda joined, desk: json_lines(
        schedule_rows(joined.broadcasts, desk)
    ),
    **{addresses.data_table(table.name, "csv"): _csv_of(table) for table in FACT_TABLES},
    **{addresses.data_table(table.name, "jsonl"): _jsonl_of(table) for table in FACT_TABLES},
}

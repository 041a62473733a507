"""The whole content folder: registers first, then everything that names them.

Records are read by the crew's workers; what comes back is facts, problems and references, never
texts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Protocol, TypeAlias, TypeVar

from pressroom.language import Language
from pressroom.model.archive import Archive
from pressroom.model.identity import PageId, ReleaseId, SessionId
from pressroom.model.registers import Registers
from pressroom.model.release import PageFacts, ReleaseFacts
from pressroom.model.series import Series
from pressroom.model.session import PackedQuestions, SessionFacts
from pressroom.privacy.pictures import has_metadata
from pressroom.problems.problem import Problem, Problems
from pressroom.reading.context import ReadingContext
from pressroom.reading.files import Found, find_records
from pressroom.reading.headings import count_headings, highest_number
from pressroom.reading.kept_texts import keep_texts
from pressroom.reading.loading import digest_file, load
from pressroom.reading.names import RecordKind, record_name
from pressroom.reading.pages import read_page
from pressroom.reading.permissions import permitted_texts
from pressroom.reading.reference import Reference
from pressroom.reading.registers import PRIVACY, read_registers
from pressroom.reading.releases import read_release
from pressroom.reading.screening import Screening, screen_path
from pressroom.reading.series import read_series
from pressroom.reading.sessions import read_session
from pressroom.reading.titles import read_titles
from pressroom.settings import Settings
from pressroom.source import SourceFile, SourceRef
from pressroom.times import zone

JobT = TypeVar("JobT")
ResultT = TypeVar("ResultT")
SharedT = TypeVar("SharedT")
IdT = TypeVar("IdT", bound=str)
FactsT = TypeVar("FactsT", SessionFacts, ReleaseFacts, PageFacts)

Facts: TypeAlias = SessionFacts | ReleaseFacts | PageFacts | Series


class Recall(Protocol):
    """What earlier builds know of records."""

    def get(
        self, paths: tuple[str, ...], digests: tuple[str, ...], context: ReadingContext
    ) -> list[ReadFile] | None:
        """What reading a record's files gave when they held the same bytes; None: read them."""


class Crew(Protocol):
    """Who reads: this process, or others."""

    def map(
        self, work: Callable[[SharedT, JobT], ResultT], shared: SharedT, jobs: Iterable[JobT]
    ) -> Iterator[ResultT]:
        """Give ``work(shared, job)`` for each job, in the order of the jobs."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where the records stand, how messages call that place, and what their reader must know.

    ``texts`` is the folder in which the texts of sessions are kept for their pages; None: no pages
    are made.
    """

    content: Path
    label: str
    context: ReadingContext
    texts: Path | None = None


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What one file gave; ``facts`` is None where the record was refused.

    ``headings`` are the questions of a session, counted in its text without the grammar; None for
    other records.
    """

    path: str
    facts: Facts | None = None
    problems: list[Problem] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    headings: int | None = None


@dataclass(frozen=True, slots=True)
class ReadMedia:
    """A picture or recording: the digest of its bytes, and what is wrong with it."""

    path: str
    digest: str
    problems: list[Problem]


@dataclass(frozen=True, slots=True)
class ReadArchive:
    """All that was read, all that was wrong, and all that only the whole can check.

    ``headings`` maps a session's file to the questions counted in its text; ``refused`` are the
    files of records that could not be read: the archive lacks them, and yet they exist.
    """

    archive: Archive
    problems: list[Problem]
    references: list[Reference]
    headings: dict[str, int]
    refused: frozenset[str]
    shelf: Shelf
    records: dict[tuple[str, ...], list[ReadFile]]
    digests: dict[str, str]


class _Nothing:
    """No earlier build is known."""

    def get(self, paths: object, digests: object, context: object) -> None:
        return None


def read_archive(
    settings: Settings, crew: Crew, recall: Recall | None = None, texts: Path | None = None
) -> ReadArchive:
    """Read everything in the content folder, but for what ``recall`` knows already.

    The texts of sessions that were read are put into the folder ``texts``.
    """
    found = find_records(settings.content, settings.languages, settings.label)
    registers, shelf, problems = _read_registers(settings, found)
    shelf = replace(shelf, texts=texts)
    recorded = (found.series, found.sessions, found.releases, found.pages)
    paths = [path for kind in recorded for path in kind]
    digests = digest_files(settings.content, [*found.registers, *paths])
    jobs = [job for kind in recorded for job in _by_record(kind)]
    records = _read_records(jobs, shelf, crew, recall or _Nothing(), digests)
    files = [file for group in records.values() for file in group]
    media = list(crew.map(read_media, shelf, found.media))
    return ReadArchive(
        archive=Archive(
            registers=registers,
            sessions=_by_id(files, SessionFacts, SessionId),
            releases=_by_id(files, ReleaseFacts, ReleaseId),
            pages=_by_id(files, PageFacts, PageId),
            series={file.facts.id: file.facts for file in files if isinstance(file.facts, Series)},
            media={one.path: one.digest for one in media},
        ),
        problems=[
            *found.problems,
            *problems,
            *(p for file in files for p in file.problems),
            *(p for one in media for p in one.problems),
        ],
        references=[reference for file in files for reference in file.references],
        headings={file.path: file.headings for file in files if file.headings is not None},
        refused=frozenset(file.path for file in files if file.facts is None),
        shelf=shelf,
        records=records,
        digests=digests,
    )


def digest_files(content: Path, paths: list[str]) -> dict[str, str]:
    """The digest of each file, "" where it cannot be read. Digests, never times, say what changed.

    In threads: reading and hashing let go of the interpreter.
    """
    with ThreadPoolExecutor() as pool:
        return dict(zip(paths, pool.map(partial(_digest, content), paths), strict=True))


def _read_records(
    jobs: list[tuple[str, ...]], shelf: Shelf, crew: Crew, recall: Recall, digests: dict[str, str]
) -> dict[tuple[str, ...], list[ReadFile]]:
    """What each record gave, in the order of the jobs."""
    known = {
        job: recall.get(job, tuple(digests[path] for path in job), shelf.context) for job in jobs
    }
    unknown = [job for job, files in known.items() if files is None]
    read = dict(zip(unknown, crew.map(read_record, shelf, unknown), strict=True))
    return {job: read[job] if files is None else files for job, files in known.items()}


def _read_registers(settings: Settings, found: Found) -> tuple[Registers, Shelf, list[Problem]]:
    """The registers, and the closed lists that they and the folder give to the records."""
    problems: list[Problem] = []
    files: dict[str, SourceFile | None] = {}
    for path in found.registers:
        file, wrong = load(settings.content, path, settings.label)
        problems += wrong
        files[path] = file
    context = ReadingContext(
        zone=zone(settings.zone),
        languages=settings.languages,
        series=frozenset(record_name(path).id for path in found.series),
        media=frozenset(found.media),
        content=settings.label,
        today=settings.now.date(),
    )
    registers, wrong = read_registers(files, context)
    context = replace(
        context,
        districts=frozenset(registers.districts),
        officials=frozenset(registers.officials),
        topics=frozenset(registers.topics),
        permitted=permitted_texts(registers, settings.contacts, settings.now.date()),
        today=None,
    )
    for path, file in files.items():
        if file is not None and path != PRIVACY:
            problems += Screening(file, context.permitted).problems()
    return registers, Shelf(settings.content, settings.label, context), problems + wrong


def _by_record(paths: list[str]) -> list[tuple[str, ...]]:
    """The files of each record in all its languages together, in ascending order of ids."""
    named = sorted((record_name(path).id, path) for path in paths)
    groups = groupby(named, key=lambda pair: pair[0])
    return [tuple(path for _, path in group) for _, group in groups]


def read_record(shelf: Shelf, paths: tuple[str, ...]) -> list[ReadFile]:
    """Read one record in all its languages."""
    loaded = [(path, *load(shelf.content, path, shelf.label)) for path in paths]
    minted = max((highest_number(file.text) for _, file, _ in loaded if file), default=0)
    return [
        ReadFile(path, problems=problems) if file is None else _screened(file, shelf, minted)
        for path, file, problems in loaded
    ]


def _screened(file: SourceFile, shelf: Shelf, minted: int) -> ReadFile:
    """Read a file, and look for personal data in all that stands there, its name included."""
    read = _read_file(file, shelf, minted)
    known = shelf.context.permitted
    screening = Screening(file, known)
    return replace(
        read,
        problems=[
            *map(screening.discreet, read.problems),
            *screening.problems(),
            *screen_path(read.path, file.label, known),
        ],
        references=list(map(screening.discreet, read.references)),
    )


def _read_file(file: SourceFile, shelf: Shelf, minted: int) -> ReadFile:
    path, context = file.ref.path, shelf.context
    match record_name(path).kind:
        case RecordKind.SESSION:
            session, problems, references = read_session(file, context, minted)
            facts = None
            if session is not None:
                packed = PackedQuestions.of(session.facts.questions)
                facts = replace(session.facts, questions=packed)
                if shelf.texts is not None:
                    keep_texts(shelf.texts, replace(session, facts=facts), read_titles(file))
            return ReadFile(path, facts, problems, references, count_headings(file.text))
        case RecordKind.RELEASE:
            release, problems, references = read_release(file, context)
            return ReadFile(path, release.facts if release else None, problems, references)
        case RecordKind.PAGE:
            page, problems, references = read_page(file, context)
            return ReadFile(path, page.facts if page else None, problems, references)
        case RecordKind.SERIES:
            return ReadFile(path, *read_series(file, context))


def _by_id(
    files: list[ReadFile], kind: type[FactsT], as_id: Callable[[str], IdT]
) -> dict[IdT, dict[Language, FactsT]]:
    records: dict[IdT, dict[Language, FactsT]] = {}
    for file in files:
        if isinstance(file.facts, kind):
            records.setdefault(as_id(file.facts.id), {})[file.facts.lang] = file.facts
    return records


def read_media(shelf: Shelf, path: str) -> ReadMedia:
    """The digest of a picture or recording, and whether it tells more than it shows."""
    label = f"{shelf.label}/{path}"
    problems = Problems(SourceFile(SourceRef(path, ""), label, ""))
    if path.startswith("images/") and has_metadata((shelf.content / path).read_bytes()):
        problems.add("P150")
    found = [*problems, *screen_path(path, label, shelf.context.permitted)]
    return ReadMedia(path, digest_file(shelf.content / path), found)


def _digest(content: Path, path: str) -> str:
    try:
        return digest_file(content / path)
    except OSError:
        return ""

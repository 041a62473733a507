"""A session's file: front matter and questions together."""

from __future__ import annotations

from dataclasses import replace

from pressroom.language import Language
from pressroom.model.identity import SessionId
from pressroom.model.published import ranged
from pressroom.model.session import Session, SessionFacts, count_questions
from pressroom.model.wording import digest_of, session_wording
from pressroom.problems.problem import Problem, Problems
from pressroom.reading.body import MAX_QUESTIONS, read_body, refuse_headings
from pressroom.reading.context import ReadingContext
from pressroom.reading.fields import Fields
from pressroom.reading.front_matter import read_front_matter
from pressroom.reading.gaps import count_gaps
from pressroom.reading.headings import count_headings
from pressroom.reading.names import record_name
from pressroom.reading.prose import media_of, read_prose
from pressroom.reading.questions import QuestionReader
from pressroom.reading.reference import Reference
from pressroom.reading.session_fields import read_session_fields
from pressroom.reading.titles import read_titles, titles_digest
from pressroom.source import SourceFile


def read_session(
    file: SourceFile, context: ReadingContext, minted: int = 0
) -> tuple[Session | None, list[Problem], list[Reference]]:
    """Read one language version of a session.

    Returns the session, every problem of its file, and what must be checked against the whole
    archive. The session is None where its front matter was refused; where only questions have
    problems, it holds what could be read of them. ``minted`` is the highest number of a question
    in the session's other languages.
    """
    problems = Problems(file)
    matter = read_front_matter(file, problems)
    if matter is None:
        return None, problems.found, []
    name = record_name(file.ref.path)
    id_, lang = SessionId(name.id), name.language or Language.RU
    fields = Fields(matter.fields, problems, context)
    facts = read_session_fields(fields, id_, lang, file.ref)
    body = read_body(problems, matter.body_line, minted)
    refuse_headings(problems, body.lead)
    lead_references = read_prose(problems, body.lead)
    reader = QuestionReader(problems, context, id_, lang, facts)
    questions = reader.read_all(body.sections)
    references = reader.check_own([*fields.references, *lead_references, *reader.references])
    written = count_headings(file.text)
    if written != len(questions) < MAX_QUESTIONS:
        problems.add("Q401", written=written, read=len(questions))
    if facts is None:
        return None, problems.found, references
    facts = _with_questions(facts, reader, media_of(lead_references))
    gaps = count_gaps(body.lead.text) + reader.redactions
    titles = titles_digest(read_titles(file))
    words = digest_of(session_wording(facts, questions))
    facts = replace(facts, redactions=gaps, titles=titles, words=words)
    return Session(facts, body.lead.text, body.lead.line, questions), problems.found, references


def _with_questions(
    facts: SessionFacts, reader: QuestionReader, lead_media: tuple[str, ...]
) -> SessionFacts:
    """The facts with what only the questions tell."""
    questions = tuple(read.question.facts for read in reader.read)
    speakers = reader.speakers | ({facts.official} if facts.official else set())
    media = {*lead_media, *reader.media} | ({facts.image.file} if facts.image else set())
    return replace(
        facts,
        questions=questions,
        speakers=tuple(sorted(speakers)),
        newer=tuple(sorted({q.superseded_by.session for q in questions if q.superseded_by})),
        media=tuple(sorted(media)),
        ids=ranged(question.id for question in questions),
        counts=count_questions(questions),
    )

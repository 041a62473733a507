"""What a page costs a reader who pays for each megabyte."""

from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path

import brotli
import pytest

from bench.archive import files, invent_sessions
from bench.invention import Question
from bench.record import session_text
from tests.site.small_site import ROOT, BuiltSite, build_site

QUESTIONS = 200


def site_of(folder: Path, *, short: bool) -> BuiltSite:
    """A session of 200 questions: edited to a few sentences a turn, or word for word."""
    invented = dict(files(1, QUESTIONS, 1))
    (name,) = (name for name in invented if name.startswith("sessions/"))
    if short:
        (session,) = invent_sessions(1, QUESTIONS, 1)
        questions = [_shortened(question) for question in session.questions]
        invented[name] = session_text(replace(session, questions=questions))
    return build_site(folder, invented, PRESS_PUBLIC=False)


def _shortened(question: Question) -> Question:
    turns = [
        replace(turn, text=". ".join(turn.text.split("\n\n")[0].split(". ")[:3]))
        for turn in question.turns
    ]
    return replace(question, turns=turns)


def source(site: BuiltSite) -> bytes:
    """The session's file."""
    (file,) = (site.output.with_name("content") / "sessions").rglob("*.md")
    return file.read_bytes()


def transcript(site: BuiltSite) -> bytes:
    """The session's page."""
    (page,) = (path for path in site.files if Path(path).match("*/sessions/*-*-*/index.html"))
    assert site.files[page].count(b'<article class="question') == QUESTIONS
    return site.files[page]


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return site_of(tmp_path_factory.mktemp("short"), short=True)


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return site_of(tmp_path_factory.mktemp("long"), short=False)


def gzipped(content: bytes) -> int:
    """How many bytes travel from the simplest of servers."""
    return len(gzip.compress(content, mtime=0))


def test_session_of_200_questions_is_under_100_kb(short: BuiltSite) -> None:
    assert gzipped(transcript(short)) < 100_000


def test_that_session_is_no_shorter_than_an_edited_transcript_is(short: BuiltSite) -> None:
    sample = ROOT / "content" / "sessions" / "2020" / "2020-10-21-demo.kk.md"
    length = sample.stat().st_size / sample.read_text(encoding="utf-8").count("\n## ")
    assert len(source(short)) / QUESTIONS >= length


def test_four_hours_word_for_word_are_under_100_kb_as_browsers_ask_for_them(
    long: BuiltSite,
) -> None:
    assert len(brotli.compress(transcript(long))) < 100_000


def test_what_stands_around_the_words_is_less_than_a_third_of_what_travels(
    long: BuiltSite,
) -> None:
    assert gzipped(transcript(long)) < 1.5 * gzipped(source(long))


def test_question_with_style_and_script_is_under_15_kb(long: BuiltSite) -> None:
    pages = [path for path in long.files if Path(path).match("*/sessions/*/q*.html")]
    parts = {path: gzipped(long.files[path]) for path in long.files if is_part(path)}
    largest = max(
        gzipped(page) + sum(size for path, size in parts.items() if path.encode() in page)
        for page in (long.files[path] for path in pages)
    )
    assert largest < 15_000


def is_part(path: str) -> bool:
    """Whether a file is a stylesheet or script, which a page has to name."""
    return path.endswith((".css", ".js"))

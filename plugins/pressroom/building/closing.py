"""The last line of a build: what came in and what went out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pressroom.building.pipeline import Outcome
from pressroom.language import Language
from pressroom.problems.words import Forms, counted


@dataclass(frozen=True, slots=True)
class _Words:
    sessions: Forms
    questions: Forms
    releases: Forms
    files: Forms
    line: str


_WORDS: Mapping[Language, _Words] = {
    Language.EN: _Words(
        sessions=("session", "sessions", "sessions"),
        questions=("question", "questions", "questions"),
        releases=("release", "releases", "releases"),
        files=("file", "files", "files"),
        line=(
            "{sessions}, {questions}: {published} published, {hidden} hidden, {merged} merged; "
            "{releases}; {files}, {changed} changed, {seconds} s"
        ),
    ),
    Language.RU: _Words(
        sessions=("эфир", "эфира", "эфиров"),
        questions=("вопрос", "вопроса", "вопросов"),
        releases=("пресс-релиз", "пресс-релиза", "пресс-релизов"),
        files=("файл", "файла", "файлов"),
        line=(
            "{sessions}, {questions}: опубликовано {published}, скрыто {hidden}, "
            "повторов {merged}; {releases}; {files}, изменено {changed}, {seconds} с"
        ),
    ),
    Language.KK: _Words(
        sessions=("эфир", "эфир", "эфир"),
        questions=("сұрақ", "сұрақ", "сұрақ"),
        releases=("баспасөз хабарламасы", "баспасөз хабарламасы", "баспасөз хабарламасы"),
        files=("файл", "файл", "файл"),
        line=(
            "{sessions}, {questions}: {published} жарияланды, {hidden} жасырылды, "
            "{merged} қайталанған; {releases}; {files}, {changed} өзгерді, {seconds} с"
        ),
    ),
}


def closing_line(outcome: Outcome, language: Language) -> str:
    """Sessions and questions by what became of them, releases, files, seconds."""
    words = _WORDS[language]
    questions = outcome.questions
    seconds = f"{outcome.seconds:.1f}"
    return words.line.format(
        sessions=counted(outcome.sessions, words.sessions, language),
        questions=counted(questions.questions, words.questions, language),
        published=questions.published,
        hidden=questions.hidden,
        merged=questions.merged,
        releases=counted(outcome.releases, words.releases, language),
        files=counted(outcome.files, words.files, language),
        changed=outcome.changed,
        seconds=seconds if language is Language.EN else seconds.replace(".", ","),
    )

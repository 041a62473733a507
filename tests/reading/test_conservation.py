import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pressroom.newsroom.numbering import number
from pressroom.reading import questions
from pressroom.reading.headings import count_headings
from pressroom.reading.sessions import read_session
from pressroom.source import SourceFile, SourceRef
from tests.reading.one_session import CONTEXT, FRONT_MATTER, read

PIECES = st.sampled_from(
    """
    ##|## |##\t|###|#| |    |\n|\n\n|Вопрос: |Ответ: |Ответ (chief-talgar): |Ответ (|):|Отвте: |
    Сұрақ:|Жауап :|Question:|\\|\\Ответ: |\\## |{#q1}|{#q2}|{#q01}| {#q3}|#q4|topic: roads|
    at: 0:01:00|control:|- x|  promise: y|visibility: hidden|```|~~~|===|---|[|](|)|![|<|>|
    [скрыто: имя]|[скрыто|слова и слова|қазақша сөз|"|'|{|}|:|,|\u00a0|\u2003|| a | b ||&|*
    """.replace("\n    ", "").split("|")
)
BODIES = st.lists(PIECES, max_size=60).map("".join)


@given(BODIES)
@settings(max_examples=300, deadline=None)
@example("\n##\n## {#q1}\n##x\n   ## y\n    ## z\n### w\n")
@example("## Раз {#q1}\n\n```\n## Два {#q2}\n")
def test_no_question_is_lost_whatever_is_written(body: str) -> None:
    found, problems, _ = read(body)
    assert found is not None
    headings = re.findall(r"(?m)^ {0,3}##(?!#)", body)
    assert len(found.questions) == len(headings) == count_headings(FRONT_MATTER + body)
    assert "Q401" not in {problem.code for problem in problems}
    for problem in problems:
        lines = (FRONT_MATTER + body).split("\n")
        assert 0 < problem.line <= len(lines)
        assert problem.source == lines[problem.line - 1]
        assert 0 < problem.column <= len(problem.source) + 1


@given(BODIES)
@settings(max_examples=200, deadline=None)
def test_no_word_of_a_turn_is_lost(body: str) -> None:
    """Every word of a question that has no problem stands in its title, block or turns."""
    found, problems, _ = read(f"## Раз {{#q100}}\n\nВопрос: {body}")
    assert found is not None
    if {problem.code for problem in problems} - {"M110", "Q213"}:
        return
    kept = " ".join(
        [q.title + " " + " ".join(turn.text for turn in q.turns) for q in found.questions]
    )
    for word in re.findall(r"слова|қазақша|сөз", body):
        assert kept.count(word) >= 1


@given(BODIES)
@settings(max_examples=200, deadline=None)
def test_numbering_leaves_no_heading_without_an_id(body: str) -> None:
    numbered, written = number(FRONT_MATTER + body)
    again, nothing = number(numbered)
    assert (again, nothing) == (numbered, 0)
    _, problems, _ = read(numbered.removeprefix(FRONT_MATTER))
    assert "Q101" not in {problem.code for problem in problems}
    _, before, _ = read(body)
    assert written == sum(problem.code == "Q101" for problem in before)


def test_a_question_lost_by_the_grammar_stops_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        questions.QuestionReader,
        "read_all",
        lambda self, sections: tuple(self.read),  # forgets every section
    )
    _, problems, _ = read("## Раз {#q1}\n\nОтвет: Да.\n")
    assert [problem.code for problem in problems] == ["Q401"]


def test_a_session_holds_a_bounded_number_of_questions() -> None:
    found, problems, _ = read("".join(f"## Раз? {{#q{n}}}\n" for n in range(1, 5_003)))
    assert found is not None
    assert len(found.questions) == 5_000
    assert [(problem.code, problem.line) for problem in problems] == [
        ("Q111", FRONT_MATTER.count("\n") + 5_001)
    ]


def test_a_hundred_questions_are_read_in_a_moment() -> None:
    words = "Уже второй месяц не работает светофор, и жители просят его починить. "
    body = "".join(
        f"## Когда починят светофор {n}? {{#q{n}}}\n\ntopic: roads\nat: 0:10:00\n\n"
        f"Вопрос: {words * 3}\n\nОтвет: {words * 8}\n\n"
        for n in range(1, 101)
    )
    path = "sessions/2020/2020-10-16-talgar.ru.md"
    times = []
    for _ in range(5):
        file = SourceFile(SourceRef(path, ""), f"content/{path}", FRONT_MATTER + body)
        start = time.perf_counter()
        read_session(file, CONTEXT)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.05, "about 7 ms on an idle machine"


def test_reading_takes_time_in_proportion_to_the_text() -> None:
    def seconds(size: int, seed: str) -> float:
        body = "## Раз {#q1}\n\nОтвет: " + seed * (size // len(seed))
        start = time.perf_counter()
        read(body)
        return time.perf_counter() - start

    for seed in (
        "##\n",
        "## x\n",
        "Ответ:\n\n",
        "Отвте: x\n\n",
        "[скрыто: ",
        "{#q1}\n",
        "\\Ответ: x\n",
    ):
        assert seconds(400_000, seed) < 10, seed

import pickle
import time

import pytest

from pressroom.language import Language
from pressroom.reading.complexity import TooMuch, complexity_problem
from pressroom.rendering.markdown import (
    MarkdownLabels,
    ResolvedLink,
    TooComplex,
    render_markdown,
)

LENGTH = 20_000
LABELS = MarkdownLabels(table="", notes="", note_back="")


def render(text: str) -> str:
    return render_markdown(
        text,
        language=Language.RU,
        labels=LABELS,
        resolve=lambda target, is_image: ResolvedLink(target),
        note_prefix="",
    )


def repeated(seed: str) -> str:
    return (seed * (LENGTH // len(seed) + 1))[:LENGTH]


SEEDS = sorted(
    set(
        """
[ [[ ![ [a [a]( []( [][ [a]: [^a] [^a]: [^ ] ]( [_] [* ![]( [](< [](" []('" [a](b(c
* ** *** _ __ *_ *a_ **a* ***a a* ` `` `a ``a `\\` \\`` \\ \\* \\[ & &a &# &amp;
< <a <http:// <!-- <![CDATA[ > >> >- -> # #a ## #| | || |- |a - + = ~ ~~~ ```
: :- 1. 1.1. ! !! " ' ( ) { }
""".split()
    )
)
LINES = sorted(
    set(
        """
> >- - -a -- --- = === # #a ## #| | |- a|b a|b
-|- ``` ```a ~~~ ~~~~a ```{} ```{a=" [a]: [a]:b [^a]: [^a] 1. 1.a * + > > - :
""".split()
    )
)
OTHERS = {
    "nested emphasis": "*a _b " * 1600 + "c_ d* " * 1600,
    "nested strong emphasis": "**a *b " * 1400 + "c* d** " * 1400,
    "nested quotations": "\n".join("> " * depth + "a" for depth in range(1, 140)),
    "nested lists": "\n".join("    " * depth + "- a" for depth in range(95)),
    "lists on one line": "- " * 5000 + "a",
    "numbers on one line": "1. " * 5000 + "a",
    "wide table": "|" + "a|" * 3300 + "\n|" + "-|" * 3300 + "\n|" + "a|" * 3300,
    "sparse table": "|" + "a|" * 100 + "\n|" + "-|" * 100 + "\n" + "|\n" * 9800,
    "table of code": "|`a`|`b`|\n|-|-|\n" + "|`a|b`|``|\n" * 1800,
    "backticks of all lengths": "".join("`" * length + "a" for length in range(1, 200)),
    "marks of one footnote": "a[^n] " * 3000 + "\n\n[^n]: b",
    "many footnotes": "".join(f"[^{n}] " for n in range(1100))
    + "\n\n"
    + "\n".join(f"[^{n}]: b" for n in range(1000)),
    "spaces in a definition": "[a]:" + " " * 19_000 + "b c",
    "quotes in a definition": '[a]: b "' + '"' * 19_000 + "c",
    "hashes": "#" * 19_000 + "a",
    "dashes": "-" * 19_000 + "a",
    "spaced dashes": "- " * 9000 + "a",
    "spaced rule": "- " * 9000,
    "no sense": "[*`_<!&#|>\\(" * 1600,
}


def assert_quick(text: str) -> None:
    begin = time.process_time()
    problem = complexity_problem(text)
    if problem is None:
        render(text)
    assert time.process_time() - begin < 1


@pytest.mark.parametrize("seed", SEEDS)
def test_repetition_is_parsed_or_refused_within_a_second(seed: str) -> None:
    assert_quick(repeated(seed))
    assert_quick(repeated(f"{seed} "))


@pytest.mark.parametrize("line", LINES)
def test_repeated_lines_are_parsed_or_refused_within_a_second(line: str) -> None:
    assert_quick(repeated(f"{line}\n"))
    assert_quick(repeated(f"{line} a\n"))
    assert_quick(repeated(f"{line}\n\n"))


@pytest.mark.parametrize("name", OTHERS)
def test_garbage_is_parsed_or_refused_within_a_second(name: str) -> None:
    assert_quick(OTHERS[name])


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("[" * 16_000, "brackets"),
        ("![" * 8_000, "brackets"),
        ("[](" * 6_000, "brackets"),
        ("> " * 21 + "a", "nesting"),
        ("- " * 21 + "a", "nesting"),
        ("    " * 21 + "- a", "nesting"),
        ("-\n" * 10_000, "headings"),
        ("#|\n" * 6_000, "headings"),
        ("```a\n" * 4_000, "fences"),
        ("`\\`" * 6_000, "fences"),
        ("|a" * 101 + "\n" + "|-" * 101, "table"),
        (OTHERS["sparse table"], "table"),
        (OTHERS["marks of one footnote"], "footnotes"),
        ("a[^n] " * 500, "footnotes"),
        ("".join(f"[^{n}]\n\n" for n in range(1_001)), "footnotes"),
        ("слово " * 40_000, "paragraph"),
    ],
)
def test_what_is_too_much_has_a_name(text: str, what: str) -> None:
    problem = complexity_problem(text)
    assert problem is not None
    assert problem.what == what


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("Ответ.\n\n" + "> " * 30 + "a", 3, 1),
        ("Ответ.\n\nЕщё [" + "[" * 16_000, 3, 5),
        ("Ответ.\n\na\n" + "-\n" * 10_000, 3, 1),
    ],
)
def test_place_of_what_is_too_much_is_told(text: str, line: int, column: int) -> None:
    problem = complexity_problem(text)
    assert problem is not None
    assert (problem.line, problem.column) == (line, column)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Обычный ответ.",
        'Абзац с [ссылкой](https://example.org/a_(b) "да") и **важным** `словом`. ' * 250,
        "- [скрыто: имя] и [ссылка](https://example.org)\n" * 400,
        "| Участок | Имя | Телефон | Часы |\n|---|---|---|---|\n"
        + "| №1 | — | 8 (727) 000-00-00 | 9–18 |\n" * 1_500,
        "# Глава\n\nТекст.\n\n---\n\n" * 800,
        "```\nкод\n```\n\n" * 90,
        "> " * 20 + "a",
        "    " * 19 + "- a",
        "* " * 40,
        "- " * 40,
        " " * 100 + "ПРИКАЗ",
        "Слово [не закрыто и `так\n\n" * 700,
        "Слово [^не закрыто\n\n" * 150,
        "".join(f"[^{n}] " for n in range(150)),
    ],
)
def test_what_people_write_is_not_too_much(text: str) -> None:
    assert complexity_problem(text) is None


def test_renderer_refuses_what_is_too_much() -> None:
    with pytest.raises(TooComplex, match="line 1, column 1: brackets") as caught:
        render("[" * 16_000)
    assert caught.value.where == complexity_problem("[" * 16_000)


def test_refusal_comes_home_from_a_worker_process() -> None:
    refusal = TooComplex(TooMuch(3, 1, "table"))
    home = pickle.loads(pickle.dumps(refusal))  # noqa: S301 (our own bytes)
    assert (str(home), home.where) == ("line 3, column 1: table", refusal.where)


def test_plain_text_of_any_length_is_rendered() -> None:
    assert len(render("слово " * 40_000 + "конец")) > 240_000


def test_megabytes_are_looked_through_at_once() -> None:
    begin = time.process_time()
    complexity_problem("[a](b) *c* `d` | e\n- f\n" * 180_000)
    assert time.process_time() - begin < 3

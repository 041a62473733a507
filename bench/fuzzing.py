"""Texts that nobody would write, as answers, press releases and questions: what comes of them.

    python -m bench.fuzzing [--texts 20000] [--seed 1] [--corpora DIR]

Texts are put together from pieces of the public lists of hostile texts and from all that means
something to Markdown or HTML. Links lead wherever they say, as if nothing had checked them before.
What is made is read by Lexbor, a browser's parser, and must hold nothing but the tags, attributes,
values and schemes listed here, which is a list of its own. Then known ways of keeping a Markdown
parser busy, at 16 and 64 KB: each is made or refused within a second. Ends with 1 where one is not.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from bench.desk import ROOT

sys.path.insert(0, str(ROOT / "plugins"))

from pressroom.language import Language
from pressroom.rendering.markdown import (
    MarkdownLabels,
    ResolvedLink,
    TooComplex,
    render_markdown,
)
from pressroom.rendering.plain import plain, plain_line

PLAIN: Mapping[str, frozenset[str]] = {
    "p": frozenset(),
    "br": frozenset(),
    "span": frozenset({"lang", "class"}),
}
"""What may be made of a citizen's words: tags with their attributes."""

RICH: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        "em strong ul blockquote table thead tbody tr code pre hr".split(), frozenset()
    ),
    **dict.fromkeys("h1 h2 h3 h4 h5 h6".split(), frozenset()),
    **PLAIN,
    "a": frozenset({"href", "title", "rel", "role", "class", "aria-label"}),
    "img": frozenset({"src", "alt", "title", "width", "height", "loading", "decoding"}),
    "ol": frozenset({"start"}),
    "li": frozenset({"id"}),
    "sup": frozenset({"id"}),
    "th": frozenset({"scope", "class"}),
    "td": frozenset({"class"}),
    "div": frozenset({"class", "role", "tabindex", "aria-label"}),
    "section": frozenset({"class", "role", "aria-label"}),
}
"""What may be made of the press service's Markdown."""

ADDRESSES = frozenset({"href", "src"})
SCHEMES = frozenset({"", "http", "https"})
ID = re.compile(r"[a-z0-9:_-]+", re.IGNORECASE)
PIECES = (
    "<script>alert(1)</script>|<img src=x onerror=alert(1)>|<svg onload=a()>|<!--|-->|<![CDATA[|]]>"
    "|<style>|</style>|<math>|<iframe src=//e.example>|</p>|<p onclick=a>|<a href='|<b|>|</|<|/>|="
    "|&lt;|&#60;|&#x3c;|&colon;|&Tab;|&NewLine;|&nbsp;|&amp;lt;|&|;|&#0;|&#x1;|javascript:alert(1)"
    "|JaVaScRiPt:|java\tscript:|vbscript:|data:text/html,<b>|http://e.example/|//e.example/|/ru/"
    "|[a](|](|)|[|]|![|[a]: |[^1]|[^1]: |[^|<http://|>|(|\"|'|`|``|```|~~~|*|**|***|_|__|\\|#|## "
    "|> |- |1. |+ |\n|\n\n|    |\t|  \n|---|===|a|b|| a | b |\n|-|-|\n|: |{|}|{{7*7}}|{%|{filename}"
    "|{: onclick=a}|{#id}|[скрыто: имя]|[скрыто: |\x00|\x01|\x1b|\x7f|\u202e|\u2066|\u200b|\ufeff"
    "|\u2028|\ufffd|слово|қазақ| |ʼ|😀|STX|\x02klzzwxh:0001\x03|\x02amp\x03|wzxhzdk:0"
)
LABELS = MarkdownLabels(table="Таблица", notes="Сноски", note_back="Назад")
PATIENCE = 1.0
SIZES = (16_000, 64_000)
BUSY: Mapping[str, str] = {
    "opening brackets": "[",
    "opening brackets of pictures": "![",
    "brackets and parentheses": "[](",
    "nested links": "[a](b",
    "brackets of notes": "[^",
    "definitions": "[a]: b\n",
    "definitions of notes": "[^a]: b\n",
    "stars": "*",
    "stars with letters": "*a **b ",
    "underscores": "_a __b ",
    "backticks": "`",
    "backticks of all lengths": "` `` ``` ```` ",
    "backslashes": "\\",
    "less-thans": "<",
    "comments that do not end": "<!--",
    "declarations": "<!",
    "instructions": "<?",
    "autolinks": "<http://",
    "ampersands": "&",
    "entities": "&#x",
    "quotations": ">",
    "quotations with spaces": "> ",
    "quotations by lines": "> a\n>> b\n",
    "lists": "- ",
    "lists by lines": "- a\n    - b\n",
    "numbers": "1. ",
    "headings": "#",
    "headings by lines": "# a\n",
    "rules": "-\n",
    "equal signs": "a\n=\n",
    "tables": "a|b\n-|-\n",
    "columns": "|a",
    "rows of delimiters": "|-",
    "fences": "```\n",
    "fences with names": "```a\nb\n",
    "tildes": "~~~\n",
    "empty lines": "\n\n",
    "indents": "    a\n",
    "tabs": "\t",
    "line ends with spaces": "a  \n",
    "words": "слово ",
    "gaps": "[скрыто: имя] ",
    "gaps that do not end": "[скрыто: ",
}


def hostile(corpora: Path) -> list[str]:
    """Pieces of the public lists, and those that are listed here."""
    found = [*PIECES.split("|"), "|", "\n| a | b |\n|-|-|\n| c | d |\n"]
    for name in ("xss-dompurify.json", "xss-owasp.json"):
        file = corpora / name
        if file.exists():
            found += json.loads(file.read_text(encoding="utf-8"))
    return found


def texts(count: int, seed: int, pieces: Sequence[str]) -> Iterator[str]:
    """So many texts; the same seed gives the same."""
    dice = random.Random(seed)  # noqa: S311 nothing secret
    for _ in range(count):
        chosen = [dice.choice(pieces) for _ in range(dice.randint(1, 14))]
        if dice.random() < 0.3:
            cut = dice.choice(chosen)
            chosen.append(cut[dice.randrange(len(cut) + 1) :])
        yield "".join(chosen)


def answer(text: str, *, notes: str | None = None) -> str:
    """A text as an answer, or with notes as a press release or a page."""
    return render_markdown(
        text,
        language=Language.RU,
        labels=LABELS,
        resolve=lambda target, _is_image: ResolvedLink(target),
        note_prefix=notes,
    )


WAYS: Mapping[str, tuple[Callable[[str], str], Mapping[str, frozenset[str]]]] = {
    "answer": (answer, RICH),
    "release or page": (lambda text: answer(text, notes="n-"), RICH),
    "question": (lambda text: plain(text, Language.RU), PLAIN),
    "title": (lambda text: plain_line(text, Language.RU), PLAIN),
}


def forbidden(html: str, allowed: Mapping[str, frozenset[str]]) -> list[str]:
    """What a browser would find in a fragment that may not stand there."""
    tree = LexborHTMLParser(f"<!doctype html><title></title><body><main>{html}</main>")
    found: list[str] = []
    body = tree.body
    for node in body.traverse() if body else ():
        if node.tag in {"body", "main"}:
            continue
        if node.tag == "_comment":
            found.append("a comment")
        elif node.tag is not None and node.tag not in allowed:
            found.append(f"<{node.tag}>")
        for name, value in node.attributes.items():
            if name not in allowed.get(node.tag or "", ()):
                found.append(f"<{node.tag} {name}>")
            elif name in ADDRESSES and _scheme(value or "") not in SCHEMES:
                found.append(f"<{node.tag} {name}={value!r}>")
            elif name == "id" and not ID.fullmatch(value or ""):
                found.append(f"id {value!r}")
    return found


def _scheme(address: str) -> str:
    """As a browser reads it: spaces and control characters do not hide it."""
    try:
        return urlsplit(re.sub(r"[\x00-\x20]", "", address)).scheme.lower()
    except ValueError:
        return "unreadable"


def fuzz(count: int, seed: int, corpora: Path) -> tuple[Counter[str], list[str]]:
    """Make every text in every way; how many were made or refused, and what went wrong."""
    counts = Counter[str]()
    wrong: list[str] = []
    for text in texts(count, seed, hostile(corpora)):
        for way, (make, allowed) in WAYS.items():
            counts["tried"] += 1
            begin = time.process_time()
            try:
                html = make(text)
            except TooComplex:
                counts["refused"] += 1
                continue
            except Exception as error:  # noqa: BLE001 whatever it is, it is what is looked for
                wrong.append(f"{way} crashed, {type(error).__name__}: {text!r}")
                continue
            if time.process_time() - begin > PATIENCE:
                wrong.append(f"{way} took too long: {text!r}")
            wrong += (f"{way} made {one} of {text!r}" for one in forbidden(html, allowed))
    return counts, wrong


def busy(sizes: Sequence[int] = SIZES) -> Iterator[tuple[str, int, float, bool]]:
    """Name, size, seconds and whether it was refused, of each way of keeping a parser busy."""
    for name, piece in BUSY.items():
        for size in sizes:
            text = (piece * (size // len(piece) + 1))[:size]
            begin = time.process_time()
            try:
                answer(text, notes="n-")
                refused = False
            except TooComplex:
                refused = True
            plain(text, Language.RU)
            yield name, size, time.process_time() - begin, refused


def main(arguments: Sequence[str]) -> int:
    """Print what came of all."""
    parser = argparse.ArgumentParser(prog="python -m bench.fuzzing", description=__doc__)
    parser.add_argument("--texts", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpora", type=Path, default=ROOT.parent / "shared" / "corpora")
    options = parser.parse_args(arguments)
    counts, wrong = fuzz(options.texts, options.seed, options.corpora)
    print(
        f"{options.texts} texts × {len(WAYS)} ways: {counts['tried']} made, "
        f"refused {counts['refused']}, wrong {len(wrong)}"
    )
    slow: list[str] = []
    tried = list(busy())
    for name, size, seconds, refused in tried:
        if seconds > PATIENCE:
            slow.append(f"{name}, {size} characters: {seconds:.1f} s, refused: {refused}")
    refusals = sum(refused for *_, refused in tried)
    slowest = max(seconds for _, _, seconds, _ in tried)
    print(
        f"{len(BUSY)} ways to keep a parser busy × {len(SIZES)} sizes: {refusals} refused, "
        f"slowest {slowest:.2f} s, over {PATIENCE:.0f} s: {len(slow)}"
    )
    for line in (*slow, *wrong[:40]):
        print(f"  {line:.300}")
    return int(bool(slow or wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

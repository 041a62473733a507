"""Records that documents show, and the reports that they show beside those with mistakes.

    PYTHONPATH=plugins .venv/bin/python -m tests.docs.examples

writes the reports anew, after a message was improved; a test fails while one is out of date.

A comment above a block says what it is: ``<!-- record: PATH -->`` is right as it stands,
``<!-- questions: PATH -->`` stands below the record of its document, ``<!-- rejected: PATH -->`` is
wrong and is followed by the report.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pressroom.language import Language
from pressroom.problems.report import render_text
from pressroom.reading.context import ReadingContext
from pressroom.reading.loading import decode, load
from pressroom.reading.registers import DISTRICTS, OFFICIALS, TOPICS, read_registers
from pressroom.reading.sessions import read_session
from pressroom.times import zone
from tests.docs.pages import ROOT, Document, documents

EXAMPLE = re.compile(
    r"<!-- (?P<kind>record|questions|rejected): (?P<path>\S+) -->\n"
    r"```markdown\n(?P<text>.*?)^```\n(?P<rest>.*?)(?=<!-- |\Z)",
    re.MULTILINE | re.DOTALL,
)
REPORT = re.compile(r"(?<=^```text\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Example:
    """A record that a document shows at a line, and the report that it shows for it."""

    document: Document
    line: int
    kind: str
    path: str
    text: str
    shown: str

    @property
    def id(self) -> str:
        """Its place in the documents."""
        return f"{self.document.name}:{self.line}"

    @property
    def language(self) -> Language:
        """The document's, in which the author wants messages."""
        return Language(self.document.name.split(".")[-2])

    def report(self) -> str:
        """What an author is told about it."""
        file, problems = decode(self.text.encode(), self.path, f"content/{self.path}")
        if file is not None:
            problems += read_session(file, sample_context())[1]
        return render_text(problems, self.language)


def examples(kind: str) -> list[Example]:
    """Every example of the kind in every document."""
    return [
        Example(document, document.text.count("\n", 0, found.start()) + 1, *_parts(found))
        for document in documents()
        for found in EXAMPLE.finditer(document.text)
        if found["kind"] == kind
    ]


def _parts(found: re.Match[str]) -> tuple[str, str, str, str]:
    shown = REPORT.search(found["rest"])
    return found["kind"], found["path"], found["text"], shown[0] if shown else ""


@cache
def sample_context() -> ReadingContext:
    """The registers of the sample content."""
    context = ReadingContext(zone("Asia/Almaty"), tuple(Language))
    read = {path: load(ROOT / "content", path)[0] for path in (DISTRICTS, OFFICIALS, TOPICS)}
    files = {path: file for path, file in read.items() if file is not None}
    registers, _ = read_registers(files, context)
    return ReadingContext(
        context.zone,
        context.languages,
        districts=frozenset(registers.districts),
        officials=frozenset(registers.officials),
        topics=frozenset(registers.topics),
    )


if __name__ == "__main__":
    for example in examples("rejected"):
        text = example.document.text
        old = f"```text\n{example.shown}```"
        new = f"```text\n{example.report()}```"
        example.document.path.write_text(text.replace(old, new), encoding="utf-8")

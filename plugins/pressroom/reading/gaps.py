"""Words left out to protect a person: ``[скрыто: причина]``, shown to readers as a labelled gap."""

from __future__ import annotations

import re

from pressroom.problems.problem import Problems
from pressroom.reading.passages import Passage

WORD = re.compile(r"\[\s*(?P<word>скрыто|жасырылған|redacted)\b\s*(?P<colon>:?)", re.IGNORECASE)
REASON = re.compile(r"(?P<reason>[^\[\]]*)\](?P<link>\(?)")
BLANK_LINE = re.compile(r"\n[ \t]*\n")

GAP = re.compile(r"\[\s*(?:скрыто|жасырылған|redacted)\s*:[^\[\]]*\]", re.IGNORECASE)


def count_gaps(text: str) -> int:
    """How many words or passages were left out of a text."""
    return len(GAP.findall(text)) if "[" in text else 0


def check_gaps(problems: Problems, passage: Passage) -> None:
    """Report gaps that readers would see as raw brackets, or without their reason."""
    text = passage.text
    if "[" not in text:
        return
    for gap in WORD.finditer(text):
        rest = REASON.match(text, gap.end())
        code = None
        if rest is None or BLANK_LINE.search(rest["reason"]):
            code = "Q214"
        elif not rest["reason"].strip():
            code = "Q215"
        elif not gap["colon"] and not rest["link"]:
            code = "Q214"
        if code:
            line, column = passage.place(gap.start())
            length = len(gap[0].rstrip())
            problems.add(code, line, column, length, right=f"[{gap['word'].lower()}: …]")

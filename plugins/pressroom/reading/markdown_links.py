"""What Markdown makes a link of: found without making a page of it.

``[words](target)``, ``![words](target)``, ``<https://…>`` and definitions ``[name]: target``. An
address that stands bare in a text is text; code is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

MAX_TARGET = 4_000
MAX_BRACKETS = 32  # open at once in one target

TOKEN = re.compile(
    r"""
      (?P<escaped>\\.)
    | (?P<code>`+)
    | (?P<definition>^[ ]{0,3}\[(?!\^)(?P<name>[^\[\]\n]+)\]:[ ]*\n?[ ]*(?P<defined><[^<>\n]*>|\S+))
    | (?P<opened>!?\[)
    | (?P<closed>\](?P<target>\([ \n]*)?)
    | <(?P<auto>[A-Za-z][A-Za-z0-9+.-]*:[^<>\n]*|[^<>\s!@]+@[^<>\s@]+)>
    | (?P<html></?[A-Za-z][^<>]*>|<!--)
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
FENCED = re.compile(
    r"^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^(?P=fence)[`~]*[ ]*$|\Z)", re.MULTILINE | re.DOTALL
)
NOT_LINE_END = re.compile(r"[^\n]")
BRACKET = re.compile(r"[()]|\n[ \t]*\n")
ANGLE = re.compile(r"<[^<>\n]*>")
TITLE = re.compile(r"""\s+(?:"[^"]*"|'[^']*')\s*\Z""")
GAP = re.compile(r"\s*(?:скрыто|жасырылған|redacted)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """A link as it is written: its target, and at which character of the text that begins."""

    target: str
    offset: int
    is_image: bool = False


@dataclass(frozen=True, slots=True)
class RawHtml:
    """A piece of HTML that readers will see as typed."""

    text: str
    offset: int


def find_links(text: str) -> Iterator[Link | RawHtml]:
    """Everything in Markdown that leads elsewhere, and every piece of HTML.

    Takes time in proportion to the length of the text.
    """
    if "]" not in text and "<" not in text:
        return iter(())
    if "```" in text or "~~~" in text:
        text = FENCED.sub(lambda block: NOT_LINE_END.sub(" ", block[0]), text)
    return _Scanner(text).scan()


@dataclass(slots=True)
class _Scanner:
    text: str
    position: int = 0
    opened: list[bool] = field(default_factory=list)
    never_closed: set[int] = field(default_factory=set)

    def scan(self) -> Iterator[Link | RawHtml]:
        while token := TOKEN.search(self.text, self.position):
            self.position = token.end()
            match token.lastgroup:
                case "code":
                    self._pass_over_code(len(token[0]))
                case "definition":
                    if not GAP.match(token["name"]):
                        yield _link(token["defined"], token.start("defined"))
                case "opened":
                    self.opened.append(token[0] == "![")
                case "closed":
                    yield from self._close(has_target=token["target"] is not None)
                case "auto":
                    yield _autolink(token["auto"], token.start("auto"))
                case "html":
                    yield RawHtml(token["html"], token.start("html"))

    def _pass_over_code(self, marks: int) -> None:
        """Go on after a code span, or after its opening marks where nothing closes it."""
        if marks in self.never_closed:
            return
        closing = re.compile(rf"(?<!`)`{{{marks}}}(?!`)").search(self.text, self.position)
        if closing is None:
            self.never_closed.add(marks)
        else:
            self.position = closing.end()

    def _close(self, *, has_target: bool) -> Iterator[Link]:
        """The link that a closing bracket completes, if one was opened and a target follows."""
        if not self.opened:
            return
        is_image = self.opened.pop()
        written = self._target() if has_target else None
        if written is not None:
            yield _link(written, self.position, is_image=is_image)
            self.position += len(written)

    def _target(self) -> str | None:
        """What stands from here to the closing parenthesis; None where there is none."""
        start = self.position
        if angle := ANGLE.match(self.text, start):
            return angle[0]
        depth = 1
        for bracket in BRACKET.finditer(self.text, start, start + MAX_TARGET):
            depth += {"(": 1, ")": -1}.get(bracket[0], MAX_BRACKETS)
            if depth > MAX_BRACKETS:
                return None
            if depth == 0:
                return self.text[start : bracket.start()]
        return None


def _link(written: str, offset: int, *, is_image: bool = False) -> Link:
    if ANGLE.fullmatch(written):
        return Link(written[1:-1].strip(), offset + 1, is_image)
    return Link(TITLE.sub("", written).rstrip(), offset, is_image)


def _autolink(written: str, offset: int) -> Link:
    is_mail = "@" in written and ":" not in written
    return Link(f"mailto:{written}" if is_mail else written, offset)

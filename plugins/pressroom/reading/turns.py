"""The turns of a question: who says what, and where it stands.

A turn begins with its word and a colon at the start of a paragraph; paragraphs without a word
belong to the turn before. Like headings, these words count wherever they stand, in a block of code
too, unless a backslash stands before them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pressroom.language import Language
from pressroom.model.identity import OfficialId
from pressroom.model.session import Turn, TurnKind
from pressroom.problems.problem import Problems
from pressroom.problems.suggestion import closest
from pressroom.reading import values
from pressroom.reading.body import MAX_QUESTION
from pressroom.reading.context import ReadingContext
from pressroom.reading.passages import Passage, passage_of
from pressroom.reading.tongue import contradicted_by
from pressroom.reading.turn_words import (
    BLANKS,
    TURN,
    TURN_WORDS,
    UNFINISHED,
    near_word,
    without_backslash,
)
from pressroom.reading.values import Refusal

MAX_ANSWER = 20_000


@dataclass(slots=True)
class OpenTurn:
    """A turn whose lines are still being gathered; ``column`` is where its words begin."""

    kind: TurnKind
    lang: Language
    word: str
    line: int
    word_column: int
    column: int
    speaker: OfficialId | None = None
    answered_on: date | None = None
    lines: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ReadTurn:
    """A turn, and the place of its words."""

    turn: Turn
    passage: Passage


class TurnReader:
    """Reads the turns of one session's questions."""

    def __init__(self, problems: Problems, context: ReadingContext, day: date | None) -> None:
        """``day`` is the broadcast's, None where it is unknown: no answer was given before it."""
        self.problems = problems
        self.context = context
        self.day = day

    def read(self, start: int, end: int, lang: Language | None) -> list[ReadTurn]:
        """Read the turns in the lines from ``start`` to before ``end``.

        ``lang`` is the language that the question states; without it each turn's word decides.
        """
        turns: list[OpenTurn] = []
        lines = self.problems.file.lines
        starts_paragraph = True
        stray = False
        for number in range(start, end):
            line = lines[number - 1]
            if not line or line.isspace():
                starts_paragraph = True
                if turns:
                    turns[-1].lines.append("")
                continue
            if begun := self._begin(number, line, lang, starts_paragraph=starts_paragraph):
                turns.append(begun)
            elif turns:
                turns[-1].lines.append(self._unescaped(line, turns[-1].kind))
            elif not stray:
                stray = True
                self.problems.add("Q203", number, 1, len(line.rstrip()))
            starts_paragraph = False
        return [self._finish(turn, stated=lang) for turn in turns]

    def _begin(
        self, number: int, line: str, lang: Language | None, *, starts_paragraph: bool
    ) -> OpenTurn | None:
        """The turn that begins with this line, None where none does."""
        if found := TURN.match(line):
            word = found["word"]
            if not starts_paragraph:
                place = found.start("word") + 1, found.end() - found.start("word")
                self.problems.add("Q204", number, *place, word=f"{word}:")
            turn = self._open(number, found.start("word") + 1, word, lang)
            self._take_words(turn, line, found.end())
            if found["bracket"] is not None:
                self._read_bracket(turn, found["inside"], found.start("bracket"))
            return turn
        if starts_paragraph and (unfinished := self._unfinished(line)):
            code = "Q209" if unfinished["close"] else "Q208"
            start = unfinished.start("word")
            self.problems.add(code, number, start + 1, unfinished.end() - start)
            turn = self._open(number, start + 1, unfinished["word"], lang)
            self._take_words(turn, line, unfinished.end())
            return turn
        if starts_paragraph and (near := near_word(line)):
            right = f"{near.right}:"
            self.problems.add(
                "Q201", number, near.offset + 1, near.length, suggestion=right, value=near.wrong
            )
            turn = self._open(number, near.offset + 1, near.right, lang)
            self._take_words(turn, line, near.offset + near.length)
            return turn
        return None

    def _unfinished(self, line: str) -> re.Match[str] | None:
        """A turn's word whose bracket is not closed, or not followed by a colon.

        ``Answer (yes) is …`` is ordinary English; ids and dates are what tells the two apart.
        """
        found = UNFINISHED.match(line)
        if found is None or not found["word"].isascii():
            return found
        parts = re.split(r"[ ,]+", found["inside"])
        known = any(part in self.context.officials or part[0].isdigit() for part in parts)
        return found if known else None

    def _open(self, line: int, column: int, word: str, lang: Language | None) -> OpenTurn:
        kind, word_lang = TURN_WORDS[word]
        return OpenTurn(kind, lang or word_lang, word, line, column, column)

    def _take_words(self, turn: OpenTurn, line: str, offset: int) -> None:
        words = line[offset:].lstrip(BLANKS)
        turn.lines.append(words)
        turn.column = len(line) - len(words) + 1

    def _unescaped(self, line: str, kind: TurnKind) -> str:
        """The line without a backslash that only the grammar needs.

        In an answer ``\\##`` stays as it is: there the backslash is Markdown's own.
        """
        if "\\" not in line:
            return line
        if kind is TurnKind.QUESTION and re.match(r" {0,3}\\##", line):
            return line.replace("\\", "", 1)
        return without_backslash(line)

    def _read_bracket(self, turn: OpenTurn, inside: str, offset: int) -> None:
        """Read who answered and when; ``offset`` is where the bracket opens in its line."""
        if turn.kind is TurnKind.QUESTION:
            self.problems.add("Q206", turn.line, offset + 1, len(inside) + 2, word=turn.word)
            return
        if not inside.strip():
            self.problems.add("Q207", turn.line, offset + 1, len(inside) + 2)
            return
        column = offset + 2
        for part in inside.split(","):
            text = part.strip(BLANKS)
            place = column + part.index(text), max(1, len(text))
            self._read_bracket_part(turn, text, place)
            column += len(part) + 1

    def _read_bracket_part(self, turn: OpenTurn, text: str, place: tuple[int, int]) -> None:
        if text[:1].isdigit() and turn.answered_on is None:
            try:
                turn.answered_on = values.parse_date(text)
            except Refusal as refusal:
                details: dict[str, Any] = {"key": turn.word, "value": text, **refusal.values}
                self.problems.add(
                    refusal.code, turn.line, *place, suggestion=refusal.suggestion, **details
                )
                return
            if self.day is not None and turn.answered_on < self.day:
                self.problems.add("Q212", turn.line, *place, value=text, day=self.day)
        elif text in self.context.officials and turn.speaker is None:
            turn.speaker = OfficialId(text)
        elif values.ID.fullmatch(text) and turn.speaker is None and not text[0].isdigit():
            suggestion = closest(text, self.context.officials)
            register = f"{self.context.content}/registers/officials.yaml"
            self.problems.add(
                "S105",
                turn.line,
                *place,
                suggestion=suggestion,
                key=turn.word,
                value=text,
                register=register,
            )
        else:
            self.problems.add("Q207", turn.line, *place)

    def _finish(self, turn: OpenTurn, stated: Language | None) -> ReadTurn:
        passage = passage_of(turn.lines, turn.line, turn.column)
        text = passage.text
        place = turn.line, turn.word_column, len(turn.word)
        if not text:
            self.problems.add("Q202", *place, word=f"{turn.word}:")
        is_question = turn.kind is TurnKind.QUESTION
        limit = MAX_QUESTION if is_question else MAX_ANSWER
        if len(text) > limit:
            code = "Q210" if is_question else "Q211"
            self.problems.add(code, *place, size=len(text), limit=limit)
        if other := contradicted_by(text, turn.lang):
            said_by = f"lang: {stated}" if stated else f"{turn.word}:"
            self.problems.add("Q213", *place, lang=turn.lang, shown=other, said_by=said_by)
        return ReadTurn(
            Turn(turn.kind, turn.lang, text, turn.line, turn.speaker, turn.answered_on), passage
        )

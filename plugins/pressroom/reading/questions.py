"""The questions of a session: heading, block and turns of each, and the rules between them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pressroom.language import Language
from pressroom.model.commitment import Commitment
from pressroom.model.identity import OfficialId, QuestionId, QuestionRef, SessionId
from pressroom.model.session import Question, QuestionFacts, SessionFacts, TurnKind, Visibility
from pressroom.problems.problem import Problems
from pressroom.reading.blocks import Block, find_block, read_block
from pressroom.reading.body import Section, refuse_headings
from pressroom.reading.context import ReadingContext
from pressroom.reading.fields import Fields
from pressroom.reading.gaps import check_gaps, count_gaps
from pressroom.reading.nodes import Mapping
from pressroom.reading.passages import Passage
from pressroom.reading.prose import media_of, read_prose
from pressroom.reading.reference import Reference
from pressroom.reading.targets import TargetKind
from pressroom.reading.tongue import language_of
from pressroom.reading.turns import ReadTurn, TurnReader


@dataclass(frozen=True, slots=True)
class ReadQuestion:
    """A question, its block with the places of its values, and what its texts refer to."""

    question: Question
    block: Block
    references: list[Reference]


@dataclass(slots=True)
class QuestionReader:
    """Reads the questions of one session's file.

    ``facts`` are the session's own, None where its front matter was refused.
    """

    problems: Problems
    context: ReadingContext
    session: SessionId
    lang: Language
    facts: SessionFacts | None
    read: list[ReadQuestion] = field(default_factory=list)

    def read_all(self, sections: tuple[Section, ...]) -> tuple[Question, ...]:
        """Read all questions, in the order of the file."""
        day = self.facts.starts.date() if self.facts else None
        turns = TurnReader(self.problems, self.context, day)
        self.read = [self._read_question(section, turns) for section in sections]
        self._check_duplicates()
        return tuple(read.question for read in self.read)

    @property
    def references(self) -> list[Reference]:
        """What the texts of all questions refer to."""
        return [reference for read in self.read for reference in read.references]

    @property
    def media(self) -> tuple[str, ...]:
        """The files of the content that published questions show or link to."""
        files: set[str] = set()
        for read in self.read:
            facts = read.question.facts
            if facts.is_published:
                files.update(media_of(read.references))
                updates = facts.commitment.updates if facts.commitment else ()
                evidence = {update.evidence for update in updates if update.evidence}
                files.update(evidence & self.context.media)
        return tuple(sorted(files))

    @property
    def redactions(self) -> int:
        """How often something was left out of the words of published questions."""
        published = (one.question for one in self.read if one.question.facts.is_published)
        return sum(
            count_gaps(words)
            for question in published
            for words in (question.title, *(turn.text for turn in question.turns))
        )

    @property
    def speakers(self) -> set[OfficialId]:
        """Everyone who is named as answering in a published question."""
        return {
            turn.speaker
            for read in self.read
            if read.question.facts.is_published
            for turn in read.question.turns
            if turn.speaker is not None
        }

    def check_own(self, references: list[Reference]) -> list[Reference]:
        """Check what names a question of this very session; return the other references."""
        own = frozenset(read.question.facts.id for read in self.read)
        others = []
        for reference in references:
            target = reference.target.removeprefix("#")
            if reference.kind not in ("own-question", TargetKind.ANCHOR):
                others.append(reference)
            elif target not in own:
                place = reference.line, reference.column, reference.length
                self.problems.add("Q303", *place, id=target)
        return others

    def _read_question(self, section: Section, turn_reader: TurnReader) -> ReadQuestion:
        references: list[Reference] = []
        first, last = find_block(self.problems.file.lines, section.line + 1, section.end)
        block = self._read_block(first, last, references, turn_reader)
        turns = turn_reader.read(last, section.end, block.lang)
        check_gaps(self.problems, Passage(section.title, section.line, section.column))
        for turn in turns:
            references += self._read_words(turn)
        facts = QuestionFacts(
            id=section.id,
            line=section.line,
            lang=block.lang or language_of(section.title, self.lang),
            answered=any(turn.turn.kind is TurnKind.ANSWER for turn in turns),
            topics=block.topics,
            district=block.district,
            at=block.at,
            times_asked=block.times_asked,
            visibility=block.visibility or Visibility.PUBLIC,
            duplicate_of=block.duplicate_of,
            superseded_by=block.superseded_by,
            valid_as_of=block.valid_as_of,
            review_by=block.review_by,
            commitment=_given(block.commitment, turns),
        )
        self._check_facts(facts, block.fields)
        reason = block.reason if facts.is_hidden else None
        words = tuple(turn.turn for turn in turns)
        question = Question(facts, section.title, words, block.asker, reason)
        return ReadQuestion(question, block, references)

    def _read_block(
        self, first: int, last: int, references: list[Reference], turns: TurnReader
    ) -> Block:
        if first < last:
            block = read_block((first, last), self.problems, self.context, references, turns.day)
            if block is not None:
                return block
        return Block(Fields(Mapping((), 0, 1, 1), self.problems, self.context))

    def _read_words(self, turn: ReadTurn) -> list[Reference]:
        if turn.turn.kind is TurnKind.QUESTION:
            check_gaps(self.problems, turn.passage)
            return []
        refuse_headings(self.problems, turn.passage)
        return read_prose(self.problems, turn.passage)

    def _check_facts(self, facts: QuestionFacts, block: Fields) -> None:
        """The rules between a block, the question's words and the session."""
        length = self.facts.duration if self.facts else None
        if facts.at is not None and length and facts.at > length.total_seconds():
            duration = str(length).removesuffix(":00")
            block.refuse("Q310", "at", duration=duration)
        if facts.superseded_by == QuestionRef(self.session, facts.id):
            block.refuse("Q315", "superseded_by", id=facts.id)
        if facts.is_merged and facts.answered:
            block.refuse("Q316", "duplicate_of", id=facts.duplicate_of)
        if facts.commitment is not None and not (facts.is_published and facts.answered):
            block.refuse("Q306", "control")

    def _check_duplicates(self) -> None:
        """A question is merged with one that is shown itself, never in a chain."""
        by_id = {read.question.facts.id: read.question.facts for read in self.read}
        for read in self.read:
            facts, block = read.question.facts, read.block.fields
            target = facts.duplicate_of
            if target is None:
                continue
            if target == facts.id:
                block.refuse("Q304", "duplicate_of", id=target)
            elif target not in by_id:
                block.refuse("Q303", "duplicate_of", id=target)
            elif not by_id[target].is_published:
                suggestion = self._end_of_chain(by_id, facts.id, target)
                block.refuse("Q305", "duplicate_of", suggestion=suggestion, id=target)

    def _end_of_chain(
        self, by_id: dict[QuestionId, QuestionFacts], start: QuestionId, target: QuestionId
    ) -> QuestionId | None:
        end = by_id[target].duplicate_of
        return end if end != start and end in by_id and by_id[end].is_published else None


def _given(commitment: Commitment | None, turns: list[ReadTurn]) -> Commitment | None:
    """The promise with the day on which the question was first answered, if not on air."""
    answers = [read.turn for read in turns if read.turn.kind is TurnKind.ANSWER]
    later = [turn.answered_on for turn in answers if turn.answered_on is not None]
    if commitment is None or not later or len(later) < len(answers):
        return commitment
    return replace(commitment, given=min(later))

"""Numbers said in words, group by group: "восемь семьсот один", "сегіз жеті жүз бір"."""

from __future__ import annotations

import operator
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeAlias

from pressroom.privacy.plain_form import PlainForm, lowered

_UNITS = """
    ноль:0 нуль:0 один:1 одна:1 одну:1 два:2 две:2 три:3 четыре:4 пять:5 шесть:6 семь:7 восемь:8
    девять:9
    нөл:0 нол:0 бір:1 бир:1 екі:2 еки:2 үш:3 уш:3 төрт:4 торт:4 бес:5 алты:6 жеті:7 жети:7
    сегіз:8 сегиз:8 тоғыз:9 тогыз:9
    zero:0 one:1 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9
"""
_TEENS = """
    десять:10 одиннадцать:11 двенадцать:12 тринадцать:13 четырнадцать:14 пятнадцать:15
    шестнадцать:16 семнадцать:17 восемнадцать:18 девятнадцать:19
    ten:10 eleven:11 twelve:12 thirteen:13 fourteen:14 fifteen:15 sixteen:16 seventeen:17
    eighteen:18 nineteen:19
"""
_TENS = """
    двадцать:20 тридцать:30 сорок:40 пятьдесят:50 шестьдесят:60 семьдесят:70 восемьдесят:80
    девяносто:90
    он:10 жиырма:20 отыз:30 қырық:40 кырык:40 елу:50 алпыс:60 жетпіс:70 жетпис:70 сексен:80
    тоқсан:90 токсан:90
    twenty:20 thirty:30 forty:40 fifty:50 sixty:60 seventy:70 eighty:80 ninety:90
"""
_HUNDREDS = """
    сто:100 двести:200 триста:300 четыреста:400 пятьсот:500 шестьсот:600 семьсот:700
    восемьсот:800 девятьсот:900
"""
_HUNDRED = frozenset({"жүз", "жуз", "hundred"})


def _table(*lists: str) -> dict[str, int]:
    pairs = (pair.split(":") for words in lists for pair in words.split())
    return {word: int(number) for word, number in pairs}


UNITS, TEENS, TENS, HUNDREDS = map(_table, (_UNITS, _TEENS, _TENS, _HUNDREDS))
NUMBER_WORDS = frozenset({*UNITS, *TEENS, *TENS, *HUNDREDS, *_HUNDRED})
NUMBER_WORDS_WITH_MARKS = frozenset(
    before + word + after
    for word in NUMBER_WORDS
    for before in ("", *"(«*")
    for after in ("", *"!?:;)»*…–—")
)
MANY = 10  # digits in words that are a number of a person, however they are set apart
FEW = 3  # words that are numbers, before a text may hold a number said in words

BESIDE = 6  # characters between parts of one number, at most

Said: TypeAlias = tuple[int, int, str]
"""Where a number begins and ends in words, and its digits."""

TOKEN = re.compile(r"[^\W\d_]+")
GAP = re.compile(r"[\s\-–—]{1,4}")
SENTENCE_END = re.compile(r"[.!?…]\s{1,2}$")
PART = ";"  # between digits it makes them two numbers


def has_number_words(low: str) -> bool:
    """Whether a text in small letters says numbers often enough to be looked at, two in a row."""
    words = low.replace(",", " ").replace("-", " ").replace(".", " ").split()
    said = list(map(NUMBER_WORDS_WITH_MARKS.__contains__, words))
    if said.count(True) < FEW - 1:
        return False
    numbers = [one or word.isdigit() for one, word in zip(said, words, strict=True)]
    return sum(numbers) >= FEW and any(map(operator.and_, numbers, islice(numbers, 1, None)))


@dataclass(slots=True)
class _Number:
    """A number as it is being said: its value, its smallest part, where it began and ended."""

    value: int = -1
    part: int = 0
    start: int = 0
    end: int = 0
    said: list[Said] = field(default_factory=list)

    def say(self, word: str, start: int, end: int) -> None:
        """Take the next word: it goes on with the number, or begins another."""
        if word in _HUNDRED:
            if self.part == 1 and 1 <= self.value <= 9:
                self.value, self.part, self.end = self.value * 100, 100, end
            else:
                self._begin(100, 100, start, end)
        elif word in HUNDREDS:
            self._begin(HUNDREDS[word], 100, start, end)
        elif word in TENS:
            self._add(TENS[word], 10, start, end)
        elif word in TEENS:
            self._add(TEENS[word], 1, start, end, above=100)
        elif UNITS[word] == 0:
            self._begin(0, 0, start, end)
        else:
            self._add(UNITS[word], 1, start, end)

    def finish(self) -> None:
        """Write down what was said so far."""
        if self.value >= 0:
            self.said.append((self.start, self.end, str(self.value)))
        self.value, self.part = -1, 0

    def _begin(self, value: int, part: int, start: int, end: int) -> None:
        self.finish()
        self.value, self.part, self.start, self.end = value, part, start, end

    def _add(self, value: int, part: int, start: int, end: int, above: int = 0) -> None:
        if self.part > max(part, above - 1):
            self.value, self.part, self.end = self.value + value, part, end
        else:
            self._begin(value, part, start, end)


def readings(form: PlainForm) -> Iterator[PlainForm]:
    """The form with its number words as digits, in each way in which they may be meant.

    "жеті жүз қырық жеті жүз он" is 747 and 110, or 740 and 710.
    """
    first = in_digits(form)
    yield first
    if any(hundred in form.low for hundred in _HUNDRED):
        second = in_digits(form, ahead=True)
        if second.text != first.text:
            yield second


def in_digits(form: PlainForm, *, ahead: bool = False) -> PlainForm:
    """The form with its number words as digits.

    ``ahead``: a unit before a hundred begins a number, whatever stands before it.
    """
    number = _Number()
    last = None
    for token in TOKEN.finditer(form.low):
        if token[0] not in NUMBER_WORDS:
            continue
        if last is not None and not GAP.fullmatch(form.low, last, token.start()):
            number.finish()
        after = TOKEN.search(form.low, token.end(), token.end() + 10) if ahead else None
        if after is not None and after[0] in _HUNDRED and token[0] in UNITS:
            number.finish()
        number.say(token[0], *token.span())
        last = token.end()
    number.finish()
    said = [one for group in _groups(form, number.said) for one in _parted(form, group)]
    return _replaced(form, said) if said else form


def _groups(form: PlainForm, said: list[Said]) -> Iterator[list[Said]]:
    """Numbers said one after another, where they or figures beside them make several digits."""
    group: list[Said] = []
    for one in said:
        if group and one[0] - group[-1][1] > BESIDE:
            if _is_long(form, group):
                yield group
            group = []
        group.append(one)
    if group and _is_long(form, group):
        yield group


def _is_long(form: PlainForm, group: list[Said]) -> bool:
    if sum(len(digits) for _, _, digits in group) >= FEW:
        return True
    start, end = group[0][0], group[-1][1]
    beside = form.text[max(0, start - BESIDE) : start] + form.text[end : end + BESIDE]
    return any(character.isdigit() for character in beside)


def _parted(form: PlainForm, group: list[Said]) -> list[Said]:
    """The group; where a word of few begins a sentence, a mark parts it from what stands before."""
    if sum(len(digits) for _, _, digits in group) >= MANY:
        return group
    return [
        (start, end, PART + digits if _begins_sentence(form, start) else digits)
        for start, end, digits in group
    ]


def _begins_sentence(form: PlainForm, start: int) -> bool:
    """Whether a number word has a capital letter after the end of a sentence."""
    if not form.text[start].isupper():
        return False
    return SENTENCE_END.search(form.text, max(0, start - 3), start) is not None


def _replaced(form: PlainForm, said: list[Said]) -> PlainForm:
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    whole = range(len(form.text))
    from_starts = form.starts if form.starts is not None else whole
    from_ends = form.ends if form.ends is not None else range(1, len(form.text) + 1)
    at = 0
    for start, end, digits in [*said, (len(form.text), len(form.text), "")]:
        pieces += (form.text[at:start], digits)
        starts += from_starts[at:start]
        ends += from_ends[at:start]
        if digits:
            starts += [from_starts[start]] * len(digits)
            ends += [from_ends[end - 1]] * len(digits)
        at = end
    text = "".join(pieces)
    return PlainForm(text, lowered(text), starts, ends)

"""Numbers of persons: IIN and BIN, telephones, cards, identity documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from pressroom.privacy.digit_runs import LONGEST, MANY_GROUPS, YEAR, Run, find_runs
from pressroom.privacy.finding import Finding, Kind

NEAR = 40

_COUNTED = re.compile(
    r"\s*(?:[₸₽$€%]|(?:тг|тнг|тенге|теңге|руб|kzt|usd|eur|млн|млрд|тыс|мың|миллион|миллиард|адам"
    r"|человек|км|шақырым|доллар|ақш\s|сша\s|евро|экземпляр|дана|штук|просмотр))"
)
_ORDERED = re.compile(r"(?:№|\bno?\.?|номер\w*|ердр|ерсоп|куи|kui)\s*$")
_CALL_WORD = (
    r"(?:\bтел[.:\s]|телефон|\bмоб|сотов|\bсот[.:\s]|ұялы|звон|whats|ватсап|вацап|вотсап|факс|phone"
    r"|қоңырау|хабарлас|байланыс|вайбер|viber|контакт|\bcall)"
)
_CALLED = re.compile(rf"{_CALL_WORD}[^.!?]*$")
_IDENTIFIED = re.compile(r"(?:иин|жсн|бин|бсн|\biin|\bbin)\W{0,8}(?:\w{1,12}\W{1,4}){0,2}$")
_DOCUMENT_WORD = (
    r"удостоверени|уд\.\s?л|паспорт|куәлі[кг]|төлқұжат|identity|passport|личност|\bid[\s-]card"
)
_DOCUMENT = re.compile(_DOCUMENT_WORD)
_SPOKEN_OF = re.compile(rf"{_CALL_WORD}|{_DOCUMENT_WORD}|\+")

_MOBILE = re.compile(r"7(?:0[0-8]|47|5[01]|6[0-4]|7[1-8])")
_AREA = re.compile(r"7(?:[0-3]\d|47|5[01]|6[0-4]|7[1-8])")
_ABROAD = re.compile(r"[3489]\d\d")
_CARD = re.compile(r"(?:4|5[1-5]|2[2-7]|3[47]|6|9)")
# How long a number may be that begins with a digit and that no word announces.
LENGTHS = {
    "7": frozenset({7, *range(9, 13)}),
    "8": frozenset({7, *range(9, 13)}),
    "0": frozenset({7, *range(12, 16)}),
    "1": frozenset({7, 12}),
    **{digit: frozenset({7, *range(12, LONGEST + 1)}) for digit in "234569"},
}
_WEIGHTS = (tuple(range(1, 12)), (*range(3, 12), 1, 2))


class Window(NamedTuple):
    """Some neighbouring groups of a run, and what stands around them, in small letters."""

    digits: str
    shape: tuple[int, ...]
    between: str
    before: str
    after: str

    @property
    def is_whole(self) -> bool:
        """Nothing stands between its digits."""
        return len(self.shape) == 1

    @property
    def is_spelled(self) -> bool:
        """Each digit stands alone."""
        return set(self.shape) == {1}

    @property
    def is_list(self) -> bool:
        """It may be a list of numbers: a comma or a bar sets them apart."""
        return any(mark in self.between for mark in ",|")

    @property
    def is_sum(self) -> bool:
        """It is money, or so many of something."""
        if self.digits[0] == "0" or not (self.is_whole or set(self.shape[1:]) == {3}):
            return False
        return _COUNTED.match(self.after) is not None

    @property
    def is_years(self) -> bool:
        """It is a list of years."""
        numbers = [self.digits[n : n + 4] for n in range(0, len(self.digits), 4)]
        return set(self.shape) == {4} and all(YEAR.fullmatch(number) for number in numbers)


def find_numbers(low: str, start: int, end: int) -> Iterator[Finding]:
    """Every number of a person in a part of a text in small letters."""
    for run in find_runs(low, start, end):
        said = low[max(0, run.groups[0][0] - NEAR) : run.groups[-1][1] + NEAR]
        spoken_of = _SPOKEN_OF.search(said) is not None
        first = 0
        while first < len(run.groups):
            found = _number_at(low, run, first, spoken_of=spoken_of)
            if found is None:
                first += 1
                continue
            kind, last = found
            yield Finding(run.groups[first][0], run.groups[last][1], kind)
            first = last + 1


def _number_at(low: str, run: Run, first: int, *, spoken_of: bool) -> tuple[Kind, int] | None:
    """The longest number that begins with a group, and its last group.

    ``spoken_of``: a word or a plus near the run may make a number of digits that else are none.
    """
    begin = low[run.groups[first][0]]
    fits: list[int] = []
    total = 0
    for last in range(first, min(first + MANY_GROUPS, len(run.groups))):
        start, end = run.groups[last]
        total += end - start
        if total > LONGEST:
            break
        if total > 12 and not _is_even(run.groups[first : last + 1], total):
            continue
        if total in LENGTHS[begin] or (spoken_of and total >= 5):
            fits.append(last)
    for last in reversed(fits):
        if kind := _kind(_window(low, run, first, last)):
            return kind, last
    return None


def _is_even(groups: tuple[tuple[int, int], ...], total: int) -> bool:
    """Whether groups may be a long number: one, by fours, or a plus and a country before them."""
    return len(groups) in {1, total} or groups[0][1] - groups[0][0] in {3, 4} or total <= 16


def _window(low: str, run: Run, first: int, last: int) -> Window:
    groups = run.groups[first : last + 1]
    start, end = groups[0][0], groups[-1][1]
    return Window(
        digits=run.digits(first, last),
        shape=tuple(stop - begin for begin, stop in groups),
        between=low[start:end],
        before=low[max(0, start - NEAR) : start],
        after=low[end : end + NEAR],
    )


def _kind(window: Window) -> Kind | None:
    if window.is_years:
        return None
    if len(window.digits) == 12 and _is_iin(window):
        return Kind.IIN
    if len(window.digits) >= 13:
        return Kind.CARD if _is_card(window) else _abroad(window)
    if _is_phone(window):
        return Kind.PHONE
    if _is_document(window):
        return Kind.DOCUMENT
    return None


# --- IIN and BIN: 12 digits, Government resolution No. 853 of 2007; a date and a check digit -----


def _is_iin(window: Window) -> bool:
    """Whether 12 digits are an IIN or a BIN, rightly written or not."""
    if _IDENTIFIED.search(window.before):
        return True
    if window.is_sum or (window.is_list and not window.is_spelled):
        return False
    begins = begins_with_date(window.digits)
    if _ORDERED.search(window.before):
        return begins and is_checked(window.digits)
    if window.is_whole:
        return True
    return begins or (window.is_spelled and is_checked(window.digits))


def begins_with_date(digits: str) -> bool:
    """Whether 12 digits begin as an IIN (date of birth, century) or a BIN (month, kind)."""
    year, month, day = (int(digits[n : n + 2]) for n in (0, 2, 4))
    if not 1 <= month <= 12:
        return False
    if digits[4] in "456" and digits[5] in "0123":
        return True
    century = {"1": 1800, "2": 1800, "3": 1900, "4": 1900, "5": 2000, "6": 2000}.get(digits[6])
    if century is None:
        return False
    try:
        date(century + year, month, day)
    except ValueError:
        return False
    return True


def is_checked(digits: str) -> bool:
    """Whether the last of 12 digits is the check digit of those before it."""
    for weights in _WEIGHTS:
        rest: int = sum(int(d) * w for d, w in zip(digits, weights, strict=False)) % 11
        if rest < 10:
            return rest == int(digits[11])
    return False


# --- telephones ----------------------------------------------------------------------------------


def is_called(before: str) -> bool:
    """Whether what stands before a number, in small letters, speaks of a telephone."""
    return _CALLED.search(before) is not None


def _is_phone(window: Window) -> bool:
    """Whether a number is a telephone's, by how long it is."""
    size, digits = len(window.digits), window.digits
    if window.is_sum and not (window.is_whole and size == 11):
        return False
    if size == 11 and digits[0] in "78":
        return _is_long_phone(window)
    if window.shape == (3, 2, 2) and "," not in window.between:
        return window.before[-1:] != "№"
    if size <= 7:
        return _is_local_phone(window)
    if size == 10 and _MOBILE.match(digits) and _is_national_phone(window):
        return True
    return _is_mistyped_phone(window) or _abroad(window) is Kind.PHONE


def _is_long_phone(window: Window) -> bool:
    """Eleven digits from 7 or 8: Kazakhstan in any shape, its neighbours as people write them."""
    shape = window.shape
    usual = window.is_whole or window.is_spelled or shape[:2] == (1, 3) or shape[0] in {2, 4}
    if _AREA.match(window.digits[1:]):
        return not window.is_list or window.is_spelled or shape[:2] == (1, 3) or window.is_whole
    if not _ABROAD.match(window.digits[1:]) or window.is_list:
        return False
    return usual and (shape[0] in {1, 11} or window.before.endswith("+"))


def _is_mistyped_phone(window: Window) -> bool:
    """A digit too few or too many, in the shape of a number with its code."""
    shape = window.shape
    if len(window.digits) not in {9, 10, 12} or shape[:2] != (1, 3):
        return False
    if window.is_list or set(shape[2:]) == {3}:
        return False
    return window.digits[0] in "78" and _AREA.match(window.digits[1:]) is not None


def _is_national_phone(window: Window) -> bool:
    """Ten digits from an operator's code."""
    if _ORDERED.search(window.before) and not _CALLED.search(window.before):
        return False
    if window.is_list and not window.is_spelled:
        return False
    is_money = window.shape[0] <= 2 and set(window.shape[1:]) == {3}
    return not is_money or _CALLED.search(window.before) is not None


def _is_local_phone(window: Window) -> bool:
    """Five to seven digits count only where a telephone is spoken of, written as one."""
    if not _CALLED.search(window.before) or window.is_list:
        return False
    return "-" in window.between or (window.is_whole and len(window.digits) >= 6)


def _abroad(window: Window) -> Kind | None:
    """A number of any country, with its plus or two zeros."""
    size = len(window.digits)
    if 10 <= size <= 15 and window.before.rstrip("( ").endswith("+"):
        return Kind.PHONE
    if 12 <= size <= 15 and window.digits.startswith(("0077", "0079", "00998", "00996")):
        return Kind.PHONE
    return None


# --- cards and documents -------------------------------------------------------------------------


def _is_card(window: Window) -> bool:
    """Luhn's check digit, in a shape that cards have. Source: ISO/IEC 7812-1, annex B."""
    size, shape = len(window.digits), window.shape
    if not _CARD.match(window.digits) or window.is_sum:
        return False
    if _ORDERED.search(window.before):
        return False
    if shape == (4, 4, 4, 4) and not window.is_list:
        return True
    likely = size == 16 or window.is_whole or window.is_spelled or set(shape[:-1]) == {4}
    usual = size in {13, 16, 18, 19} or (size == 15 and window.digits.startswith(("34", "37")))
    return likely and usual and not (window.is_list and not window.is_spelled) and _luhn(window)


def _luhn(window: Window) -> bool:
    total = 0
    for place, character in enumerate(reversed(window.digits)):
        digit = int(character) * (1 + place % 2)
        total += digit - 9 * (digit > 9)
    return total % 10 == 0


def _is_document(window: Window) -> bool:
    """Eight to ten digits beside the word for an identity card or a passport."""
    if not 8 <= len(window.digits) <= 10 or window.is_list or window.is_sum:
        return False
    return _DOCUMENT.search(window.before + " " + window.after[:25]) is not None

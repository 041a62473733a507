"""Every identifier of a text: the cheap look first, the rest only where it may find something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from pressroom.privacy import signs as sign
from pressroom.privacy.digit_runs import DIGEST, HEX, without_look_alikes
from pressroom.privacy.dwellings import find_addresses, find_births
from pressroom.privacy.finding import Finding, Kind
from pressroom.privacy.number_words import has_number_words, readings
from pressroom.privacy.numbers import begins_with_date, find_numbers, is_called, is_checked
from pressroom.privacy.places import around
from pressroom.privacy.plain_form import PlainForm, lowered, plain_form
from pressroom.privacy.signs import THREE_DIGITS, signs_of
from pressroom.privacy.written_marks import find_marks, find_numbered

# Beyond these a file is no record of what people said; what follows is one finding.
MANY_FIGURES = 5000
MANY_MASSES = 20
MANY_DIGITS = 20_000
MANY_FINDINGS = 1000
DENSE = re.compile(r"\d(?:[\W_]{0,4}\d)*")
NO_WORDS = re.compile(r"[\d\W_]{9}")
PIECE = re.compile(r"\n(?=\s{0,3}##(?!#))")
DIGIT = re.compile(r"\d")
# Four: the fifth may be a letter that stands for a digit.
FOUR_DIGITS = re.compile(r"\d(?:[^\d:]{0,16}\d){3}")
# Five digits near to each other; a colon parts them, as in times of day.
DIGITS = re.compile(r"\d(?:[^\d:]{0,16}\d){4}")
NEAR = 60
LOCAL = 7  # digits of a telephone without its code
WEB = re.compile(r"[a-z]{2,8}://[^\s)\]>\"']+")
LINKED_NUMBER = re.compile(r"(?<!\d)(?:(?P<phone>[78]7[0-7]\d{8})|\d{12})(?!\d)")


def find_identifiers(text: str) -> list[Finding]:
    """Every identifier in a text, in order of places; none overlaps another."""
    dense = _dense(text) if len(text) > MANY_FIGURES else []
    for one in dense:
        text = text[: one.start] + "\n" * (one.end - one.start) + text[one.end :]
    found: list[Finding] = []
    start = 0
    for end in [*(piece.start() for piece in PIECE.finditer(text)), len(text)]:
        found += islice(_placed(text[start:end], start), MANY_FINDINGS)
        start = end
        if len(found) >= MANY_FINDINGS:
            last = found[MANY_FINDINGS - 1]
            found[MANY_FINDINGS:] = [Finding(last.end, len(text), last.kind)]
            break
    return sorted([*found, *dense]) if dense else found


def _is_mass(piece: str) -> bool:
    """Whether so many digits stand in a piece, and so little else, that no one speaks there."""
    digits = sum(map(piece.count, "0123456789"))
    return digits > max(MANY_DIGITS, len(piece) // 3)


def _dense(text: str) -> list[Finding]:
    """Figures in such a mass that no one looks through them: each mass is one finding.

    The first that are too long; the last of them goes to the end of the text.
    """
    found: list[Finding] = []
    # Whichever mass is long enough holds one of these places and all that follows it here.
    if not any(NO_WORDS.match(text, at) for at in range(0, len(text), MANY_FIGURES // 2)):
        return found
    for mass in DENSE.finditer(text):
        if mass.end() - mass.start() > MANY_FIGURES:
            is_last = len(found) == MANY_MASSES - 1
            end = len(text) if is_last else mass.end()
            found.append(Finding(mass.start(), end, Kind.CARD))
            if is_last:
                break
    return found


def _placed(piece: str, offset: int) -> Iterator[Finding]:
    """The findings of one piece, a question with its heading, at their places in the whole."""
    if len(piece) > MANY_DIGITS and _is_mass(piece):
        yield Finding(offset, offset + len(piece), Kind.CARD)
        return
    signs = signs_of(piece)
    if not signs:
        return
    form, is_said = PlainForm(piece, lowered(piece)), bool(signs & sign.SAID)
    if signs & sign.DISGUISE:
        form = plain_form(piece)
        is_said = has_number_words(form.low)
    forms = readings(form) if is_said else (form,)
    found = sorted(
        Finding(*read.span(one.start, one.end), one.kind)
        for read in forms
        for one in _found(read, signs if read is form else signs | sign.NUMBER)
        if read is form or not _is_chance(read, piece, one)
    )
    last = 0
    for one in found:
        if one.start >= last:
            yield Finding(offset + one.start, offset + one.end, one.kind)
            last = one.end


def _is_chance(read: PlainForm, piece: str, one: Finding) -> bool:
    """Whether a number of seven digits is figures and number words that stand side by side.

    "жүз 33 қырық" has the shape of a town's telephone, and is none where nobody speaks of one.
    """
    if one.kind is not Kind.PHONE or sum(map(str.isdigit, read.low[one.start : one.end])) > LOCAL:
        return False
    start, end = read.span(one.start, one.end)
    written = piece[start:end]
    is_mixed = any(map(str.isdigit, written)) and any(map(str.isalpha, written))
    return is_mixed and not is_called(read.low[max(0, one.start - NEAR) : one.start])


def _found(form: PlainForm, signs: int) -> Iterator[Finding]:
    """What is found in a form of which ``signs`` tell what it may hold."""
    if signs & sign.MARK:
        yield from find_marks(form)
    if signs & sign.PLACE and DIGIT.search(form.low):
        yield from find_addresses(form)
    if not (signs & sign.NUMBER and THREE_DIGITS.search(form.low)):
        return
    yield from find_numbered(form)
    yield from find_births(form)
    if FOUR_DIGITS.search(form.low):
        yield from _numbers(form)


def _numbers(form: PlainForm) -> Iterator[Finding]:
    low = lowered(without_look_alikes(form.text))
    if "://" in low:
        yield from _linked(low)
        low = WEB.sub(lambda address: "w" * len(address[0]), low)
    if HEX.search(low):
        low = DIGEST.sub(lambda digest: "w" * len(digest[0]), low)
    for start, end in around(DIGITS, low, NEAR, NEAR):
        yield from find_numbers(low, start, end)


def _linked(low: str) -> Iterator[Finding]:
    """Numbers inside addresses of the web, where long digits are as a rule nobody's."""
    for address in WEB.finditer(low):
        for number in LINKED_NUMBER.finditer(low, *address.span()):
            if number["phone"]:
                yield Finding(*number.span(), Kind.PHONE)
            elif begins_with_date(number[0]) and is_checked(number[0]):
                yield Finding(*number.span(), Kind.IIN)

"""Where someone lives, and when someone was born: known by the words around the numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressroom.privacy.finding import Finding, Kind
from pressroom.privacy.places import around
from pressroom.privacy.plain_form import PlainForm

_NAME = r"[^\W\d_][\w\-’'«»\"]*(?:\s[^\W\d_][\w\-’'»\"]*){0,3}?"
_FLAT = (
    r"(?:[\s,.\-–—]{1,4}(?:кв|квартира|квартире|квартиры|оф|офис|корпус|корп|к|пәтер|пәт|подъезд)"
    r"\.?\s*№?\s*\d{1,4}|[\s,\-–—]{1,3}\d{1,4}[\s\-]{0,2}(?:кв|пәтер|пәт|квартир)\w{0,6}|\s?[-–—]\s?\d{1,4}(?!\d))"
)
_NUMBER = r"\d{1,3}(?:(?:[а-яa-z]|\s[бгджзлмнп])(?![^\W_]))?(?:\s?/\s?\d{1,3}[а-яa-z]?(?![^\W_]))?"
_HOUSE = r"(?:дом|дома|доме|дому|д|үй|№|house)\.?\s*№?\s*"
# Only a short form takes a full stop: after a whole word it ends a sentence.
_STREET = (
    r"(?:(?:ул|пр|просп|пр-т|пр-кт|пер|б-р)\.?|улица|улице|улицы|улицу|улицей|проспект|проспекте"
    r"|проспекта|проспекту|переулок|переулке|переулка|переулку|бульвар|бульваре|бульвара|шоссе"
    r"|тупик|проезд|проезде|street)"
)
_QUARTER = (
    r"(?:(?:мкр|мкрн|м-н|ықш)\.?|микрорайон|микрорайоне|микрорайона|мөлтек\s?аудан\w*"
    r"|ықшамаудан\w*)"
)
_STREET_KK = r"(?:(?:көш|к-сі)\.?|көшес\w{1,8}|даңғыл\w{1,8}|тұйығы\w{0,6}|қиылысы)"
# What may follow the number of a house: no other number, no unit of time or measure.
_END = r"(?![^\W_])(?!\s?[.:,]\s?\d)"
# A word in small letters goes on with what was counted: "улица Абая 2 аварии".
_COUNTED = re.compile(r"\s*[^\W\d_]")

ADDRESSES = (
    re.compile(
        rf"(?<!\w){_STREET}\s+[«\"]?(?P<name>{_NAME}),?\s*"
        rf"(?:{_HOUSE}{_NUMBER}|(?P<bare>{_NUMBER}){_END})(?P<flat>{_FLAT})?"
    ),
    re.compile(rf"(?<!\w){_STREET}\s+[«\"]?(?P<name>{_NAME}),?\s*{_NUMBER}(?P<flat>{_FLAT})"),
    re.compile(
        rf"(?<!\w){_QUARTER}\s+[«\"]?(?:(?P<name>{_NAME})|\d{{1,2}})(?:[\s-]\d{{1,2}})?,?\s*"
        rf"{_HOUSE}{_NUMBER}(?P<flat>{_FLAT})?"
    ),
    re.compile(rf"(?<!\w)\d{{1,2}}(?:-?[йм])?\s{_QUARTER},?\s*{_HOUSE}{_NUMBER}(?P<flat>{_FLAT})?"),
    re.compile(
        rf"(?<!\w)(?P<name>{_NAME})\s(?:{_STREET_KK}|{_QUARTER}),?\s*"
        rf"(?:(?:{_HOUSE})?{_NUMBER}[\s-]{{0,2}}(?:-?(?:ші|шы)\s)?үй\w{{0,6}}|{_HOUSE}{_NUMBER}"
        rf"|(?P<bare>{_NUMBER}){_END})(?P<flat>{_FLAT})?"
    ),
    re.compile(
        rf"(?<!\w)(?:дом|дома|доме|дому|д)\.?\s*№?\s*{_NUMBER},?\s*(?:по\s|на\s)?"
        rf"{_STREET}\s+(?P<name>{_NAME})(?=\W|$)(?P<flat>{_FLAT})?"
    ),
    re.compile(
        rf"(?<!\w){_HOUSE}{_NUMBER},?\s*(?:кв|квартира|квартире|квартиры)\.?\s*№?\s*\d{{1,4}}"
    ),
    re.compile(
        r"(?<!\w)\d{1,3}[а-я]?[\s-]{0,2}(?:ші\s|шы\s)?үй\w{0,5},?\s*"
        r"\d{1,4}[\s-]{0,2}(?:ші\s|шы\s)?пәтер\w{0,6}"
    ),
)
BEFORE, AFTER = 80, 50  # characters around a digit in which its address stands
_SHORT_PLACE = re.compile(r"\b(?:ул|пр(?:осп|-т|-кт)?|пер|б-р|к-сі|көш|мкрн?|м-н|ықш|кв)\b")
PLACE_SIGNS = tuple(
    "улиц проспект переул бульвар шоссе тупик проезд street мөлтек микрорайон тұйығы даңғыл"
    " квартир пәтер ықшамаудан көшес қиылысы".split()
)
# Places that everyone may come to: their addresses are published by those who keep them.
_PUBLIC = re.compile(
    r"(?:полици|участк\w+ пункт|пункт\w* полиц|опорн|отдел|управлени|департамент|\bцон\b"
    r"|\bхқко\b|акимат|әкімд|бөлім|басқарма|пункт|школ|мектеп|больниц|поликлин|аурухан|емхана"
    r"|магазин|дүкен|здани|ғимарат|суд\b|рынок|базар|музе|театр|парк|сквер|площад|вокзал|приёмн|приемн|қабылдау"
    r"|спеццон|центр|орталы|остановк|аялдама|прокурат)"
    r"(?:[^.!?\n]|(?<!\w)\w{1,3}\.){0,60}$"
)
# What follows a person's name in the name of a street, in small letters.
_RANKS = frozenset("би батыр жолы ана хан әулие ата баба қажы сал сері".split())
_DIGIT = re.compile(r"\d")
_DWELLS = re.compile(
    r"жив[уеёа]|прожива|тұра[мт]|тұрад|прописан|сосед|көрші|квартир|пәтер|\bкв\.|мой\s+адрес"
    r"|мекенжайым"
)

_MONTHS = (
    r"(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр|қаңтар|ақпан"
    r"|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан)\w{0,6}"
)
_FULL_DATE = (
    rf"(?:\d{{1,2}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?(?:\d{{4}}|\d{{2}}(?!\d))|\d{{4}}\s?-\s?\d\d\s?-\s?\d\d"
    rf"|\d{{1,2}}\s+{_MONTHS}\s+\d{{4}}|\d{{4}}\s*(?:жыл\w*|ж\.)?\s*(?:ғы\s)?\d{{1,2}}[\s-]{{0,2}}(?:ші\s|шы\s)?{_MONTHS})"
)
_BORN = (
    r"(?:родил\w{1,4}|рождён\w*|рожден\w{0,3}(?!и)|дата\s+рождения|год\w*\s+рождения|г\.\s?р\b|гр\b|д\.\s?р\b|день\s+рождения"
    r"|туған\s+(?:күн|жыл|дат)\w*|туған\b|туылған\w*|дүниеге\s+кел\w+|\bborn\b|date\s+of\s+birth)"
)
BIRTHS = (
    re.compile(rf"(?<!\w){_BORN}[^.!?\d]{{0,30}}(?P<date>{_FULL_DATE})"),
    re.compile(
        rf"(?<!\d)(?P<date>{_FULL_DATE})\s*(?:год\w*|г\.?|жыл\w*|ж\.?)?[\s,(]{{0,3}}{_BORN}"
    ),
)
_BIRTH = re.compile(r"рожд|родил|г\.\s?р|д\.\s?р|\bгр\b|туған|туылған|дүниеге|\bborn\b|birth")
_BIRTH_SIGNS = tuple("рожд|родил|р.|р |гр|туған|туылған|дүниеге|born|birth".split("|"))
_PART_OF_DATE = re.compile(r"\d(?:(?<=1)9\d\d|(?<=2)0\d\d|\s?[./-]\s?\d)")


def find_addresses(form: PlainForm) -> Iterator[Finding]:
    """Streets with a house; those of offices, schools and shops are nobody's home."""
    low = form.low
    for start, end in around(_DIGIT, low, BEFORE, AFTER):
        if not _names_place(low, start, end):
            continue
        for found in _addresses(form, start, end):
            before = low[max(0, found.start() - 70) : found.start()]
            sentence = before[-40:] + found[0]
            if not _PUBLIC.search(before) or _DWELLS.search(sentence):
                yield Finding(*found.span(), Kind.ADDRESS)


def _names_place(low: str, start: int, end: int) -> bool:
    """Whether a part of a text speaks of a street, a quarter or a flat."""
    near = low[start:end]
    return any(map(near.__contains__, PLACE_SIGNS)) or _SHORT_PLACE.search(near) is not None


def _addresses(form: PlainForm, start: int, end: int) -> Iterator[re.Match[str]]:
    """What is written as an address: its street has a capital letter, or a house and a flat."""
    for pattern in ADDRESSES:
        for found in pattern.finditer(form.low, start, end):
            parts = found.groupdict()
            if parts.get("bare") and _goes_on(form, found.end("bare")):
                continue
            if parts.get("name") is None or parts.get("flat") or _is_name(form, found):
                yield found


def _goes_on(form: PlainForm, end: int) -> bool:
    """Whether the number is followed by a word in small letters; in small print, by any word."""
    word = _COUNTED.match(form.text, end)
    return word is not None and not word[0][-1].isupper()


def _is_name(form: PlainForm, found: re.Match[str]) -> bool:
    """Whether a street's name is written as one: its first word, or the one before "көшесі"."""
    words = form.text[found.start("name") : found.end("name")].split()
    if found.start("name") > found.start():
        return words[0][0].isupper() or not words[0][0].isalpha()
    titled = [word for word in words if word.lower() not in _RANKS]
    return bool(titled) and titled[-1][0].isupper()


def find_births(form: PlainForm) -> Iterator[Finding]:
    """Whole dates beside a word for birth; a year alone tells nobody apart."""
    if not any(map(form.low.__contains__, _BIRTH_SIGNS)):
        return
    for start, end in around(_PART_OF_DATE, form.low, 60, 60):
        if not _BIRTH.search(form.low, start, end):
            continue
        for pattern in BIRTHS:
            for found in pattern.finditer(form.low, start, end):
                yield Finding(*found.span("date"), Kind.BIRTH_DATE)

"""What is known by its form: e-mail, handles, IBAN, number plates, numbers of passports."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressroom.privacy.finding import Finding, Kind
from pressroom.privacy.places import around, found_around
from pressroom.privacy.plain_form import PlainForm

# --- e-mail --------------------------------------------------------------------------------------

_AT = (
    r"(?:\s{0,3}@\s{0,3}|\s{0,3}[(\[{]\s?(?:at|собака|эт)\s?[)\]}]\s{0,3}|\s+(?:собака|собачка)\s+)"
)
_DOT = r"(?:\.|\s{0,2}[(\[{]\s?(?:dot|точка|нүкте)\s?[)\]}]\s{0,2}|\s+(?:точка|нүкте|dot)\s+)"
_TOP = r"(?:kz|ru|com|net|org|info|biz|me|io|рф|қаз|online|site|by|uz|kg|de|uk|edu|gov)"
EMAIL = re.compile(
    rf"[\w.+\-]{{1,64}}(?:@(?=[\w\-]*[^\W\d_]|\d{{1,3}}\.)[\w\-]{{1,63}}(?:\.[\w\-]{{1,63}}){{1,4}}"
    rf"|{_AT}[\w\-]{{1,63}}(?:\s?{_DOT}\s?[\w\-]{{1,63}}){{0,3}}?\s?{_DOT}\s?{_TOP}(?!\w))"
)
# Names that are kept for examples. Source: RFC 2606.
_NOBODY = re.compile(r"[@.]example(?:\.(?:org|com|net))?$|\.(?:test|invalid)$")
# A password in an address of the web stands before an @ as well.
_PASSWORD = re.compile(r"://[^\s/]*$")
_AT_IN_WORDS = ("(at", "[at", "{at", "(эт")
_AT_SIGN = re.compile(r"@|[(\[{]\s?(?:at|эт)|собак|собач")

# --- handles -------------------------------------------------------------------------------------

HANDLE = re.compile(r"(?<![\w@/.])@\s?(?P<name>[a-z0-9_][a-z0-9_.]{2,30})(?![\w@])")
PROFILE = re.compile(
    r"(?:\bt\.me/|\btelegram\.me/|instagram\.com/|\bvk\.com/|\bvk\.ru/|facebook\.com/|\bfb\.com/"
    r"|tiktok\.com/@?|\bwa\.me/|whatsapp\.com/send\?phone=|threads\.net/@?|\bok\.ru/profile/"
    r"|youtube\.com/@|\btwitter\.com/|\bx\.com/|tg://resolve\?domain=)(?P<name>[\w.\-]{2,40})"
)
_PROFILE_SIGNS = (".me/", ".com/", "vk.", "ok.ru", ".net/", "tg://")
# Addresses of what was posted, not of who posted it.
_POSTS = frozenset(
    "p reel reels tv stories explore watch share sharer joinchat s hashtag groups events pages"
    " photo video videos live discover intent status i about help legal accounts".split()
)
# Names that public bodies give themselves: they speak for an office, not for a person.
PUBLIC_BODY = re.compile(
    r"polic|polis|polits|press|mvd|iim_|_iim|\bdp_|_dp\b|gov|akim|akimat|102|112|prokur|media"
)

# --- IBAN ----------------------------------------------------------------------------------------

IBAN = re.compile(
    r"(?<![^\W_])[kк]\s?[zз](?:[\s.\-]{0,2}\d){5}(?:[\s.\-]{0,2}[0-9a-zа-я]){13}(?![^\W_])"
)

# --- passports, number plates --------------------------------------------------------------------

PASSPORT = re.compile(r"(?<![^\W_])[nн][\s№\-]{0,2}\d(?:[\s\-]?\d){7}(?!\d)")

_LIKE_LATIN = "авсекмнорстух"  # Cyrillic letters that look like Latin ones
_LIKE = f"[a-z{_LIKE_LATIN}]"
_S = r"[\s\-.·|_]{0,3}"
_REGION = r"(?:0\s?[1-9]|1\s?\d|2\s?0)"
NEW_PLATE = re.compile(
    rf"(?<![^\W_])(?<!\d[\s.,])\d\s?\d\s?\d{_S}(?P<letters>{_LIKE}\s?{_LIKE}(?:\s?{_LIKE})?){_S}"
    rf"{_REGION}(?![^\W_]|[.,:]\d)"
)
OLD_PLATE = re.compile(
    rf"(?<![^\W_])(?P<region>[abcdefhlmnopqrstvxzавсенморт]){_S}\d\s?\d\s?\d{_S}"
    rf"(?P<letters>{_LIKE}\s?{_LIKE}(?:\s?{_LIKE})?)(?![^\W_])"
)
RUSSIAN_PLATE = re.compile(
    r"(?<![^\W_])[abekmhopctyxавекмнорстух]\s?\d{3}\s?"
    r"(?P<letters>[abekmhopctyxавекмнорстух]{2})\s?\d{2,3}(?![^\W_])"
)
_NO_PLATE = frozenset(
    "ук рк нк тк ск км см мм ао ас ео ес ек ом мс кв св сша тоо смс чс"
    " kz kzt usd eur rub km cm mm kg mb gb tb kw pm am tv sms".split()
)
_THREE = re.compile(r"\d\s?\d\s?\d")
_VEHICLE = re.compile(
    r"номер|гос|машин|авто|а/м|нөмір|көлік|мотоцикл|такси|автобус|тойот|toyota|bmw|lada|лада|plate"
)


def find_marks(form: PlainForm) -> Iterator[Finding]:
    """E-mail and handles."""
    low = form.low
    if "@" in low or "соба" in low or any(map(low.__contains__, _AT_IN_WORDS)):
        for found in found_around(EMAIL, _AT_SIGN, low, 70, 120):
            before = max(0, found.start() - 80)
            if not (_NOBODY.search(found[0]) or _PASSWORD.search(low, before, found.start())):
                yield Finding(*found.span(), Kind.EMAIL)
        for found in HANDLE.finditer(low) if "@" in low else ():
            if not PUBLIC_BODY.search(found["name"]):
                yield Finding(*found.span(), Kind.HANDLE)
    if "/" in low and any(map(low.__contains__, _PROFILE_SIGNS)):
        yield from _profiles(low)


def find_numbered(form: PlainForm) -> Iterator[Finding]:
    """What is made of letters and digits: accounts, passports, plates."""
    low = form.low
    for start, end in around(_THREE, low, 12, 50):
        for found in IBAN.finditer(low, start, end):
            if sum(character.isdigit() for character in found[0]) >= 9:
                yield Finding(*found.span(), Kind.IBAN)
        for found in PASSPORT.finditer(low, start, end):
            if form.text[found.start()].isupper():
                yield Finding(*found.span(), Kind.DOCUMENT)
        for pattern in (NEW_PLATE, OLD_PLATE, RUSSIAN_PLATE):
            for found in pattern.finditer(low, start, end):
                if _is_plate(form, found):
                    yield Finding(*found.span(), Kind.PLATE)


def _profiles(low: str) -> Iterator[Finding]:
    for found in PROFILE.finditer(low):
        name = found["name"].rstrip(".")
        if name not in _POSTS and not PUBLIC_BODY.search(name):
            yield Finding(found.start(), found.end("name"), Kind.HANDLE)


def _is_plate(form: PlainForm, found: re.Match[str]) -> bool:
    """Capital letters make a plate; small ones only without a gap, or where a vehicle is meant."""
    letters = re.sub(r"\s", "", found["letters"])
    if letters in _NO_PLATE:
        return False
    written = form.text[found.start() : found.end()]
    if not any(character.islower() for character in written):
        return True
    near = form.low[max(0, found.start() - 40) : found.end() + 20]
    if _VEHICLE.search(near):
        return True
    likely = all(letter in _LIKE_LATIN or letter.isascii() for letter in letters)
    return likely and not re.search(r"\s", written)

"""Invented identifiers of no one, and twenty ways in which people hide a number from a program."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

from pressroom.privacy.finding import Kind

DIGIT_WORDS = {
    "ru": "ноль один два три четыре пять шесть семь восемь девять".split(),
    "kk": "нөл бір екі үш төрт бес алты жеті сегіз тоғыз".split(),
}
RU_TENS = "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто".split()
RU_TEENS = (
    "десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать"
    " восемнадцать девятнадцать"
).split()
RU_HUNDREDS = "сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот".split()
KK_TENS = "он жиырма отыз қырық елу алпыс жетпіс сексен тоқсан".split()

Dice = random.Random


def _digits(dice: Dice, count: int) -> str:
    return "".join(str(dice.randrange(10)) for _ in range(count))


def iin(dice: Dice) -> str:
    """Born on some day, with any last digit: nine in ten are mistyped ones."""
    day = f"{dice.randrange(50, 100)}{dice.randint(1, 12):02}{dice.randint(1, 28):02}"
    return f"{day[:6]} {dice.choice('34')}{_digits(dice, 5)}"


def business(dice: Dice) -> str:
    """A BIN: year and month of registration, kind, and eight digits more."""
    month = f"{dice.randrange(24):02}{dice.randint(1, 12):02}"
    return f"{month}{dice.choice('456')}{dice.randrange(4)} {_digits(dice, 6)}"


def mobile(dice: Dice) -> str:
    """A number of an operator's range."""
    code = dice.choice(
        ("700", "701", "702", "705", "707", "708", "747", "771", "775", "777", "778")
    )
    rest = _digits(dice, 7)
    return f"{dice.choice(('8', '+7'))} {code} {rest[:3]} {rest[3:5]} {rest[5:]}"


def landline(dice: Dice) -> str:
    """A number of a town."""
    rest = _digits(dice, 7)
    return f"8 {dice.choice(('727', '717', '725', '721'))} {rest[:3]} {rest[3:5]} {rest[5:]}"


def card(dice: Dice) -> str:
    """Sixteen digits with their check digit."""
    body = dice.choice("45") + dice.choice("12345") + _digits(dice, 13)
    total = 0
    for place, character in enumerate(reversed(body)):
        digit = int(character) * (2 - place % 2)
        total += digit - 9 * (digit > 9)
    whole = f"{body}{-total % 10}"
    return " ".join(whole[n : n + 4] for n in range(0, 16, 4))


def iban(dice: Dice) -> str:
    """An account of Kazakhstan in groups of four."""
    whole = f"KZ{_digits(dice, 5)}{dice.choice(('KZT', 'A', 'US'))}"
    whole += _digits(dice, 20 - len(whole))
    return " ".join(whole[n : n + 4] for n in range(0, 20, 4))


def document(dice: Dice) -> str:
    """An identity card with the word for it."""
    return f"удостоверение № 0{_digits(dice, 8)}"


def new_plate(dice: Dice) -> str:
    """Three digits, three letters, a region."""
    letters = "".join(dice.choice("ABCEHKMOPTXY") for _ in range(3))
    return f"{_digits(dice, 3)} {letters} {dice.randint(1, 20):02}"


def old_plate(dice: Dice) -> str:
    """A region's letter, three digits, three letters."""
    letters = "".join(dice.choice("BCDEFHKMNPRSTVXYZ") for _ in range(3))
    return f"{dice.choice('ABCDEFHLMNPST')} {_digits(dice, 3)} {letters}"


def email(dice: Dice) -> str:
    """An address at a house that many use."""
    return f"{_nickname(dice)}@{dice.choice(('mail.ru', 'gmail.com', 'inbox.kz', 'yandex.kz'))}"


def handle(dice: Dice) -> str:
    """A page in a social network."""
    return dice.choice(("@", "t.me/", "https://www.instagram.com/")) + _nickname(dice)


def birth(dice: Dice) -> str:
    """A whole date with a word for birth."""
    day, month, year = dice.randint(1, 28), dice.randint(1, 12), dice.randint(1950, 2015)
    date = f"{day:02}.{month:02}.{year}"
    return dice.choice((f"{date} года рождения", f"родился {date}", f"туған күні {date}"))


def address(dice: Dice) -> str:
    """A street and a house that are nowhere."""
    house, flat = dice.randint(1, 200), dice.randint(1, 90)
    return dice.choice(
        (
            f"живу: ул. Выдуманная, дом {house}, кв. {flat}",
            f"проживаю: улица Выдуманная, {house}",
            f"тұрамын: Ойдан көшесі, {house}-үй, {flat}-пәтер",
            f"тұратын жерім: Ойдан көшесі {house}",
            f"мой адрес: мкр. Выдуманный-2, дом {house}",
        )
    )


def _nickname(dice: Dice) -> str:
    syllables = "".join(dice.choice("kltmnrs") + dice.choice("aeiou") for _ in range(3))
    return f"{syllables}{dice.choice('_.')}{dice.randrange(10, 99)}"


# --- disguises -----------------------------------------------------------------------------------


def _joined(mark: str) -> Callable[[str, Dice], str]:
    return lambda plain, _: plain.replace(" ", mark)


def _between(mark: str) -> Callable[[str, Dice], str]:
    return lambda plain, _: mark.join(plain)


def _shifted(zero: int) -> Callable[[str, Dice], str]:
    def shift(plain: str, dice: Dice) -> str:
        return "".join(chr(zero + int(c)) if c.isdecimal() else c for c in plain)

    return shift


def keycaps(plain: str, dice: Dice) -> str:
    """Emoji digits."""
    return "".join(f"{c}\ufe0f\u20e3" if c.isdecimal() else c for c in plain)


def circled(plain: str, dice: Dice) -> str:
    """Digits in circles."""
    return "".join("⓪①②③④⑤⑥⑦⑧⑨"[int(c)] if c.isdecimal() else c for c in plain)


def spaced(plain: str, dice: Dice) -> str:
    """Every digit by itself."""
    return " ".join(plain.replace(" ", ""))


def broken(plain: str, dice: Dice) -> str:
    """Over two lines."""
    return plain.replace(" ", "\n", 1)


def look_alikes(plain: str, dice: Dice) -> str:
    """Letters for some of the digits."""
    return plain.translate(str.maketrans("03", "ОЗ"))


def cyrillic(plain: str, dice: Dice) -> str:
    """Cyrillic letters for Latin ones that look the same."""
    return plain.translate(str.maketrans("ABCEHKMOPTXY", "АВСЕНКМОРТХУ"))


def digit_words(plain: str, dice: Dice) -> str:
    """One word a digit."""
    words = DIGIT_WORDS[dice.choice(("ru", "kk"))]
    return " ".join(words[int(c)] for c in plain if c.isdecimal())


def group_words(plain: str, dice: Dice) -> str:
    """Whole groups as numbers, as they are said."""
    say = dice.choice((_say_russian, _say_kazakh))
    groups = "".join(c if c.isdecimal() else " " for c in plain).split()
    return " ".join(say(part) for group in groups for part in _said(group))


def spelled_at(plain: str, dice: Dice) -> str:
    """The signs of an e-mail address as words."""
    name, _, host = plain.partition("@")
    return f"{name} собака {host.replace('.', ' точка ')}"


def spaced_at(plain: str, dice: Dice) -> str:
    """An e-mail address with gaps."""
    name, _, host = plain.partition("@")
    return f"{name} (at) {host.replace('.', ' . ')}"


def _said(group: str) -> list[str]:
    """The parts of a group that are said as one number: two and two of four, else threes."""
    size = 2 if len(group) == 4 else 3
    return [group[n : n + size] for n in range(0, len(group), size)]


def _say_russian(digits: str) -> str:
    zeros = len(digits) - len(digits.lstrip("0"))
    words = ["ноль"] * zeros
    number = int(digits or "0")
    if number >= 100:
        words.append(RU_HUNDREDS[number // 100 - 1])
    if 10 <= number % 100 < 20:
        words.append(RU_TEENS[number % 10])
        return " ".join(words)
    if number % 100 >= 20:
        words.append(RU_TENS[number % 100 // 10 - 2])
    if number % 10:
        words.append(DIGIT_WORDS["ru"][number % 10])
    return " ".join(words)


def _say_kazakh(digits: str) -> str:
    zeros = len(digits) - len(digits.lstrip("0"))
    words = ["нөл"] * zeros
    number = int(digits or "0")
    if number >= 100:
        hundreds = number // 100
        words += [DIGIT_WORDS["kk"][hundreds], "жүз"] if hundreds > 1 else ["жүз"]
    if number % 100 >= 10:
        words.append(KK_TENS[number % 100 // 10 - 1])
    if number % 10:
        words.append(DIGIT_WORDS["kk"][number % 10])
    return " ".join(words)


Disguise = Callable[[str, Dice], str]

DISGUISES: Mapping[str, Disguise] = {
    "as it is": lambda plain, _: plain,
    "without gaps": _joined(""),
    "hyphens": _joined("-"),
    "dots": _joined("."),
    "no-break spaces": _joined("\u00a0"),
    "thin spaces": _joined("\u2009"),
    "stars": _joined("**"),
    "zero-width spaces": _between("\u200b"),
    "soft hyphens": _between("\u00ad"),
    "struck through": _between("\u0336"),
    "HTML's space": _joined("&nbsp;"),
    "full-width digits": _shifted(0xFF10),
    "mathematical digits": _shifted(0x1D7CE),
    "keycap emoji": keycaps,
    "circled digits": circled,
    "each digit alone": spaced,
    "line break": broken,
    "letters for digits": look_alikes,
    "a word a digit": digit_words,
    "numbers in words": group_words,
}
"""Twenty; what has letters has its own besides."""

OF_DIGITS = tuple(DISGUISES)
OF_LETTERS = (
    "as it is",
    "zero-width spaces",
    "soft hyphens",
    "struck through",
    "full-width digits",
    "mathematical digits",
    "keycap emoji",
)
OF_PLATES = (*OF_LETTERS, "without gaps", "hyphens", "dots", "no-break spaces", "thin spaces")
OWN: Mapping[str, Disguise] = {
    "Cyrillic letters": cyrillic,
    "signs as words": spelled_at,
    "signs set apart": spaced_at,
}

Invent = Callable[[Dice], str]

INVENTED: Mapping[str, tuple[Invent, Kind, tuple[str, ...]]] = {
    "iin": (iin, Kind.IIN, OF_DIGITS),
    "bin": (business, Kind.IIN, OF_DIGITS),
    "mobile": (mobile, Kind.PHONE, OF_DIGITS),
    "landline": (landline, Kind.PHONE, OF_DIGITS),
    "card": (card, Kind.CARD, OF_DIGITS),
    "iban": (iban, Kind.IBAN, (*OF_PLATES, "each digit alone")),
    "document": (document, Kind.DOCUMENT, (*OF_LETTERS, "no-break spaces", "line break")),
    "new plate": (new_plate, Kind.PLATE, (*OF_PLATES, "Cyrillic letters")),
    "old plate": (old_plate, Kind.PLATE, (*OF_PLATES, "Cyrillic letters")),
    "email": (email, Kind.EMAIL, (*OF_LETTERS, "signs as words", "signs set apart")),
    "handle": (handle, Kind.HANDLE, OF_LETTERS),
    "birth": (birth, Kind.BIRTH_DATE, (*OF_LETTERS, "no-break spaces", "line break")),
    "address": (address, Kind.ADDRESS, (*OF_LETTERS, "no-break spaces", "thin spaces")),
}
"""Name → how it is made, what it is, in which disguises."""

PAIRS = tuple((name, way) for name, (_, _, ways) in INVENTED.items() for way in ways)


def plant(number: int, dice: Dice) -> tuple[str, str, str]:
    """The kind, the disguise and the text of one identifier; all pairs come in turn."""
    name, way = PAIRS[number % len(PAIRS)]
    disguise = {**DISGUISES, **OWN}[way]
    return name, way, disguise(INVENTED[name][0](dice), dice)

"""Names of persons, for a person to decide on; found by airlock-pii, asked only where it may know.

A name of two words or more, or a surname beside a word for a person, tells who is meant. A given
name alone tells strangers nothing: it is another kind of finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from airlock_pii.recognizers.kz.person import KzPersonRecognizer

from pressroom.privacy.finding import Finding, Kind

CERTAIN = 0.7  # airlock's confidence: a surname that a word for a person announces, and more

_UPPER = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ"
# A capital letter that does not merely begin a sentence or a line, or two words with capitals.
GATE = re.compile(
    rf"(?:[^\s.!?:#>*\"«„“(\[\-–—|][\"»”)]?|[{_UPPER}]\.)[ \u00a0\n]{{1,2}}[{_UPPER}]"
    rf"|[:(«\"][ \u00a0]?[{_UPPER}]|(?:^|\s)[{_UPPER}]\.[ \u00a0]?[{_UPPER}]"
)
PARAGRAPH = re.compile(r"(?:[^\n]|\n(?!\s*\n))+")
_WORD = re.compile(r"[^\W\d_]+(?:[-‑][^\W\d_]+)*")

# Before the name of a street, a school, a prize: there it is no person's.
_NAMED_AFTER = re.compile(
    r"(?:пересечени\w+|перекр[её]ст\w+|угол|углу|угла|улиц\w*|ул\.|пр\.|проспект\w*|имени|им\.|атындағы"
    r"|район\w*|аул\w*|сел[оаеу]\w*|посёл\w*|посел\w*|школ\w*|микрорайон\w*|мкр\.?|памятник\w*|площад\w*"
    r"|парк\w*|орден\w*|медал\w*|преми\w+|между|до|от|вдоль|по)\s+(?:(?:улиц\w*|ул\.|просп\w*)\s+)?"
    r"[«\"]?(?:[^\W\d_]+\s(?:и|мен|пен|бен|–|-)\s)?$",
    re.IGNORECASE,
)
_NAMES_A_PLACE = re.compile(
    r"^\w{0,8}[»\"”]?\s?(?:(?:и|мен|пен|бен|немесе|[,–-])\s\w+\s)?(?:көше|даңғыл|атындағы|аудан|ауыл|кент|мектеп|қиылыс|ықшам|мөлтек|сыйлы"
    r"|жол|орта|парк|алаң|ескерткіш|улиц|проспект|район|дәуір|соғыс|эпопе|өлең|академ|универ|күні|айы|оқулар|мешіт|батыр)",
    re.IGNORECASE,
)
# Whose names streets, schools and prizes bear all over the country; the beginnings of words.
_HONOURED = frozenset(
    """
    абай абая құнанбай кунанба сәтбаев сатпаев әуезов ауэзов жамбыл джамбул жабаев момышұлы
    момышулы молдағұлова молдагулов мәметова маметов қонаев кунаев конаев назарбаев тоқаев токаев
    пушкин гоголь гогол лермонтов толсто кенесары абылай райымбек алтынсарин уәлиханов валиханов
    сейфуллин бөкейхан букейхан байтұрсын байтурсын дулатов жансүгіров жансугуров мақатаев макатаев
    шаляпин розыбакиев жандосов тимирязев өтеген утеген рысқұлов рыскулов фурманов панфилов ленин
    гагарин титов төле толе қазыбек казыбек әйтеке айтеке махамбет исатай құрманғазы курмангазы
    бейбарыс бауыржан алпамыс қобыланды суюнбай сүйінбай наурызбай қабанбай бөгенбай бегельдинов
    луганск сейдімбек жангелдин майлин мүсірепов мусрепов муканов мұқанов шәкәрім шакарим
    """.split()
)
# Two words with capitals that are no name, whatever the lists say.
_NO_NAME = frozenset(
    """
    алтын орда ұлы отан ұлттық ұлан ислам қарулы күштер жібек жолы республик халық қаһарман бақытты
    нұрлы болашақ мәңгілік рухани мереке наурыз қазан алма роза мира мир слав победы вера надежда
    астана талғар талгар қайрат кайрат динамо спартак зенит ағайын отбасы ана әлі ана тілі
    сахалин байкал арал каспий балқаш құран коран алла аллах ислам рамазан ораза құрбан
    """.split()
)


@cache
def _recognizer() -> KzPersonRecognizer:
    return KzPersonRecognizer()


def find_names(text: str) -> Iterator[Finding]:
    """Names in a text, in order of places; those of streets, schools and prizes are none."""
    for paragraph in PARAGRAPH.finditer(text):
        words = paragraph[0]
        if GATE.search(words):
            yield from _names_in(words, paragraph.start())


def _names_in(words: str, offset: int) -> Iterator[Finding]:
    for entity in _recognizer().analyze(words):
        start, end = entity.start, entity.end
        if _is_no_person(words, start, end):
            continue
        is_certain = entity.confidence >= CERTAIN
        kind = Kind.NAME if is_certain else Kind.GIVEN_NAME
        yield Finding(offset + start, offset + end, kind)


def _is_no_person(words: str, start: int, end: int) -> bool:
    name = [word.lower() for word in _WORD.findall(words, start, end)]
    if all(_begins_with(word, _HONOURED) or _begins_with(word, _NO_NAME) for word in name):
        return True
    persons = [word for word in name if not _begins_with(word, _NO_NAME)]
    if len(persons) == 1 < len(name) and len(persons[0]) > 1 and len(name[-1]) > 1:
        return True
    if _NAMES_A_PLACE.match(words[end : end + 40]):
        return True
    return len(name) == 1 and _NAMED_AFTER.search(words[max(0, start - 50) : start]) is not None


def _begins_with(word: str, known: Iterable[str]) -> bool:
    return any(word.startswith(beginning) for beginning in known)

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
# A capital letter after a gap that does not only begin a sentence, or follows an initial.
CAPITAL = re.compile(
    rf"[ \u00a0\n](?=[(«\"„“]?[{_UPPER}])"
    rf"(?:(?<=[^.!?…\n>#*|\-–—].)|(?<=[^.!?…\n>#*|\-–—]\n)|(?<=[{_UPPER}]\.[ \u00a0\n]))"
    rf"[(«\"„“]?[{_UPPER}]"
)
PARAGRAPH_END = re.compile(r"\n[ \t]*\n")
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
    абай абая құнанба кунанба сәтбаев сатпаев әуезов ауэзов жамбыл джамбул жабаев момышұлы
    момышулы молдағұлова молдагулов мәметова маметов қонаев кунаев конаев назарбаев тоқаев токаев
    пушкин гоголь гогол лермонтов толсто кенесары абылай райымбек алтынсарин уәлиханов валиханов
    сейфуллин бөкейхан букейхан байтұрсын байтурсын дулатов жансүгіров жансугуров мақатаев макатаев
    шаляпин розыбакиев жандосов тимирязев өтеген утеген рысқұлов рыскулов фурманов панфилов ленин
    гагарин титов төле толе қазыбек казыбек әйтеке айтеке махамбет исатай құрманғазы курмангазы
    бейбарыс бауыржан алпамыс қобыланды суюнбай сүйінбай наурызбай қабанбай бөгенбай бегельдинов
    луганск сейдімбек жангелдин майлин мүсірепов мусрепов муканов мұқанов шәкәрім шакарим
    касым-жомарт қасым-жомарт
    """.split()
)
# Given names that are words as often: alone they are no name to ask for.
_ORDINARY = tuple("азамат мақсат қуат гүлім бақыт әділет алтай макс ақжол қарасай".split())
_QUOTES = frozenset('«"„“')
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


def find_names(text: str, unsaid: re.Pattern[str] | None = None) -> Iterator[Finding]:
    """Names in a text, in order of places; those of streets, schools and prizes are none.

    ``unsaid`` is what stands at the beginning of a line and is nobody's words.
    """
    done = 0
    for capital in CAPITAL.finditer(text):
        if capital.start() < done or not _may_name(text, capital.start(), unsaid):
            continue
        start = max(done, text.rfind("\n\n", 0, capital.start()) + 1)
        end = PARAGRAPH_END.search(text, capital.end())
        done = end.start() if end else len(text)
        yield from _names_in(_said(text[start:done], unsaid), start)


def _may_name(text: str, gap: int, unsaid: re.Pattern[str] | None) -> bool:
    """Whether a capital letter after a gap does not only follow a mark of a turn."""
    if text[gap - 1] != ":":
        return True
    line = text.rfind("\n", 0, gap) + 1
    mark = unsaid.match(text, line) if unsaid else None
    return mark is None or mark.end() < gap


def _said(paragraph: str, unsaid: re.Pattern[str] | None) -> str:
    """The paragraph, as long as it was, with empty lines for what is nobody's words."""
    return unsaid.sub(lambda mark: "\n" * len(mark[0]), paragraph) if unsaid else paragraph


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
    if len(name) == 1 and (words[start - 1 : start] in _QUOTES or name[0].startswith(_ORDINARY)):
        return True
    return len(name) == 1 and _NAMED_AFTER.search(words[max(0, start - 50) : start]) is not None


def _begins_with(word: str, known: Iterable[str]) -> bool:
    return any(word.startswith(beginning) for beginning in known)

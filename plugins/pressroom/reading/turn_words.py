"""The words that begin a turn, and words that were meant to be one of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pressroom.language import Language
from pressroom.model.session import TurnKind
from pressroom.problems.suggestion import distance
from pressroom.reading.headings import ENDS_IN_ID

TURN_WORDS = {
    "Вопрос": (TurnKind.QUESTION, Language.RU),
    "Ответ": (TurnKind.ANSWER, Language.RU),
    "Сұрақ": (TurnKind.QUESTION, Language.KK),
    "Жауап": (TurnKind.ANSWER, Language.KK),
    "Question": (TurnKind.QUESTION, Language.EN),
    "Answer": (TurnKind.ANSWER, Language.EN),
}

# Blanks that pasted text brings along, some of them invisible.
UNSEEN = "\u00ad\u200b\u200c\u200d\u2060"
BLANKS = f" \t\u00a0\u2009\u202f{UNSEEN}"
SPACE = f"[{BLANKS}]*"
START = rf"[ \u00a0{UNSEEN}]{{0,3}}"
TURN = re.compile(
    rf"{START}(?P<word>{'|'.join(TURN_WORDS)}){SPACE}"
    rf"(?:(?P<bracket>\((?P<inside>[^()]*)\)){SPACE})?:"
)
# A turn's word with a bracket that was not closed, or without the colon after it.
UNFINISHED = re.compile(
    rf"{START}(?P<word>{'|'.join(TURN_WORDS)}){SPACE}"
    rf"\((?P<inside>[a-z0-9-]+(?:[ ,]+[a-z0-9-]+)*){SPACE}(?P<close>\)?)"
)
# One word and a colon at the start of a paragraph, perhaps in bold.
LABEL = re.compile(
    rf"{START}(?P<before>[*_]{{0,3}})(?P<word>(?:[^\W\d_]|[{UNSEEN}]){{3,13}})[*_]{{0,3}}{SPACE}"
    rf"(?:\([^()]*\){SPACE})?[:：][*_]{{0,3}}"
)

# Letters of different alphabets that look alike, brought to one; what is not seen, dropped.
LOOK_ALIKE = str.maketrans("abcehikmopstuxyёұүқғңәөһ", "авсенікморстихуеуукгнаон", UNSEEN)

# Forms that are further from their word than a slip of the hand.
OTHER_FORMS = {"сұрақтар": "Сұрақ", "жауаптар": "Жауап"}

# Words that real paragraphs begin with and that are as near to a turn's word as a slip of the
# hand; `asker` is a key of the block under a heading. Plurals are not among them: "Ответы:" at the
# start of a paragraph is a turn gone wrong.
ORDINARY = frozenset(
    """
    отчет отчёт расчет расчёт совет завет привет обет ответил ответила ответили ответим ответьте
    отдел отвод отвар отлет отлёт отсвет отвес отсек отпор отбор отсчет отсчёт
    опрос допрос запрос вопросник спрос сброс
    сурет сирек суық тұрақ шұрақ құрақ сұрау сұрады жарақ аумақ сабақ
    жауапты жауапкер жауапсыз жауабында жауын жарап
    asker
    """.split()
)


@dataclass(frozen=True, slots=True)
class NearWord:
    """A word that was meant to begin a turn: the right word, and where the wrong one stands."""

    right: str
    wrong: str
    offset: int
    length: int


def near_word(line: str) -> NearWord | None:
    """The turn's word that the paragraph beginning with ``line`` nearly begins with.

    ``Отвте:``, ``ответ:``, ``Отвeт:`` with a Latin e, ``Жауаб:``, ``**Ответ:**``. Ordinary words
    ("Совет:", "Отчёт:", "Опрос:") are left in peace.
    """
    label = LABEL.match(line)
    if label is None:
        return None
    right = nearest_turn_word(label["word"])
    if right is None:
        return None
    start = label.start("before")
    return NearWord(right, line[start : label.end()], start, label.end() - start)


@lru_cache(maxsize=1024)
def nearest_turn_word(word: str) -> str | None:
    """The turn's word that ``word`` is or was meant to be, None if it is another word."""
    if word in TURN_WORDS:
        return word
    if word.casefold() in ORDINARY:
        return None
    if word.casefold() in OTHER_FORMS:
        return OTHER_FORMS[word.casefold()]
    typed = plain(word)
    for slips in range(3):
        for right in TURN_WORDS:
            meant = plain(right)
            if slips == 2 and (typed[0] != meant[0] or len(typed) < 5):
                continue
            if distance(typed, meant, slips) is not None:
                return right
    return None


def plain(word: str) -> str:
    """The word in small letters, each standing for all that look like it."""
    return word.casefold().translate(LOOK_ALIKE)


def without_backslash(line: str) -> str:
    """``line`` as ordinary text: without the backslash that keeps it from beginning something.

    Before ``#`` the backslash stays: there it is Markdown's own.
    """
    indent = len(line) - len(line.lstrip(" "))
    if line[indent : indent + 1] != "\\":
        return line
    bare = line[:indent] + line[indent + 1 :]
    begins_turn = TURN.match(bare) or near_word(bare)
    ends_in_id = ENDS_IN_ID.search(bare) and bare[indent : indent + 1] != "#"
    return bare if begins_turn or ends_in_id else line

"""In which language words are, told by the words themselves.

A turn's language comes from the question's ``lang`` or from the turn's own word; letters decide
for titles, which have neither, and help to notice a word of the wrong language. Only the beginning
of a text is looked at: a few lines show a language as surely as a page.
"""

from __future__ import annotations

import re

from pressroom.language import Language

LOOKED_AT = 300
DOUBTLESS = 5  # words at least, before a text may contradict what is said of it

WORD = re.compile(r"[^\W\d_]+")
# What may be in any language: redacted parts, addresses of links, addresses as such.
FOREIGN = re.compile(r"\[(?:скрыто|жасырылған|redacted):[^\]]*\]|\]\([^)\s]*\)|\w+://\S+")

KAZAKH_LETTER = re.compile(r"[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
CYRILLIC_LETTER = re.compile(r"[а-яА-Я]")
# Letters and endings that Russian is full of and Kazakh has in a few loans only.
RUSSIAN_SIGN = re.compile(
    r"[ёщъьэ]|ц(?!ия)|\w{3}ой$|(?:[оае]го|[оае]му|[ыи]ми|ая|яя|[ыи]й|тся|ует|[аяе]ют|[ая]ми|ения|ение|ания|ание)$"
)

# Words of one language alone; Kazakh ones also as people type them without Kazakh letters.
KAZAKH_WORDS = frozenset(
    """
    ма ме ба бе па пе мен пен бен сен сиз биз ол осы мына бар жок емес керек еди екен болады бола
    болса болды болмайды болама деп деген дейди ким неге кашан кайда калай кандай канша ушин туралы
    бойынша дейин кейин аркылы немесе бирак тагы барлык барма мага маган бизге сизге сизден казир
    бугин ертен алады алуга береди бермейди етеди жасайды истеу истеймин жатыр отыр келеди сурак
    жауап аудан ауылда кошеде жолда
    """.split()
)
RUSSIAN_WORDS = frozenset(
    """
    и в во на но или а что чтобы как так когда где куда откуда кто кого кому чей какой какая какие
    какое почему зачем сколько ли же бы с со к ко о об от до из у за по под над при про без для
    через после перед между это этот эта эти та те он она оно они мы вы я мне меня нас нам вас вам
    его её их свой нет есть был была было были будет будут можно нужно надо нельзя если уже ещё еще
    только тоже также очень все всё всех мой моя наш ваш
    """.split()
)
ENGLISH_WORDS = frozenset(
    """
    the a an is are was were be of to and or in on at for from with by how what why when where who
    which can could do does did will would should may must my your our their his her its this that
    these those there here it you we they have has had not no yes if i
    """.split()
)


def language_of(text: str, otherwise: Language) -> Language:
    """The language that ``text`` shows, ``otherwise`` where it shows none clearly."""
    words = words_of(text)
    cyrillic = [word for word in words if word > "\u0400"]
    if len(cyrillic) * 2 < len(words):
        return Language.EN if any(word in ENGLISH_WORDS for word in words) else otherwise
    kazakh = sum(is_kazakh(word) for word in cyrillic)
    russian = sum(is_russian(word) for word in cyrillic)
    if kazakh == russian:
        return otherwise
    return Language.KK if kazakh > russian else Language.RU


def contradicted_by(text: str, lang: Language) -> Language | None:
    """The other language that ``text`` is in beyond doubt, although it is said to be in ``lang``.

    Short texts, names and a quotation inside a sentence never decide.
    """
    if not _is_doubtful(text[:LOOKED_AT], lang):
        return None
    words = words_of(text)
    if len(words) < DOUBTLESS:
        return None
    signs = {
        Language.KK: sum(map(is_kazakh, words)),
        Language.RU: sum(map(is_russian, words)),
        Language.EN: sum(word in ENGLISH_WORDS for word in words),
    }
    other = max(signs, key=lambda language: signs[language])
    if other is lang or signs[other] * 3 < len(words) or signs[lang] * 4 > signs[other]:
        return None
    return other


def _is_doubtful(beginning: str, lang: Language) -> bool:
    """Whether the letters alone leave room for doubt: nearly every text is settled here."""
    cyrillic = CYRILLIC_LETTER.search(beginning) is not None
    if lang is Language.EN or not cyrillic:
        return cyrillic is (lang is Language.EN)
    kazakh = KAZAKH_LETTER.search(beginning) is not None
    return kazakh is (lang is Language.RU)


def words_of(text: str) -> list[str]:
    """The words at the beginning of ``text``, in small letters."""
    beginning = text[:LOOKED_AT]
    if "[" in beginning or "://" in beginning:
        beginning = FOREIGN.sub(" ", beginning)
    return WORD.findall(beginning.lower())


def is_kazakh(word: str) -> bool:
    """Whether the word, in small letters, can only be Kazakh."""
    return KAZAKH_LETTER.search(word) is not None or word in KAZAKH_WORDS


def is_russian(word: str) -> bool:
    """Whether the word, in small letters, is hardly anything but Russian."""
    if word in RUSSIAN_WORDS:
        return True
    return RUSSIAN_SIGN.search(word) is not None and KAZAKH_LETTER.search(word) is None

"""Russian word forms from stems: one table of endings for each way of declining or conjugating.

Source: the school grammar's tables. Where the genitive plural or the other cases have a stem of
their own, it stands after a slash: ``справк/справок``, ``участок/участк``. Words with irregular
plurals or alternating verb stems are left to real texts.
"""

from __future__ import annotations

from collections.abc import Iterator

NOUNS = {
    "закон": "|а|у|ом|е|ы|ов|ам|ами|ах",
    "знак": "|а|у|ом|е|и|ов|ам|ами|ах",
    "водитель": "ь|я|ю|ем|е|и|ей|ям|ями|ях",
    "случай": "й|я|ю|ем|е|и|ев|ям|ями|ях",
    "платёж": "|а|у|ом|е|и|ей|ам|ами|ах",
    "машина": "а|ы|е|у|ой|*|ам|ами|ах",
    "дорога": "а|и|е|у|ой|*|ам|ами|ах",
    "улица": "а|ы|е|у|ей|*|ам|ами|ах",
    "комиссия": "ия|ии|ию|ией|ий|иям|иями|иях",
    "очередь": "ь|и|ью|ей|ям|ями|ях",
    "место": "о|а|у|ом|е|*|ам|ами|ах",
    "решение": "ие|ия|ию|ием|ии|ий|иям|иями|иях",
}

ADJECTIVES = {
    "новый": "ый|ого|ому|ым|ом|ая|ой|ую|ое|ые|ых|ыми",
    "городской": "ой|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими",
    "детский": "ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими",
    "летний": "ий|его|ему|им|ем|яя|ей|юю|ее|ие|их|ими",
    "общий": "ий|его|ему|им|ем|ая|ей|ую|ее|ие|их|ими",
}


def _with(stem: str, endings: str) -> Iterator[str]:
    """Join a stem with each ending of a table."""
    return (stem + ending for ending in endings.split("|"))


def noun(kind: str, stem: str, other: str = "") -> Iterator[str]:
    """Every form of a noun; ``kind`` is the word that it declines like."""
    endings = NOUNS[kind].split("|")
    if endings[0] in {"", "ь", "й"} and other:
        yield stem + endings[0]
        yield from (other + ending for ending in endings[1:])
        return
    for ending in endings:
        yield (other or stem) if ending == "*" else stem + ending


def adjective(kind: str, stem: str) -> Iterator[str]:
    """Every full form of an adjective; ``kind`` is the word that it declines like."""
    return _with(stem, ADJECTIVES[kind])


def _reflexive(form: str) -> str:
    """Join -ся, which is -сь after the vowel of a verb's ending."""
    return form + ("сь" if form[-1] in "аеёиоуыэюя" else "ся")


def verb_in_at(stem: str) -> Iterator[str]:
    """``проверя-``, ``сообща-``: проверять, проверяю, and the participles."""
    finite = list(_with(stem, "ть|ет|ют|ем|ете|л|ла|ли|ло|ю|ешь|йте|й|я"))
    yield from finite
    yield from (_reflexive(form) for form in finite)
    yield from adjective("общий", stem + "ющ")
    yield from (form + "ся" for form in adjective("общий", stem + "ющ"))
    yield from adjective("новый", stem + "ем")
    yield from adjective("общий", stem + "вш")


def verb_in_it(stem: str) -> Iterator[str]:
    """``провер-``, ``реш-``: проверить, проверю, and the participles."""
    first, they = ("у", "ат") if stem[-1] in "жшчщ" else ("ю", "ят")
    finite = list(_with(stem, f"ить|ит|{they}|им|ите|ил|ила|или|ило|{first}|ишь|ив"))
    yield from finite
    yield from (_reflexive(form) for form in finite[:-1])
    yield from _with(stem, "ен|ена|ены|ено")
    yield from adjective("новый", stem + "енн")
    yield from adjective("общий", stem + "ивш")


def verb_in_ovat(stem: str) -> Iterator[str]:
    """``регистрир-``: регистрировать, регистрирую, the participles and the noun in -ование."""
    finite = list(
        _with(
            stem,
            "овать|ует|уют|уем|уете|овал|овала|овали|овало|ую|уешь|уйте|уй|уя|овав",
        )
    )
    yield from finite
    yield from (_reflexive(form) for form in finite[:-1])
    yield from noun("решение", stem + "ован")
    yield from adjective("общий", stem + "ующ")
    yield from adjective("новый", stem + "уем")
    yield from _with(stem, "ован|ована|ованы|овано")
    yield from adjective("новый", stem + "ованн")
    yield from adjective("общий", stem + "овавш")

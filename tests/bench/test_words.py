"""The invented speech is made of right Kazakh and Russian forms, as frequent as words are."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from bench.words import kazakh, russian
from bench.words.speech import Speech, kazakh_speech, prose, russian_speech


def same_dice() -> random.Random:
    return random.Random(1)  # noqa: S311 nothing secret is drawn


@pytest.mark.parametrize(
    ("stem", "short", "forms"),
    [
        ("көлік", "", "көліктер көліктің көлікке көлігі көлігімді көлігіңізде көліктерімізден"),
        ("жол", "", "жолдар жолдың жолға жолы жолын жолымыз жолмен жолдағы"),
        ("көше", "", "көшелер көшенің көшеге көшесі көшесінде көшеміздің көшеден"),
        ("мектеп", "", "мектептер мектебі мектебіне мектепке мектеппен мектебіміз"),
        ("құқық", "", "құқықтар құқығы құқығын құқыққа құқығымыз"),
        ("бағдаршам", "", "бағдаршамдар бағдаршамның бағдаршамды бағдаршамнан бағдаршаммен"),
        ("қыз", "", "қыздар қыздың қызбен қызға"),
        ("халық", "халқ", "халықтар халыққа халқы халқының халқымыз"),
        ("полиция", "", "полицияның полициясы полициядан полициямен"),
        ("үй", "", "үйлер үйдің үйге үйі үйім үйіме"),
    ],
)
def test_a_kazakh_noun_takes_its_suffixes_by_harmony_and_sound(
    stem: str, short: str, forms: str
) -> None:
    assert set(forms.split()) <= set(kazakh.noun(stem, short))


@pytest.mark.parametrize(
    ("stem", "forms"),
    [
        ("жаз", "жазды жазған жазамыз жазбайды жазып жазу жазылды жазсаңыз жазатын"),
        ("айт", "айтты айтқан айтпады айтылған айтыңыз айтқаннан"),
        ("төле", "төледі төлеген төлейді төлеп төленді төлемеген төлеуі төлейтін"),
        ("тексер", "тексерілді тексермеген тексеруші тексерушілер тексерсін"),
        ("ал", "алды алынған алмайды алса"),
        ("жүргіз", "жүргізбейді жүргізілген"),
    ],
)
def test_a_kazakh_verb_is_conjugated(stem: str, forms: str) -> None:
    assert set(forms.split()) <= set(kazakh.verb(stem))


def test_russian_words_take_the_endings_of_their_kind() -> None:
    assert list(russian.noun("знак", "участок", "участк"))[:4] == [
        "участок",
        "участка",
        "участку",
        "участком",
    ]
    assert "справок" in set(russian.noun("дорога", "справк", "справок"))
    assert "комиссиях" in set(russian.noun("комиссия", "комисс"))
    assert "городского" in set(russian.adjective("городской", "городск"))
    assert {"проверяют", "проверялась", "проверяющийся"} <= set(russian.verb_in_at("проверя"))
    assert {"решу", "решат", "решена"} <= set(russian.verb_in_it("реш"))
    assert {"регистрирую", "регистрирование"} <= set(russian.verb_in_ovat("регистрир"))


def test_the_vocabulary_has_more_than_fifty_thousand_forms() -> None:
    assert len({*kazakh_speech().words, *russian_speech().words}) > 50_000


@pytest.mark.parametrize("speech", [kazakh_speech(), russian_speech()], ids=["kk", "ru"])
def test_few_words_are_frequent_and_most_are_rare(speech: Speech) -> None:
    drawn = Counter(speech.draw(same_dice(), 50_000))
    top = sum(count for _, count in drawn.most_common(20))
    once = sum(count == 1 for count in drawn.values())
    assert 0.1 < top / 50_000 < 0.4
    assert once > len(drawn) / 3


def test_sentences_begin_large_and_end_with_a_stop() -> None:
    dice = same_dice()
    text = prose(dice, russian_speech().draw(dice, 40), "?")
    assert len(text.split()) == 40
    assert text.endswith("?")
    for part in text.removesuffix("?").split(". "):
        assert part[0].isdigit() or part[0].isupper()
        assert len(part.split()) >= 4

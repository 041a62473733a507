"""What may be called a minor correction, and how a change of words is shown."""

from __future__ import annotations

import pytest

from pressroom.checking.spelling import Breach, breach_of, has_grown
from pressroom.checking.word_diff import word_diff
from pressroom.model.session import TurnKind
from pressroom.model.wording import Passage, Wording


def said(*answers: str | Passage, title: str = "Когда?") -> Wording:
    turns = (
        one if isinstance(one, Passage) else Passage(TurnKind.ANSWER, "chief", one)
        for one in answers
    )
    return Wording("q1", title, (Passage(TurnKind.QUESTION, "", "Что сделано?"), *turns))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Работы начнутся осенью.", "Работы начнуться осенью."),
        ("Это оффициальный ответ.", "Это официальный ответ."),
        ("Есть такая програма.", "Есть такая программа."),
        ("Поставили светафор.", "Поставили светофор."),
        ("Поставили светфоор.", "Поставили светофор."),
        ("Жұмыс басталады, көше жөнделеді.", "Жұмыс басталады: көше жөнделеді!"),
        ("Өтініш қаралуд, жауап беріледі.", "Өтініш қаралуда, жауап беріледі."),
        ("В доме кто-то есть", "В доме - кто-то есть."),
    ],
)
def test_slips_of_spelling_and_punctuation_are_minor(before: str, after: str) -> None:
    assert breach_of(said(before), said(after)) is None


@pytest.mark.parametrize(
    ("before", "after", "breach"),
    [
        ("Вина доказана.", "Вина не доказана.", Breach.WORDS),
        ("Он невиновен.", "Он не виновен.", Breach.WORDS),
        ("Ждать 15 дней.", "Ждать 16 дней.", Breach.FIGURES),
        ("Температура -5 градусов.", "Температура 5 градусов.", Breach.FIGURES),
        ("Дома 5 - 7 снесут.", "Дома 5 7 снесут.", Breach.WORDS),
        ("Дома 5 - 7 снесут.", "Дома 5 + 7 снесут.", Breach.FIGURES),
        ("Штраф 9,5 процента.", "Штраф 9.5 процента.", Breach.FIGURES),
        ("Откроют 5 июня.", "Откроют 5 июля.", Breach.FIGURES),
        ("Откроют в июне.", "Откроют в июле.", Breach.FIGURES),
        ("Ждать 2 месяца.", "Ждать 2 месяцы.", Breach.FIGURES),
        ("Камер всего десять.", "Камер всего девять.", Breach.FIGURES),
        ("Камера тоғыз жерде тұр.", "Камера тоғыс жерде тұр.", Breach.FIGURES),
        ("Сейсенбі күні келіңіз.", "Бейсенбі күні келіңіз.", Breach.FIGURES),
        ("Смотрите [приказ](/ru/a.html).", "Смотрите [приказ](/ru/b.html).", Breach.FIGURES),
        ("Звонил [скрыто: имя] вчера.", "Звонил [скрыта: имя] вчера.", Breach.FIGURES),
        ("Пишите a@b.kz сегодня.", "Пишите c@b.kz сегодня.", Breach.FIGURES),
        ("Ведёт дело Ахметов.", "Ведёт дело Ахметова.", Breach.NAMES),
        ("Талгар закрыт.", "Талгат закрыт.", Breach.NAMES),
        ("Это дело веры.", "Это дело Веры.", Breach.NAMES),
        ("Жауап берген Серік.", "Жауап берген Берік.", Breach.NAMES),
        ("Просьба отказана.", "Просьба доказана.", Breach.LETTERS),
        ("Было там.", "Было тут.", Breach.LETTERS),
        ("Сегодня был дым.", "Сегодня был дом.", Breach.LETTERS),
        ("Жөндеу күзде болады.", "Жөндеу күзде болмады.", Breach.LETTERS),
        ("Полиция жауап береді.", "Полиция жауап бермеді.", Breach.LETTERS),
        ("Олар кеше айтпады.", "Олар кеше айтады.", Breach.LETTERS),
        ("Бұл бала айтқан.", "Бұл дала айтқан.", Breach.LETTERS),
        ("Нашли сразу вора.", "Нашли сразу гора.", Breach.LETTERS),
        ("все окна стёкла двери целы", "всё окно стекла двери целы", Breach.LETTERS),
        (
            "старая дорога закрыта снова сегодня",
            "старый дороги закрыто снова сегодне",
            Breach.LETTERS,
        ),
        ("дорога закрыта снова сегодня", "дорогу закрыто снава сегодня", None),
        ("дорога закрыта снова сегодня", "дорогу закрыто снава сегодне", Breach.MANY),
    ],
)
def test_what_is_more_than_spelling_breaks_a_rule(
    before: str, after: str, breach: Breach | None
) -> None:
    assert breach_of(said(before), said(after)) is breach


def test_a_tenth_of_a_long_text_may_be_mended_and_no_word_more() -> None:
    long = " ".join(["дорога"] * 47)
    for count, breach in ((5, None), (6, Breach.MANY)):
        assert breach_of(said(long), said(long.replace("дорога", "дарога", count))) is breach


def test_the_bound_does_not_see_one_letter_that_changes_the_sense() -> None:
    """What decision 0030 says honestly: these pass as spelling."""
    for before, after in (
        ("заявка передана", "заявка предана"),
        ("помощь отказана", "помощь оказана"),
        ("көше тексерілді, бәрін тексерді", "көше тексерілді, бәрін тексереді"),
    ):
        assert breach_of(said(before), said(after)) is None
    assert breach_of(said("казнить нельзя, миловать"), said("казнить, нельзя миловать")) is None


def test_another_speaker_is_no_spelling() -> None:
    other = Passage(TurnKind.ANSWER, "inspector", "Да.")
    assert breach_of(said("Да."), said(other)) is Breach.WORDS


def test_an_answer_may_be_added_first_or_on_a_day_of_its_own() -> None:
    later = Passage(TurnKind.ANSWER, "chief", "Сделано.", later=True)
    assert has_grown(said(), said("Да."))
    assert has_grown(said("Да."), said("Да.", later))
    assert not has_grown(said("Да."), said("Да.", "Нет."))
    assert not has_grown(said("Да."), said("Нет.", later))
    assert not has_grown(said("Да."), said("Да.", later, title="Зачем?"))


def test_a_change_is_shown_with_the_words_around() -> None:
    before = said("Мы приняли заявку и передали её дорожной службе города.")
    after = said("Мы приняли заявку и не передали её дорожной службе.")
    assert word_diff(before, after) == (
        "… приняли заявку и {+не+} передали её дорожной [-службе города.-] {+службе.+}"
    )


def test_numbers_of_persons_are_covered_in_what_is_shown() -> None:
    before, after = said("Звоните 8 701 123 45 67 Асану."), said("Звоните 8 701 123 45 68 сразу.")
    shown = word_diff(before, after)
    assert "•" in shown or "Асану" in shown
    assert not any(figure in shown for figure in "123456789")
    alike = said("Звоните 8 701 123 45 67."), said("Звоните 8 701 123 45 68.")
    assert word_diff(*alike) == "•••"


def test_a_text_that_was_written_anew_is_shown_by_its_beginning_and_end() -> None:
    before = said(" ".join(f"слово{n}" for n in range(5_000)))
    after = said(" ".join(f"речь{n}" for n in range(5_000)))
    shown = word_diff(before, after)
    assert "[-слово0" in shown
    assert "{+речь0" in shown
    assert len(shown) <= 301

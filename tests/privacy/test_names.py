"""Names are raised where they tell who is meant; streets and the honoured are no one to ask for."""

from __future__ import annotations

import pytest

from pressroom.privacy.finding import Kind
from pressroom.privacy.names import find_names


def named(text: str) -> list[tuple[Kind, str]]:
    return [(one.kind, text[one.start : one.end]) for one in find_names(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Почему Марат Ахметов не приехал?", "Марат Ахметов"),
        ("Меня зовут Айгүл Сейтқали, көмектесіңіз.", "Айгүл Сейтқали"),
        ("Участковый Иванов И. И. не отвечает.", "Иванов И. И."),
        ("Жительница Талгара Марина Петровна жалуется.", "Марина Петровна"),
        ("Задайте вопрос Ерлану Омарову.", "Ерлану Омарову"),
        ("Наш сосед Сидоров В.В. шумит.", "Сидоров В.В."),
    ],
)
def test_name_that_tells_who_is_meant_is_raised(text: str, name: str) -> None:
    [(kind, found)] = named(text)
    assert kind is Kind.NAME
    assert name in found or found in name


def test_given_name_alone_is_another_finding() -> None:
    assert named("Соседка Айгерим жалуется.") == [(Kind.GIVEN_NAME, "Айгерим")]


@pytest.mark.parametrize(
    "text",
    [
        "Когда отремонтируют светофор на пересечении Абая и Сатпаева?",
        "Угол Толе би и Розыбакиева, улица Райымбека.",
        "Байтұрсынов пен Қонаев көшелеріндегі веложол.",
        "Школа имени Момышулы, орден Кенесары.",
        "Житель Талгара, Департамент полиции Алматинской области.",
        "Ұлы Отан соғысы, Алтын Орда базары, Ұлттық Ұлан.",
        "Есік қаласы, Қаскелең, Өтеген батыр кенті.",
    ],
)
def test_streets_places_and_the_honoured_are_not_raised(text: str) -> None:
    assert named(text) == []

import pytest

from pressroom.reading.turn_words import nearest_turn_word
from tests.reading.one_session import problems, question


def turns(body: str) -> list[str]:
    return [turn.text for turn in question(f"## Когда? {{#q1}}\n\n{body}\n").turns]


def test_paragraphs_without_a_word_belong_to_the_turn_before() -> None:
    assert turns("Вопрос: Раз.\n\nДва.\n\nОтвет: Три.\n\n- четыре\n- пять") == [
        "Раз.\n\nДва.",
        "Три.\n\n- четыре\n- пять",
    ]


def test_line_breaks_and_blanks_of_a_citizen_are_kept() -> None:
    assert turns("Вопрос: Раз\n  два   три\n\n\n\nчетыре") == ["Раз\n  два   три\n\n\n\nчетыре"]


def test_words_may_begin_in_the_line_after_the_turns_word() -> None:
    assert turns("Вопрос:\nРаз.\n\nОтвет:\n\n| a | b |\n|---|---|\n| 1 | 2 |") == [
        "Раз.",
        "| a | b |\n|---|---|\n| 1 | 2 |",
    ]


@pytest.mark.parametrize("colon", [" :", "\u00a0:", ":", "   :", "\u202f:", "\u200b:"])
def test_a_blank_before_the_colon_does_no_harm(colon: str) -> None:
    assert turns(f"Вопрос{colon} Раз.") == ["Раз."]


def test_a_backslash_makes_a_turns_word_ordinary_text() -> None:
    assert turns("Вопрос: Он сказал:\n\n\\Ответ: нет.\n\n\\Ответы: ниже.") == [
        "Он сказал:\n\nОтвет: нет.\n\nОтветы: ниже."
    ]


def test_a_backslash_before_other_words_is_kept() -> None:
    assert turns("Вопрос: Путь\n\n\\server\\ответ: нет.") == ["Путь\n\n\\server\\ответ: нет."]


def test_a_turns_word_in_a_sentence_begins_nothing() -> None:
    assert turns("Вопрос: Вот мой Вопрос: когда?\n\nВопрос без двоеточия.") == [
        "Вот мой Вопрос: когда?\n\nВопрос без двоеточия."
    ]


def test_redacted_words_do_not_disturb_the_grammar() -> None:
    assert turns("Вопрос: Это [скрыто: имя], живу на [скрыто: адрес].\n\n[redacted: name]: да") == [
        "Это [скрыто: имя], живу на [скрыто: адрес].\n\n[redacted: name]: да"
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Отвте", "Ответ"),
        ("ответ", "Ответ"),
        ("ОТВЕТ", "Ответ"),
        ("Отвeт", "Ответ"),
        ("От\u00adвет", "Ответ"),
        ("Ответы", "Ответ"),
        ("Ответь", "Ответ"),
        ("Овтет", "Ответ"),
        ("Ответт", "Ответ"),
        ("Воврос", "Вопрос"),
        ("Вапрос", "Вопрос"),
        ("Bопрос", "Вопрос"),
        ("Вопросы", "Вопрос"),
        ("Вопрс", "Вопрос"),
        ("Жауаб", "Жауап"),
        ("жауап", "Жауап"),
        ("Жауаптар", "Жауап"),
        ("Сурак", "Сұрақ"),
        ("Сұрак", "Сұрақ"),
        ("Сұрақтар", "Сұрақ"),
        ("Cұрақ", "Сұрақ"),
        ("Anwser", "Answer"),
        ("Аnswer", "Answer"),
        ("Answers", "Answer"),
        ("Qestion", "Question"),
        ("question", "Question"),
    ],
)
def test_a_slip_in_a_turns_word_is_recognised(typed: str, meant: str | None) -> None:
    assert nearest_turn_word(typed) == meant


@pytest.mark.parametrize(
    "word",
    """
    Важно Совет Отчет Отчёт Опрос Запрос Допрос Отдел Отсчёт Адрес Пример
    Итог Итак Справка Телефон Сайт Привет Расчёт Билет Завет Отвод
    Объект Вывод Ворота Восток Вопреки Ответственный Ответчик
    Вопросник Автор Начальник Источник Время Место Срок Штраф Закон Номер Документы Внимание
    Маңызды Кеңес Мекенжай Тұрақ Сұрау Сурет Сирек Суық Жауапты Жауапкер
    Уақыты Орны Жол Көше Құжаттар Назар Сілтеме
    Note Advice Address Question Answer Example Important Queen Quest Section
    """.split(),
)
def test_ordinary_words_before_a_colon_are_left_in_peace(word: str) -> None:
    assert nearest_turn_word(word) in (None, word)


def test_a_slip_is_reported_only_at_the_start_of_a_paragraph_and_before_a_colon() -> None:
    body = "## Когда? {#q1}\n\nВопрос: Раз\nответ: два\n\nОтвте дан.\n\nмой ответ: три\n"
    assert problems(body) == []


def test_ordinary_english_in_brackets_is_no_unfinished_turn() -> None:
    body = "## When? {#q1}\n\nAnswer: Soon.\n\nAnswer (yes) is not enough.\n"
    assert problems(body, lang="en") == []


def test_positions_count_characters_also_behind_letters_of_several_bytes() -> None:
    body = "## Қашан? {#q1}\n\n  Жауап (2020-10-20, кім): Ертең.\n"
    assert problems(body, lang="kk") == ["3:22 Q207"]

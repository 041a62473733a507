import pytest

from pressroom.language import Language
from pressroom.reading.tongue import contradicted_by, language_of

KK, RU, EN = Language.KK, Language.RU, Language.EN


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Когда отремонтируют светофор на пересечении Абая и Сатпаева?", RU),
        ("Почему нет участкового в селе Бесагаш?", RU),
        ("Можно ли подростку вечером ходить одному?", RU),
        ("Где находится отдел полиции Қонаева?", RU),
        ("Ремонт дорожной разметки", RU),
        ("Жеке куәлігімді жоғалтып алдым. Не істеймін?", KK),
        ("Түнде шуласа, қайда хабарласамыз?", KK),
        ("Бағдаршам қашан жөнделеді?", KK),
        ("Жол кашан жонделеди?", KK),
        ("Полиция бөлімі қайда?", KK),
        ("Абай көшесінде жарық неге жоқ?", KK),
        ("How can I report a theft?", EN),
        ("Where is the nearest police station?", EN),
        ("Это [жасырылған: арыз иесінің аты-жөні мен мекенжайы], что делать?", RU),
    ],
)
def test_a_title_shows_its_language_in_any_file(words: str, language: Language) -> None:
    for otherwise in Language:
        assert language_of(words, otherwise) is language


@pytest.mark.parametrize(
    "words", ["102", "", "Instagram", "Камера", "Полиция", "WhatsApp, Telegram"]
)
def test_words_that_show_no_language_are_in_the_files_own(words: str) -> None:
    for otherwise in Language:
        assert language_of(words, otherwise) is otherwise


@pytest.mark.parametrize(
    ("words", "said", "shown"),
    [
        ("Біздің көшеде бағдаршам екі айдан бері жұмыс істемейді.", RU, KK),
        ("Заявка уже передана дорожной службе, и мы её починим.", KK, RU),
        ("Please tell me where I can report the theft of my car.", RU, EN),
        ("Заявка уже передана дорожной службе, и мы её починим.", EN, RU),
    ],
)
def test_a_text_in_another_language_than_said_is_noticed(
    words: str, said: Language, shown: Language
) -> None:
    assert contradicted_by(words, said) is shown


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Да, на улице Қабанбай батыра, дом 5, рядом с Әлішер көшесі, уже работает камера.", RU),
        ("Қайда?", RU),
        ("Видеофиксация, egov.kz, WhatsApp.", KK),
        ("Откройте приложение Google Chrome for Android and press Enter.", RU),
        ("Полиция қызметкері «Заявка принята, ждите ответа» деп жазады.", KK),
        ("1 2 3 4 5 6 7", KK),
    ],
)
def test_names_quotations_and_short_texts_contradict_nothing(words: str, said: Language) -> None:
    assert contradicted_by(words, said) is None

"""What tells who a person is is found however it is written, and what tells nothing is left."""

from __future__ import annotations

import pytest

from pressroom.privacy.finding import Kind
from pressroom.privacy.identifiers import find_identifiers

PHONES = [
    "8 701 123 45 67",
    "+7 (701) 123-45-67",
    "87011234567",
    "8.701.123.45.67",
    "7011234567",
    "8_701_123_45_67",
    "8**701**1234567",
    "8 7 0 1 1 2 3 4 5 6 7",
    "８７０１１２３４５６７",
    "⑧⑦⓪①①②③④⑤⑥⑦",
    "8️⃣7️⃣0️⃣1️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣",
    "8\u200b701\u200b123\u200b45\u200b67",
    "8\u2009701\u2009123\u00a045\u202f67",
    "8\u0336701\u0336123\u03364567",
    "8 701\n123 45 67",
    "8 701 123\n\n45 67",
    "8&nbsp;701&#49;23&thinsp;4567",
    "8\\u00a0701\\x201234567",
    "8 7О1 12З 45 67",
    "8-7О1-12З-45-67",
    "восемь семьсот один сто двадцать три сорок пять шестьдесят семь",
    "Восемь, семь, ноль, один, один, два, три, четыре, пять, шесть, семь",
    "плюс семь семьсот один сто двадцать три сорок пять шестьдесят семь",
    "сегіз жеті жүз бір жүз жиырма үш қырық бес алпыс жеті",
    "сегиз жети жуз бир жуз жиырма уш кырык бес алпыс жети",
    "сегіз, жеті, нөл, бір, бір, екі, үш, төрт, бес, алты, жеті",
    "8 семьсот один 123 45 67",
    "Восемь. Семь. Ноль. Один. Один. Два. Три. Четыре. Пять. Шесть. Семь.",
    "телефон двести 54 двенадцать",
    "8 (727) 254-12-34",
    "тел. 2-34-56",
    "255-12-34",
    "+998 90 123 45 67",
    "https://wa.me/77011234567",
    "https://site.kz/?tel=87011234567",
]
OTHERS = {
    Kind.IIN: [
        "900101300123",
        "900101 300123",
        "90 01 01 30 01 23",
        "9 0 0 1 0 1 3 0 0 1 2 3",
        "900101-300-123",
        "ИИН: 999999999999",
        "ЖСН 900101300123",
        "БИН 990240001234",
        "9О0101З00123",
        "девять ноль ноль один ноль один три ноль ноль один два три",
    ],
    Kind.CARD: ["4000001234567899", "4000 0012 3456 7899", "4000-0012-3456-7890"],
    Kind.IBAN: ["KZ86 125K ZT50 0410 0100", "КZ86125KZT5004100100", "kz86125kzt5004100100"],
    Kind.PLATE: [
        "123 ABC 02",
        "123ABC02",
        "123 АВС 02",
        "123-АВС-02",
        "номер машины 777 ооо 05",
        "A 123 BCD",
        "А123ВС",
        "А123ВС777",
        "сто двадцать три ABC ноль два",
    ],
    Kind.EMAIL: [
        "ivanova@mail.ru",
        "ivanova @ mail . ru",
        "ivanova (собака) mail.ru",
        "ivanova собака mail точка ru",
        "ivanova[at]mail[dot]ru",
        "iv\u200banova@ma\u200bil.ru",
    ],
    Kind.HANDLE: ["@aigul_92", "t.me/aigul92", "https://www.instagram.com/aigul.92/"],
    Kind.DOCUMENT: [
        "удостоверение личности № 012345678",
        "жеке куәлігім 012345678",
        "N12345678",
        "паспорт 12 345 678",
    ],
    Kind.BIRTH_DATE: [
        "родился 12.05.1985",
        "дата рождения: 1985-05-12",
        "12 мая 1985 года рождения",
        "12.05.1985 г.р.",
        "1985 жылғы 12 мамырда туған",
    ],
    Kind.ADDRESS: [
        "Живу на улице Абая, дом 15, квартира 3",
        "ул. Толе би, 45",
        "ул. Сатпаева 22-10",
        "пр. Достык 12 кв 5",
        "мкр Самал-2, дом 15",
        "дом 5 по улице Абая",
        "Абай көшесі, 15-үй",
        "Жібек жолы көшесі 15 үйде тұрамын",
        "Абай к-сі, 15",
    ],
}
WRITTEN = [(Kind.PHONE, phone) for phone in PHONES]
WRITTEN += [(kind, written) for kind, all_of in OTHERS.items() for written in all_of]

NOBODYS = """
Звоните 102 или 112.
Приказ № 123-ө от 12 марта 2019 года, пункт 4 статьи 590.
Приказ № 681 от 12.05.2020, статья 190 УК РК.
Штраф 150 000 тенге, ущерб 7 012 345 678 тенге и 87 011 234 567 тенге.
7000000000 АҚШ долларына тарта инвестиция.
На улице Абая 2 аварии за день, улица Абая, 2020 год, на улице Абая 16 октября было темно.
Светофор на пересечении Абая и Сатпаева, трасса А-3, 351 км, трасса М-36.
В 2019, 2020, 2021 годах; 2010, 2011, 2012 жылдары.
Эфир 16.10.2020 10:00, с 16.10.2020 по 18.10.2020, 2012/2012-10-16-talgar.
Маршруты 8, 70, 71, 72, 73, 74; счёт 1 2 3 4 5 6 7 8 9 10 11 12.
Бір екі үш төрт бес алты жеті сегіз тоғыз он.
https://www.youtube.com/watch?v=abc123
https://www.facebook.com/watch/?v=900101300123555
https://adilet.zan.kz/rus/docs/K1400000235
Страница @police_almobl, https://www.instagram.com/police_almobl/
Отдел полиции: ул. Лермонтова, 53. Школа № 5, улица Абая, 12.
ЕРДР № 187500031000123, КУИ 2019 000 123, приказ 123456.
Украли телефон за 150 000 тенге, телефон доверия 102.
Город родился в 1854 году, День рождения города 16 октября.
Мужчина 1985 года рождения задержан.
Координаты 43.238949, 76.889709. ISO 9001:2015. У 12 000 000 человек.
Абай көшесінде 3 апат болды, көшенің бойында 5 шам жоқ.
Один раз, два раза, три раза, сто двадцать три человека.
/assets/main.0e8701123456789a.css 123e4567-e89b-12d3-a456-426614174000
at: 0:45:10
/akn/kz/debate/2020-10-16/2020-10-16-talgar/rus@2020-10-16.akn
Пишите на адрес press@example.org.
Вот та самая улица. Выполняют заявлять зарплатам детством 57, книги и знаки.
Закрыли нашу улицу. В ней Абая 57, и всё.
Келді біздің көшесі. 57, Адам үйі жоқ.
Олардың саны жүз. Елу 21 болды.
Бар жүз 33 қырық жазылды, сто 12 он сказал.
""".strip().splitlines()


@pytest.mark.parametrize(("kind", "written"), WRITTEN, ids=[text for _, text in WRITTEN])
def test_identifier_is_found_whatever_its_disguise(kind: Kind, written: str) -> None:
    for text in (written, f"Здравствуйте, вот: {written}, спасибо.\n\nОтвет: да."):
        found = find_identifiers(text)
        assert kind in {one.kind for one in found}


@pytest.mark.parametrize("text", NOBODYS)
def test_numbers_and_places_of_nobody_are_left(text: str) -> None:
    assert find_identifiers(text) == []


def test_finding_stands_where_its_characters_are_written() -> None:
    disguised = "8\u200b701 сто двадцать три 4️⃣5️⃣ 67"
    text = f"## Вопрос {{#q1}}\n\nВопрос: звоните {disguised}!\n"
    [found] = find_identifiers(text)
    assert text[found.start : found.end] == disguised


def test_two_numbers_in_a_row_are_two_findings() -> None:
    text = "8 701 123 45 67, 8 702 123 45 67"
    assert [text[one.start : one.end] for one in find_identifiers(text)] == text.split(", ")


def test_long_text_of_digits_takes_time_in_proportion_to_its_length() -> None:
    assert find_identifiers("1 " * 200_000) is not None
    assert find_identifiers("8 701 " * 50_000) is not None
    assert find_identifiers("ул. А" * 50_000) is not None
    assert find_identifiers("a@" * 100_000) is not None


@pytest.mark.parametrize("words", ["1 ", "87011234567 ", "12 345 678 901; да ", "\n## 87011234567"])
def test_mass_of_figures_is_refused_as_a_whole(words: str) -> None:
    text = words * (200_000 // len(words))
    found = find_identifiers(text)
    assert found[-1].end >= len(text.rstrip())
    assert len(found) <= 1001

import pytest

from pressroom.language import Language
from pressroom.model.session import TurnKind
from tests.reading.one_session import BODY_LINE, problems, question, session


def test_what_stands_before_the_first_question_is_the_lead() -> None:
    found = session("\nПервый абзац.\n\nВторой *абзац*.\n\n## Когда? {#q1}\n")
    assert found.lead == "Первый абзац.\n\nВторой *абзац*."
    assert found.lead_line == BODY_LINE + 1


def test_a_session_may_have_a_lead_alone_or_nothing() -> None:
    assert session("Анонс эфира.").lead == "Анонс эфира."
    assert session("").questions == ()


def test_questions_stand_in_the_order_of_the_file_with_their_ids_and_lines() -> None:
    found = session("## Второй? {#q2}\n\n## Первый? {#q1}\n\n## Десятый? {#q10}\n")
    assert [q.facts.id for q in found.questions] == ["q2", "q1", "q10"]
    assert [q.facts.line - BODY_LINE for q in found.questions] == [0, 2, 4]
    assert [q.title for q in found.questions] == ["Второй?", "Первый?", "Десятый?"]


def test_a_title_is_plain_text_as_typed() -> None:
    only = question("## Что такое *это* & <b>то</b> `код` [ссылка](x)? {#q1}\n")
    assert only.title == "Что такое *это* & <b>то</b> `код` [ссылка](x)?"


def test_a_question_without_an_answer_is_unanswered() -> None:
    assert not question("## Когда? {#q1}\n\nВопрос: Когда починят?\n").facts.answered
    assert question("## Когда? {#q1}\n\nОтвет: Завтра.\n").facts.answered


def test_a_block_may_stand_right_under_the_heading_or_after_empty_lines() -> None:
    for gap in ("", "\n", "\n\n"):
        only = question(f"## Когда? {{#q1}}\n{gap}topic: roads\nat: 0:01:02\n\nОтвет: Завтра.\n")
        assert only.facts.topics == ("roads",)
        assert only.facts.at == 62


def test_a_question_may_have_no_block_and_no_turn() -> None:
    only = question("## Когда? {#q1}\n")
    assert only.facts.topics == ()
    assert only.facts.district is None
    assert only.turns == ()


def test_a_turn_may_follow_the_block_without_an_empty_line() -> None:
    only = question("## Когда? {#q1}\ntopic: roads\nВопрос: Когда?\n\nОтвет: Завтра.\n")
    assert [turn.text for turn in only.turns] == ["Когда?", "Завтра."]


def test_a_heading_inside_a_block_of_code_is_a_question_all_the_same() -> None:
    found = session("## Раз? {#q1}\n\nОтвет: Так:\n\n```\n\n## Два? {#q2}\n\nОтвет: Нет.\n")
    assert [q.facts.id for q in found.questions] == ["q1", "q2"]


def test_a_backslash_makes_a_heading_ordinary_text() -> None:
    only = question("## Как? {#q1}\n\nВопрос: Пишу:\n\\## так\n\nОтвет: Да:\n\n\\## так\n")
    assert only.turns[0].text == "Пишу:\n## так"
    assert only.turns[1].text == "Да:\n\n\\## так", "in Markdown the backslash is Markdown's own"


def test_deeper_headings_belong_to_the_answer() -> None:
    only = question("## Как? {#q1}\n\nОтвет: Так.\n\n### Что взять\n\nПаспорт.\n")
    assert only.turns[0].text == "Так.\n\n### Что взять\n\nПаспорт."


def test_questions_words_may_look_like_headings_and_lines() -> None:
    body = "## Как? {#q1}\n\nВопрос: Смотрите\n---\n# раз\n=====\n"
    assert question(body).turns[0].text == "Смотрите\n---\n# раз\n====="


@pytest.mark.parametrize(
    ("heading", "problem"),
    [
        ("## Когда?", "1:1 Q101"),
        ("## Когда? {#Q1}", "1:11 Q102"),
        ("## Когда? {#q01}", "1:11 Q102"),
        ("## Когда? { #q1}", "1:11 Q102"),
        ("## Когда? {#q0}", "1:11 Q102"),
        ("## Когда? {#q1234567}", "1:11 Q102"),
        ("## Когда? {#q1} ##", "1:11 Q103"),
        ("## {#q1}", "1:1 Q105"),
        ("##Когда? {#q1}", "1:1 Q106"),
        ("### Когда? {#q1}", "1:1 Q107"),
        ("Когда? {#q1}", "1:1 Q108"),
    ],
)
def test_a_wrong_heading_is_told_where_it_is_wrong(heading: str, problem: str) -> None:
    assert problems(heading + "\n") == [problem]


def test_an_answer_later_than_on_air_keeps_its_day_and_its_speaker() -> None:
    body = "## Когда? {#q1}\n\nОтвет ({}): Завтра.\n"
    for inside in ("inspector-talgar, 2020-10-20", "2020-10-20, inspector-talgar"):
        (turn,) = question(body.replace("{}", inside)).turns
        assert turn.speaker == "inspector-talgar"
        assert str(turn.answered_on) == "2020-10-20"


def test_speakers_are_all_who_answer_in_public() -> None:
    body = (
        "## Раз? {#q1}\n\nОтвет (inspector-talgar): Да.\n\n"
        "## Два? {#q2}\n\nvisibility: hidden\nreason: Личное\n\nОтвет: Нет.\n"
    )
    assert session(body).facts.speakers == ("chief-talgar", "inspector-talgar")
    hidden = body.replace("Ответ (inspector-talgar)", "Ответ").replace(
        "Ответ: Нет", "Ответ (inspector-talgar): Нет"
    )
    assert session(hidden).facts.speakers == ("chief-talgar",)


def test_media_are_the_files_that_published_texts_show() -> None:
    shown = "![план]({static}/images/plan.png)"
    assert session(f"{shown}\n").facts.media == ("images/plan.png",)
    answer = f"## Где? {{#q1}}\n\nОтвет: {shown}\n"
    assert session(answer).facts.media == ("images/plan.png",)
    hidden = answer.replace("}\n\n", "}\n\nvisibility: hidden\nreason: Личное\n\n", 1)
    assert session(hidden).facts.media == ()
    evidence = (
        "## Где? {#q1}\n\ncontrol:\n  promise: Показать\n  updates:\n"
        "    - {on: 2020-10-20, status: done, evidence: recordings/2020.mp4}\n\nОтвет: Тут.\n"
    )
    assert session(evidence).facts.media == ("recordings/2020.mp4",)


def test_turns_of_both_languages_stand_in_one_file() -> None:
    body = (
        "## Жол қашан жөнделеді? {#q1}\n\n"
        "Сұрақ: Қашан?\n\nОтвет: Завтра.\n\nQuestion: When?\n\nЖауап: Ертең.\n"
    )
    only = question(body)
    assert only.facts.lang is Language.KK
    assert [turn.lang for turn in only.turns] == ["kk", "ru", "en", "kk"]
    assert [turn.kind for turn in only.turns] == [
        TurnKind.QUESTION,
        TurnKind.ANSWER,
        TurnKind.QUESTION,
        TurnKind.ANSWER,
    ]


def test_the_language_that_a_question_states_holds_for_all_of_it() -> None:
    only = question("## Когда? {#q1}\n\nlang: kk\n\nВопрос: Қашан?\n\nОтвет: Ертең.\n")
    assert only.facts.lang is Language.KK
    assert [turn.lang for turn in only.turns] == ["kk", "kk"]


def test_all_problems_of_a_file_are_found_in_one_go() -> None:
    body = "## Раз?\n\ntopic: road\n\nОтвте: Да.\n\n## Два? {#q2}\n\nОтвет (nobody):\n"
    assert problems(body) == ["1:1 Q101", "3:8 S106", "5:1 Q201", "9:1 Q202", "9:8 S105"]

"""Each question looks like what became of it, on its session's page and on its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import Tag

from tests.site.small_site import BuiltSite, build_site, hrefs, lang_of, session, text_of
from tests.site.whole_site import LATER, RU, TALGAR

FOLDER = f"ru/sessions/{TALGAR}"


def question(site: BuiltSite, name: str, path: str = RU) -> Tag:
    """A question as it stands on its session's page."""
    found = site.page(path).select_one(f"article#{name}")
    assert found is not None
    return found


def own_page(site: BuiltSite, name: str) -> Tag:
    """The main part of a question's own page."""
    main = site.page(f"{FOLDER}/{name}.html").main
    assert isinstance(main, Tag)
    return main


def both(site: BuiltSite, name: str) -> list[Tag]:
    """The two places where a question stands."""
    return [question(site, name), own_page(site, name)]


def test_question_answers_and_follow_up_stand_in_the_order_of_the_broadcast(
    whole: BuiltSite,
) -> None:
    for place in both(whole, "q1"):
        turns = [text_of(words) for words in place.select(".turn__words")]
        assert turns == [
            "Светофор не работает второй месяц. Кто отвечает?",
            "Заявка передана дорожной службе.",
            "А регулировщик будет?",
            "Будет с 7:30.",
            "Регулировщик уже стоит.",
        ]
        assert text_of(place.find("strong")) == "передана"


def test_answer_names_the_speaker_with_the_post_and_the_day_when_given_later(
    whole: BuiltSite,
) -> None:
    for place in both(whole, "q1"):
        who = [text_of(line) for line in place.select(".turn--answer .turn__who")]
        assert who[0] == "Ответ Начальник, начальник отдела"
        assert who[1] == "Ответ Инспектор"
        assert "20 октября 2020 г." in who[2]


@pytest.mark.parametrize(
    ("day", "post"),
    [("2020-12-31", "начальник отдела"), ("2021-01-01", "начальник управления")],
)
def test_speaker_s_post_is_the_one_held_on_the_day_of_the_broadcast(
    tmp_path: Path, day: str, post: str
) -> None:
    body = "## Вопрос? {#q1}\n\nВопрос: Да?\n\nОтвет: Да.\n"
    name = f"{day}-talgar"
    site = build_site(
        tmp_path,
        {f"sessions/{day[:4]}/{name}.ru.md": session(body, date=f"{day} 10:00")},
        PRESS_NOW="2021-02-01T12:00:00+06:00",
    )
    speaker = site.page(f"ru/sessions/{name}/index.html").select_one(".turn__speaker")
    assert text_of(speaker) == f"Начальник, {post}"


def test_place_in_the_broadcast_links_to_that_second_of_the_recording(whole: BuiltSite) -> None:
    for place in both(whole, "q1"):
        time = place.find("time", string="0:45:10")
        assert isinstance(time, Tag)
        assert time["datetime"] == "PT45M10S"
        link = time.find_parent("a")
        assert link is not None
        assert link["href"] == "https://www.youtube.com/watch?v=abc123&t=2710s"


def test_topics_and_asker_are_named(whole: BuiltSite) -> None:
    for place in both(whole, "q1"):
        facts = text_of(place.select_one(".question__facts"))
        assert "Дороги, Камеры" in facts
        assert "Житель Талгара" in facts


def test_citation_names_question_session_place_day_and_address(whole: BuiltSite) -> None:
    citation = text_of(own_page(whole, "q1").select_one("#citation"))
    for words in (
        "Когда починят светофор?",
        "Прямой эфир",
        "Талгарский район",
        "16 октября 2020 г.",
        f"https://press.example/{FOLDER}/q1.html",
    ):
        assert words in citation


def test_unanswered_question_is_published_and_says_so(whole: BuiltSite) -> None:
    for place in both(whole, "q2"):
        assert "На улице темно." in text_of(place)
        assert (
            text_of(place.select_one(".question__unanswered")) == "На этот вопрос пока нет ответа."
        )


def test_no_byte_of_the_site_holds_a_word_of_a_hidden_question(whole: BuiltSite) -> None:
    for words in ("ТАЙНОГО", "СЕКРЕТНУЮ", "НЕГЛАСНЫМИ", "ЖАСЫРЫН", "ҚҰПИЯ", "пожаловался"):
        assert whole.mentions(words) == []


def test_hidden_question_keeps_its_place_address_and_reason(whole: BuiltSite) -> None:
    for place in both(whole, "q3"):
        assert "Касается частной жизни." in text_of(place)
        assert "Камеры" not in text_of(place)
    page = whole.page(f"{FOLDER}/q3.html")
    assert page.select_one("meta[name=robots][content=noindex]") is not None
    assert page.title is not None
    assert text_of(page.title).startswith("Вопрос 3")


def test_merged_question_s_address_leads_to_the_question_that_it_repeats(
    whole: BuiltSite,
) -> None:
    page = whole.page(f"{FOLDER}/q4.html")
    refresh = page.select_one("meta[http-equiv=refresh]")
    canonical = page.select_one("link[rel=canonical]")
    assert refresh is not None
    assert canonical is not None
    assert refresh["content"] == f"0; url=/{FOLDER}/q1.html"
    assert canonical["href"] == f"https://press.example/{FOLDER}/q1.html"
    assert f"/{FOLDER}/q1.html" in hrefs(question(whole, "q4"))


def test_merged_question_is_counted_among_the_times_asked(whole: BuiltSite) -> None:
    # Once at q1 itself, twice at q4.
    for place in both(whole, "q1"):
        assert "Задан 3 раза" in text_of(place.select_one(".question__facts"))


def test_superseded_answer_leads_to_the_newer_one(whole: BuiltSite) -> None:
    for place in both(whole, "q5"):
        notice = place.select_one(".notice")
        assert notice is not None
        assert text_of(notice.a) == "Теперь вопрос можно прислать заранее?"
        assert hrefs(notice) == {"/ru/sessions/2020-11-05-talgar/q1.html"}
        assert "Пока нельзя." in text_of(place)


def test_newer_answer_that_is_not_translated_is_shown_in_the_language_that_has_it(
    tmp_path: Path,
) -> None:
    older = "## Сұрақ? {#q1}\n\nsuperseded_by: 2020-11-05-talgar#q2\n\nСұрақ: А?\n\nЖауап: Ә.\n"
    first = "## Вопрос? {#q1}\n\nВопрос: Да?\n\nОтвет: Да.\n\n"
    second = "## Новый ответ? {#q2}\n\nВопрос: Да?\n\nОтвет: Да.\n"
    translation = "## Сұрақ? {#q1}\n\nСұрақ: Ә?\n\nЖауап: Ә.\n"
    day = "2020-11-05 10:00"
    site = build_site(
        tmp_path,
        {
            f"sessions/2020/{TALGAR}.kk.md": session(older),
            f"sessions/2020/{LATER}.ru.md": session(first + second, date=day),
            f"sessions/2020/{LATER}.kk.md": session(translation, date=day, translated="2020-11-06"),
        },
    )
    notice = question(site, "q1", f"kk/sessions/{TALGAR}/index.html").select_one(".notice")
    assert notice is not None
    assert hrefs(notice) == {f"/ru/sessions/{LATER}/q2.html"}
    assert lang_of(notice.a) == "ru"


def test_answer_is_out_of_date_from_the_day_after_its_review_was_due(whole: BuiltSite) -> None:
    for place in both(whole, "q6"):
        assert "19 ноября 2020 г." in text_of(place.select_one(".notice"))
    for place in both(whole, "q7"):
        assert place.select_one(".notice") is None


def test_day_for_which_an_answer_holds_is_named(whole: BuiltSite) -> None:
    for place in both(whole, "q6"):
        assert "16 октября 2020 г." in text_of(place.select_one(".question__facts"))


def test_redacted_words_are_a_labelled_gap_with_their_reason(whole: BuiltSite) -> None:
    for place in both(whole, "q8"):
        gap = place.select_one(".redaction")
        assert "имя заявителя" in text_of(gap)
        assert "[скрыто" not in text_of(place)


def test_words_left_out_of_a_title_are_a_gap_in_its_headings_and_words_elsewhere(
    tmp_path: Path,
) -> None:
    body = "## Когда ответят [скрыто: имя] & семье? {#q1}\n\nВопрос: Когда?\n\nОтвет: Ответили.\n"
    site = build_site(tmp_path, {f"sessions/2020/{TALGAR}.ru.md": session(body)})
    for heading in (question(site, "q1").h3, own_page(site, "q1").h1):
        assert isinstance(heading, Tag)
        assert text_of(heading.select_one(".redaction")) == "скрыто: имя"
        assert text_of(heading) == "Когда ответят скрыто: имя & семье?"
    title = text_of(site.page(f"{FOLDER}/q1.html").title)
    assert title.startswith("Когда ответят [скрыто: имя] & семье?")


def test_unlisted_question_stands_with_its_session_and_in_no_list(whole: BuiltSite) -> None:
    assert "Ответ по частному случаю." in text_of(question(whole, "q9"))
    page = whole.page(f"{FOLDER}/q9.html")
    assert page.select_one("meta[name=robots][content=noindex]") is not None
    assert sorted(whole.mentions("Вопрос не для списков")) == [RU, f"{FOLDER}/q9.html"]


def test_listed_questions_may_be_found_by_search_engines(whole: BuiltSite) -> None:
    assert whole.page(f"{FOLDER}/q1.html").select_one("meta[name=robots]") is None


def test_commitment_shows_promise_owner_day_and_its_whole_history(whole: BuiltSite) -> None:
    for place in both(whole, "q10"):
        promise = place.select_one(".commitment")
        assert promise is not None
        assert text_of(promise.select_one(".commitment__promise")) == "Назначить участкового"
        assert "Инспектор" in text_of(promise)
        assert "16 ноября 2020 г." in text_of(promise)
        history = [text_of(update) for update in promise.select(".commitment__update")]
        assert "10 ноября 2020 г." in history[0]
        assert "Передано в управление" in history[0]
        assert "Участковый назначен" in history[1]
        assert "https://example.org/order" in hrefs(promise)
        assert text_of(promise.select_one(".commitment__head .tag")) == "Выполнено"
        assert promise.select_one(".tag--bad") is None


def test_open_commitment_is_overdue_when_its_day_has_passed(whole: BuiltSite) -> None:
    for place in both(whole, "q11"):
        assert "Срок прошёл" in text_of(place.select_one(".commitment__head"))


@pytest.mark.parametrize(
    ("now", "overdue"), [("2020-11-18T23:59+06:00", False), ("2020-11-19T00:00+06:00", True)]
)
def test_commitment_is_not_overdue_on_its_last_day(tmp_path: Path, now: str, overdue: bool) -> None:
    body = (
        "## Когда? {#q1}\n\ncontrol:\n  promise: Осмотреть\n  due: 2020-11-18\n\n"
        "Вопрос: Когда?\n\nОтвет: Скоро.\n"
    )
    site = build_site(tmp_path, {f"sessions/2020/{TALGAR}.ru.md": session(body)}, PRESS_NOW=now)
    head = text_of(question(site, "q1").select_one(".commitment__head"))
    assert ("Срок прошёл" in head) is overdue


def test_corrections_stand_on_the_session_and_on_the_question_that_they_correct(
    whole: BuiltSite,
) -> None:
    of_session = text_of(whole.page(RU).select_one("section.corrections"))
    assert "Исправлен номер заявки" in of_session
    assert "Уточнено число зрителей" in of_session
    for place in both(whole, "q1"):
        here = text_of(place.select_one(".corrections--here"))
        assert "Исправлен номер заявки" in here
        assert "20 октября 2020 г." in here
        assert "Уточнено число зрителей" not in here
    assert own_page(whole, "q2").select_one(".corrections--here") is None


def test_correction_of_a_hidden_question_names_its_id_only(whole: BuiltSite) -> None:
    corrections = whole.page(RU).select_one("section.corrections")
    assert corrections is not None
    link = corrections.select_one(f"a[href='/{FOLDER}/q3.html']")
    assert text_of(link) == "q3"


def test_each_turn_is_marked_with_the_language_in_which_it_was_said(whole: BuiltSite) -> None:
    for place in both(whole, "q12"):
        asked, answered = place.select(".turn__words")
        assert lang_of(asked) == "kk"
        assert lang_of(answered) == "ru"
    title = question(whole, "q12").h3
    assert isinstance(title, Tag)
    assert lang_of(title) == "kk"
    assert lang_of(own_page(whole, "q12").h1) == "kk"


@pytest.mark.parametrize(
    ("recording", "link"),
    [
        ("https://youtu.be/abc123", "https://youtu.be/abc123?t=2710s"),
        ("https://video.example/2020.mp4", "https://video.example/2020.mp4#t=2710"),
    ],
)
def test_other_recordings_are_linked_at_the_second_too(
    tmp_path: Path, recording: str, link: str
) -> None:
    body = "## Вопрос? {#q1}\n\nat: 0:45:10\n\nВопрос: Да?\n\nОтвет: Да.\n"
    site = build_site(
        tmp_path, {f"sessions/2020/{TALGAR}.ru.md": session(body, recording=recording)}
    )
    assert link in hrefs(question(site, "q1"))


def test_words_of_citizens_are_shown_as_typed(tmp_path: Path) -> None:
    body = (
        "## А это <b>жирно</b> & *звёздочки*? {#q1}\n\n"
        "Вопрос: <script>alert(1)</script> [ссылка](javascript:alert(1)) **нет** {{ 7*7 }}\n\n"
        "Ответ: <img src=x onerror=alert(1)> Обычный ответ.\n"
    )
    site = build_site(tmp_path, {f"sessions/2020/{TALGAR}.ru.md": session(body)})
    place = question(site, "q1")
    assert text_of(place.h3) == "А это <b>жирно</b> & *звёздочки*?"
    asked, answered = place.select(".turn__words")
    assert text_of(asked) == (
        "<script>alert(1)</script> [ссылка](javascript:alert(1)) **нет** {{ 7*7 }}"
    )
    assert "<img src=x onerror=alert(1)>" in text_of(answered)
    assert all(words.find(["script", "img", "b", "strong"]) is None for words in (asked, answered))
    assert place.find(["script", "img"]) is None
    assert not any(href.startswith("javascript:") for href in hrefs(place))

"""A broadcast has its page before it happens; what changed is said, what is cancelled stays."""

from __future__ import annotations

from tests.site.small_site import BuiltSite, text_of

FOLDER = "ru/sessions"


def test_confirmed_broadcast_says_when_it_was_moved_from_what_and_why(whole: BuiltSite) -> None:
    page = whole.page(f"{FOLDER}/2020-12-02-talgar/index.html")
    assert text_of(page.select_one(".session__tags")) == "Дата подтверждена"
    notice = page.select_one(".session__head .notice")
    assert notice is not None
    assert "Перенесено из-за учений" in text_of(notice)
    assert "1 декабря 2020 г. в 10:00" in text_of(notice.s)
    assert "14 ноября 2020 г." in text_of(notice)
    assert "2 декабря 2020 г. в 15:00" in text_of(page.select_one("dl.facts"))
    assert text_of(page.select_one(".session__lead")) == "Ждём вопросы."


def test_provisional_broadcast_says_that_its_date_may_change(whole: BuiltSite) -> None:
    page = whole.page(f"{FOLDER}/2020-12-09-talgar/index.html")
    assert text_of(page.select_one(".session__tags")) == "Дата уточняется"
    assert "может измениться" in text_of(page.select_one(".notice"))


def test_cancelled_broadcast_keeps_its_page_and_says_why(whole: BuiltSite) -> None:
    page = whole.page(f"{FOLDER}/2020-12-16-talgar/index.html")
    assert text_of(page.select_one(".session__tags")) == "Отменён"
    assert "День Независимости" in text_of(page.select_one(".notice"))


def test_lists_say_what_became_of_a_broadcast(whole: BuiltSite) -> None:
    items = whole.page("ru/sessions/index.html").select(".session-item")
    tags = [[text_of(tag) for tag in item.select(".tag")] for item in items]
    assert tags == [["Отменён"], ["Дата уточняется"], ["Дата подтверждена"], [], []]


def test_page_claims_nothing_about_the_moment_at_which_it_is_read(whole: BuiltSite) -> None:
    page = text_of(whole.page(f"{FOLDER}/2020-12-02-talgar/index.html"))
    for claim in ("завтра", "сегодня", "через", "сейчас"):
        assert claim not in page.lower()

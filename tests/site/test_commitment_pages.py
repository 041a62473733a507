"""The register of promises: what stands where, in what order, and what switching it off removes."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import Tag

from pressroom.building.pipeline import build
from tests.site.small_site import (
    NOW,
    REGISTERS,
    BuiltSite,
    Files,
    build_site,
    emitters_for,
    hrefs,
    session,
    settings_for,
    text_of,
    write_files,
)

AIR = "2020-10-16-talgar"
STANDINGS = ("open", "overdue", "done", "not-done", "handed-over")


def promise(number: int, words: str, *lines: str, visibility: str = "public") -> str:
    """A question with a promise."""
    control = "".join(f"  {line}\n" for line in (f"promise: {words}", *lines))
    return (
        f"## Вопрос {number}? {{#q{number}}}\n\nvisibility: {visibility}\ncontrol:\n{control}\n"
        f"Вопрос: Когда?\n\nОтвет: Скоро.\n\n"
    )


def update(on: str, status: str, rest: str = "note: Сказано") -> str:
    """A history of one update."""
    return f"updates: [{{on: {on}, status: {status}, {rest}}}]"


EVIDENCE = 'evidence: "https://example.org/order"'
BODY = "".join(
    [
        promise(1, "Открытое", "due: 2020-12-01", "owner: chief"),
        promise(2, "Без срока"),
        promise(3, "Просроченное", "due: 2020-11-18", "owner: inspector"),
        promise(4, "Давно просроченное", "due: 15 рабочих дней", "owner: chief"),
        promise(5, "Выполненное", update("2020-11-01", "done", EVIDENCE)),
        promise(6, "Невыполненное", update("2020-11-03", "not-done")),
        promise(7, "Переданное", update("2020-11-02", "handed-over")),
        promise(8, "Не для списков", visibility="unlisted"),
    ]
)
FILES: Files = {f"sessions/2020/{AIR}.ru.md": session(BODY)}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return build_site(tmp_path_factory.mktemp("register"), FILES)


def promised(site: BuiltSite, path: str) -> list[str]:
    """The promises of a page in their order."""
    return [text_of(each) for each in site.page(path).select(".promise__what")]


def counts(site: BuiltSite, path: str = "ru/commitments/index.html") -> dict[str, int]:
    """How many promises the page says there are at each place."""
    links = site.page(path).select(".standings__link")
    return {
        str(link["href"]).split("/")[-2]: int(text_of(link.select_one(".standings__count")))
        for link in links
    }


def test_each_promise_stands_at_one_place(site: BuiltSite) -> None:
    assert {at: promised(site, f"ru/commitments/{at}/index.html") for at in STANDINGS} == {
        "open": ["Открытое", "Без срока"],
        "overdue": ["Давно просроченное", "Просроченное"],
        "done": ["Выполненное"],
        "not-done": ["Невыполненное"],
        "handed-over": ["Переданное"],
    }


def test_numbers_are_those_of_the_lists_and_add_up(site: BuiltSite) -> None:
    listed = {at: len(promised(site, f"ru/commitments/{at}/index.html")) for at in STANDINGS}
    assert counts(site) == listed
    year = promised(site, "ru/commitments/2020/index.html")
    assert len(year) == sum(listed.values()) == 7
    assert "7 обещаний" in text_of(site.page("ru/commitments/index.html").select_one(".lead + p"))


def test_table_of_districts_adds_up_to_the_register(site: BuiltSite) -> None:
    tables = site.page("ru/commitments/index.html").select("table")
    rows = [[text_of(cell) for cell in row.select("th, td")] for row in tables[0].select("tr")]
    assert rows[0][0] == "Район"
    assert rows[1:] == [["Талгарский район", "7", "2", "2", "1", "1", "1"]]
    owners = [[text_of(cell) for cell in row.select("th, td")] for row in tables[1].select("tr")]
    assert owners[1:] == [
        ["Начальник", "2", "1", "1", "0", "0", "0"],
        ["Инспектор", "1", "0", "1", "0", "0", "0"],
    ]


def test_promise_of_an_unlisted_question_is_in_no_list(site: BuiltSite) -> None:
    assert [path for path in site.mentions("Не для списков") if "commitments" in path] == []


def test_register_is_the_same_in_every_language(site: BuiltSite) -> None:
    for lang in ("kk", "en"):
        assert counts(site, f"{lang}/commitments/index.html") == counts(site)


def test_page_says_of_which_day_its_numbers_are_and_how_they_are_counted(site: BuiltSite) -> None:
    page = site.page("ru/commitments/index.html")
    assert "20 ноября 2020 г." in text_of(page.select_one(".lead + p"))
    rules = text_of(page.select_one("#rules ~ .prose"))
    assert "лишь называет другое ведомство" in rules
    assert "У 1 обещания срок не назван" in rules
    assert "/ru/commitments/#rules" in hrefs(site.page("ru/commitments/overdue/index.html"))


def test_question_leads_to_the_register_and_the_register_back(site: BuiltSite) -> None:
    question = f"/ru/sessions/{AIR}/q3.html"
    assert question in hrefs(site.page("ru/commitments/overdue/index.html"))
    box = site.page(question[1:]).select_one(".commitment")
    assert isinstance(box, Tag)
    assert "/ru/commitments/" in hrefs(box)


def test_evidence_can_be_opened_from_the_list(site: BuiltSite) -> None:
    assert "https://example.org/order" in hrefs(site.page("ru/commitments/done/index.html"))


def test_reader_of_another_language_sees_what_language_a_promise_leads_to(
    site: BuiltSite,
) -> None:
    link = site.page("kk/commitments/done/index.html").select_one(".promise__what a")
    assert link is not None
    assert link["hreflang"] == "ru"
    assert link["href"] == f"/ru/sessions/{AIR}/q5.html"


def test_translation_that_is_behind_does_not_take_back_what_was_done(tmp_path: Path) -> None:
    kept = promise(1, "Починить", update("2020-11-01", "done", EVIDENCE))
    behind = "## Сұрақ? {#q1}\n\ncontrol:\n  promise: Жөндеу\n\nСұрақ: А?\n\nЖауап: Ә.\n"
    site = build_site(
        tmp_path,
        {
            f"sessions/2020/{AIR}.ru.md": session(kept),
            f"sessions/2020/{AIR}.kk.md": session(behind, translated="2020-10-17"),
        },
        PRESS_PUBLIC=False,
    )
    for lang in ("kk", "ru"):
        assert counts(site, f"{lang}/commitments/index.html")["done"] == 1
        assert promised(site, f"{lang}/commitments/open/index.html") == []


def test_large_year_is_cut_by_month(tmp_path: Path) -> None:
    def month(number: int, many: int) -> str:
        body = "".join(promise(n, f"Обещание {n}") for n in range(1, many + 1))
        return session(body, date=f"2020-{number:02}-07 10:00")

    files = {
        "sessions/2020/2020-09-07-talgar.ru.md": month(9, 150),
        "sessions/2020/2020-10-07-talgar.ru.md": month(10, 60),
    }
    site = build_site(tmp_path, files)
    assert promised(site, "ru/commitments/2020/index.html") == []
    months = site.page("ru/commitments/2020/index.html").select(".months li")
    assert [text_of(each) for each in months] == [
        "сентябрь 2020 г. 150 обещаний",
        "октябрь 2020 г. 60 обещаний",
    ]
    assert len(promised(site, "ru/commitments/2020-09/index.html")) == 150
    assert len(promised(site, "ru/commitments/2020-10/index.html")) == 60
    assert len(promised(site, "ru/commitments/open/index.html")) == 100
    assert counts(site)["open"] == 210


def test_archive_without_promises_has_an_empty_register(tmp_path: Path) -> None:
    site = build_site(tmp_path, {f"sessions/2020/{AIR}.ru.md": session("")})
    assert counts(site) == dict.fromkeys(STANDINGS, 0)
    assert text_of(site.page("ru/commitments/index.html").select_one(".empty"))
    assert "ru/commitments/2020/index.html" not in site.files


def test_switched_off_register_leaves_no_file_and_no_link(tmp_path: Path) -> None:
    content = write_files(tmp_path / "content", {**REGISTERS, **FILES})
    settings = settings_for(content, tmp_path / "output", PRESS_NOW=NOW)
    emitters = [one for one in emitters_for(settings) if one.name != "commitment-pages"]
    site = BuiltSite(settings.output, build(settings, emitters))
    assert site.mentions("/commitments/") == []


def test_register_tells_how_to_cite_it_and_of_which_day(site: BuiltSite) -> None:
    citation = text_of(site.page("ru/commitments/index.html").select_one("#citation"))
    assert citation.startswith("Обещания, данные в эфире. Департамент полиции")
    assert citation.endswith("20 ноября 2020 г. https://press.example/ru/commitments/")

"""The register of promises in every state that looks different."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from pressroom.language import Words
from pressroom.model.commitment import CommitmentStatus
from pressroom.rendering.contexts import Link, YearLink
from pressroom.rendering.question_contexts import UpdateView
from pressroom.rendering.register_contexts import (
    Choice,
    CommitmentGroup,
    CommitmentItem,
    CommitmentListPage,
    CommitmentsPage,
    MonthLink,
    StandingLink,
)
from pressroom.rendering.table_contexts import DataTable, TableRow
from tests.theme.example_records import KK, RU, Examples

_WORDS = {
    "open": ("Орындалуда", "В работе"),
    "overdue": ("Мерзімі өтті", "Срок прошёл"),
    "done": ("Орындалды", "Выполнено"),
    "not-done": ("Орындалмады", "Не выполнено"),
    "handed-over": ("Берілді", "Передано"),
}


def promise_items(x: Examples) -> tuple[CommitmentItem, ...]:
    """One promise at each place of the register."""
    return (
        _item(x, "open", CommitmentStatus.OPEN),
        _item(x, "overdue", CommitmentStatus.REOPENED, steps=3),
        _item(x, "done", CommitmentStatus.DONE, steps=2, demonstration=True),
        _item(x, "not-done", CommitmentStatus.NOT_DONE, steps=1, lang=x.other),
        _item(x, "handed-over", CommitmentStatus.HANDED_OVER, steps=1, owner=None, owner_key=""),
        _item(x, "open", CommitmentStatus.OPEN, due=None, reckoning=None),
    )


def _item(x: Examples, standing: str, status: CommitmentStatus, **changes: Any) -> CommitmentItem:
    commitment = x.commitment("open")
    steps = changes.get("steps", 0)
    last = UpdateView(
        x.day(12, 11),
        status,
        Markup("<p>{}</p>").format("Памятка опубликована."),
        RU if x.lang is KK else None,
        Link("/images/memo.png", "memo.png") if standing == "done" else None,
    )
    values: dict[str, Any] = {
        "href": "/q1.html",
        "promise": commitment.promise,
        "lang": None,
        "status": status,
        "standing": standing,
        "waiting": standing in {"open", "overdue"},
        "given": x.day(16),
        "due": commitment.due,
        "reckoning": commitment.reckoning,
        "zone": "Asia/Almaty",
        "place": x.district,
        "place_key": "talgar",
        "owner": x.chief,
        "owner_key": "chief",
        "session": Link("/s/#q1", x.session_title),
        "last": last if steps else None,
        "steps": steps,
        "demonstration": False,
    }
    return CommitmentItem(**(values | changes))


def standing_links(x: Examples, current: str = "") -> tuple[StandingLink, ...]:
    """The parts of the register with their counts."""
    return tuple(
        StandingLink(name, x.words(*words), f"/{x.lang}/commitments/{name}/", 1234, name == current)
        for name, words in _WORDS.items()
    )


def table(x: Examples) -> DataTable:
    """Promises by district."""
    name = Words(x.words("Талғар ауданы", "Талгарский район"))
    other = Words("Іле ауданы" if x.lang is RU else "Илийский район", x.other)
    return DataTable(
        caption=x.words("Аудандар бойынша уәделер", "Обещания по районам"),
        corner=x.words("Аудан", "Район"),
        columns=(x.words("Барлығы", "Все"), *(x.words(*words) for words in _WORDS.values())),
        rows=(
            TableRow(name, "/d/", ("1\xa0234", "12", "3", "1\xa0200", "10", "9")),
            TableRow(other, None, ("5", "1", "1", "1", "1", "1")),
        ),
        total=TableRow(
            Words(x.words("Барлығы", "Итого")),
            None,
            ("1\xa0239", "13", "4", "1\xa0201", "11", "10"),
        ),
    )


def register_pages(x: Examples) -> Iterator[tuple[str, str, str, Any]]:
    """Name, kind, title and context of every page."""
    items = promise_items(x)
    years = (YearLink(2021, "/2021/", 3), YearLink(2020, "/2020/", 12))
    title = x.words("Эфирде берілген уәделер", "Обещания в эфире")
    page = CommitmentsPage(
        as_of=x.day(30, 11),
        total=6,
        standings=standing_links(x),
        reopened=1,
        undated=1,
        overdue=items[1:2],
        next_due=items[:1],
        closed=items[2:5],
        districts=table(x),
        owners=table(x),
        years=years,
        citation=x.citation(),
    )
    yield "commitments", "commitments", title, page
    nothing = DataTable("", "", (), ())
    empty = CommitmentsPage(
        x.day(30, 11), 0, standing_links(x), 0, 0, (), (), (), nothing, nothing, (), x.citation()
    )
    yield "commitments-empty", "commitments", title, empty
    yield from _lists(x, title, items, years)


def _lists(
    x: Examples, title: str, items: tuple[CommitmentItem, ...], years: tuple[YearLink, ...]
) -> Iterator[tuple[str, str, str, Any]]:
    places = (
        Choice("talgar", x.district.name),
        Choice("ile", Words("Іле ауданы" if x.lang is RU else "Илийский район", x.other)),
    )
    owners = (Choice("chief", x.chief.name), Choice("inspector", x.inspector.name))
    common: dict[str, Any] = {"title": title, "years": years, "rules": "/commitments/#rules"}
    common["citation"] = x.citation()
    nothing: dict[str, Any] = {
        "standing": None,
        "as_of": None,
        "items": (),
        "groups": (),
        "months": (),
        "standings": (),
        "places": (),
        "owners": (),
    }
    states = {
        "open": {
            "standing": "open",
            "as_of": x.day(30, 11),
            "total": 120,
            "items": items,
            "standings": standing_links(x, "open"),
            "places": places,
            "owners": owners,
        },
        "none": {
            "standing": "done",
            "as_of": x.day(30, 11),
            "total": 0,
            "standings": standing_links(x, "done"),
        },
        "year": {
            "total": 12,
            "groups": (
                CommitmentGroup("talgar", x.district, items[:3]),
                CommitmentGroup("almaty-region", x.place, items[3:]),
            ),
            "places": places,
            "owners": owners,
        },
        "large-year": {
            "total": 500,
            "months": (
                MonthLink(x.day(16), "/10/", 300),
                MonthLink(x.day(16, 11), "/11/", 200),
            ),
        },
    }
    for name, changes in states.items():
        page = CommitmentListPage(**(nothing | common | changes))
        yield f"commitment-list-{name}", "commitment_list", title, page

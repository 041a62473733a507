"""Where a promise is counted, and which of several languages says so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from bs4 import Tag

from pressroom.deriving.commitments import Standing, term_of
from pressroom.language import Localized
from pressroom.model.commitment import (
    Commitment,
    CommitmentStatus,
    CommitmentUpdate,
    WorkingDays,
)
from tests.site.small_site import BuiltSite, build_site, session, text_of

AIR = date(2020, 10, 16)
TODAY = date(2020, 11, 20)


def promise(*statuses: str, due: date | WorkingDays | None = None) -> Commitment:
    updates = tuple(
        CommitmentUpdate(date(2020, 11, number), CommitmentStatus(status))
        for number, status in enumerate(statuses, 1)
    )
    return Commitment(Localized.of("Починить"), due=due, updates=updates)


@pytest.mark.parametrize(
    ("statuses", "due", "standing"),
    [
        ((), None, Standing.OPEN),
        ((), date(2020, 11, 20), Standing.OPEN),
        ((), date(2020, 11, 19), Standing.OVERDUE),
        (("open",), date(2020, 11, 19), Standing.OVERDUE),
        (("done", "reopened"), date(2020, 11, 19), Standing.OVERDUE),
        (("done", "reopened"), None, Standing.OPEN),
        (("done",), date(2020, 11, 19), Standing.DONE),
        (("not-done",), date(2020, 11, 19), Standing.NOT_DONE),
        (("handed-over",), date(2020, 11, 19), Standing.HANDED_OVER),
    ],
)
def test_promise_stands_at_one_place(
    statuses: tuple[str, ...], due: date | None, standing: Standing
) -> None:
    assert term_of(promise(*statuses, due=due), AIR, TODAY).standing is standing


def test_term_in_working_days_becomes_overdue_on_the_day_after_its_last() -> None:
    commitment = promise(due=WorkingDays(15))
    assert term_of(commitment, AIR, date(2020, 11, 6)).standing is Standing.OPEN
    assert term_of(commitment, AIR, date(2020, 11, 7)).standing is Standing.OVERDUE


def site_with(folder: Path, due: str, answer: str) -> BuiltSite:
    body = f"## Когда? {{#q1}}\n\ncontrol:\n  promise: Осмотреть\n  due: {due}\n\nВопрос: А?\n\n"
    return build_site(folder, {"sessions/2020/2020-10-16-talgar.ru.md": session(body + answer)})


def due_of(site: BuiltSite) -> str:
    box = site.page("ru/sessions/2020-10-16-talgar/q1.html").select_one(".commitment .facts")
    assert isinstance(box, Tag)
    return text_of(box).replace("\xa0", " ")


def test_page_shows_the_day_and_how_it_was_counted(tmp_path: Path) -> None:
    site = site_with(tmp_path, "45 рабочих дней", "Ответ: Да.\n")
    assert due_of(site) == (
        "Срок 23 декабря 2020 г. (45 рабочих дней после 16 октября 2020 г.; "
        "1 декабря 2020 г., 16 декабря 2020 г., 17 декабря 2020 г. и 18 декабря 2020 г. — "
        "праздничные выходные; 20 декабря 2020 г. — рабочий день)"
    )


@pytest.mark.parametrize(
    ("answers", "day"),
    [
        ("Ответ: Да.\n", "6 ноября 2020 г."),
        ("Ответ (2020-10-20): Да.\n", "10 ноября 2020 г."),
        ("Ответ: Скоро.\n\nОтвет (2020-10-20): Да.\n", "6 ноября 2020 г."),
        ("Ответ (2020-10-21): Да.\n\nОтвет (2020-10-20): Да.\n", "10 ноября 2020 г."),
    ],
)
def test_working_days_run_from_the_day_of_the_first_answer(
    tmp_path: Path, answers: str, day: str
) -> None:
    assert due_of(site_with(tmp_path, "15 рабочих дней", answers)).startswith(f"Срок {day} (15")

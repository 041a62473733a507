from pathlib import Path

from tests.checking.small_archive import problems_of, session_text

SERIES = "series/talgar-wednesday.md"
OF_SERIES = "series: talgar-wednesday\n"


def series(exceptions: str = "") -> str:
    return (
        "---\ntitle: Эфир по средам\ndistrict: talgar\nrule: weekly on wednesday\ntime: 10:00\n"
        f"duration: 1:00\nfrom: 2020-10-21\nuntil: 2020-11-30\nannounced: 2020-10-16\n"
        f"{exceptions}---\n"
    )


def path(day: str, number: str = "") -> str:
    return f"sessions/2020/{day}-talgar{number}.ru.md"


def test_a_session_fills_the_date_of_its_series(tmp_path: Path) -> None:
    files = {SERIES: series(), path("2020-10-28"): session_text("2020-10-28", OF_SERIES)}
    assert problems_of(tmp_path, files) == []


def test_a_moved_session_says_which_date_it_fills(tmp_path: Path) -> None:
    moved = session_text("2020-10-29", OF_SERIES + "occurrence: 2020-10-28\n")
    assert problems_of(tmp_path, {SERIES: series(), path("2020-10-29"): moved}) == []


def test_two_sessions_cannot_fill_one_date(tmp_path: Path) -> None:
    files = {
        SERIES: series(),
        path("2020-10-28"): session_text("2020-10-28", OF_SERIES),
        path("2020-10-28", "-2"): session_text("2020-10-28", OF_SERIES),
    }
    assert problems_of(tmp_path, files) == [f"{path('2020-10-28', '-2')}:3 A402"]


def test_a_cancelled_session_agrees_with_a_cancelled_date(tmp_path: Path) -> None:
    cancelled = session_text(
        "2020-10-28", OF_SERIES + "cancelled: {on: 2020-10-27, reason: Учения}\n"
    ).replace("held", "cancelled")
    exception = "exceptions:\n  - {date: 2020-10-28, cancelled: Учения, on: 2020-10-27}\n"
    files = {SERIES: series(exception), path("2020-10-28"): cancelled}
    assert problems_of(tmp_path, files) == []


def test_a_session_is_held_when_the_series_says_that_it_was_moved_to(tmp_path: Path) -> None:
    exception = (
        "exceptions:\n  - {date: 2020-10-28, moved_to: 2020-10-29 15:00, note: Учения, "
        "on: 2020-10-27}\n"
    )
    keys = OF_SERIES + "occurrence: 2020-10-28\n"
    for hour, expected in (("15:00", []), ("10:00", [f"{path('2020-10-29')}:3 A404"])):
        files = {
            SERIES: series(exception),
            path("2020-10-29"): session_text("2020-10-29", keys, hour=hour),
        }
        assert problems_of(tmp_path / hour.replace(":", ""), files) == expected

"""What a long schedule costs: many series over many years, as a site for the public.

    python -m bench.schedule --series 200 --years 10 --into FOLDER

Writes a content folder with that many weekly series in twenty districts, each with some moved and
cancelled dates, builds it, and says how many broadcasts there are, how long it took and how large
the calendars are.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).parents[1]
DISTRICTS = 20
DAYS = ("MO", "TU", "WE", "TH", "FR")
FIRST = date(2015, 1, 1)


def write_content(folder: Path, series: int, years: int) -> int:
    """Registers and series; gives the number of broadcasts, cancelled ones among them."""
    for name in ("registers", "series", "pages"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    ids = [f"district-{number:02}" for number in range(DISTRICTS)]
    districts = (
        f"- id: {key}\n  name: {{kk: {key} ауданы, ru: район {key}}}\n  kind: district\n"
        for key in ids
    )
    _write(folder / "registers/districts.yaml", "".join(districts))
    chief = "- id: chief\n  name: {kk: Бөлім бастығы, ru: Начальник отдела}\n"
    _write(folder / "registers/officials.yaml", chief)
    _write(folder / "registers/topics.yaml", "- id: roads\n  name: {kk: Жолдар, ru: Дороги}\n")
    last = FIRST.replace(year=FIRST.year + years) - timedelta(days=1)
    count = 0
    for number in range(series):
        weekday = number % len(DAYS)
        begin = FIRST + timedelta(days=(weekday - FIRST.weekday()) % 7)
        dates = [begin + timedelta(weeks=week) for week in range((last - begin).days // 7 + 1)]
        count += len(dates)
        _write(
            folder / f"series/series-{number:03}.md",
            "---\n"
            f"title: {{ru: Прямой эфир начальника отдела {number}, kk: Тікелей эфир {number}}}\n"
            f"district: {ids[number % DISTRICTS]}\nofficial: chief\nplatform: instagram\n"
            f"channel: police_{number}\nurl: https://www.instagram.com/police_{number}/\n"
            f"rule: FREQ=WEEKLY;BYDAY={DAYS[weekday]}\ntime: {9 + number % 9}:00\n"
            f"duration: 1:00\nfrom: {FIRST}\nuntil: {last}\nannounced: {FIRST}\nexceptions:\n"
            + "".join(_exception(day, place) for place, day in enumerate(dates[25::50]))
            + "---\n",
        )
    return count


def _exception(day: date, place: int) -> str:
    on = day - timedelta(days=7)
    if place % 2:
        return f"  - {{date: {day}, cancelled: {{ru: Праздник, kk: Мереке}}, on: {on}}}\n"
    moved = f"{day + timedelta(days=1)} 15:00"
    return f"  - {{date: {day}, moved_to: {moved}, note: {{ru: Учения, kk: Оқу}}, on: {on}}}\n"


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def main() -> int:
    """Write, build, report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--series", type=int, default=200)
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--into", type=Path, required=True)
    options = parser.parse_args()
    content, output = options.into / "content", options.into / "output"
    broadcasts = write_content(content, options.series, options.years)
    command = [sys.executable, "-m", "pelican", str(content), "-s", "publishconf.py"]
    for run in ("all anew", "nothing changed"):
        began = time.perf_counter()
        subprocess.run([*command, "-o", str(output)], cwd=ROOT, check=True)
        print(f"{broadcasts} broadcasts, {run}: {time.perf_counter() - began:.1f} s")
    calendars = {path.name: path.stat().st_size for path in output.glob("calendars/*.ics")}
    own = {name: size for name, size in calendars.items() if not name.startswith("all.")}
    largest = max(own, key=lambda name: own[name])
    print(f"largest calendar of a district: {largest}, {own[largest]} bytes")
    print(f"calendar of all: {max(calendars.values())} bytes")
    return 0 if own[largest] < 100_000 else 1


if __name__ == "__main__":
    raise SystemExit(main())

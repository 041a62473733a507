"""A schedule from files inside a test."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pressroom.deriving.broadcasts import Broadcast
from pressroom.deriving.publication import Edition
from pressroom.deriving.schedule import Schedule, schedule_of
from pressroom.language import Language
from pressroom.times import zone
from tests.checking.small_archive import lay_out, read_content

ALMATY = zone("Asia/Almaty")
DISTRICTS = """\
- id: almaty-region
  name: {kk: Алматы облысы, ru: Алматинская область, en: Almaty Region}
  kind: region
- id: talgar
  name: {kk: Талғар ауданы, ru: Талгарский район, en: Talgar District}
  kind: district
  parent: almaty-region
- id: kapshagay
  name: {kk: Қапшағай қаласы, ru: город Капшагай}
  kind: city
  until: 2022
  successor: konaev
- id: konaev
  name: {kk: Қонаев қаласы, ru: город Конаев}
  kind: city
  from: 2022
"""


def series_text(keys: str = "", exceptions: str = "", **changes: str) -> str:
    """A series on Wednesdays at ten; ``changes`` replace its keys, "" leaves one out."""
    fields = {
        "title": "{ru: Эфир по средам, kk: Сәрсенбідегі эфир}",
        "district": "talgar",
        "official": "chief-talgar",
        "platform": "instagram",
        "channel": "police_talgar",
        "url": "https://www.instagram.com/police_talgar/",
        "rule": "FREQ=WEEKLY;BYDAY=WE",
        "time": "10:00",
        "duration": "1:00",
        "from": "2020-10-21",
        "until": "2020-12-30",
        "announced": "2020-10-16",
        **{name.rstrip("_"): value for name, value in changes.items()},
    }
    matter = "".join(f"{name}: {value}\n" for name, value in fields.items() if value)
    listed = f"exceptions:\n{exceptions}" if exceptions else ""
    return f"---\n{matter}{keys}{listed}---\n"


def session_text(day: str, keys: str = "", **changes: str) -> str:
    """A session of Talgar; ``changes`` replace its keys."""
    fields = {
        "title": "Эфир",
        "date": f"{day} 10:00",
        "status": "held",
        "district": "talgar",
        **changes,
    }
    matter = "".join(f"{name}: {value}\n" for name, value in fields.items() if value)
    return f"---\n{matter}{keys}---\n"


def edition_of(content: Path, files: dict[str, str]) -> Edition:
    read = read_content(lay_out(content, {"registers/districts.yaml": DISTRICTS, **files}))
    assert read.problems == []
    return Edition(read.archive, tuple(Language), datetime(2020, 11, 1, 12, tzinfo=ALMATY))


def schedule_from(content: Path, files: dict[str, str]) -> Schedule:
    return schedule_of(edition_of(content, files))


def starts(broadcasts: list[Broadcast]) -> list[str]:
    """Starts as authors write them."""
    return [f"{broadcast.start:%Y-%m-%d %H:%M}" for broadcast in broadcasts]

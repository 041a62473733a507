"""A small content folder inside a test: read it, and see its problems as ``path:line code``."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from pressroom.building.crew import open_crew
from pressroom.checking import check_archive
from pressroom.language import Language
from pressroom.problems.report import in_order
from pressroom.reading.archive import ReadArchive, read_archive
from pressroom.settings import Settings

REGISTERS = {
    "registers/districts.yaml": """\
- id: almaty-region
  name: {kk: Алматы облысы, ru: Алматинская область, en: Almaty Region}
  kind: region
- id: talgar
  name: {kk: Талғар ауданы, ru: Талгарский район, en: Talgar District}
  kind: district
  parent: almaty-region
""",
    "registers/officials.yaml": """\
- id: chief-talgar
  name: {kk: Бөлім бастығы, ru: Начальник отдела}
  posts:
    - {title: {kk: бөлім бастығы, ru: начальник отдела}, district: talgar, from: 2019}
""",
    "registers/topics.yaml": "- id: roads\n  name: {kk: Жолдар, ru: Дороги, en: Roads}\n",
}
NOW = datetime(2020, 11, 1, 6, tzinfo=UTC)


def session_text(
    day: str = "2020-10-16", keys: str = "", body: str = "", hour: str = "10:00"
) -> str:
    return (
        f"---\ntitle: Эфир\ndate: {day} {hour}\nstatus: held\ndistrict: talgar\n{keys}---\n\n{body}"
    )


def settings_for(content: Path, now: datetime = NOW) -> Settings:
    return Settings(
        content=content,
        label="content",
        output=content / "output",
        theme=content / "theme",
        site_url="",
        zone="Asia/Almaty",
        languages=tuple(Language),
        words={},
        contacts=(),
        now=now,
        drafts=True,
        public=False,
        executor="serial",
        workers=1,
    )


def lay_out(content: Path, files: dict[str, str]) -> Path:
    for path, text in {**REGISTERS, **files}.items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(text, encoding="utf-8", newline="\n")
    return content


def read_content(content: Path) -> ReadArchive:
    with open_crew("serial", 1) as crew:
        return read_archive(settings_for(content), crew)


def problems_of(content: Path, files: dict[str, str], now: datetime = NOW) -> list[str]:
    """Every problem as ``path:line code``, in the order of a report."""
    read = read_content(lay_out(content, files))
    found = in_order([*read.problems, *check_archive(read, settings_for(content, now))])
    return [f"{each.file.removeprefix('content/')}:{each.line} {each.code}" for each in found]

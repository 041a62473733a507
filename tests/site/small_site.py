"""Small sites that stand whole inside a test: a dict of files, built, read as a citizen reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag

import publishconf
from press_archive import collect_emitters
from press_archive.configuration import read_configuration
from pressroom.building.pipeline import Outcome, PressEmitter, build
from pressroom.settings import Settings

ROOT = Path(__file__).parents[2]
NOW = "2020-11-20T12:00:00+06:00"

DISTRICTS = """\
- id: almaty-region
  name: {kk: Алматы облысы, ru: Алматинская область, en: Almaty Region}
  kind: region
- id: talgar
  name: {kk: Талғар ауданы, ru: Талгарский район, en: Talgar District}
  kind: district
  parent: almaty-region
"""

OFFICIALS = """\
- id: chief
  name: {kk: Бастық, ru: Начальник}
  posts:
    - {title: {kk: бөлім бастығы, ru: начальник отдела}, district: talgar, until: 2020-12-31}
    - {title: {kk: басқарма бастығы, ru: начальник управления}, district: talgar, from: 2021-01-01}
- id: inspector
  name: {kk: Инспектор, ru: Инспектор}
"""

TOPICS = """\
- id: roads
  name: {kk: Жолдар, ru: Дороги, en: Roads}
- id: cameras
  name: {kk: Камералар, ru: Камеры, en: Cameras}
"""

REGISTERS = {
    "registers/districts.yaml": DISTRICTS,
    "registers/officials.yaml": OFFICIALS,
    "registers/topics.yaml": TOPICS,
}

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d"
    "49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
"""The smallest picture."""

Files = Mapping[str, str | bytes]


def session(body: str = "", **fields: str) -> str:
    """A session's file; ``body`` is all that stands under the front matter."""
    known = {
        "title": "Прямой эфир",
        "date": "2020-10-16 10:00",
        "status": "held",
        "district": "talgar",
        "official": "chief",
    }
    return record(body, **{**known, **fields})


def record(body: str = "", **fields: str) -> str:
    """A record's file: front matter, then the text."""
    matter = "".join(f"{name}: {value}\n" for name, value in fields.items() if value)
    return f"---\n{matter}---\n\n{body}"


def write_files(folder: Path, files: Files) -> Path:
    """Lay the files out in a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


@dataclass(frozen=True)
class BuiltSite:
    """A finished site, as its files stand in the output."""

    output: Path
    outcome: Outcome

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Path → bytes of every file."""
        return {
            path.relative_to(self.output).as_posix(): path.read_bytes()
            for path in sorted(self.output.rglob("*"))
            if path.is_file()
        }

    def page(self, path: str) -> BeautifulSoup:
        """A page as a browser reads it."""
        return BeautifulSoup(self.files[path], "html.parser")

    def mentions(self, words: str) -> list[str]:
        """The files that hold the words, in their bytes or in their names."""
        return [
            path
            for path, content in self.files.items()
            if words.encode() in content or words in path
        ]


def settings_for(
    content: Path, output: Path, *, executor: str = "serial", **changes: Any
) -> Settings:
    """The public's settings for a content folder."""
    host = {name: getattr(publishconf, name) for name in dir(publishconf) if name.isupper()}
    host |= {"PATH": str(content), "OUTPUT_PATH": str(output), "PRESS_NOW": NOW}
    host |= {"SITEURL": "https://press.example", "PRESS_WORKERS": 1, **changes}
    return replace(read_configuration(host, ROOT), executor=executor)


def emitters_for(settings: Settings) -> list[PressEmitter]:
    """The emitters of the site's own plugins, whether or not a host has loaded them."""
    plugins = [import_module(name) for name in publishconf.PLUGINS if name != "press_archive"]
    found = chain(collect_emitters(settings, {}), *(plugin.offer(settings) for plugin in plugins))
    return list({emitter.name: emitter for emitter in found}.values())


def build_site(folder: Path, files: Files, **changes: Any) -> BuiltSite:
    """Build the files, with the registers, for the public; ``changes`` are Pelican's settings."""
    content = write_files(folder / "content", {**REGISTERS, **files})
    settings = settings_for(content, folder / "output", **changes)
    return BuiltSite(settings.output, build(settings, emitters_for(settings)))


def desk_site(folder: Path, files: Files, **changes: Any) -> BuiltSite:
    """The same as the press service sees it: with drafts."""
    return build_site(folder, files, **{"PRESS_DRAFTS": True, "PRESS_PUBLIC": False, **changes})


def text_of(element: Tag | None) -> str:
    """What is read in an element, its white space as on the screen."""
    assert element is not None
    return " ".join(element.get_text(" ").split()).replace(" ,", ",")


def lang_of(element: Tag | None) -> str:
    """The language in which an element is spoken: its own mark, else the nearest around it."""
    assert element is not None
    marked = element if element.has_attr("lang") else element.find_parent(lang=True)
    assert marked is not None
    return str(marked["lang"])


def hrefs(element: Tag) -> set[str]:
    """Where the links in an element lead."""
    return {str(link["href"]) for link in element.find_all("a", href=True)}

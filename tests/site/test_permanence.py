"""Every address and every anchor that was ever published keeps answering."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pressroom.building.pipeline import build
from pressroom.building.refusal import Rejected
from pressroom.problems.problem import Problem
from pressroom.publishing.addresses import record_addresses
from tests.site.small_site import (
    REGISTERS,
    BuiltSite,
    Files,
    emitters_for,
    session,
    settings_for,
    text_of,
    write_files,
)
from tests.site.whole_site import TALGAR, TALGAR_RU, WHOLE

OLD = f"sessions/2020/{TALGAR}.ru.md"
GATES = {"A420", "A421", "A422", "A423", "B130", "B131"}
LINES = "registers/redirects.yaml"


class House:
    """A content folder with a record of publication beside it."""

    def __init__(self, folder: Path, files: Files = WHOLE) -> None:
        self.folder = folder
        self.files: dict[str, str | bytes] = {**REGISTERS, **files}
        self.number = 0

    @property
    def record(self) -> Path:
        return self.folder / "published"

    @property
    def lines(self) -> str:
        """The register of old addresses."""
        return str(self.files[LINES])

    def build(self, **changes: Any) -> BuiltSite:
        content = self.folder / "content"
        for path in content.rglob("*"):
            if path.is_file():
                path.unlink()
        write_files(content, self.files)
        settings = settings_for(content, self.folder / "output", **changes)
        return BuiltSite(settings.output, build(settings, emitters_for(settings)))

    def release(self, **changes: Any) -> BuiltSite:
        site = self.build(**changes)
        self.number += 1
        record_addresses(site.output, self.record, self.number)
        return site

    def refused(self) -> list[Problem]:
        with pytest.raises(Rejected) as rejected:
            self.build()
        return [problem for problem in rejected.value.problems if problem.code in GATES]


def codes(problems: list[Problem]) -> set[str]:
    return {problem.code for problem in problems}


@pytest.fixture
def house(tmp_path: Path) -> House:
    built = House(tmp_path)
    built.release()
    return built


def test_a_site_that_was_released_builds_again(house: House) -> None:
    house.release()
    assert len((house.record / "addresses.jsonl").read_text().splitlines()) < 120


def test_a_session_that_vanishes_is_refused_with_its_likely_successor(house: House) -> None:
    text = house.files.pop("sessions/2020/2020-11-05-talgar.ru.md")
    house.files["sessions/2020/2020-11-05-talgar-2.ru.md"] = text
    house.files[OLD] = TALGAR_RU.replace("superseded_by: 2020-11-05-talgar#q1\n\n", "")
    (problem,) = house.refused()
    assert problem.code == "A420"
    assert problem.file.endswith("content/sessions/2020/2020-11-05-talgar.ru.md")
    assert problem.suggestion == "/ru/sessions/2020-11-05-talgar-2/"


def test_one_line_leads_on_all_that_belongs_to_a_renamed_session(house: House) -> None:
    text = house.files.pop("sessions/2020/2020-11-05-talgar.ru.md")
    house.files["sessions/2020/2020-11-05-talgar-2.ru.md"] = text
    house.files[OLD] = TALGAR_RU.replace("2020-11-05-talgar#q1", "2020-11-05-talgar-2#q1")
    lines = str(house.files[LINES])
    house.files[LINES] = (
        f"{lines}/ru/sessions/2020-11-05-talgar/: /ru/sessions/2020-11-05-talgar-2/\n"
    )
    site = house.release()
    page = site.page("ru/sessions/2020-11-05-talgar/q1.html")
    refresh = page.find("meta", attrs={"http-equiv": "refresh"})
    canonical = page.find("link", rel="canonical")
    new = "/ru/sessions/2020-11-05-talgar-2/q1.html"
    assert refresh
    assert refresh["content"] == f"0; url={new}"
    assert canonical
    assert canonical["href"] == f"https://press.example{new}"
    assert "calendars/2020-11-05-talgar.ru.ics" not in site.files


def test_a_question_that_vanishes_is_refused_in_its_file(house: House) -> None:
    before, _, after = TALGAR_RU.partition("## Почему нет фонарей? {#q2}")
    house.files[OLD] = before + after[after.index("## Кто на меня") :]
    (problem,) = house.refused()
    assert problem.code == "A421"
    assert dict(problem.values)["address"] == f"/ru/sessions/{TALGAR}/q2.html"


def test_the_place_of_a_withdrawn_question_stays_on_the_page_of_its_session(tmp_path: Path) -> None:
    body = "## Один? {#q1}\n\nВопрос: А?\n\nОтвет: Да.\n\n"
    two = "## Два? {#q2}\n\nВопрос: Б?\n\nОтвет: Нет.\n"
    house = House(tmp_path, {"sessions/2020/2020-10-16-talgar.ru.md": session(body + two)})
    house.release()
    house.files[OLD] = session(body)
    assert codes(house.refused()) == {"A421"}
    house.files[LINES] = (
        f"/ru/sessions/{TALGAR}/q2.html: {{withdrawn: 2020-10-30, kind: error, reason: Не то}}\n"
    )
    site = house.release()
    place = site.page(f"ru/sessions/{TALGAR}/index.html").find(id="q2")
    assert "Опубликовано по ошибке. Не то" in text_of(place)
    gone = site.page(f"ru/sessions/{TALGAR}/q2.html")
    assert gone.find("meta", attrs={"name": "status", "content": "410"})
    assert f"{TALGAR}/q2" not in site.files["sitemap-2020-1.xml"].decode()


def test_a_list_that_is_empty_now_leads_to_the_list_above_it(tmp_path: Path) -> None:
    body = "## Один? {#q1}\n\ntopic: roads\n\nВопрос: А?\n\nОтвет: Да.\n"
    house = House(tmp_path, {OLD: session(body)})
    site = house.release()
    assert "ru/topics/roads/2020/index.html" in site.files
    house.files[OLD] = session(body.replace("topic: roads", "topic: cameras"))
    page = house.release().page("ru/topics/roads/2020/index.html")
    refresh = page.find("meta", attrs={"http-equiv": "refresh"})
    assert refresh
    assert refresh["content"] == "0; url=/ru/topics/roads/"


def test_chains_are_flattened_past_questions_that_are_merged(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.files[LINES] = f"/ru/a.html: /ru/b.html\n/ru/b.html: /ru/sessions/{TALGAR}/q4.html\n"
    site = house.build()
    for path in ("ru/a.html", "ru/b.html"):
        refresh = site.page(path).find("meta", attrs={"http-equiv": "refresh"})
        assert refresh
        assert refresh["content"] == f"0; url=/ru/sessions/{TALGAR}/q1.html"


def test_a_picture_that_no_record_shows_any_more_is_refused(house: House) -> None:
    path = "news/2020/2020-10-17-answers.ru.md"
    text = str(house.files[path])
    text = text.replace("![Перекрёсток]({static}/images/crossing.png)\n", "")
    image = "image: {file: images/crossing.png, alt: Перекрёсток, credit: Пресс-служба}\n"
    house.files[path] = text.replace(image, "")
    assert codes(house.refused()) >= {"A423"}
    house.files[LINES] = (
        f"{house.lines}/images/crossing.png: {{withdrawn: 2020-10-30, reason: Устарел}}\n"
    )
    assert "images/crossing.png" not in house.release().files


def test_a_language_that_is_switched_off_is_refused(house: House) -> None:
    with pytest.raises(Rejected) as rejected:
        house.build(PRESS_LANGUAGES=["kk", "ru"])
    told = [dict(problem.values).get("address") for problem in rejected.value.problems]
    assert "/en/" in told


def test_a_plugin_that_is_switched_off_is_refused_and_the_old_site_stands(house: House) -> None:
    content = write_files(house.folder / "content", house.files)
    settings = settings_for(content, house.folder / "output")
    fewer = [one for one in emitters_for(settings) if one.name != "feeds"]
    before = (settings.output / "ru/feeds/all.atom.xml").read_bytes()
    with pytest.raises(Rejected) as rejected:
        build(settings, fewer)
    assert {problem.code for problem in rejected.value.problems} == {"B131"}
    assert (settings.output / "ru/feeds/all.atom.xml").read_bytes() == before


def test_a_damaged_register_stops_the_build(house: House) -> None:
    register = house.record / "addresses.jsonl"
    register.write_text(register.read_text()[:-30], encoding="utf-8")
    (problem,) = house.refused()
    assert problem.code == "B130"


def test_a_record_that_becomes_a_draft_has_vanished(house: House) -> None:
    path = "pages/about.ru.md"
    house.files[path] = str(house.files[path]).replace("title:", "draft: true\ntitle:")
    assert "A420" in codes(house.refused())

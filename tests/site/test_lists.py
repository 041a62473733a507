"""Every answer is found without searching, and every link leads somewhere."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bench.archive import files
from pressroom.building.pipeline import build
from pressroom.verifying.tree import verify_tree
from tests.site.small_site import (
    REGISTERS,
    BuiltSite,
    build_site,
    emitters_for,
    session,
    settings_for,
    text_of,
    write_files,
)

LISTED = 3
"""Links from the home page to any listed question."""

ALL = 5
"""Links from the home page to any page whatever."""

TALGAR = session(
    """\
## Когда починят камеру? {#q1}

topic: [roads, cameras]

Вопрос: Когда?

Ответ: Скоро.

## Кто ТАЙНО жалуется? {#q2}

topic: cameras
visibility: hidden
reason: Частная жизнь.

Вопрос: Кто?

Ответ: Никто.

## Вопрос вне списков {#q3}

topic: cameras
visibility: unlisted

Вопрос: О чём?

Ответ: Об этом.

## Вопрос без темы {#q4}

Вопрос: О чём?
""",
    corrections=(
        "\n  - {on: 2020-10-20, question: q1, note: Исправлен номер}"
        "\n  - {on: 2020-10-21, question: q3, note: ЧАСТНОЕ пояснение}"
        "\n  - {on: 2020-10-22, minor: true}"
    ),
)

RENAMED = """\
- id: oblys
  name: {kk: Облыс, ru: Область, en: Region}
  kind: region
- id: jetisu
  name: {kk: Жетісу, ru: Жетысу, en: Jetisu}
  kind: region
  from: 2022-06-08
- id: kapshagay
  name: {kk: Қапшағай, ru: Капшагай, en: Kapshagay}
  kind: city
  parent: oblys
  until: 2022
  successor: konaev
- id: konaev
  name: {kk: Қонаев, ru: Конаев, en: Konaev}
  kind: city
  parent: oblys
  from: 2022
- id: raiymbek
  name: {kk: Райымбек, ru: Райымбек, en: Raiymbek}
  kind: district
  parent: oblys
- id: kegen
  name: {kk: Кеген, ru: Кеген, en: Kegen}
  kind: district
  parent: oblys
  from: 2018-04-05
  formed_from: raiymbek
- id: talgar
  name: {kk: Талғар, ru: Талгар, en: Talgar}
  kind: district
  parent: jetisu
  earlier_parents: [{parent: oblys, until: 2022-06-07}]
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """An invented archive in which some years are cut into parts."""
    invented = dict(files(6, 15, 7))
    return build_site(tmp_path_factory.mktemp("archive"), invented, PRESS_PUBLIC=False)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    record = {"sessions/2020/2020-10-16-talgar.ru.md": TALGAR}
    return build_site(tmp_path_factory.mktemp("small"), record)


def steps(site: BuiltSite, lang: str) -> dict[str, int]:
    """How many links lead from a home page to every page of its tree."""
    found = {f"{lang}/index.html": 0}
    queue = list(found)
    while queue:
        path = queue.pop(0)
        for link in site.page(path).find_all("a", href=True):
            target = urlsplit(str(link["href"])).path.removeprefix("/")
            target = f"{target}index.html" if not target or target.endswith("/") else target
            if target not in found and target.endswith(".html") and target in site.files:
                found[target] = found[path] + 1
                queue.append(target)
    return found


def test_every_page_is_within_the_promised_steps_and_none_is_an_orphan(archive: BuiltSite) -> None:
    pages = {path for path in archive.files if path.startswith("ru/") and path.endswith(".html")}
    reached = steps(archive, "ru")
    # A merged question's address only leads on, for whoever knows it.
    orphans = {path for path in pages if path not in reached}
    assert all(b'http-equiv="refresh"' in archive.files[path] for path in orphans)
    assert max(reached.values()) <= ALL
    questions = {
        path.removeprefix("/")
        for place in pages
        if "/districts/" in place
        for path in items(archive, place)
    }
    assert questions
    assert max(reached[path] for path in questions) <= LISTED


def items(site: BuiltSite, path: str) -> list[str]:
    """Where the questions of a list stand."""
    return [str(link["href"]) for link in site.page(path).select(".answer-item__title a")]


def test_lists_of_topics_and_districts_hold_each_listed_question_and_count_it(
    small: BuiltSite,
) -> None:
    first = "/ru/sessions/2020-10-16-talgar/q1.html"
    fourth = "/ru/sessions/2020-10-16-talgar/q4.html"
    for lang in ("ru", "kk", "en"):
        assert items(small, f"{lang}/topics/cameras/2020/index.html") == [first]
        assert items(small, f"{lang}/topics/roads/index.html") == [first]
        assert items(small, f"{lang}/districts/talgar/index.html") == [first, fourth]
    year = small.page("ru/districts/talgar/2020/index.html")
    assert text_of(year.select_one(".lead")) == "2 вопроса"
    parts = {text_of(part) for part in year.select("main nav .counted-links a")}
    assert parts == {"Дороги 1", "Камеры 1", "Без темы 1"}
    assert items(small, "ru/districts/talgar/2020/index.html") == [first, first, fourth]
    home = small.page("ru/index.html")
    assert "Талгарский район 2" in {text_of(link) for link in home.select(".counted-links a")}


def test_hidden_and_unlisted_questions_stand_in_no_list(small: BuiltSite) -> None:
    lists = [path for path in small.files if "/topics/" in path or "/districts/" in path]
    lists += [path for path in small.files if "/corrections/" in path or "/officials/" in path]
    words = b"".join(small.files[path] for path in lists).decode()
    for secret in ("ТАЙНО", "вне списков", "ЧАСТНОЕ", "q2.html", "q3.html"):
        assert secret not in words


def test_large_years_are_cut_by_month_and_by_topic(archive: BuiltSite) -> None:
    many = "".join(
        f"## Вопрос {n} {{#q{n}}}\n\ntopic: roads\n\nВопрос: О чём?\n\nОтвет: Об этом.\n\n"
        for n in range(1, 202)
    )
    site = build_site(
        archive.output.parent / "large",
        {"sessions/2020/2020-10-16-talgar.ru.md": session(many)},
    )
    assert items(site, "ru/topics/roads/2020/index.html") == []
    assert len(items(site, "ru/topics/roads/2020-10/index.html")) == 201
    assert items(site, "ru/districts/talgar/2020/index.html") == []
    assert len(items(site, "ru/districts/talgar/2020/roads/index.html")) == 201
    assert verify_tree(site.output) == []


@pytest.mark.parametrize(
    ("emitter", "folder"),
    [
        ("topic-pages", "topics"),
        ("district-pages", "districts"),
        ("official-pages", "officials"),
        ("correction-pages", "corrections"),
    ],
)
def test_switching_an_emitter_off_removes_its_files_and_every_link_to_them(
    tmp_path: Path, emitter: str, folder: str
) -> None:
    record = {"sessions/2020/2020-10-16-talgar.ru.md": TALGAR}
    content = write_files(tmp_path / "content", {**REGISTERS, **record})
    settings = settings_for(content, tmp_path / "output")
    emitters = [one for one in emitters_for(settings) if one.name != emitter]
    site = BuiltSite(settings.output, build(settings, emitters))
    assert not [path for path in site.files if path[2:].startswith(f"/{folder}/")]
    assert site.mentions(f"/ru/{folder}/") == []
    assert verify_tree(site.output) == []


def test_answers_of_a_renamed_city_are_found_under_its_successor_by_their_old_name(
    tmp_path: Path,
) -> None:
    question = "## Где отдел? {#q1}\n\nВопрос: Где?\n\nОтвет: Там.\n"
    site = build_site(
        tmp_path,
        {
            "registers/districts.yaml": RENAMED,
            "registers/officials.yaml": "- id: chief\n  name: {kk: Бастық, ru: Начальник}\n",
            "sessions/2020/2020-10-16-kapshagay.ru.md": session(question, district="kapshagay"),
        },
    )
    page = site.page("ru/districts/konaev/index.html")
    assert "Капшагай" in text_of(page.select_one(".answer-item"))
    assert "Раньше Капшагай" in text_of(page.select_one("dl.facts"))
    assert items(site, "ru/districts/konaev/2020/index.html") == [
        "/ru/sessions/2020-10-16-kapshagay/q1.html"
    ]
    former = site.page("ru/districts/kapshagay/index.html")
    assert "Конаев" in text_of(former.select_one(".notice"))
    kegen = text_of(site.page("ru/districts/kegen/index.html").select_one("dl.facts"))
    assert "Образован из Райымбек" in kegen
    lain = text_of(site.page("ru/districts/talgar/index.html").select_one("dl.facts"))
    assert "Область Жетысу (с 8 июня 2022 г.)" in lain
    assert "Прежде область Область (по 7 июня 2022 г.)" in lain


def test_corrections_are_listed_newest_first_and_private_ones_without_words(
    small: BuiltSite,
) -> None:
    page = small.page("ru/corrections/index.html")
    found = [text_of(item) for item in page.select(".correction-item")]
    assert [text_of(time) for time in page.select(".correction-item time")] == [
        "22 октября 2020 г.",
        "21 октября 2020 г.",
        "20 октября 2020 г.",
    ]
    assert "Мелкое" in found[0]
    assert "вопрос, которого нет в списках" in found[1]
    assert "Когда починят камеру?" in found[2]
    assert "Исправлен номер" in found[2]


def test_official_page_tells_posts_with_their_terms(small: BuiltSite) -> None:
    page = small.page("ru/officials/chief/index.html")
    posts = [text_of(post) for post in page.select(".posts__post")]
    assert "начальник управления" in posts[0]
    assert "с 1 января 2021 г." in posts[0]
    assert "по 31 декабря 2020 г." in posts[1]
    today = text_of(small.page("ru/districts/talgar/index.html").select_one(".posts"))
    assert "начальник отдела" in today
    assert "начальник управления" not in today

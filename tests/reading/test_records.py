"""Records as an author writes them, and the values that they become."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest

from pressroom.language import Language, Localized
from pressroom.model.identity import DistrictId, OfficialId, QuestionId, SessionId, TopicId
from pressroom.model.records import Cancellation, Change, Correction, Image
from pressroom.model.registers import Contact, DistrictKind, Post, Redirect, Registers
from pressroom.model.session import Fidelity, Platform, SessionFacts, SessionStatus
from pressroom.problems.problem import Problem, Problems
from pressroom.reading.circles import on_a_circle
from pressroom.reading.fields import Fields
from pressroom.reading.front_matter import read_front_matter
from pressroom.reading.pages import read_page
from pressroom.reading.registers import read_registers
from pressroom.reading.releases import read_release
from pressroom.reading.series import read_series
from pressroom.reading.session_fields import read_session_fields
from pressroom.source import SourceFile
from tests.reading.typed import CONTEXT, codes, context_in, source

SESSION = "sessions/2020/2020-10-16-talgar.ru.md"
RELEASE = "news/2020/2020-10-16-reception.ru.md"
SERIES = "series/talgar-wednesday.md"


def read_session(text: str) -> tuple[SessionFacts | None, list[Problem], Fields]:
    file = source(SESSION, text)
    problems = Problems(file)
    matter = read_front_matter(file, problems)
    assert matter is not None
    fields = Fields(matter.fields, problems, CONTEXT)
    id_ = SessionId("2020-10-16-talgar")
    return read_session_fields(fields, id_, Language.RU, file.ref), problems.found, fields


def registers(**texts: str) -> tuple[Registers, list[Problem]]:
    files: dict[str, SourceFile | None] = {
        f"registers/{name}.yaml": source(f"registers/{name}.yaml", texts.get(name, ""))
        for name in ("districts", "officials", "topics", "redirects", "privacy")
    }
    return read_registers(files, CONTEXT)


def test_every_key_of_a_session_becomes_its_value() -> None:
    facts, problems, fields = read_session("""\
---
title: Онлайн-приём граждан
date: 2020-10-16 10:00            # local time
duration: 4:00
status: cancelled
district: talgar
official: chief-talgar
platform: in-person
channel: police_talgar
url: https://www.instagram.com/police_almobl/
recording: https://www.youtube.com/watch?v=x
fidelity: edited
viewers: 3000
asked: 200
series: talgar-wednesday
occurrence: 2020-10-14
translated: 2020-10-18
changes:
  - {on: 2020-10-13, note: Сменилась площадка}
  - {on: 2020-10-14 09:00, was: 2020-10-15 10:00, note: "Перенесено: выезд"}
cancelled: {on: 2020-10-15 18:30, reason: Учения}
corrections:
  - {on: 2020-10-20, question: q17, note: Исправлен номер приказа}
  - {on: 2020-10-21, question: q3, minor: true}
  - {on: 2020-10-22, note: Уточнено число зрителей}
summary: Одно-два предложения.
image: {file: images/crossing.png, alt: Перекрёсток, credit: Пресс-служба}
publish: 2020-10-12
draft: true
demonstration: true
---
""")
    assert problems == []
    assert facts == SessionFacts(
        id=SessionId("2020-10-16-talgar"),
        lang=Language.RU,
        source=fields.problems.file.ref,
        title="Онлайн-приём граждан",
        starts=datetime(2020, 10, 16, 4, 0, tzinfo=UTC),
        status=SessionStatus.CANCELLED,
        district=DistrictId("talgar"),
        duration=timedelta(hours=4),
        official=OfficialId("chief-talgar"),
        platform=Platform.IN_PERSON,
        channel="police_talgar",
        url="https://www.instagram.com/police_almobl/",
        recording="https://www.youtube.com/watch?v=x",
        fidelity=Fidelity.EDITED,
        viewers=3000,
        asked=200,
        series=facts.series if facts else None,
        occurrence=date(2020, 10, 14),
        translated=date(2020, 10, 18),
        changes=(
            Change(datetime(2020, 10, 12, 18, 0, tzinfo=UTC), "Сменилась площадка"),
            Change(
                datetime(2020, 10, 14, 3, 0, tzinfo=UTC),
                "Перенесено: выезд",
                datetime(2020, 10, 15, 4, 0, tzinfo=UTC),
            ),
        ),
        cancelled=Cancellation(datetime(2020, 10, 15, 12, 30, tzinfo=UTC), "Учения"),
        corrections=(
            Correction(date(2020, 10, 20), "Исправлен номер приказа", QuestionId("q17")),
            Correction(date(2020, 10, 21), None, QuestionId("q3"), minor=True),
            Correction(date(2020, 10, 22), "Уточнено число зрителей"),
        ),
        summary="Одно-два предложения.",
        image=Image("images/crossing.png", "Перекрёсток", "Пресс-служба"),
        publish=datetime(2020, 10, 11, 18, 0, tzinfo=UTC),
        draft=True,
        demonstration=True,
    )
    assert facts.series == "talgar-wednesday"
    assert [reference.target for reference in fields.references] == ["q17", "q3"]


def test_a_session_needs_four_keys_and_all_that_are_missing_are_told_at_once() -> None:
    facts, problems, _ = read_session("---\nviewers: много\n---\n")
    assert facts is None
    assert codes(problems) == ["S102 1:1"] * 4 + ["S120 2:10"]
    missing = {dict(problem.values)["key"] for problem in problems if problem.code == "S102"}
    assert missing == {"title", "date", "status", "district"}


def test_a_session_with_a_wrong_optional_value_is_still_read() -> None:
    facts, problems, _ = read_session(
        "---\ntitle: x\ndate: 2020-10-16 10:00\nstatus: held\ndistrict: talgar\nviewers: x\n---\n"
    )
    assert facts is not None
    assert facts.viewers is None
    assert codes(problems) == ["S120 6:10"]


def test_an_hour_that_came_twice_is_a_warning_and_a_value() -> None:
    text = "---\ntitle: x\ndate: 2020-10-25 02:30\nstatus: held\ndistrict: talgar\n---\n"
    file = source("sessions/2020/2020-10-25-talgar.ru.md", text)
    problems = Problems(file)
    matter = read_front_matter(file, problems)
    assert matter is not None
    fields = Fields(matter.fields, problems, context_in("Europe/Berlin"))
    id_ = SessionId("2020-10-25-talgar")
    facts = read_session_fields(fields, id_, Language.RU, file.ref)
    assert facts is not None
    assert facts.starts.astimezone(UTC) == datetime(2020, 10, 25, 0, 30, tzinfo=UTC)
    assert codes(problems.found) == ["S116 3:7"]


def test_a_release_with_all_its_keys() -> None:
    release, problems, references = read_release(
        source(
            RELEASE,
            """\
---
title: Полиция ответила
date: 2020-10-16 18:57
summary: Коротко
district: almaty-region
topic: [roads, cameras]
image:
  file: images/crossing.png
  alt: Перекрёсток
about: 2020-10-16-talgar
corrections:
  - {on: 2020-10-20, note: Исправлено}
withdrawn: {on: 2020-10-25, reason: {ru: Ошибка, kk: Қате}}
publish: 2020-10-16 19:00
draft: false
---
Текст.
""",
        ),
        CONTEXT,
    )
    assert problems == []
    assert release is not None
    facts = release.facts
    assert facts.id == "2020-10-16-reception"
    assert facts.published == datetime(2020, 10, 16, 12, 57, tzinfo=UTC)
    assert facts.topics == (TopicId("roads"), TopicId("cameras"))
    assert facts.about == "2020-10-16-talgar"
    assert facts.withdrawn is not None
    assert facts.withdrawn.reason.pick(Language.KK).text == "Қате"
    assert facts.image == Image("images/crossing.png", "Перекрёсток")
    assert facts.media == ()  # what is taken back shows nothing any more
    assert (release.body, release.body_line) == ("Текст.\n", 17)
    assert [(reference.kind, reference.line) for reference in references] == [("session", 10)]


def test_a_withdrawn_release_may_have_no_text() -> None:
    text = "---\ntitle: x\ndate: 2020-10-16\nwithdrawn: {on: 2020-10-25, reason: Ошибка}\n---\n"
    release, problems, _ = read_release(source(RELEASE, text), CONTEXT)
    assert release is not None
    assert problems == []


def test_a_page_with_all_its_keys() -> None:
    page, problems, _ = read_page(
        source("pages/about.kk.md", "---\ntitle: Сайт туралы\norder: 0\n---\nМәтін\n"), CONTEXT
    )
    assert problems == []
    assert page is not None
    assert (page.facts.id, page.facts.lang, page.facts.order) == ("about", Language.KK, 0)


def test_a_series_with_all_its_keys() -> None:
    series, problems = read_series(
        source(
            SERIES,
            """\
---
title: {ru: Прямой эфир, kk: Тікелей эфир}
district: talgar
official: chief-talgar
platform: instagram
channel: police_talgar
url: https://www.instagram.com/police_almobl/
rule: апта сайын сәрсенбіде
time: 10:00
duration: 1:00
from: 2020-10-21
until: 2021-06-30
announced: 2020-10-16
exceptions:
  - {date: 2020-12-16, cancelled: {ru: День Независимости, kk: Тәуелсіздік күні}, on: 2020-12-10}
  - {date: 2020-11-04, moved_to: 2020-11-05 15:00, note: Учения, on: 2020-10-30}
---
""",
        ),
        CONTEXT,
    )
    assert problems == []
    assert series is not None
    assert (series.id, series.rule, series.at) == (
        "talgar-wednesday",
        "FREQ=WEEKLY;BYDAY=WE",
        time(10),
    )
    cancelled, moved = series.exceptions
    assert cancelled.moved_to is None
    assert cancelled.reason.pick(Language.KK).text == "Тәуелсіздік күні"
    assert moved.moved_to == datetime(2020, 11, 5, 9, 0, tzinfo=UTC)
    assert moved.reason == Localized(everywhere="Учения")


@pytest.mark.parametrize("key", ["title", "district", "rule", "time", "from"])
def test_a_series_lacks_none_of_its_keys(key: str) -> None:
    lines = [
        "title: x",
        "district: talgar",
        "rule: по средам",
        "time: 10:00",
        "duration: 1:00",
        "from: 2020-10-21",
        "announced: 2020-10-16",
    ]
    kept = [line for line in lines if not line.startswith(key)]
    series, problems = read_series(source(SERIES, "\n".join(["---", *kept, "---", ""])), CONTEXT)
    assert series is None
    assert codes(problems) == ["S102 1:1"]


def test_registers_become_values_by_their_ids() -> None:
    read, problems = registers(
        districts="""\
- id: almaty-region
  name: {kk: Алматы облысы, ru: Алматинская область}
  kind: region
- id: kapshagay
  name: Қапшағай
  kind: city
  parent: almaty-region
  from: 1970
  until: 2022-06
  successor: konaev
  aliases: [Капчагай, Kapchagay]
  contacts:
    - {kind: phone, value: "102"}
- id: konaev
  name: Қонаев
  kind: city
  from: 2022-07
""",
        officials="""\
- id: chief
  name: {kk: Бастық, ru: Начальник}
  posts:
    - {title: инспектор, until: 2019}
    - {title: начальник, district: kapshagay, from: 2020-02}
  photo: images/crossing.png
""",
        topics="- id: roads\n  name: Жолдар\n  synonyms: дороги\n",
        redirects="""\
/old.html: /ru/about.html
/q.html: /ru/sessions/2020-10-16-talgar/#q3
/gone.html: {withdrawn: 2021-03-01, reason: Ошибка}
/away/: https://example.kz/new
""",
        privacy='- {text: "102", reason: Номер полиции, until: 2030-12-31}\n',
    )
    assert problems == []
    district = read.districts[DistrictId("kapshagay")]
    assert district.kind is DistrictKind.CITY
    assert (district.since, district.until) == (date(1970, 1, 1), date(2022, 6, 30))
    assert (district.parent, district.successor) == ("almaty-region", "konaev")
    assert district.aliases == ("Капчагай", "Kapchagay")
    assert district.contacts == (Contact("phone", "102"),)
    assert read.districts[DistrictId("konaev")].since == date(2022, 7, 1)
    official = read.officials[OfficialId("chief")]
    assert official.posts == (
        Post(Localized(everywhere="инспектор"), until=date(2019, 12, 31)),
        Post(Localized(everywhere="начальник"), DistrictId("kapshagay"), date(2020, 2, 1)),
    )
    assert official.photo == "images/crossing.png"
    assert read.topics[TopicId("roads")].synonyms == ("дороги",)
    assert read.redirects == (
        Redirect("/old.html", "/ru/about.html"),
        Redirect("/q.html", "/ru/sessions/2020-10-16-talgar/#q3"),
        Redirect("/gone.html", None, date(2021, 3, 1), Localized(everywhere="Ошибка")),
        Redirect("/away/", "https://example.kz/new"),
    )
    assert read.printable[0].until == date(2030, 12, 31)


def test_empty_registers_are_no_problem_and_absent_ones_are() -> None:
    assert registers() == (Registers({}, {}, {}), [])
    _, problems = read_registers({}, CONTEXT)
    assert [(problem.code, problem.file) for problem in problems] == [
        ("R101", "content/registers/districts.yaml"),
        ("R101", "content/registers/officials.yaml"),
        ("R101", "content/registers/topics.yaml"),
    ]


def test_a_register_that_could_not_be_loaded_is_not_missing_as_well() -> None:
    files = dict.fromkeys(f"registers/{name}.yaml" for name in ("districts", "officials", "topics"))
    assert read_registers(files, CONTEXT)[1] == []


def test_an_entry_with_problems_is_still_known() -> None:
    read, problems = registers(districts="- id: talgar\n  name: a: b\n  kind: city\n- id: ile\n")
    assert list(read.districts) == ["talgar", "ile"]
    assert codes(problems) == ["Y205 2:10", "S102 4:3", "S102 4:3"]


@pytest.mark.parametrize(
    ("term", "since", "until"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022-06-08", date(2022, 6, 8), date(2022, 6, 8)),
        ("1932", date(1932, 1, 1), date(1932, 12, 31)),
    ],
)
def test_a_term_is_given_by_year_month_or_day_both_ends_included(
    term: str, since: date, until: date
) -> None:
    entry = f"- {{id: ile, name: Іле, kind: district, from: {term}, until: {term}}}\n"
    read, problems = registers(districts=entry)
    assert problems == []
    district = read.districts[DistrictId("ile")]
    assert (district.since, district.until) == (since, until)


@pytest.mark.parametrize(
    "exception", ["{date: 28, cancelled: x, on: 2020-10-20}", "{on: 2020-10-20}"]
)
def test_an_exception_without_a_date_is_told_and_left_out(exception: str) -> None:
    text = (
        "---\ntitle: x\ndistrict: talgar\nrule: по средам\ntime: 10:00\nduration: 1:00\n"
        f"from: 2020-10-21\nannounced: 2020-10-16\nexceptions:\n  - {exception}\n---\n"
    )
    series, problems = read_series(source(SERIES, text), CONTEXT)
    assert series is not None
    assert series.exceptions == ()
    assert problems


def test_a_series_without_front_matter_is_told() -> None:
    series, problems = read_series(source(SERIES, "title: x\n"), CONTEXT)
    assert series is None
    assert codes(problems) == ["Y101 1:1"]


def test_a_register_of_a_hundred_thousand_values_is_refused() -> None:
    _, problems = registers(topics="".join(f"- id: t{n}\n  name: x\n" for n in range(25_000)))
    assert [problem.code for problem in problems] == ["Y112"]


def test_circles_are_found_and_chains_that_lead_into_them_are_not_called_so() -> None:
    following = {"a": "b", "b": "c", "c": "b", "d": None, "e": "d", "f": "f", "g": "elsewhere"}
    assert on_a_circle(following) == ["b", "c", "f"]


def test_a_chain_of_many_redirects_is_followed_once() -> None:
    chain = dict(pairwise(range(50_000)))
    assert on_a_circle(chain) == []
    assert len(on_a_circle(chain | {49_999: 0})) == 50_000

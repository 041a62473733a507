"""Pages on which one finds answers without searching, in the states that look different."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pressroom.language import Words
from pressroom.model.registers import DistrictKind
from pressroom.rendering.contexts import AnswerItem, CountedLink, Link, Person, SessionItem
from pressroom.rendering.list_contexts import (
    AnswerGroup,
    AnswersPage,
    ContactView,
    CorrectionItem,
    CorrectionsPage,
    DistrictGroup,
    DistrictPage,
    DistrictsPage,
    OfficialItem,
    OfficialPage,
    OfficialsPage,
    PostView,
    PromiseLink,
    SessionYear,
    TermLink,
    TopicPage,
    TopicsPage,
    YearRow,
)
from tests.theme.example_records import Examples
from tests.theme.example_schedule import next_broadcasts


def topic_links(x: Examples) -> tuple[CountedLink, ...]:
    """Topics with their counts, one named in the other language."""
    names = (
        Words(x.words("Жол қозғалысы", "Дорожное движение")),
        Words(x.words("Интернет және телефон алаяқтығы", "Мошенничество по телефону")),
        Words("Cameras", x.other),
    )
    return tuple(CountedLink(f"/t{n}/", name, 1234 // (n + 1)) for n, name in enumerate(names))


def district_links(x: Examples) -> tuple[CountedLink, ...]:
    """Districts with their counts."""
    names = (
        x.words("Талғар ауданы", "Талгарский район"),
        x.words("Еңбекшіқазақ ауданы", "Енбекшиказахский район"),
    )
    return tuple(CountedLink(f"/d{n}/", Words(name), n * 7) for n, name in enumerate(names))


def year_rows(x: Examples) -> tuple[YearRow, ...]:
    """Two years with their parts."""
    return YearRow(2021, "/2021/", 351, topic_links(x)), YearRow(2020, "/2020/", 1, ())


def posts(x: Examples) -> tuple[PostView, ...]:
    """A post with all that can be known of it, and one with nothing."""
    title = Words(x.words("полиция бөлімінің бастығы", "начальник отдела полиции"))
    place = TermLink(Words(x.words("Талғар ауданы", "Талгарский район")), "/talgar/")
    term = x.words("2020 ж. 6 қаңтар – қазірге дейін", "с 6 января 2020 г.")
    return (
        PostView(title, term, Person(x.chief.name, None, "/chief/"), None),
        PostView(title, "", None, place),
    )


def corrections(x: Examples) -> tuple[CorrectionItem, ...]:
    """Corrections of every kind."""
    record = Link(x.session().href, x.session_title)
    notes = x.corrections()
    return tuple(
        CorrectionItem(note, record, withdrawn, demonstration=withdrawn)
        for note in notes
        for withdrawn in (False, True)
    )


def list_pages(
    x: Examples, answers: tuple[AnswerItem, ...], sessions: tuple[SessionItem, ...]
) -> Iterator[tuple[str, str, str, Any]]:
    """Name, kind, title and context of every example."""
    topic = Words(x.words("Жол қозғалысы", "Дорожное движение"))
    title = x.words("Тақырыптар", "Темы")
    yield "topics", "topics", title, TopicsPage(topic_links(x))
    page: Any = TopicPage(topic, 351, year_rows(x), district_links(x), answers, "/feed.xml")
    yield "topic", "topic", topic.text, page
    yield "topic-empty", "topic", topic.text, TopicPage(topic, 0, (), (), (), None)
    year = f"{topic.text}: 2020"
    parts = tuple(CountedLink(f"#g{n}", link.name, 5) for n, link in enumerate(topic_links(x)))
    groups = tuple(AnswerGroup(f"g{n}", part.name, 5, answers) for n, part in enumerate(parts))
    neighbour = Link("/2021/", "2021")
    page = AnswersPage(year, None, 15, parts, groups, True, neighbour, neighbour, None)
    yield "answers", "answers", year, page
    page = AnswersPage(year, None, 1500, topic_links(x), (), False, None, neighbour, None)
    yield "answers-large", "answers", year, page
    there = Link("/t0/", topic.text)
    page = AnswersPage(year, None, 5, (), groups[:1], True, None, None, there)
    yield "answers-part", "answers", year, page
    title = x.words("Аудандар", "Районы")
    region = Words(x.words("Алматы облысы", "Алматинская область"))
    several = (
        DistrictGroup(region, "/almaty/", 12, district_links(x)),
        DistrictGroup(None, None, 0, district_links(x)[:1]),
    )
    yield "districts", "districts", title, DistrictsPage(several, district_links(x)[:1])
    yield from _districts(x, answers, region)
    title = x.words("Кім жауап береді", "Кто отвечает")
    person = Person(x.chief.name, x.chief.post, "/chief/")
    items = (OfficialItem(person, posts(x)[0].term, 12), OfficialItem(person, "", 0))
    yield "officials", "officials", title, OfficialsPage(items, items[1:])
    name = x.chief.name
    years = (SessionYear(2020, "y2020", sessions),)
    yield (
        "official",
        "official",
        name.text,
        OfficialPage(name, posts(x), answers, years, 4, next_broadcasts(x)),
    )
    yield "official-new", "official", name.text, OfficialPage(name, (), (), (), 0)
    title = x.words("Түзетулер", "Исправления")
    counted = (CountedLink("/2021/", Words("2021"), 4), CountedLink("/2020/", Words("2020"), 1))
    found = corrections(x)
    yield "corrections", "corrections", title, CorrectionsPage(None, 2021, counted, found, 5)
    yield "corrections-2021", "corrections", title, CorrectionsPage(2021, 2021, (), found, 4)
    yield "corrections-none", "corrections", title, CorrectionsPage(None, None, (), (), 0)


def _districts(
    x: Examples, answers: tuple[AnswerItem, ...], region: Words
) -> Iterator[tuple[str, str, str, Any]]:
    name = Words(x.words("Қонаев қаласы", "город Конаев"))
    before = TermLink(Words(x.words("Қапшағай қаласы", "город Капшагай")), "/kapshagay/")
    promise = Words(x.words("Шамдарды жөндеу", "Починить фонари"))
    page = DistrictPage(
        name=name,
        kind=DistrictKind.CITY,
        parents=(PostView(region, posts(x)[0].term, None, TermLink(region, "/almaty/")),) * 2,
        since=x.day(1),
        until=None,
        before=(before,),
        formed_from=(before,),
        formed_out_of_it=(before,),
        after=None,
        parts=(),
        posts=posts(x)[:1],
        former_posts=posts(x)[:1],
        next=None,
        promises=(
            PromiseLink("/q1.html", promise, x.day(16), overdue=True),
            PromiseLink("/q2.html", promise, None, overdue=False),
        ),
        promises_count=7,
        register="/commitments/",
        contacts=(
            ContactView("phone", "102", "tel:102"),
            ContactView("instagram", "police_example", "https://www.instagram.com/police_example"),
            ContactView("address", x.words("Абай көшесі", "улица Абая"), None),
        ),
        calendar="/calendars/konaev.ics",
        feed="/feeds/konaev.xml",
        count=12,
        newest=answers,
        years=year_rows(x),
    )
    yield "district", "district", name.text, page
    bare: dict[str, Any] = dict.fromkeys(
        (
            *("parents", "before", "formed_from", "formed_out_of_it", "parts", "posts"),
            *("former_posts", "promises", "contacts", "newest", "years"),
        ),
        (),
    )
    bare |= dict.fromkeys(("since", "next", "register", "calendar", "feed"))
    page = DistrictPage(
        name=before.name,
        kind=DistrictKind.CITY,
        until=x.day(16),
        after=TermLink(name, "/konaev/"),
        promises_count=0,
        count=0,
        **bare,
    )
    yield "district-former", "district", before.name.text, page

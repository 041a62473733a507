"""Every page kind in every state that looks different, with the frame around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from pressroom.language import Language, Words
from pressroom.model.session import SessionStatus
from pressroom.rendering.contexts import (
    Alternate,
    AnswerItem,
    Figure,
    LanguageChoice,
    Link,
    PageHead,
    ReleaseItem,
    SessionItem,
    Site,
    YearLink,
)
from pressroom.rendering.data_contexts import ColumnView, DataExample, DataPage, TableView
from pressroom.rendering.page_contexts import (
    HomePage,
    LanguageChoicePage,
    LanguageGreeting,
    MovedPage,
    NewsPage,
    NotFoundPage,
    PlainPage,
    ReleasePage,
    WithdrawnPage,
)
from pressroom.rendering.search_contexts import SearchPage
from pressroom.rendering.session_contexts import (
    MergedPage,
    QuestionPage,
    SessionCounts,
    SessionPage,
    SessionsPage,
)
from pressroom.rendering.templates import LANGUAGE_NAMES
from tests.theme.example_lists import district_links, list_pages, topic_links
from tests.theme.example_questions import every_state
from tests.theme.example_records import KK, RU, Examples
from tests.theme.example_register import register_pages
from tests.theme.example_schedule import announcement, next_broadcasts, schedule_pages
from tests.theme.example_statistics import statistics_pages

NAMES = {
    KK: ("Полиция жауап береді", "Алматы облысының Полиция департаменті", "Алматы облысы"),
    RU: ("Полиция отвечает", "Департамент полиции Алматинской области", "Алматинская область"),
    Language.EN: ("Police Answers", "Police Department of Almaty Region", "Almaty Region"),
}
PICTURE = Figure("/picture.png", "Алматы", 1200, 630, "police.example")
NOTHING = SessionCounts(0, 0, 0, 0, 0, 0, None, None, 0)


def site(lang: Language, assets: dict[str, str]) -> Site:
    """The frame; ``assets`` maps a file of theme/static to its address."""
    name, organisation, region = NAMES[lang]
    x = Examples(lang)
    return Site(
        lang=lang,
        name=name,
        organisation=organisation,
        region=region,
        home=f"/{lang}/",
        menu=(
            Link(f"/{lang}/sessions/", x.words("Тікелей эфирлер", "Прямые эфиры")),
            Link(f"/{lang}/news/", x.words("Баспасөз хабарламалары", "Пресс-релизы")),
            Link(f"/{lang}/how.html", x.words("Сұрақты қалай қоюға болады", "Как задать вопрос")),
        ),
        sections=(
            Link(f"/{lang}/sessions/", x.words("Тікелей эфирлер", "Прямые эфиры")),
            Link(f"/{lang}/officials/", x.words("Кім жауап береді", "Кто отвечает")),
            Link(f"/{lang}/corrections/", x.words("Түзетулер", "Исправления")),
        ),
        footer=(
            Link(f"/{lang}/about.html", x.words("Сайт туралы", "О сайте")),
            Link(f"/{lang}/personal-data.html", x.words("Дербес деректер", "Личные данные")),
            Link(f"/{lang}/accessibility.html", "Accessibility", Language.EN),
        ),
        contacts=(Link("https://example.org/police", "@police_example"),),
        root="/",
        stylesheet=assets["css/main.css"],
        print_stylesheet=assets["css/print.css"],
        script=assets["js/main.js"],
        early_script=assets["js/early.js"],
        fonts=(assets["fonts/golos-text.woff2"],),
        icon=assets["images/icon.svg"],
        touch_icon=assets["images/touch-icon.png"],
        assets=assets,
        offers=frozenset(),
        search=f"/{lang}/search/",
        search_description=f"/opensearch.{lang}.xml",
        social_image=f"https://example.org{assets['images/social.png']}",
    )


def head(x: Examples, kind: str, title: str, **changes: Any) -> PageHead:
    """A page's head, in Kazakh and Russian, below the list of broadcasts."""
    crumbs = (
        Link(f"/{x.lang}/", x.words("Басты бет", "Главная")),
        Link(f"/{x.lang}/sessions/", x.words("Тікелей эфирлер", "Прямые эфиры")),
    )
    values: dict[str, Any] = {
        "kind": kind,
        "title": title,
        "description": title,
        "canonical": f"https://example.org/{x.lang}/",
        "alternates": tuple(Alternate(lang, f"https://example.org/{lang}/") for lang in (KK, RU)),
        "languages": tuple(
            LanguageChoice(lang, LANGUAGE_NAMES[lang], f"/{lang}/", lang is x.lang, True)
            for lang in Language
        ),
        "breadcrumbs": crumbs,
        "section": f"/{x.lang}/sessions/",
    }
    return PageHead(**(values | changes))


def example_pages(x: Examples) -> Iterator[tuple[str, PageHead, Any]]:
    """Name, head and context of every example."""
    yield "home", head(x, "home", NAMES[x.lang][0], breadcrumbs=(), section=""), home(x)
    yield (
        "home-empty",
        head(x, "home", NAMES[x.lang][0], breadcrumbs=()),
        HomePage(None, (), (), (), f"/{x.lang}/sessions/", f"/{x.lang}/news/", 0, 0),
    )
    yield from _lists(x)
    yield from _sessions(x)
    for name, kind, title, listed in list_pages(x, home(x).answers, _session_items(x)):
        yield name, head(x, kind, title), listed
    for question in every_state(x):
        title = question.title or x.words("Сұрақ жасырылған", "Вопрос скрыт")
        if question.merged_into:
            page: Any = MergedPage(x.session(), question)
            yield f"question-{question.id}", head(x, "merged", title, indexed=False), page
            continue
        neighbour = Link("#", x.question().title)
        before = None if question.number == 1 else neighbour
        page = QuestionPage(x.session(), question, before, neighbour, x.citation())
        yield f"question-{question.id}", head(x, "question", title, demonstration=True), page
    yield from _releases(x)
    yield from _plain(x)
    for name, title, figures in statistics_pages(x):
        yield name, head(x, "statistics", title), figures
    for name, kind, title, page in register_pages(x):
        yield name, head(x, kind, title), page
    for name, kind, title, page in schedule_pages(x, _session_items(x)):
        yield name, head(x, kind, title), page
    yield "data", head(x, "data", x.words("Ашық деректер", "Открытые данные")), _data(x)
    yield "search", head(x, "search", x.words("Іздеу", "Поиск"), indexed=False), _search(x)


def _data(x: Examples) -> DataPage:
    words = x.words("жауаптың мекенжайы", "адрес ответа")
    columns = (
        ColumnView("id", "string", words, needed=True),
        ColumnView("answer_text", "string", words, needed=False),
    )
    files = tuple(Link(f"/data/answers.{kind}", f"answers.{kind}") for kind in ("csv", "jsonl"))
    title = x.words("Сұрақтар мен жауаптар", "Вопросы и ответы")
    return DataPage(
        licence=Link("https://example.org/licence", "Creative Commons Attribution 4.0"),
        tables=(TableView("answers", title, words, 1234, files, columns),),
        archive=Link("/data/archive.sqlite", "archive.sqlite"),
        package=Link("/data/datapackage.json", "datapackage.json"),
        schema=Link("/data/session.schema.json", "session.schema.json"),
        sessions=files,
        feeds=(Link(f"/{x.lang}/feeds/all.atom.xml", title),),
        examples=(
            DataExample(title, "import csv\n\nprint('a very long line of a program' * 3)\n"),
        ),
    )


def _search(x: Examples) -> SearchPage:
    page = f"/{x.lang}/search/"
    topics = (x.words("Жолдар", "Дороги"), x.words("Айыппұлдар", "Штрафы"))
    return SearchPage(
        action=page,
        root="/",
        index="/search/",
        topics=tuple(Link(f"{page}?q={topic}", topic) for topic in topics),
        lists=(Link(f"/{x.lang}/sessions/", x.words("Тікелей эфирлер", "Прямые эфиры")),),
        languages=tuple((lang, LANGUAGE_NAMES[lang]) for lang in (KK, RU)),
        months=("{d} {y}",) * 12,
    )


def _session_item(x: Examples, status: SessionStatus, **changes: Any) -> SessionItem:
    values: dict[str, Any] = {
        "href": f"/{x.lang}/sessions/2020-10-16/",
        "title": x.session_title,
        "lang": None,
        "starts": x.instant(21),
        "status": status,
        "place": x.district,
        "official": x.chief,
        "summary": None,
        "answers": 0,
        "unanswered": 0,
        "demonstration": False,
    }
    return SessionItem(**(values | changes))


def _session_items(x: Examples) -> tuple[SessionItem, ...]:
    held = SessionStatus.HELD
    return (
        _session_item(x, held, answers=21, unanswered=1, summary=x.session().summary),
        _session_item(x, held, answers=1, demonstration=True),
        _session_item(x, SessionStatus.CANCELLED),
        _session_item(x, held, lang=x.other, answers=1234, title="Online reception"),
    )


def _release_items(x: Examples) -> tuple[ReleaseItem, ...]:
    title = x.words("Облыс полициясы онлайн қабылдау өткізді", "Полиция провела онлайн-приём")
    summary = x.words(
        "Тікелей эфир төрт сағатқа созылды, екі жүзден астам сұрақ қойылды.",
        "Прямой эфир длился четыре часа, задано более двухсот вопросов.",
    )
    day = x.day(16)
    return (
        ReleaseItem("/r1.html", title, None, day, summary, x.place, PICTURE, False, False),
        ReleaseItem("/r2.html", title, x.other, day, None, None, None, False, True),
        ReleaseItem("/r3.html", title, None, day, None, x.place, None, True, False),
    )


def announced_items(x: Examples) -> tuple[SessionItem, ...]:
    """Sessions in a list before they are held."""
    return (
        _session_item(x, SessionStatus.CONFIRMED, summary=x.session().summary),
        _session_item(x, SessionStatus.PROVISIONAL, official=None),
    )


def home(x: Examples) -> HomePage:
    questions = every_state(x)
    answers = tuple(
        AnswerItem(
            href=question.href,
            title=question.title,
            lang=question.lang,
            on=x.day(16),
            place=x.district,
            topics=question.topics,
            session=Link("/s/", x.session_title),
            answered=question.answered,
            demonstration=question.number == 3,
        )
        for question in (*questions[:4], questions[6])
    )
    return HomePage(
        next_broadcasts(x),
        answers,
        _session_items(x),
        _release_items(x),
        f"/{x.lang}/sessions/",
        f"/{x.lang}/news/",
        12345,
        231,
        topic_links(x),
        district_links(x),
        (YearLink(2021, f"/{x.lang}/sessions/2021/", 12),),
    )


def _lists(x: Examples) -> Iterator[tuple[str, PageHead, Any]]:
    years = tuple(
        YearLink(year, f"/{x.lang}/sessions/{year}/", 12, year == 2020) for year in (2021, 2020)
    )
    title = x.words("Тікелей эфирлер", "Прямые эфиры")
    items = _session_items(x)
    yield "sessions", head(x, "sessions", title), SessionsPage(None, 2020, years, items)
    yield "sessions-2020", head(x, "sessions", title), SessionsPage(2020, 2020, years, items)
    yield "sessions-empty", head(x, "sessions", title), SessionsPage(None, None, (), ())
    title = x.words("Баспасөз хабарламалары", "Пресс-релизы")
    releases = _release_items(x)
    yield "news", head(x, "news", title), NewsPage(None, 2020, years, releases)
    yield "news-2020", head(x, "news", title), NewsPage(2020, 2020, years, releases)
    yield "news-empty", head(x, "news", title), NewsPage(None, None, (), ())


def _sessions(x: Examples) -> Iterator[tuple[str, PageHead, Any]]:
    lead = Markup("<p>{}</p>").format(
        x.words(
            "Бұл — үлгі: мұндай эфир болған жоқ. Көмек дәл қазір керек болса, 102-ге қоңырау "
            "шалыңыз.",
            "Это образец: такого эфира не было. Если помощь нужна сейчас, звоните 102.",
        )
    )
    states = {
        "session": x.session(
            corrections=x.corrections(),
            translated=x.day(18),
            original=Link("/o/", "Русский" if x.lang is KK else "Қазақша", x.other),
        ),
        "session-confirmed": x.session(
            status=SessionStatus.CONFIRMED,
            counts=NOTHING,
            recording=None,
            fidelity=None,
            changes=(x.change(),),
            image=PICTURE,
        ),
        "session-provisional": x.session(
            status=SessionStatus.PROVISIONAL,
            counts=NOTHING,
            recording=None,
            official=None,
            ends=None,
            duration=None,
            fidelity=None,
            translations=(),
        ),
        "session-cancelled": x.session(
            status=SessionStatus.CANCELLED,
            counts=NOTHING,
            recording=None,
            fidelity=None,
            cancelled=x.cancellation(),
        ),
        "session-without-questions": x.session(
            counts=SessionCounts(0, 0, 0, 0, 0, 0, 200, 3000, 0)
        ),
    }
    for name, session in states.items():
        questions = every_state(x) if name == "session" else ()
        page = SessionPage(session, lead, questions, x.citation())
        if name in ("session-confirmed", "session-provisional"):
            page = replace(page, announcement=announcement(x))
        yield name, head(x, "session", session.title, demonstration=name == "session"), page


def _releases(x: Examples) -> Iterator[tuple[str, PageHead, Any]]:
    item = _release_items(x)[0]
    session = Link(x.session().href, x.session_title)
    common: dict[str, Any] = {
        "href": "/r1.html",
        "title": item.title,
        "on": item.on,
        "place": x.place,
        "topics": x.topics,
        "about": session,
        "corrections": x.corrections()[1:],
        "translations": x.session().translations,
        "citation": x.citation(),
        "newer": Link("/r2.html", item.title),
        "older": Link("/r0.html", item.title),
    }
    body = Markup("<p>{0}</p><h2>{1}</h2><p>{0}</p><ul><li>{1}</li><li>{1}</li></ul>").format(
        item.summary, item.title
    )
    yield (
        "release",
        head(x, "release", item.title, draft=True),
        ReleasePage(
            summary=item.summary,
            image=PICTURE,
            body=body,
            withdrawn=None,
            withdrawn_reason=None,
            **common,
        ),
    )
    yield (
        "release-withdrawn",
        head(x, "release", item.title, indexed=False),
        ReleasePage(
            summary=None,
            image=None,
            body=Markup(""),
            withdrawn=x.day(20),
            withdrawn_reason=Words("Опубликовано по ошибке.", None if x.lang is RU else RU),
            **common,
        ),
    )


def _plain(x: Examples) -> Iterator[tuple[str, PageHead, Any]]:
    title = x.words("Сұрақты қалай қоюға болады", "Как задать вопрос")
    body = Markup("<p>{}</p><h2>{}</h2><p>{}</p>").format(x.session().summary, title, title)
    crumbs = (Link(f"/{x.lang}/", x.words("Басты бет", "Главная")),)
    yield (
        "page",
        head(x, "page", title, breadcrumbs=crumbs, section=""),
        PlainPage(title, x.session().summary, body, x.corrections()[1:], x.session().translations),
    )
    moved = x.words("Бет басқа мекенжайға көшті", "Страница переехала")
    yield "moved", head(x, "moved", moved, indexed=False), MovedPage(Link("/new/", "/new/"))
    gone = x.words("Бет кері қайтарып алынды", "Страница отозвана")
    yield (
        "withdrawn",
        head(x, "withdrawn", gone, indexed=False),
        WithdrawnPage(x.day(20), Words("Опубликовано по ошибке.", None if x.lang is RU else RU)),
    )
    name = " · ".join(names[0] for names in NAMES.values())
    yield (
        "language-choice",
        head(x, "language_choice", name, breadcrumbs=()),
        LanguageChoicePage(greetings()),
    )
    yield (
        "not-found",
        head(x, "not_found", "404", breadcrumbs=(), indexed=False),
        NotFoundPage(greetings()),
    )


def greetings() -> tuple[LanguageGreeting, ...]:
    """Every language, as the entrance offers it."""
    return tuple(
        LanguageGreeting(
            lang=lang,
            name=LANGUAGE_NAMES[lang],
            site=name,
            region=region,
            home=f"/{lang}/",
            links=(Link(f"/{lang}/sessions/", organisation),),
        )
        for lang, (name, organisation, region) in NAMES.items()
    )

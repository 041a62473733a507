"""Templates: what pages are made of."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from itertools import pairwise

import html5lib
import pytest
from bs4 import BeautifulSoup, Tag
from markupsafe import Markup

from pressroom.language import Language
from pressroom.rendering.question_contexts import QuestionView
from pressroom.rendering.session_contexts import SessionPage
from tests.theme.example_pages import example_pages, head, site
from tests.theme.example_questions import every_state
from tests.theme.example_records import KK, RU, Examples
from tests.theme.showroom import (
    EXAMPLES,
    LANGUAGES,
    THEME,
    asset_addresses,
    component_html,
    example_html,
    showroom,
    templates,
)

TEMPLATES = sorted((THEME / "templates").rglob("*.html"))
STYLES = THEME / "static" / "css" / "components"
PAGES = sorted(example_html())
SKELETON = "base"


def page(address: str) -> BeautifulSoup:
    """An example page, parsed."""
    return BeautifulSoup(example_html()[address], "html.parser")


def one(soup: BeautifulSoup, selector: str) -> Tag:
    """The first element that the selector names; there is one."""
    found = soup.select_one(selector)
    assert found is not None, selector
    return found


def text_of(element: Tag) -> str:
    """Its words, with single blanks."""
    return " ".join(element.get_text(" ").split())


def session_page(lang: Language, *questions: QuestionView) -> bytes:
    """A session's page with these questions."""
    x = Examples(lang)
    context = SessionPage(x.session(), Markup(""), questions, x.citation())
    return templates().render(
        site(lang, asset_addresses()), head(x, "session", x.session_title), context
    )


def test_every_page_kind_has_an_example() -> None:
    kinds = {path.stem for path in (THEME / "templates").glob("*.html")} - {SKELETON}
    assert {page_head.kind for _, page_head, _ in example_pages(Examples(KK))} == kinds


def test_every_component_has_a_stylesheet_and_an_example() -> None:
    components = {path.stem for path in (THEME / "templates" / "components").glob("*.html")}
    styles = {path.stem for path in STYLES.glob("*.css")}
    examples = {path.stem for path in EXAMPLES.glob("*.html")}
    only_styles = {"prose", "redaction"}
    assert styles == components | only_styles
    assert examples == styles


def test_templates_leave_every_word_to_the_catalogues() -> None:
    cyrillic = re.compile("[\u0400-\u04ff]")
    assert [path.name for path in TEMPLATES if cyrillic.search(path.read_text("utf-8"))] == []


def test_templates_declare_no_text_to_be_html() -> None:
    trust = re.compile(r"\|\s*safe\b|Markup|autoescape")
    assert [path.name for path in TEMPLATES if trust.search(path.read_text("utf-8"))] == []


def test_a_title_of_markup_is_shown_as_typed() -> None:
    question = Examples(RU).question(1, title="<script>alert(1)</script> & «»", asker="<b>")
    html = session_page(RU, question).decode()
    assert "<script>alert" not in html
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt; &amp; «»") == 2
    assert "&lt;b&gt;" in html


@pytest.mark.parametrize("address", [*PAGES, *sorted(component_html())])
def test_every_page_is_correct_html_without_inline_script_or_style(address: str) -> None:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree = parser.parse(showroom()[address].decode())
    for element in tree.iter():
        assert not any(name == "style" or name.startswith("on") for name in element.attrib)
        assert element.tag != "style"
        if element.tag == "script":
            assert element.attrib["src"].startswith("/assets/")
            assert not element.text
    ids = [element.attrib["id"] for element in tree.iter() if "id" in element.attrib]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("address", PAGES)
def test_headings_begin_with_one_first_level_and_skip_none(address: str) -> None:
    levels = [int(tag.name[1]) for tag in page(address).find_all(re.compile("^h[1-6]$"))]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


@pytest.mark.parametrize("address", PAGES)
def test_every_page_tells_search_engines_and_shares_what_it_is(address: str) -> None:
    soup = page(address)
    assert one(soup, "html")["lang"] == address[1:3]
    assert one(soup, "link[rel=canonical]")["href"]
    alternates = soup.select("head link[rel=alternate]")
    assert {link["hreflang"] for link in alternates} == {"kk", "ru"}
    for name in ("site_name", "title", "description", "url", "locale", "image"):
        assert one(soup, f'meta[property="og:{name}"]')["content"]
    policy = one(soup, 'meta[http-equiv="Content-Security-Policy"]')["content"]
    assert str(policy).startswith("default-src 'none'")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_question_has_its_anchor_exactly_once(lang: Language) -> None:
    html = example_html()[f"/{lang}/session.html"].decode()
    for question in every_state(Examples(lang)):
        assert html.count(f'id="{question.id}"') == 1
        link = one(BeautifulSoup(html, "html.parser"), f"#{question.id} .question__number")
        assert link["href"] == f"#{question.id}"
        assert str(question.number) in str(link["aria-label"])


def test_a_hidden_question_says_that_it_is_hidden_and_why() -> None:
    assert text_of(one(page("/ru/session.html"), "#q5")) == (
        "5 Вопрос скрыт Пресс-служба не публикует этот вопрос. Причина: "
        "В вопросе личные данные постороннего человека. К содержанию"
    )


def test_a_merged_question_leads_to_the_one_that_it_repeats() -> None:
    assert one(page("/kk/session.html"), "#q6 .question__merged a")["href"] == "#q1"
    refresh = one(page("/kk/question-q6.html"), "meta[http-equiv=refresh]")
    assert refresh["content"] == "0; url=#q1"


def test_words_in_the_other_language_are_marked_with_it() -> None:
    transcript = page("/kk/session.html")
    assert one(transcript, "#q2 .question__title")["lang"] == "ru"
    assert one(transcript, "#q2 .turn--answer .turn__words")["lang"] == "ru"
    assert one(transcript, "#q2 .question__facts span")["lang"] == "ru"
    assert not one(transcript, "#q1 .question__title").has_attr("lang")
    link = one(page("/kk/home.html"), ".answer-item a[lang=ru][hreflang=ru]")
    mark = link.find_next(class_="tag--language")
    assert mark is not None
    assert mark.get_text() == "Русский"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("q4", "На этот вопрос пока нет ответа."),
        ("q7", "На этот вопрос есть более новый ответ."),
        ("q7", "Этот ответ мог устареть."),
        ("q8", "Срок прошёл"),
        ("q9", "Возобновлено"),
        ("q11", "Ответ дан позже:"),
        ("q12", "Задан 5 раз"),
        ("q12", "Нет в списках и поиске"),
        ("q41", "Исправлен номер приказа."),
    ],
)
def test_each_state_of_a_question_is_said_in_words(question: str, words: str) -> None:
    assert words in text_of(one(page("/ru/session.html"), f"#{question}"))
    assert words in text_of(one(page(f"/ru/question-{question}.html"), "main"))


def test_the_place_of_a_question_is_said_where_it_is_not_the_place_of_the_session() -> None:
    x = Examples(RU)
    html = session_page(RU, x.question(1, place=x.place), x.question(2)).decode()
    assert html.count("Талгарский район") == 1


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/ru/session-cancelled.html", "Эфир отменён. Проходят учения."),
        ("/ru/session-confirmed.html", "Эфир перенесён. Перенесено из-за выезда."),
        ("/ru/session-provisional.html", "Дата предварительная и может измениться."),
        ("/ru/session.html", "Описанного в ней не было."),
        ("/ru/release.html", "Черновик. Запись видна только в предпросмотре"),
        ("/ru/release-withdrawn.html", "Пресс-релиз отозван. Опубликовано по ошибке."),
        ("/ru/sessions-empty.html", "Эфиров пока не было."),
    ],
)
def test_each_state_of_a_record_is_said_in_words(address: str, words: str) -> None:
    assert words in text_of(one(page(address), "main"))


def test_numbers_agree_with_their_nouns() -> None:
    x = Examples(RU)
    for count, words in ((1, " 1 вопрос"), (3, " 3 вопроса"), (11, " 11 вопросов")):
        html = session_page(RU, *(x.question(n) for n in range(1, count + 1)))
        summary = one(BeautifulSoup(html, "html.parser"), ".contents__summary")
        assert text_of(summary).endswith(words)


def compressed(*files: bytes) -> int:
    """What the files weigh on the way to the reader."""
    return sum(len(gzip.compress(file, 9)) for file in files)


def theme_files() -> list[bytes]:
    """Styles and scripts that every page brings."""
    names = ("css/main.css", "css/print.css", "js/early.js", "js/main.js")
    return [showroom()[asset_addresses()[name]] for name in names]


def test_a_page_of_one_question_with_styles_and_scripts_weighs_under_15_kb() -> None:
    page_bytes = max((example_html()[path] for path in PAGES if "question-" in path), key=len)
    assert compressed(page_bytes, *theme_files()) < 15_000


def test_what_a_page_of_200_questions_adds_to_their_words_weighs_under_30_kb() -> None:
    x = Examples(KK)
    ordinary = x.question()
    questions = [
        replace(ordinary, id=f"q{n}", number=n, href=f"/kk/s/q{n}.html", at=f"0:{n % 60:02}:10")
        for n in range(1, 201)
    ]
    assert compressed(session_page(KK, *questions)) < 30_000


def test_styles_and_scripts_stay_small() -> None:
    styles, paper, early, script = map(len, theme_files())
    assert styles + paper < 41_000
    assert early < 1_000
    assert script < 4_096

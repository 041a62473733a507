"""What an author writes is what readers see: nothing is guessed from how it looks."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressroom.building.refusal import Rejected
from tests.site.small_site import build_site, record, session, text_of

PAGE = "ru/sessions/2020-10-16-talgar/index.html"


@pytest.mark.parametrize(
    "title", ["no", "on", "yes", "null", "~x", "10:30", "0102", "1e3", "2020-10-16", "0x1f"]
)
def test_titles_that_yaml_would_take_for_something_else_stay_words(
    tmp_path: Path, title: str
) -> None:
    site = build_site(tmp_path, {"sessions/2020/2020-10-16-talgar.ru.md": session(title=title)})
    assert text_of(site.page(PAGE).h1) == title


def test_ten_thirty_is_an_hour_and_not_a_number(tmp_path: Path) -> None:
    files = {
        "sessions/2020/2020-10-16-talgar.ru.md": session(date="2020-10-16 10:30", duration="10:30")
    }
    facts = text_of(build_site(tmp_path, files).page(PAGE).select_one("dl.facts"))
    assert "в 10:30" in facts
    assert "20:60" not in facts
    assert "10 ч 30 мин" in facts


@pytest.mark.parametrize(
    "file",
    [
        session().replace("title: Прямой эфир\n", "title: Первый\ntitle: Второй\n"),
        session(official="&anchor chief"),
        session(official="!!python/name:os.system"),
        session(draft="yes"),
        "---\n<<: {title: Эфир}\n---\n",
        "---\ntitle: [\n---\n",
        "",
    ],
    ids=["duplicate key", "anchor", "tag", "yes is no boolean", "merge key", "broken", "empty"],
)
def test_what_yaml_would_guess_or_run_is_rejected(tmp_path: Path, file: str) -> None:
    with pytest.raises(Rejected):
        build_site(tmp_path, {"sessions/2020/2020-10-16-talgar.ru.md": file})


@pytest.mark.parametrize(
    "name",
    [
        "sessions/2020/2020-10-16-...ru.md",
        "sessions/2020/2020-10-16-..%2f..%2fevil.ru.md",
        "sessions/2020/2020-10-16-%2e%2e.ru.md",
        "news/2020/2020-10-16-Évil.ru.md",
        "news/2020/2020-10-16-a b.ru.md",
        "news/2020/2020-10-16-имя.ru.md",
        "pages/...ru.md",
        "pages/..\\evil.ru.md",
        "pages/%2e%2e%2findex.ru.md",
        "pages/index.ru.md",
        "pages/con.ru.md",
        "pages/sessions/about.ru.md",
        "pages/-rf.ru.md",
        "pages/UPPER.ru.md",
    ],
)
def test_no_id_leaves_the_output_folder_or_takes_another_s_place(tmp_path: Path, name: str) -> None:
    record_of = {"sessions": session(), "news": record("Т.", title="Р", date="2020-10-16")}
    text = record_of.get(name.partition("/")[0], record("Т.", title="С"))
    with pytest.raises(Rejected):
        build_site(tmp_path, {name: text})
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "&#106;avascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "//evil.example/x",
    ],
)
@pytest.mark.parametrize("form", ["[слова](<{}>)", "[слова]({})", "[слова][1]\n\n[1]: {}"])
def test_link_that_runs_or_hides_something_is_rejected(
    tmp_path: Path, target: str, form: str
) -> None:
    body = f"## Вопрос? {{#q1}}\n\nВопрос: Да?\n\nОтвет: {form.format(target)}\n"
    with pytest.raises(Rejected):
        build_site(tmp_path, {"sessions/2020/2020-10-16-talgar.ru.md": session(body)})


def test_html_of_an_answer_is_shown_as_words(tmp_path: Path) -> None:
    body = (
        "## Вопрос? {#q1}\n\nВопрос: Да?\n\n"
        "Ответ: <script>alert(1)</script>\n\n<iframe src='https://evil.example'></iframe>\n\n"
        "<div onclick='alert(1)' style='x'>слова</div>\n"
    )
    site = build_site(tmp_path, {"sessions/2020/2020-10-16-talgar.ru.md": session(body)})
    words = site.page(PAGE).select_one(".turn--answer .turn__words")
    assert words is not None
    assert words.find(["script", "iframe", "div"]) is None
    assert "<script>alert(1)</script>" in text_of(words)

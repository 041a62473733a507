"""Related answers: near in topic and place, or in rare words; never only the newest."""

from __future__ import annotations

from pathlib import Path

from tests.site.small_site import BuiltSite, build_site, session, text_of

Question = tuple[str, str]


def transcript(*questions: Question) -> str:
    """Questions with their topics, answered."""
    return "".join(
        f"## {title} {{#q{n}}}\n\ntopic: {topic}\n\nВопрос: О чём?\n\nОтвет: Об этом.\n\n"
        for n, (title, topic) in enumerate(questions, 1)
    )


def held(day: str, *questions: Question, **fields: str) -> dict[str, str]:
    """A session of a day in Talgar."""
    text = session(transcript(*questions), date=f"{day} 10:00", title=f"Эфир {day}", **fields)
    return {f"sessions/{day[:4]}/{day}-talgar.ru.md": text}


FILES = {
    **held("2018-10-10", ("Где смотреть запись камеры у моста?", "cameras")),
    **held("2020-09-02", ("Кто чинит дорогу?", "roads"), ("Работает ли камера?", "cameras")),
    **held("2020-09-09", ("Почему мокик без номера?", "roads")),
    **held(
        "2020-10-14",
        ("Когда поставят камеру у школы?", "cameras"),
        ("Можно ли ездить на мокике?", "cameras"),
    ),
    **held("2020-11-11", ("Камера новее всех?", "cameras")),
}


def related(site: BuiltSite, name: str) -> list[str]:
    """The titles on a question's page."""
    page = site.page(f"ru/sessions/{name}.html")
    return [text_of(link) for link in page.select(".single__related a")]


def test_same_topic_and_district_comes_first_from_earlier_years_too(tmp_path: Path) -> None:
    site = build_site(tmp_path, FILES)
    found = related(site, "2020-10-14-talgar/q1")
    assert set(found) == {
        "Где смотреть запись камеры у моста?",
        "Работает ли камера?",
        "Можно ли ездить на мокике?",
    }
    assert "Камера новее всех?" not in found


def test_rare_words_lead_to_another_topic(tmp_path: Path) -> None:
    site = build_site(tmp_path, FILES)
    found = related(site, "2020-10-14-talgar/q2")
    assert found[-1] == "Почему мокик без номера?"
    assert "Кто чинит дорогу?" not in found


def test_new_session_changes_no_page_of_an_older_one(tmp_path: Path) -> None:
    before = build_site(tmp_path, FILES).files
    later = held("2020-11-18", ("Ещё одна камера у школы?", "cameras"))
    after = build_site(tmp_path, {**FILES, **later}).files
    pages = [path for path in before if "/sessions/2020-" in path and "/q" in path]
    assert pages
    assert [path for path in pages if before[path] != after[path]] == []


def test_mended_answer_rewrites_pages_of_its_own_question_and_no_list(tmp_path: Path) -> None:
    before = build_site(tmp_path, FILES).files
    record = tmp_path / "content/sessions/2020/2020-09-02-talgar.ru.md"
    text = record.read_text(encoding="utf-8")
    mended = {str(record.relative_to(tmp_path / "content")): text.replace("Об этом", "О том", 1)}
    after = build_site(tmp_path, mended)
    changed = {
        path
        for path, content in after.files.items()
        if before.get(path) != content and path.endswith(".html")
    }
    assert changed == {
        "ru/sessions/2020-09-02-talgar/index.html",
        "ru/sessions/2020-09-02-talgar/q1.html",
    }

from datetime import UTC, datetime
from pathlib import Path

from tests.checking.small_archive import problems_of, session_text

SESSION = "sessions/2020/2020-10-16-talgar.ru.md"
LATER = "sessions/2020/2020-10-21-talgar.ru.md"
QUESTION = "## Когда? {#q1}\n\nОтвет: Завтра.\n"
HIDDEN = "\n## Кто? {#q2}\n\nvisibility: hidden\nreason: Личное\n"


def release(body: str, keys: str = "") -> str:
    return f"---\ntitle: Новость\ndate: 2020-10-16\n{keys}---\n\n{body}\n"


NEWS = "news/2020/2020-10-16-a.ru.md"


def test_links_to_records_questions_files_and_addresses_that_exist_are_fine(tmp_path: Path) -> None:
    body = (
        "[1]({filename}/sessions/2020/2020-10-16-talgar.ru.md#q1) "
        "[2](/ru/sessions/2020-10-16-talgar/#q1) [3](/ru/sessions/2020-10-16-talgar/q1.html) "
        "[4](/ru/news/2020-10-16-a.html) [5](/) [6](/ru/) [7](/kk/schedule/2020-10/) "
        "[8](/ru/districts/talgar/2020/) [9](/calendars/all.ru.ics) [10](/kk/topics/roads/) "
        "[11](/en/officials/chief-talgar/)"
    )
    files = {SESSION: session_text(body=QUESTION), NEWS: release(body)}
    assert problems_of(tmp_path, files) == []


def test_a_link_to_a_hidden_question_is_refused_and_one_to_a_merged_question_is_not(
    tmp_path: Path,
) -> None:
    merged = "\n## А когда? {#q3}\n\nduplicate_of: q1\n"
    body = "[1](/ru/sessions/2020-10-16-talgar/#q3)\n\n[2](/ru/sessions/2020-10-16-talgar/#q2)"
    files = {SESSION: session_text(body=QUESTION + HIDDEN + merged), NEWS: release(body)}
    assert problems_of(tmp_path, files) == [f"{NEWS}:8 A203"]


def test_a_public_record_may_not_name_a_draft_and_a_draft_may(tmp_path: Path) -> None:
    link = "[План]({filename}/pages/plan.ru.md)"
    page = "---\ntitle: План\n{}---\n\nПлан.\n"
    files = {NEWS: release(link), "pages/plan.ru.md": page.format("draft: true\n")}
    assert problems_of(tmp_path / "public", files) == [f"{NEWS}:6 A208"]
    files[NEWS] = release(link, keys="draft: true\n")
    assert problems_of(tmp_path / "draft", files) == []


def test_a_record_that_waits_for_its_moment_is_as_secret_as_a_draft(tmp_path: Path) -> None:
    files = {
        SESSION: session_text(keys="publish: 2020-11-05 09:00\n"),
        NEWS: release("Скоро.", keys="about: 2020-10-16-talgar\n"),
    }
    assert problems_of(tmp_path / "before", files) == [f"{NEWS}:4 A208"]
    due = datetime(2020, 11, 5, 3, 0, tzinfo=UTC)
    assert problems_of(tmp_path / "after", files, now=due) == []


def test_a_record_that_could_not_be_read_is_not_reported_as_missing(tmp_path: Path) -> None:
    body = (
        "[1]({filename}/sessions/2020/2020-10-16-talgar.ru.md#q1) "
        "[2](/ru/sessions/2020-10-16-talgar/q1.html)"
    )
    files = {
        SESSION: "---\ntitle: Эфир\n---\n\n" + QUESTION,
        LATER: session_text(
            "2020-10-21",
            body="## Когда? {#q1}\n\nsuperseded_by: 2020-10-16-talgar#q1\n\nОтвет: Уже.\n",
        ),
        NEWS: release(body, keys="about: 2020-10-16-talgar\n"),
    }
    assert problems_of(tmp_path, files) == [f"{SESSION}:1 S102"] * 3


def test_a_chain_of_newer_answers_is_followed_to_its_end(tmp_path: Path) -> None:
    def by(successor: str) -> str:
        return f"## Когда? {{#q1}}\n\nsuperseded_by: {successor}#q1\n\nОтвет: Так.\n"

    third = "sessions/2020/2020-10-28-talgar.ru.md"
    files = {
        SESSION: session_text(body=by("2020-10-21-talgar")),
        LATER: session_text("2020-10-21", body=by("2020-10-28-talgar")),
        third: session_text("2020-10-28", body=QUESTION),
    }
    assert problems_of(tmp_path / "chain", files) == []
    files[third] = session_text("2020-10-28", body=by("2020-10-16-talgar"))
    circle = problems_of(tmp_path / "circle", files)
    assert [problem.split()[-1] for problem in circle] == ["A209"] * 3


def test_redirects_lead_to_pages_and_stand_in_the_way_of_none(tmp_path: Path) -> None:
    redirects = (
        "/ru/old.html: /ru/sessions/2020-10-16-talgar/#q1\n"
        "/ru/older.html: /ru/old.html\n"
        "/kk/old.html: https://egov.kz/\n"
        "/ru/sessions/2020-10-16-talgar/: /ru/\n"
    )
    files = {SESSION: session_text(body=QUESTION), "registers/redirects.yaml": redirects}
    assert problems_of(tmp_path, files) == ["registers/redirects.yaml:4 A210"]

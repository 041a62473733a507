from pathlib import Path

from tests.checking.small_archive import problems_of, session_text

RU = "sessions/2020/2020-10-16-talgar.ru.md"
KK = "sessions/2020/2020-10-16-talgar.kk.md"
EN = "sessions/2020/2020-10-16-talgar.en.md"
TRANSLATED = "translated: 2020-10-20\n"
RU_BODY = "## Когда? {#q1}\n\nОтвет: Завтра.\n\n## Кто? {#q2}\n\nОтвет: Мы.\n"
KK_BODY = "## Қашан? {#q1}\n\nЖауап: Ертең.\n\n## Кім? {#q2}\n\nЖауап: Біз.\n"


def test_two_languages_that_agree_have_no_problem(tmp_path: Path) -> None:
    files = {RU: session_text(body=RU_BODY), KK: session_text(keys=TRANSLATED, body=KK_BODY)}
    assert problems_of(tmp_path, files) == []


def test_two_languages_may_both_be_originals(tmp_path: Path) -> None:
    files = {RU: session_text(body=RU_BODY), KK: session_text(body=KK_BODY)}
    assert problems_of(tmp_path, files) == []


def test_a_translation_needs_an_original(tmp_path: Path) -> None:
    files = {KK: session_text(keys=TRANSLATED, body=KK_BODY)}
    assert problems_of(tmp_path, files) == [f"{KK}:6 A301"]


def test_a_translation_is_compared_with_the_original_whatever_its_language(tmp_path: Path) -> None:
    shorter = KK_BODY.split("\n## ", maxsplit=1)[0]
    files = {RU: session_text(body=RU_BODY), KK: session_text(keys=TRANSLATED, body=shorter)}
    assert problems_of(tmp_path / "kk", files) == [f"{KK}:1 A303"]
    files = {RU: session_text(keys=TRANSLATED, body=RU_BODY), KK: session_text(body=shorter)}
    assert problems_of(tmp_path / "ru", files) == [f"{RU}:13 A304"]


def test_an_announcement_may_be_translated_before_its_questions(tmp_path: Path) -> None:
    files = {RU: session_text(body=RU_BODY), KK: session_text(keys=TRANSLATED, body="Анонс.")}
    assert problems_of(tmp_path, files) == []


def test_what_is_hidden_in_one_language_is_hidden_in_all(tmp_path: Path) -> None:
    secret = KK_BODY.replace("{#q2}\n", "{#q2}\n\nvisibility: hidden\nreason: Жеке өмір\n")
    files = {RU: session_text(body=RU_BODY), KK: session_text(keys=TRANSLATED, body=secret)}
    assert problems_of(tmp_path / "kk", files) == [f"{KK}:15 A305"]
    files = {RU: session_text(keys=TRANSLATED, body=RU_BODY), KK: session_text(body=secret)}
    assert problems_of(tmp_path / "ru", files) == [f"{RU}:13 A305"]


def test_every_language_is_compared(tmp_path: Path) -> None:
    late = session_text(keys=TRANSLATED, hour="11:00")
    files = {RU: session_text(), KK: late, EN: late}
    assert problems_of(tmp_path, files) == [f"{EN}:3 A302", f"{KK}:3 A302"]


def test_releases_agree_in_their_languages_too(tmp_path: Path) -> None:
    text = "---\ntitle: Новость\ndate: 2020-10-16\n{}---\n\nТекст.\n"
    files = {
        "news/2020/2020-10-16-a.ru.md": text.format("district: talgar\n"),
        "news/2020/2020-10-16-a.kk.md": text.format("district: talgar\ntopic: roads\n"),
    }
    assert problems_of(tmp_path, files) == ["news/2020/2020-10-16-a.ru.md:1 A302"]


def test_ids_that_are_not_settled_yet_are_not_compared(tmp_path: Path) -> None:
    unnumbered = RU_BODY.replace(" {#q2}", "")
    files = {RU: session_text(body=unnumbered), KK: session_text(keys=TRANSLATED, body=KK_BODY)}
    assert problems_of(tmp_path, files) == [f"{RU}:12 Q101"]

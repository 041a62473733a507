import time

import pytest

from pressroom.reading.markdown_links import Link, RawHtml, find_links
from pressroom.reading.targets import Target, TargetKind, parse_target
from pressroom.reading.values import Refusal

FOLDER = "sessions/2020"


def targets(text: str) -> list[str]:
    return [link.target for link in find_links(text) if isinstance(link, Link)]


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("[сайт](https://egov.kz/)", ["https://egov.kz/"]),
        ('[сайт](https://egov.kz/ "Портал")', ["https://egov.kz/"]),
        ("[сайт](<https://egov.kz/a b>)", ["https://egov.kz/a b"]),
        ("[сайт](https://a.kz/(x)_(y))", ["https://a.kz/(x)_(y)"]),
        ("![план]({static}/images/plan.png)", ["{static}/images/plan.png"]),
        ("[![план]({static}/images/a.png)](/ru/)", ["{static}/images/a.png", "/ru/"]),
        ("[сайт][1] и так\n\n[1]: https://egov.kz/", ["https://egov.kz/"]),
        ("<https://egov.kz/> <a@b.kz>", ["https://egov.kz/", "mailto:a@b.kz"]),
        ("[раз](/a)[два](/b)", ["/a", "/b"]),
        ("[](/a)", ["/a"]),
        ("[сайт]()", [""]),
    ],
)
def test_everything_that_markdown_makes_a_link_of_is_found(markdown: str, found: list[str]) -> None:
    assert targets(markdown) == found


@pytest.mark.parametrize(
    "markdown",
    [
        "https://egov.kz/ стоит в тексте",
        "`[код](javascript:x)` и ``[`](x)``",
        "```\n[код](javascript:x)\n```\n",
        "~~~\n<https://egov.kz>\n",
        r"\[не ссылка](x)",
        "не ссылка](x)",
        "[скобка](не закрыта",
        "[скрыто: имя]: так было",
        "[просто скобки] (и ещё)",
        "2 < 3 и 5 > 4",
    ],
)
def test_what_markdown_shows_as_text_is_no_link(markdown: str) -> None:
    assert targets(markdown) == []


def test_html_is_found_where_readers_would_see_it() -> None:
    found = list(find_links("a < b, <b>так</b>, `<i>` и <!-- нет -->"))
    assert found == [
        RawHtml("<b>", 7),
        RawHtml("</b>", 13),
        RawHtml("<!--", 27),
    ]


def test_places_of_targets_are_exact() -> None:
    text = "раз [два](/три)\nчетыре ![пять](/шесть)"
    for link in find_links(text):
        assert isinstance(link, Link)
        assert text[link.offset :].startswith(link.target)


@pytest.mark.parametrize(
    "seed",
    [
        "[",
        "](",
        "](()",
        "]()",
        "[a](",
        "`",
        "``a`",
        "<",
        "<a",
        "![",
        "[](<",
        "\\",
        "(",
        "```\n",
        "[x]: ",
    ],
)
def test_no_text_takes_long_to_search(seed: str) -> None:
    text = seed * (20_000 // len(seed))
    start = time.perf_counter()
    list(find_links(text))
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize(
    ("written", "kind", "path", "anchor"),
    [
        ("https://egov.kz/a?b=c", "web", "https://egov.kz/a?b=c", ""),
        ("HTTPS://egov.kz/", "web", "https://egov.kz/", ""),
        ("#q5", "anchor", "", "q5"),
        ("/ru/sessions/2020-10-16-talgar/#q3", "address", "/ru/sessions/2020-10-16-talgar/", "q3"),
        ("{filename}/pages/about.ru.md", "record", "pages/about.ru.md", ""),
        ("{filename}2020-10-21-ile.ru.md#q1", "record", "sessions/2020/2020-10-21-ile.ru.md", "q1"),
        ("{filename}../../pages/about.ru.md", "record", "pages/about.ru.md", ""),
        ("|filename|/pages/about.ru.md", "record", "pages/about.ru.md", ""),
        ("{static}/images/plan.png", "media", "images/plan.png", ""),
        ("{attach}../../recordings/2020.mp4", "media", "recordings/2020.mp4", ""),
    ],
)
def test_a_target_says_where_it_leads(written: str, kind: str, path: str, anchor: str) -> None:
    assert parse_target(written, FOLDER) == Target(TargetKind(kind), path, anchor)


ESCAPES = """
../etc/passwd ../../../etc/passwd /../etc/passwd ../../../../x images/../../../../x
%2e%2e/%2e%2e/%2e%2e/x ..%2f..%2f..%2fx %2e%2e%2f%2e%2e%2f%2e%2e%2fx %252e%252e/x
..\\..\\..\\x \\\\host\\share C:/x C:\\x file:///etc/passwd //etc/passwd /images//../../x ..
. ./../../.. images/%00.png images/x%5c..%5cy %C0%AE%C0%AE/x images/../registers/topics.yaml
/registers/topics.yaml ../../registers/privacy.yaml /.git/config /pelicanconf.py ~/x $HOME/x
""".split()


@pytest.mark.parametrize("form", ["{static}", "{attach}", "{filename}", "{static}/", "|static|"])
@pytest.mark.parametrize("path", ESCAPES)
def test_no_link_leads_out_of_the_folders_that_may_be_linked(form: str, path: str) -> None:
    try:
        target = parse_target(f"{form}{path}", FOLDER)
    except Refusal:
        return
    assert target.kind in (TargetKind.RECORD, TargetKind.MEDIA)
    assert ".." not in target.path.split("/")
    assert target.path.startswith(("sessions/", "news/", "pages/", "images/", "recordings/"))


@pytest.mark.parametrize(
    "written",
    """
    javascript:alert(1) JAVASCRIPT:alert(1) java\tscript:alert(1) data:text/html,x vbscript:x
    mailto:a@b.kz tel:102 ftp://x.kz http:// https:///x //evil.kz /\\evil.kz \\\\evil.kz
    https://egov.kz@evil.kz/ https://a:b@evil.kz http://[::1 https://x.kz:99999/ {author}x
    {index} {tag}roads about.html ./about.html ?q=1 www.egov.kz q5
    """.split(),
)
def test_other_targets_are_refused(written: str) -> None:
    with pytest.raises(Refusal):
        parse_target(written, FOLDER)

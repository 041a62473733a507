"""A finished site is read alone: each fault in it is told, at its place, and nothing else is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from pressroom.problems.catalogue import catalogue
from pressroom.verifying.tree import verify_tree

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'"
SITE = "https://press.example/police"


def page(
    path: str,
    body: str = "",
    *,
    lang: str = "kk",
    head: str = "",
    canonical: str | None = None,
    policy: str = POLICY,
) -> str:
    """A sound page with ``body`` below its heading."""
    address = path.removesuffix("index.html")
    canonical = f"{SITE}/{address}" if canonical is None else canonical
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n<title>T</title>\n'
        f'<link rel="canonical" href="{canonical}">\n'
        '<link rel="stylesheet" href="/police/assets/main.css">\n'
        f"{head}\n</head>\n<body>\n<h1>T</h1>\n{body}\n</body>\n</html>\n"
    )


NO_INDEX = '<meta name="robots" content="noindex">'
MACHINES = '{"@context": "https://schema.org", "@graph": []}'


def data_block(text: str) -> str:
    """Data for machines."""
    return f'<script type="application/ld+json">{text}</script>'


def sound() -> dict[str, str]:
    """A small site without a fault."""
    versions = "".join(
        f'<link rel="alternate" hreflang="{lang}" href="{SITE}/{lang}/">\n' for lang in ("kk", "ru")
    )
    session = "kk/sessions/2020-10-16-talgar/"
    return {
        "index.html": page("index.html", '<a href="/police/kk/">Қ</a> <a href="ru/">Р</a>'),
        "404.html": page("404.html"),
        "kk/index.html": page("kk/index.html", head=versions),
        "ru/index.html": page("ru/index.html", lang="ru", head=versions),
        f"{session}index.html": page(
            f"{session}index.html", '<h2 id="q1">1</h2><a href="q1.html">1</a><a href="#q1">1</a>'
        ),
        f"{session}q1.html": page(f"{session}q1.html", '<a href="./#q1">Бәрі</a>'),
        "assets/main.css": 'a { background: url("icon.svg") }',
        "assets/icon.svg": '<svg xmlns="http://www.w3.org/2000/svg"><title>i</title></svg>',
        "version.json": json.dumps({"counts": {"questions": 1}}),
    }


def told(folder: Path, files: Mapping[str, str | None]) -> list[str]:
    """Code and path of each problem of the sound site with these files; None: without it."""
    for name, text in {**sound(), **files}.items():
        if text is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    problems = verify_tree(folder)
    return [f"{p.code} {Path(p.file).relative_to(folder).as_posix()}" for p in problems]


def test_sound_site_has_no_problems(tmp_path: Path) -> None:
    assert told(tmp_path, {}) == []


FAULTS: dict[str, list[dict[str, str | None]]] = {
    "V101": [
        {"kk/About.html": page("kk/About.html")},
        {"kk/туралы.html": page("kk/туралы.html", canonical="%D1%82")},
        {"images/a b.png": ""},
        {"images/con.png": ""},
        {".git/config.txt": ""},
        {"images/.hidden.png": ""},
    ],
    "V102": [{"kk/about.md": ""}, {"settings.py": ""}, {"backup.zip": ""}, {"cname": ""}],
    "V103": [{"404.html": None}, {"version.json": None}],
}
"""Code → faulty files; what else they give is said in the test."""

BODIES = {
    "V203": '<p lang="kazakh language">a</p>',
    "V204": "<h1>U</h1>",
    "V205": "<h3>U</h3>",
    "V206": "<p>a</b></p>",
    "V207": [
        "<script>alert(1)</script>",
        "<style>a{}</style>",
        '<p style="color:red">a</p>',
        '<p onclick="a()">a</p>',
        '<p ONCLICK="a()">a</p>',
        '<iframe srcdoc="a" title="a"></iframe>',
        "<object></object>",
    ],
    "V208": [
        '<a href="javascript:alert(1)">a</a>',
        '<a href=" java&#10;script:alert(1)">a</a>',
        '<a href="DATA:text/html,a">a</a>',
        '<a href="vbscript:a">a</a>',
    ],
    "V210": [
        '<img src="/police/assets/icon.svg">',
        '<a href="/police/kk/"></a>',
        '<a href="/police/kk/"><img src="/police/assets/icon.svg" alt=""></a>',
        "<button> </button>",
        '<input name="a">',
        "<select></select>",
    ],
    "V211": ['<p id="a">a</p><p id="a">b</p>', '<p id="">a</p>', '<p id="a b">a</p>'],
    "V212": ['<p aria-labelledby="nowhere">a</p>', '<label for="nowhere">a</label>'],
    "V213": ["<p>a\ufffdb</p>", "<p>a\x01b</p>", "<p>a\x9fb</p>"],
    "V214": ["<p>{{ title }}</p>", "<p>{% if a %}</p>", "<p>{filename}/a.md</p>"],
    "V370": [
        "<p>a<ul><li>b</li></ul></p>",
        '<a href="/police/kk/">a <a href="/police/ru/">b</a></a>',
        "<table><tr><td>a</td></tr></table>",
        "<table><tbody><tr><p>a</p></tr></tbody></table>",
    ],
    "V301": [
        '<a href="/police/kk/nowhere.html">a</a>',
        '<a href="nowhere/">a</a>',
        '<a href="https://press.example/police/nowhere">a</a>',
        '<img src="/police/images/gone.png" alt="">',
        '<img src="/police/assets/icon.svg" srcset="/police/gone.png 2x" alt="">',
        '<a href="/police/ru">a</a>',
    ],
    "V302": ['<a href="#nowhere">a</a>', '<a href="/police/ru/#q1">a</a>'],
    "V303": [
        '<img src="https://cdn.example/a.png" alt="">',
        '<img src="//cdn.example/a.png" alt="">',
        '<script src="https://cdn.example/a.js"></script>',
        '<iframe src="https://video.example/" title="a"></iframe>',
        '<video poster="https://cdn.example/a.png"></video>',
        '<form action="https://collector.example/"></form>',
        '<a href="https://ok.example/" ping="https://spy.example/">a</a>',
        '<link rel="preload" href="https://cdn.example/a.woff2">',
        '<link rel="dns-prefetch" href="//cdn.example">',
    ],
    "V304": [
        '<a href="/kk/">a</a>',
        '<a href="../../../elsewhere/">a</a>',
        '<a href="http://[">a</a>',
    ],
}
"""Code → what stands in the body of a page, where it stands alone."""


@pytest.mark.parametrize(
    ("code", "body"),
    [
        (code, body)
        for code, bodies in BODIES.items()
        for body in ([bodies] if isinstance(bodies, str) else bodies)
    ],
)
def test_fault_on_a_page_is_told_once_with_its_line(tmp_path: Path, code: str, body: str) -> None:
    assert told(tmp_path, {"kk/a.html": page("kk/a.html", body)}) == [f"{code} kk/a.html"]
    (problem,) = verify_tree(tmp_path)
    assert problem.source == body


@pytest.mark.parametrize(
    "body",
    [
        '<a href="https://egov.kz/#anchor">a</a> <a href="mailto:a@example.org">b</a>',
        '<a href="tel:102">102</a> <a href="#top">a</a> <a href="#">b</a>',
        '<label>a <input name="a"></label> <label for="b">b</label><input id="b">',
        '<input type="submit" value="a"> <button aria-label="a"></button>',
        '<a href="/police/kk/"><img src="/police/assets/icon.svg" alt="Басты бет"></a>',
        "<h2>a</h2><h3>b</h3><h2>c</h2>",
        '<p lang="ru">а</p> <a href="/police/ru/" hreflang="ru">а</a>',
        "<p>{ a } {# b #} {b}</p>",
    ],
)
def test_what_is_right_is_not_told(tmp_path: Path, body: str) -> None:
    assert told(tmp_path, {"kk/a.html": page("kk/a.html", body)}) == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("V201", page("kk/a.html", lang="")),
        ("V201", page("kk/a.html", lang="ru")),
        ("V201", page("kk/a.html").replace(' lang="kk"', "")),
        ("V202", page("kk/a.html").replace("<title>T</title>", "<title> </title>")),
        ("V202", page("kk/a.html").replace("<!doctype html>", "")),
        ("V204", page("kk/a.html").replace("<h1>T</h1>", "")),
        ("V206", page("kk/a.html").replace("</body>", "")),
        ("V209", page("kk/a.html", policy="")),
        ("V209", page("kk/a.html", policy="default-src 'self'")),
        ("V209", page("kk/a.html", policy=f"{POLICY}; connect-src https://cdn.example")),
        ("V209", page("kk/a.html", policy=f"{POLICY} 'unsafe-inline'")),
        ("V209", page("kk/a.html").replace("http-equiv", "name")),
        ("V360", page("kk/a.html", head=data_block("{"))),
        ("V360", page("kk/a.html", head=data_block('{"@context": "https://other.example"}'))),
        ("V360", page("kk/a.html", head=NO_INDEX + data_block(MACHINES))),
        ("V305", page("kk/a.html", canonical=f"{SITE}/kk/")),
        ("V305", page("kk/a.html", canonical="https://other.example/police/kk/a.html")),
        ("V305", page("kk/a.html").replace('rel="canonical"', 'rel="author"')),
    ],
)
def test_fault_of_a_whole_page_is_told(tmp_path: Path, code: str, text: str) -> None:
    assert f"{code} kk/a.html" in told(tmp_path, {"kk/a.html": text})


@pytest.mark.parametrize(
    ("code", "files"), [(code, files) for code, faults in FAULTS.items() for files in faults]
)
def test_fault_in_the_tree_is_told(tmp_path: Path, code: str, files: dict[str, str | None]) -> None:
    (path,) = files
    assert f"{code} {path}" in told(tmp_path, files)


def test_data_for_machines_are_no_script(tmp_path: Path) -> None:
    text = page("kk/a.html", head=data_block(MACHINES))
    assert told(tmp_path, {"kk/a.html": text}) == []


def test_symbolic_link_in_the_site_is_told(tmp_path: Path) -> None:
    told(tmp_path, {})
    (tmp_path / "kk" / "passwd.txt").symlink_to("/etc/passwd")
    assert [p.code for p in verify_tree(tmp_path)] == ["V104"]


def test_policy_below_a_script_is_no_policy(tmp_path: Path) -> None:
    script = '<script src="/police/assets/main.js"></script>'
    text = page("kk/a.html").replace("<meta charset", f"{script}<meta charset")
    files = {"kk/a.html": text, "assets/main.js": ""}
    assert told(tmp_path, files) == ["V209 kk/a.html"]


@pytest.mark.parametrize(
    ("code", "style"),
    [
        ("V301", 'a { background: url("gone.svg") }'),
        ("V303", "a { background: url(https://cdn.example/a.png) }"),
        ("V303", '@import "https://fonts.example/a.css";'),
    ],
)
def test_fault_of_a_stylesheet_is_told(tmp_path: Path, code: str, style: str) -> None:
    assert told(tmp_path, {"assets/main.css": style}) == [f"{code} assets/main.css"]


@pytest.mark.parametrize(
    ("code", "inside"),
    [
        ("V207", "<script>alert(1)</script>"),
        ("V207", '<path onload="alert(1)"/>'),
        ("V303", '<image href="https://cdn.example/a.png"/>'),
    ],
)
def test_fault_of_a_drawing_is_told(tmp_path: Path, code: str, inside: str) -> None:
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'
    assert f"{code} assets/icon.svg" in told(tmp_path, {"assets/icon.svg": drawing})


@pytest.mark.parametrize(
    "head",
    [
        "",
        f'<link rel="alternate" hreflang="kk" href="{SITE}/kk/">',
        f'<link rel="alternate" hreflang="en" href="{SITE}/ru/">',
    ],
    ids=["names none", "leaves out itself", "in another language"],
)
def test_versions_that_do_not_name_each_other_alike_are_told(tmp_path: Path, head: str) -> None:
    files = {"ru/index.html": page("ru/index.html", lang="ru", head=head)}
    assert {line.split()[0] for line in told(tmp_path, files)} == {"V306"}


def test_page_that_leads_on_may_name_the_address_to_which_it_leads(tmp_path: Path) -> None:
    moved = page(
        "kk/old.html",
        head='<meta http-equiv="refresh" content="0; url=/police/kk/">',
        canonical=f"{SITE}/kk/",
    )
    assert told(tmp_path, {"kk/old.html": moved}) == []


def test_page_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    refresh = '<meta http-equiv="refresh" content="0; url=/police/kk/gone.html">'
    assert told(tmp_path, {"kk/old.html": page("kk/old.html", head=refresh)}) == [
        "V301 kk/old.html"
    ]


@pytest.mark.parametrize("counts", ['{"counts": {"questions": 2}}', "{}", "not json", "[]"])
def test_counts_that_differ_from_the_pages_are_told(tmp_path: Path, counts: str) -> None:
    assert told(tmp_path, {"version.json": counts}) == ["V401 version.json"]


def test_question_without_its_own_page_is_told(tmp_path: Path) -> None:
    found = told(tmp_path, {"kk/sessions/2020-10-16-talgar/q1.html": None})
    assert "V402 kk/sessions/2020-10-16-talgar/index.html" in found


def test_question_in_two_languages_counts_once(tmp_path: Path) -> None:
    folder = "ru/sessions/2020-10-16-talgar/"
    files: dict[str, str | None] = {
        f"{folder}index.html": page(f"{folder}index.html", '<h2 id="q1">1</h2>', lang="ru"),
        f"{folder}q1.html": page(f"{folder}q1.html", lang="ru"),
    }
    assert told(tmp_path, files) == []


def test_site_without_siteurl_is_read_from_the_root(tmp_path: Path) -> None:
    files: dict[str, str | None] = {
        name: text.replace(SITE, "").replace("/police/", "/") for name, text in sound().items()
    }
    assert told(tmp_path, files) == []


def test_empty_folder_is_no_site(tmp_path: Path) -> None:
    assert [p.code for p in verify_tree(tmp_path)] == ["V103", "V103", "V103"]


def test_every_code_of_the_finished_site_is_tried_here() -> None:
    modules = sorted(Path(__file__).parent.glob("test_*.py"))
    source = "".join(module.read_text(encoding="utf-8") for module in modules)
    codes = {code for code in catalogue() if code.startswith("V")}
    assert {code for code in codes if f'"{code}' in source} == codes

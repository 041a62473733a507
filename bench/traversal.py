"""Names that lead out of a folder, in every field that names a file, an address or an id.

    python -m bench.traversal [--strings 400] [--fields N]

For each field a content folder is made in which so many records say such a name there. What the
check refuses is taken out; what it lets pass is published. Beside the content lie files that no
site may hold. Counted are files written outside the output, files of the output that a site with
harmless names does not have, and files that hold what lay outside; ends with 1 where there is one.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from itertools import chain
from pathlib import Path

from bench.canaries import PIXEL
from bench.desk import ROOT

sys.path.insert(0, str(ROOT / "plugins"))

import publishconf
from press_archive import collect_emitters
from press_archive.configuration import read_configuration
from pressroom.building.crew import open_crew
from pressroom.building.pipeline import build, inspect
from pressroom.problems.report import has_errors
from pressroom.settings import Settings

SECRET = b"what-lies-outside-8c1f"
HARMLESS = "harmless"
MANY = 400
HERE = "sessions/2020"
DISTRICTS = "- id: talgar\n  name: {kk: Талғар ауданы, ru: Талгарский район}\n  kind: district\n"
OFFICIALS = "- id: chief\n  name: {kk: Бастық, ru: Начальник}\n"
TOPICS = "- id: roads\n  name: {kk: Жолдар, ru: Дороги}\n"
HEAD = {"title": "Эфир", "date": "2020-10-16 10:00", "status": "held", "district": "talgar"}
NEWS = {"title": "Сообщение", "date": "2020-10-16"}
SERIES = {
    "title": "{kk: Эфир, ru: Эфир}",
    "district": "talgar",
    "rule": "weekly on wednesday",
    "time": '"10:00"',
    "from": "2020-10-07",
    "until": "2020-12-30",
    "announced": "2020-10-01",
}
QUESTION = "## Вопрос? {#q1}\n\nВопрос: Да?\n\nОтвет: Да.\n"

Files = dict[str, bytes]
Write = Callable[[str, int], Files]


def strings(count: int) -> list[str]:
    """So many names that lead elsewhere; the harmless ones that come about are left out."""
    ups: tuple[str, ...] = (
        "../",
        "..\\",
        "%2e%2e/",
        "%2e%2e%2f",
        "..%2f",
        "..%5c",
        "....//",
        "..;/",
        ".%00./",
    )
    ups += (
        "．．/",
        "..∕",
        "..／",
        "%252e%252e%252f",
        "%c0%ae%c0%ae/",
        "..\u200b/",
        "./../",
        "/../",
    )
    ends = ("secret.png", "secret.txt", "etc/passwd", "content/registers/topics.yaml", "output/x")
    heads: tuple[str, ...] = (
        "",
        "/",
        "images/",
        "{static}/",
        "{static}",
        "{filename}/",
        "{attach}",
        "file://",
        "~/",
    )
    heads += ("C:\\", "\\\\host\\", "//host/", "/etc/", "images/a.png/", "./", ".", "..", "…/", " ")
    every = [
        head + up * depth + end
        for depth in (1, 2, 3, 9)
        for up in ups
        for head in heads
        for end in ends
    ]
    single = [
        "..",
        ".",
        "/",
        "\\",
        "../",
        "con",
        "nul.html",
        "aux.png",
        "a.",
        ".htaccess",
        "-rf",
        "~",
        "/etc/passwd",
        "file:///etc/passwd",
        "{static}/../secret.png",
        "a\0.png",
        "a\nb",
        "a/../../../x",
        "q1/../../x",
        "%00",
        "a?b",
        "a#b",
        "a:b",
        "a*b",
        "a|b",
        "a" * 300,
        "../" * 60 + "etc/passwd",
        "index.html/x",
        "version.json",
        "../output/index.html",
    ]
    dice = random.Random(1)  # noqa: S311 nothing secret: the same names each time
    dice.shuffle(every)
    return [*single, *every][:count]


def quoted(text: str) -> str:
    """A text as a YAML value."""
    return json.dumps(text, ensure_ascii=False)


def record(fields: Mapping[str, str], body: str = "") -> bytes:
    """A record's file."""
    matter = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return f"---\n{matter}---\n\n{body}".encode()


def _session(number: int, body: str = QUESTION, /, **fields: str) -> Files:
    # One a day: ids differ by their day alone.
    day = f"2020-{number // 28 % 10 + 1:02}-{number % 28 + 1:02}"
    slug = f"talgar-{number // 280}" if number >= 280 else "talgar"
    said = {**HEAD, "date": f"{day} 10:00", **fields}
    return {f"{HERE}/{day}-{slug}.ru.md": record(said, body)}


def _news(number: int, body: str = "Текст.\n", /, **fields: str) -> Files:
    return {f"news/2020/2020-10-16-n{number}.ru.md": record({**NEWS, **fields}, body)}


def _series(number: int, **fields: str) -> Files:
    return {f"series/s{number}.md": record({**SERIES, **fields})}


def _question(line: str) -> Write:
    return lambda text, number: _session(
        number, f"## Вопрос? {{#q1}}\n\n{line.format(quoted(text))}\n\nВопрос: Да?\n\nОтвет: Да.\n"
    )


def _answer(words: str) -> Write:
    return lambda text, number: _session(number, f"{QUESTION}\n{words.replace('@', text)}\n")


def _body(words: str) -> Write:
    return lambda text, number: _news(number, f"Текст.\n\n{words.replace('@', text)}\n")


def _entry(register: str, entry: str) -> Write:
    """Another entry of a register, from a pattern with its number and the quoted name."""
    known = {"districts": DISTRICTS, "officials": OFFICIALS, "topics": TOPICS}.get(register, "")

    def write(text: str, number: int) -> Files:
        line = entry.replace("#", str(number)).replace("@", quoted(text))
        return {f"registers/{register}.yaml": f"{known}{line}\n".encode()}

    return write


def _named(pattern: str, data: bytes) -> Write:
    """A file of this name, as far as a name can say it."""

    def write(text: str, number: int) -> Files:
        name = re.sub(r"[/\0]", "\\\\", text)[:200] or "a"
        name = "..\\" if name in {".", ".."} else name
        return {pattern.replace("@", name): data}

    return write


NAMES = ("name of", "language in")
"""Fields that are a file's own name: what is published of it has that name, and must be plain."""

PROMISE = 'control:\n  promise: "Да"\n  due: 2020-11-16\n'
DONE = f"{PROMISE}  updates:\n    - on: 2020-10-20\n      status: done\n      evidence: {{}}"
FIELDS: Mapping[str, Write] = {
    "session: district": lambda text, number: _session(number, district=quoted(text)),
    "session: official": lambda text, number: _session(number, official=quoted(text)),
    "session: series": lambda text, number: _session(number, series=quoted(text)),
    "session: platform": lambda text, number: _session(number, platform=quoted(text)),
    "session: channel": lambda text, number: _session(number, channel=quoted(text)),
    "session: url": lambda text, number: _session(number, url=quoted(text)),
    "session: recording": lambda text, number: _session(number, recording=quoted(text)),
    "session: image": lambda text, number: _session(
        number, image=f"{{file: {quoted(text)}, alt: a}}"
    ),
    "session: correction of a question": lambda text, number: _session(
        number, corrections=f"[{{on: 2020-11-01, note: a, question: {quoted(text)}}}]"
    ),
    "question: id": lambda text, number: _session(
        number, f"## Вопрос? {{#{text}}}\n\nВопрос: Да?\n\nОтвет: Да.\n"
    ),
    "question: topic": _question("topic: {}"),
    "question: district": _question("district: {}"),
    "question: lang": _question("lang: {}"),
    "question: at": _question("at: {}"),
    "question: duplicate_of": _question("duplicate_of: {}"),
    "question: superseded_by": _question("superseded_by: {}"),
    "question: owner of a promise": _question(f"{PROMISE}  owner: {{}}"),
    "question: evidence": _question(DONE),
    "answer: who answers": lambda text, number: _session(
        number, f"## Вопрос? {{#q1}}\n\nВопрос: Да?\n\nОтвет ({text}): Да.\n"
    ),
    "answer: picture": _answer("![a](@)"),
    "answer: picture, static": _answer("![a]({static}/images/@)"),
    "answer: link": _answer("[a](@)"),
    "answer: link to a record": _answer("[a]({filename}@)"),
    "answer: link to a file": _answer("[a]({attach}@)"),
    "release: image": lambda text, number: _news(number, image=f"{{file: {quoted(text)}, alt: a}}"),
    "release: about": lambda text, number: _news(number, about=quoted(text)),
    "release: topic": lambda text, number: _news(number, topic=quoted(text)),
    "release: picture": _body("![a]({static}/images/@)"),
    "release: link": _body("[a]: @\n\n[a]"),
    "release: footnote": _body("a[^@]\n\n[^@]: b"),
    "series: district": lambda text, number: _series(number, district=quoted(text)),
    "series: official": lambda text, number: _series(number, official=quoted(text)),
    "series: url": lambda text, number: _series(number, url=quoted(text)),
    "districts: id": _entry("districts", "- {id: @, name: {kk: А#, ru: А#}, kind: district}"),
    "districts: parent": _entry(
        "districts", "- {id: d#, name: {kk: А#, ru: А#}, kind: district, parent: @}"
    ),
    "districts: successor": _entry(
        "districts",
        "- {id: d#, name: {kk: А#, ru: А#}, kind: district, until: 2020-01-01, successor: @}",
    ),
    "districts: contact": _entry(
        "districts",
        "- {id: d#, name: {kk: А#, ru: А#}, kind: district, contacts: [{kind: website, value: @}]}",
    ),
    "officials: id": _entry("officials", "- {id: @, name: {kk: А, ru: А}}"),
    "officials: photo": _entry("officials", "- {id: o#, name: {kk: А, ru: А}, photo: @}"),
    "topics: id": _entry("topics", "- {id: @, name: {kk: А#, ru: А#}}"),
    "redirects: old address": _entry("redirects", "@: /ru/"),
    "redirects: new address": _entry("redirects", "/old-#/: @"),
    "redirects: withdrawn": _entry(
        "redirects", "@: {withdrawn: 2020-11-01, reason: {kk: А, ru: А}}"
    ),
    "name of a session": _named(f"{HERE}/2020-10-17-@.ru.md", record(HEAD, QUESTION)),
    "name of a session's folder": _named("sessions/@/2020-10-16-talgar.ru.md", record(HEAD)),
    "language in a name": _named(f"{HERE}/2020-10-16-talgar.@.md", record(HEAD, QUESTION)),
    "name of a release": _named("news/2020/2020-10-16-@.ru.md", record(NEWS, "Текст.\n")),
    "name of a page": _named("pages/@.ru.md", record({"title": "Страница"}, "Текст.\n")),
    "name of a series": _named("series/@.md", record(SERIES)),
    "name of a picture": _named("images/@.png", PIXEL),
}


@dataclass(slots=True)
class Tried:
    """What came of one field."""

    field: str
    refused: int
    published: int
    outside: list[str]
    undeclared: list[str]
    leaked: list[str]


def base() -> Files:
    """What every content folder has."""
    files = {
        "registers/districts.yaml": DISTRICTS.encode(),
        "registers/officials.yaml": OFFICIALS.encode(),
        "registers/topics.yaml": TOPICS.encode(),
        "images/a.png": PIXEL,
    }
    return files | {
        f"{HERE}/2020-12-30-talgar.ru.md": record(
            {**HEAD, "date": "2020-12-30 10:00", "status": "provisional"}
        )
    }


def try_field(field: str, names: Sequence[str], folder: Path) -> Tried:
    """Say every name in one field; publish what the check lets pass."""
    write = FIELDS[field]
    kept = list(enumerate(names))
    refused = 0
    while True:
        content = lay_out(folder, [write(name, number) for number, name in kept])
        wrong = _wrong(content)
        # Records of a register stand in one file: then each name is tried alone.
        left = [
            (number, name) for number, name in kept if not wrong.intersection(write(name, number))
        ]
        if wrong and not left and len(kept) > 1:
            left = [one for one in kept if not _wrong(lay_out(folder, [write(one[1], one[0])]))]
        refused += len(kept) - len(left)
        if len(left) == len(kept):
            break
        kept = left
    content = lay_out(folder, [write(name, number) for number, name in kept])
    before = _all_files(folder)
    made = _publish(content, folder / "output")
    after = {path for path in _all_files(folder) - before if not path.startswith("output/")}
    outside = sorted(path for path in after if not path.startswith(".pressroom"))
    leaked = sorted(path for path, data in made.items() if SECRET in data or b"root:x:0" in data)
    shutil.rmtree(folder / "output")
    harmless = lay_out(folder, [write(f"{HARMLESS}-{number}", number) for number, _ in kept])
    if kept and not field.startswith(NAMES) and not _wrong(harmless):
        expected = set(_publish(harmless, folder / "output"))
    else:
        expected = {path for path in made if _PLAIN.fullmatch(path)}
    undeclared = sorted(set(made) - expected)
    return Tried(field, refused, len(kept), outside, undeclared, leaked)


_PLAIN = re.compile(r"(?:\.well-known/)?(?:[a-z0-9_][a-z0-9._-]*/)*[a-z0-9_][a-z0-9._-]*")


def lay_out(folder: Path, records: Sequence[Files]) -> Path:
    """A fresh content folder, with secrets around it; registers are joined."""
    content = folder / "a" / "content"
    shutil.rmtree(folder / "a", ignore_errors=True)
    shutil.rmtree(folder / "output", ignore_errors=True)
    for secret in ("a/secret.png", "a/secret.txt", "secret.png", "secret.txt"):
        (folder / secret).parent.mkdir(parents=True, exist_ok=True)
        (folder / secret).write_bytes(SECRET)
    files = base()
    for one in records:
        for name, data in one.items():
            known = files.get(name, b"") if name.startswith("registers/") else b""
            added = data.removeprefix(base().get(name, b"")) if known else data
            files[name] = known + added
    for name, data in files.items():
        file = content / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return content


def _settings(content: Path, output: Path) -> Settings:
    host = {name: getattr(publishconf, name) for name in dir(publishconf) if name.isupper()}
    host |= {"PATH": str(content), "OUTPUT_PATH": str(output), "PRESS_WORKERS": 1}
    host |= {"SITEURL": "https://press.example", "PRESS_NOW": "2020-11-20T12:00:00+06:00"}
    return replace(read_configuration(host, ROOT), executor="serial")


def _wrong(content: Path) -> set[str]:
    """The files of a content folder that have errors."""
    settings = _settings(content, content.parent / "output")
    with open_crew("serial", 1) as crew:
        problems = inspect(settings, crew).problems
    errors = (problem for problem in problems if has_errors([problem], public=True))
    return {problem.file.removeprefix(f"{settings.label}/") for problem in errors}


def _publish(content: Path, output: Path) -> dict[str, bytes]:
    """The files of the site that is made of a content folder."""
    settings = _settings(content, output)
    plugins = [import_module(name) for name in publishconf.PLUGINS if name != "press_archive"]
    found = chain(collect_emitters(settings, {}), *(plugin.offer(settings) for plugin in plugins))
    build(settings, list({emitter.name: emitter for emitter in found}.values()))
    return {path: (output / path).read_bytes() for path in _all_files(output)}


def _all_files(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_symlink() or not path.is_dir()
    }


def try_all(count: int, fields: Sequence[str]) -> Iterator[Tried]:
    """Every field, one after the other."""
    names = strings(count)
    for field in fields:
        with tempfile.TemporaryDirectory() as folder:
            yield try_field(field, names, Path(folder, "room"))


def main(arguments: Sequence[str]) -> int:
    """Print what came of every field."""
    parser = argparse.ArgumentParser(prog="python -m bench.traversal", description=__doc__)
    parser.add_argument("--strings", type=int, default=MANY)
    parser.add_argument("--fields", type=int, default=len(FIELDS), help="the first so many")
    options = parser.parse_args(arguments)
    bad = refused = published = 0
    for tried in try_all(options.strings, list(FIELDS)[: options.fields]):
        refused, published = refused + tried.refused, published + tried.published
        print(f"{tried.field}: refused {tried.refused}, published {tried.published}", flush=True)
        for what in ("outside", "undeclared", "leaked"):
            paths = getattr(tried, what)
            bad += len(paths)
            for path in paths[:10]:
                print(f"  {what}: {path!r}")
    print(
        f"{len(strings(options.strings))} names × {options.fields} fields: refused {refused}, "
        f"published {published}; files outside, undeclared or leaked: {bad}"
    )
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Names that lead out of a folder, in every field that names a file, an address or an id.

    python -m bench.traversal [--strings 400] [--fields N]

For each field a content folder is made in which so many records say such a name there. What the
check refuses is taken out; what it lets pass is published. Beside the content lie files that no
site may hold. Counted are files written outside the output, files of the output that a site with
harmless names does not have, and files that hold what lay outside; ends with 1 where there is one.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from itertools import chain
from pathlib import Path

from bench.desk import ROOT
from bench.traversal_fields import FIELDS, NAMES, Files, base

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


@dataclass(slots=True)
class Tried:
    """What came of one field."""

    field: str
    refused: int
    published: int
    outside: list[str]
    undeclared: list[str]
    leaked: list[str]


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

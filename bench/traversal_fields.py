"""Each field of a record or register that names a file, an address or an id, and how to say it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping

from bench.canaries import PIXEL

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

"""Write an invented archive as another generator's site, ready to be built.

python -m bench.peers.folders hugo --sessions 50 --questions 100 --into DIR
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.archive import invent_releases, invent_sessions
from bench.peers.lists import Lists
from bench.peers.sheets import Fields, Sheet, session_sheets
from bench.peers.words import Words

HERE = Path(__file__).parent
THEME = HERE.parent.parent / "theme"


@dataclass(frozen=True, slots=True)
class Peer:
    """How one generator wants its files.

    ``page`` gives a page's path and text, or None: then its fields go into the data file, which
    stands at ``data``. ``templates`` is where the shared templates go, None for its own language.
    """

    name: str
    page: Callable[[Sheet], tuple[str, str] | None]
    data: str
    templates: str | None


def _hugo_page(sheet: Sheet) -> tuple[str, str]:
    """JSON front matter; a session is a section, its questions are the section's pages."""
    head = {
        "title": sheet.fields["title"],
        "url": sheet.address,
        "layout": sheet.layout,
        "weight": sheet.fields.get("number", 0),
        "p": sheet.fields,
    }
    text = json.dumps(head, ensure_ascii=False)
    return _file(sheet, "_index"), f"{text}\n\n{sheet.body}\n"


def _eleventy_page(sheet: Sheet) -> tuple[str, str]:
    """JSON front matter; the configuration gathers the questions of each session."""
    address = sheet.address + ("index.html" if sheet.address.endswith("/") else "")
    head = {"permalink": address, "layout": f"{sheet.layout}.njk", "p": sheet.fields}
    if "number" in sheet.fields:
        head["tags"] = ["question"]
    text = json.dumps(head, ensure_ascii=False)
    return _file(sheet, "session"), f"---json\n{text}\n---\n{sheet.body}\n"


def _pelican_page(sheet: Sheet) -> tuple[str, str] | None:
    """Metadata lines; a session is a category, its questions are the category's articles."""
    if sheet.layout == "session":
        return None
    head: Fields = dict(sheet.fields)
    address = sheet.address.strip("/")
    head["save_as"] = f"{address}/index.html" if sheet.address.endswith("/") else address
    head["url"] = head["slug"] = address
    head["template"] = sheet.layout
    if "number" in sheet.fields:
        head["category"] = sheet.fields["session"]
        head["date"] = sheet.fields["iso"]
        head["order"] = f"{sheet.fields['number']:>05}"
    lines = [f"{key}: {value}" for key, value in head.items() if value != ""]
    return _file(sheet, ""), "\n".join(lines) + f"\n\n{sheet.body}\n"


def _file(sheet: Sheet, own: str) -> str:
    """The file of a page; ``own`` is what a session's own is called."""
    if "session" not in sheet.fields:
        name = sheet.address.strip("/").removesuffix(".html").replace("/", "-")
        return f"content/pages/{name}.md"
    number = sheet.fields.get("number")
    return f"content/sessions/{sheet.fields['session']}/{f'q{number}' if number else own}.md"


PEERS = {
    "hugo": Peer("hugo", _hugo_page, "data/site.json", None),
    "eleventy": Peer("eleventy", _eleventy_page, "_data/site.json", "_includes"),
    "pelican": Peer("pelican", _pelican_page, "site.json", "theme/templates"),
}


def write_peer(name: str, folder: Path, sessions: int, questions: int, seed: int) -> int:
    """Write an archive as a peer's site; return how many pages it should give.

    Raises FileExistsError: something stands in the folder already.
    """
    peer = PEERS[name]
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    shutil.copytree(HERE / name, folder, dirs_exist_ok=True)
    if peer.templates:
        shutil.copytree(HERE / "templates", folder / peer.templates, dirs_exist_ok=True)
    lists = Lists(Words(THEME))
    facts: dict[str, Fields] = {}
    pages = 0
    for sheet in _sheets(lists, sessions, questions, seed):
        pages += 1
        written = peer.page(sheet)
        if written is None:
            lead = f"<p>{sheet.body}</p>"
            facts[str(sheet.fields["session"])] = {**sheet.fields, "lead": lead}
            continue
        path = folder / written[0]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written[1].encode())
    data = folder / peer.data
    data.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps({**lists.data(), "facts": facts}, ensure_ascii=False)
    data.write_bytes(text.encode())
    return pages


def _sheets(lists: Lists, sessions: int, questions: int, seed: int) -> Iterator[Sheet]:
    """Every page, the lists last: by then what they show is known."""
    for session in invent_sessions(sessions, questions, seed):
        sheets = session_sheets(session, lists.words)
        lists.add_session(sheets.session, session.slot.day.year)
        yield sheets.session
        yield from sheets.questions
    for release in invent_releases(sessions, seed):
        yield lists.release(release)
    yield from lists.plain_pages()
    yield from lists.pages()


def main(arguments: Sequence[str]) -> int:
    """Write a peer's site as the command line says; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.peers.folders", description=__doc__)
    parser.add_argument("peer", choices=PEERS)
    parser.add_argument("--sessions", type=int, default=50, help="broadcasts (default 50)")
    parser.add_argument("--questions", type=int, default=100, help="in each (default 100)")
    parser.add_argument("--seed", type=int, default=1, help="another seed, another archive")
    parser.add_argument("--into", type=Path, required=True, help="a folder, empty or missing")
    options = parser.parse_args(arguments)
    try:
        pages = write_peer(
            options.peer, options.into, options.sessions, options.questions, options.seed
        )
    except FileExistsError as error:
        parser.error(str(error))
    print(f"{options.peer}: {pages} pages to build")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

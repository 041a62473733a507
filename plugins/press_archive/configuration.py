"""Pelican's settings, read once into the library's own."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pressroom.building.crew import default_workers, is_executor
from pressroom.language import Language
from pressroom.problems.report import message_language
from pressroom.settings import CC_BY, Licence, Settings, SiteWords
from pressroom.times import parse_instant, zone

_AUTHORITY = re.compile(r"[a-z0-9.-]+,[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_CONTACT = re.compile(r"(?:https://|mailto:|tel:)[!-~]+")


class SettingWrong(Exception):
    """A setting has a value that cannot be used; the message names it."""


def read_configuration(host: Mapping[str, Any], root: Path) -> Settings:
    """Take from Pelican's settings what the library needs; ``root`` is where messages count from.

    Raises SettingWrong: a value cannot be used.
    """
    content = Path(host["PATH"])
    languages = tuple(Language(tag) for tag in host["PRESS_LANGUAGES"])
    executor = os.environ.get("PRESS_EXECUTOR") or "processes"
    if not is_executor(executor):
        expected = "processes, serial or dask://HOST:PORT"
        raise SettingWrong(f"PRESS_EXECUTOR={executor}: expected {expected}")
    return Settings(
        content=content,
        label=_label(content, root),
        output=Path(host["OUTPUT_PATH"]),
        theme=Path(host["THEME"]),
        site_url=str(host["SITEURL"] or "").rstrip("/"),
        zone=host["TIMEZONE"],
        languages=languages,
        words={lang: SiteWords(**host["PRESS_WORDS"][lang]) for lang in languages},
        contacts=tuple((str(name), str(url)) for name, url in host["PRESS_CONTACTS"]),
        now=read_now(host.get("PRESS_NOW"), zone(host["TIMEZONE"])),
        drafts=bool(host["PRESS_DRAFTS"]),
        public=bool(host["PRESS_PUBLIC"]),
        executor=executor,
        workers=int(host.get("PRESS_WORKERS") or default_workers()),
        authority=_authority(host.get("PRESS_AUTHORITY")),
        licence=Licence(**host["PRESS_LICENCE"]) if host.get("PRESS_LICENCE") else CC_BY,
        security=_security(host),
        fresh=bool(host.get("PRESS_FRESH")),
        published=Path(host.get("PRESS_PUBLISHED") or content.resolve().parent / "published"),
    )


def read_now(chosen: str | None, local: ZoneInfo) -> datetime:
    """The moment of the build: as chosen, else ``SOURCE_DATE_EPOCH``, else the clock.

    Raises SettingWrong: the value is no moment.
    """
    text = chosen or os.environ.get("SOURCE_DATE_EPOCH")
    if not text:
        return datetime.fromtimestamp(int(time.time()), local)
    try:
        return parse_instant(text, local)
    except (ValueError, OverflowError) as error:
        raise SettingWrong(
            f"{text}: expected a moment such as 2020-10-16T10:00+06:00 or seconds since 1970"
        ) from error


def read_language(option: str | None = None) -> Language:
    """The language of messages: ``--lang``, else ``PRESS_LANG``, else the system's.

    Raises SettingWrong: there are no messages in that language.
    """
    try:
        return message_language(option, os.environ)
    except ValueError as error:
        raise SettingWrong(f"{error}: expected kk, ru or en") from error


def _authority(chosen: str | None) -> str:
    """Who mints ids. Source: RFC 4151, 2.1 (taggingEntity).

    Raises SettingWrong: the value is none.
    """
    authority = chosen or "pressroom.example,2020"
    if not _AUTHORITY.fullmatch(authority):
        raise SettingWrong(
            f"PRESS_AUTHORITY={authority}: expected a form such as police.example,2020"
        )
    return authority


def _security(host: Mapping[str, Any]) -> tuple[str, ...]:
    """Where to report a hole: as set, else where readers reach the press service.

    Raises SettingWrong: an address is none that security.txt may name.
    """
    chosen = host.get("PRESS_SECURITY_CONTACTS") or [url for _, url in host["PRESS_CONTACTS"]]
    for url in chosen:
        if not _CONTACT.fullmatch(url):
            raise SettingWrong(f"PRESS_SECURITY_CONTACTS: {url}: expected https:, mailto: or tel:")
    return tuple(str(url) for url in chosen)


def _label(content: Path, root: Path) -> str:
    """How messages name the content folder: from here where it lies here, else in full."""
    try:
        return content.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return content.as_posix()

"""Brings the theme's catalogues up to date with the strings that templates and library mark.

    python -m tools.catalogues

New strings arrive in theme/locale/LANG/LC_MESSAGES/pressroom.po without a translation, strings
that nobody uses any more leave; translations stay. Tests fail until every string has its words.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
TEMPLATES = ROOT / "theme" / "templates"
LIBRARY = ROOT / "plugins" / "pressroom"
LOCALE = ROOT / "theme" / "locale"
LANGUAGES = ("kk", "ru", "en")

KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2), "translate": (2,)}
TEMPLATE_OPTIONS = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}

Message = str | tuple[str, ...]


def marked_strings() -> dict[Message, list[str]]:
    """Every msgid (a pair where it has a plural) with the files that use it, in their order."""
    found: dict[Message, list[str]] = {}
    for path, method in _sources():
        for message in _messages_in(path, method):
            places = found.setdefault(message, [])
            place = path.relative_to(ROOT).as_posix()
            if place not in places:
                places.append(place)
    return found


def catalogue_path(language: str) -> Path:
    """Where the catalogue of a language stands."""
    return LOCALE / language / "LC_MESSAGES" / "pressroom.po"


def read_catalogue(language: str) -> Catalog:
    """The catalogue of a language; an empty one where there is no file."""
    path = catalogue_path(language)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def updated(language: str) -> Catalog:
    """The catalogue of a language with exactly the strings that are marked."""
    old = read_catalogue(language)
    new = Catalog(locale=language, fuzzy=False, header_comment="")
    for message, places in marked_strings().items():
        known = old.get(message if isinstance(message, str) else message[0])
        words = known.string if known is not None else ""
        new.add(message, words, locations=[(place, 0) for place in places])
    return new


def write_catalogue(language: str) -> None:
    """Write the catalogue of a language; the same strings give the same bytes on every day."""
    catalogue = updated(language)
    body = io.BytesIO()
    write_po(body, catalogue, width=100, omit_header=True, include_lineno=False)
    header = (
        'msgid ""\nmsgstr ""\n'
        f'"Language: {language}\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {catalogue.plural_forms}\\n"\n\n'
    )
    path = catalogue_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(header.encode() + body.getvalue().rstrip(b"\n") + b"\n")


def _sources() -> Iterator[tuple[Path, str]]:
    yield from ((path, "jinja2") for path in sorted(TEMPLATES.rglob("*.html")))
    yield from ((path, "python") for path in sorted(LIBRARY.rglob("*.py")))


def _messages_in(path: Path, method: str) -> Iterator[Message]:
    file = io.BytesIO(path.read_bytes())
    options = TEMPLATE_OPTIONS if method == "jinja2" else {}
    for _, message, _, _ in extract(method, file, keywords=KEYWORDS, options=options):
        yield message if isinstance(message, str) else tuple(message)


def main() -> int:
    """Update every catalogue."""
    for language in LANGUAGES:
        write_catalogue(language)
    return 0


if __name__ == "__main__":
    sys.exit(main())

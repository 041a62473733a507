"""The theme's own files: one stylesheet out of many, and names that change with the bytes.

A stylesheet of the theme is a list of ``@import "NAME" layer(LAYER);`` lines; readers get it as one
file. Every ``url(…)`` in it leads to the published name of what it shows. Scripts lose what is only
for those who write them: comments on lines of their own, and the blanks that lines begin with.

A script is one file, too, with the parts that it and they name in ``import { … } from "./NAME";``,
each once: what the parts declare must have different names, and what is a part of a script is not
published alone.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

_IMPORT = re.compile(r'^@import\s+(?:url\()?"(?P<name>[^"]+)"\)?(?P<rest>[^;]*);', re.MULTILINE)
_LAYER = re.compile(r"layer\((?P<layer>[a-z.]+)\)")
_PART = re.compile(r'^import [^;]* from "\./(?P<name>[\w.-]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=const|class|function|async)", re.MULTILINE)
_URL = re.compile(r"""url\(\s*["']?(?P<name>[^"')]+)["']?\s*\)""")
_COMMENT = re.compile(rb"^[ \t]*/\*.*?\*/[ \t]*\n", re.MULTILINE | re.DOTALL)
_INDENTATION = re.compile(rb"^\s+", re.MULTILINE)
_STYLE_COMMENT = re.compile(
    r"""(?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|/\*.*?\*/""", re.DOTALL
)
_STYLE_INDENT = re.compile(r"\n\s*")
_ENTRANCES = ("css/main.css", "css/print.css")
_OF_PAGES = "css/pages/*.css"
"""Stylesheets that one kind of page alone needs; its template links to them."""


@dataclass(frozen=True, slots=True)
class Assets:
    """The theme's published files.

    ``names`` maps a file of ``theme/static`` (``css/main.css``) to its path in the output
    (``assets/main.5e1f0c2a9b.css``); ``files`` maps that path to its bytes.
    """

    names: Mapping[str, str]
    files: Mapping[str, bytes]


def load_assets(static: Path) -> Assets:
    """Read ``theme/static`` and give each file its published name.

    Raises FileNotFoundError: a stylesheet names a file that the theme does not have.
    """
    names: dict[str, str] = {}
    files: dict[str, bytes] = {}

    def publish(name: str, content: bytes) -> None:
        stem, dot, ending = posixpath.basename(name).lower().rpartition(".")
        digest = hashlib.blake2b(content, digest_size=5).hexdigest()
        names[name] = f"assets/{stem}.{digest}{dot}{ending}"
        files[names[name]] = content

    for path in sorted(static.rglob("*")):
        name = path.relative_to(static).as_posix()
        if path.is_file() and path.suffix not in {".css", ".js", ".md", ".py"}:
            publish(name, path.read_bytes())
    for name, script in _scripts(static):
        publish(name, script)
    of_pages = (path.relative_to(static).as_posix() for path in sorted(static.glob(_OF_PAGES)))
    for name in (*_ENTRANCES, *of_pages):
        if (static / name).is_file():
            text = _with_published_names(_bundle(static, name), names)
            publish(name, _compact(text).encode())
    return Assets(names, files)


def _lightened(script: bytes) -> bytes:
    """A script without comments and indentation; blanks stay where a text may span lines."""
    script = _COMMENT.sub(b"", script)
    if any(line.count(b"`") % 2 for line in script.splitlines()):
        return script
    return _INDENTATION.sub(b"", script)


def _scripts(static: Path) -> Iterator[tuple[str, bytes]]:
    """Each script that is not part of another, as readers get it."""
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(static.rglob("*.js"))}
    parts = {
        path.with_name(m["name"]) for path, text in texts.items() for m in _PART.finditer(text)
    }
    for path, text in texts.items():
        if path not in parts:
            whole = _PART.sub(partial(_part, texts, path, set()), text)
            yield path.relative_to(static).as_posix(), _lightened(whole.encode())


def _part(texts: Mapping[Path, str], path: Path, known: set[Path], match: re.Match[str]) -> str:
    """A part with its own parts before it; "" where it stands already."""
    part = path.with_name(match["name"])
    if part in known:
        return ""
    known.add(part)
    return _EXPORT.sub("", _PART.sub(partial(_part, texts, part, known), texts[part]))


def _compact(text: str) -> str:
    """A stylesheet without its comments and indents, which are a tenth of what travels."""
    text = _STYLE_COMMENT.sub(lambda match: match["string"] or "", text)
    return _STYLE_INDENT.sub("\n", text).lstrip()


def _bundle(static: Path, name: str) -> str:
    """The stylesheet ``name`` with all that it imports in place, addresses relative to static."""
    folder = posixpath.dirname(name)
    text = (static / name).read_text(encoding="utf-8")

    def relocated(match: re.Match[str]) -> str:
        target = match["name"]
        if ":" in target or target.startswith("#"):
            return match[0]
        return f'url("{posixpath.normpath(posixpath.join(folder, target))}")'

    def included(match: re.Match[str]) -> str:
        content = _bundle(static, posixpath.normpath(posixpath.join(folder, match["name"])))
        if layer := _LAYER.search(match["rest"]):
            return f"@layer {layer['layer']} {{\n{content}}}"
        return content

    parts = []
    end = 0
    for match in _IMPORT.finditer(text):
        parts += [_URL.sub(relocated, text[end : match.start()]), included(match)]
        end = match.end()
    return "".join([*parts, _URL.sub(relocated, text[end:])])


def _with_published_names(text: str, names: Mapping[str, str]) -> str:
    """Replace addresses inside the theme by published ones, as seen from ``assets/``."""

    def published(match: re.Match[str]) -> str:
        target = match["name"]
        if ":" in target or target.startswith("#"):
            return match[0]
        if target not in names:
            raise FileNotFoundError(f"theme/static: {target} is named by a stylesheet, not there")
        return f'url("{posixpath.basename(names[target])}")'

    return _URL.sub(published, text)

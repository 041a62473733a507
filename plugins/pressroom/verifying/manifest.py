"""A release tree: every file as its manifest says, the manifest as the ledger's newest line says.

Read here from what the files are meant to say, not with what writes them. ``manifest.json`` holds
``files`` by path and the ``release``'s number, ``releases.jsonl`` a line for each release.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from pressroom.problems.problem import Problems
from pressroom.verifying.site import LEDGER, MANIFEST, Site

_FIGURES = re.compile(r"[0-9a-f]+")
_COMMIT = re.compile(r"[0-9a-f]{0,64}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LINE = {"before": 64, "commit": 0, "manifest": 64, "moment": 0, "number": 0}
_KNOWN = {"path": 0, "salt": 32, "sha256": 64, "size": 0}
_ERASED = {"erased": 0, "path": 0, "sealed": 64}
_REPLACED = {"erased": 0, "instead": 64, "path": 0, "sealed": 64}
"""Keys in their order, each with how many hexadecimal figures its value has; 0: it has none."""

_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, RecursionError)
_BEFORE_ALL = "0" * 64

Object = dict[str, Any]
Measures = Mapping[str, tuple[int, str]]
"""Path → size in bytes and SHA-256 of a file that was read."""


def verify_manifest(site: Site, measures: Measures) -> Iterator[Problems]:
    """Compare a release tree with what it says of itself; of any other tree nothing."""
    if not site.is_release:
        return
    ledger = site.open(LEDGER, site.read(LEDGER) if LEDGER in site.files else "")
    lines = _ledger(ledger)
    yield ledger
    manifest = site.open(MANIFEST, "")
    try:
        text = (site.output / MANIFEST).read_bytes().decode()
        whole = json.loads(text)
        files: list[Object] = whole["files"]
        sealed = _digest("\n".join(sorted(map(_leaf, files))))
        sound = _written(whole) == text and all(map(_is_entry, files)) and _is_sorted(files)
        sound = sound and type(whole["release"]) is int
    except (OSError, *_UNREADABLE):
        sound, whole, files, sealed = False, {}, [], ""
    if not sound:
        manifest.add("V410")
        yield manifest
        return
    if lines and (lines[-1]["manifest"] != sealed or lines[-1]["number"] != whole["release"]):
        manifest.add("V417", number=len(lines))
    yield manifest
    yield from _files(site, {file["path"]: file for file in files}, measures)


def _files(site: Site, listed: Mapping[str, Object], measures: Measures) -> Iterator[Problems]:
    """Compare each file that is listed or there."""
    for path in sorted(listed.keys() | (site.files - site.unlisted)):
        problems = site.open(path, "")
        file = listed.get(path)
        if file is None:
            problems.add("V411")
        elif path not in site.files:
            if "erased" not in file or "instead" in file:
                problems.add("V412")
        elif "erased" in file:
            if measures[path][1] != file.get("instead"):
                problems.add("V418", date=file["erased"])
        elif measures[path] != (file["size"], file["sha256"]):
            problems.add("V413")
        yield problems


def _ledger(problems: Problems) -> list[Object]:
    """The lines of the ledger; none where one of them cannot be read."""
    text = problems.file.text
    lines: list[Object] = []
    before, moment = _BEFORE_ALL, ""
    for number, written in enumerate(text.split("\n")[:-1], 1):
        try:
            line: Object = json.loads(written)
            at = datetime.fromisoformat(line["moment"]).astimezone(UTC).isoformat()
            sound = _form(line) == written and _fits(line, _LINE) and at == line["moment"]
            sound = sound and bool(_COMMIT.fullmatch(line["commit"]))
        except _UNREADABLE:
            sound, line, at = False, {}, ""
        if not sound or type(line["number"]) is not int:
            problems.add("V415", number)
            return []
        if line["number"] != number or line["before"] != before or at < moment:
            problems.add("V416", number)
        lines.append(line)
        before, moment = _digest(written), at
    if not lines or not text.endswith("\n"):
        problems.add("V415", len(lines) + 1 if text else 0)
        return []
    return lines


def _written(whole: Object) -> str:
    """The one form of a manifest: a file a line, nothing hides in spaces or doubled keys."""
    files = ",\n".join(map(_form, whole["files"]))
    return f'{{"files":[\n{files}\n],"release":{_form(whole["release"])}}}\n'


def _form(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _is_sorted(files: list[Object]) -> bool:
    paths = [file["path"] for file in files]
    return paths == sorted(set(paths))


def _is_entry(file: Object) -> bool:
    if "erased" in file:
        return bool(_DAY.fullmatch(file["erased"])) and (
            _fits(file, _ERASED) or _fits(file, _REPLACED)
        )
    return _fits(file, _KNOWN) and type(file["size"]) is int


def _fits(found: Object, form: Mapping[str, int]) -> bool:
    """Whether the keys are these, and the digests among the values hexadecimal."""
    return list(found) == list(form) and all(
        not count or (len(found[key]) == count and bool(_FIGURES.fullmatch(found[key])))
        for key, count in form.items()
    )


def _leaf(file: Object) -> str:
    sealed = file.get("sealed")
    if sealed is None:
        sealed = _digest(f"{file['salt']}\n{file['size']}\n{file['sha256']}")
    return _digest(f"{file['path']}\n{sealed}")


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()

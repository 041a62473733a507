"""From the bytes of a file to its text, or to what is wrong with the bytes."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from hashlib import blake2b, file_digest
from itertools import islice
from pathlib import Path

from pressroom.problems.problem import Problem, Problems
from pressroom.source import SourceFile, SourceRef

MAX_BYTES = 4 * 1024 * 1024
MAX_PROBLEMS = 20

CONTROL = r"\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff"
OVERRIDES = r"\u202a-\u202e\u2066-\u2069"
SEPARATORS = r"\u2028\u2029\ufeff"
UNSEEN = re.compile(f"[{CONTROL}{OVERRIDES}{SEPARATORS}]")
CODES = {"F206": re.compile(f"[{CONTROL}]"), "F207": re.compile(f"[{OVERRIDES}]")}

# Encodings in which old programs still write Russian and Kazakh, the likeliest first.
OLD_ENCODINGS = ("windows-1251", "KZ-1048", "CP866", "KOI8-R")
FEW_BYTES = 4  # fewer tell nothing
SMALL_LETTERS = re.compile("[а-яёәғқңөұүһі]")


def load(
    content: Path, path: str, label: str = "content"
) -> tuple[SourceFile | None, list[Problem]]:
    """Read one file of the content; None where it is no text that could be read on."""
    name = f"{label}/{path}"
    problems = Problems(SourceFile(SourceRef(path, ""), name, ""))
    try:
        with (content / path).open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError:
        problems.add("F201")
        return None, problems.found
    if len(data) > MAX_BYTES:
        problems.add("F202", limit=MAX_BYTES // 1024 // 1024)
        return None, problems.found
    return decode(data, path, name)


def decode(data: bytes, path: str, label: str) -> tuple[SourceFile | None, list[Problem]]:
    """Decode one file. A byte order mark is dropped, line ends of Windows become ``\\n``."""
    ref = SourceRef(path, digest(data))
    data = data.removeprefix(BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return None, _explain(data, error, SourceFile(ref, label, data.decode(errors="replace")))
    file = SourceFile(ref, label, text.replace("\r\n", "\n"))
    problems = Problems(file)
    for match in islice(UNSEEN.finditer(file.text), MAX_PROBLEMS):
        line = file.text.count("\n", 0, match.start()) + 1
        column = match.start() - file.text.rfind("\n", 0, match.start())
        code = next((code for code, of in CODES.items() if of.match(match[0])), "F208")
        problems.add(code, line, column, value=f"U+{ord(match[0]):04X}")
    return (None if problems.found else file), problems.found


def digest(data: bytes) -> str:
    """The BLAKE2b-128 of ``data`` in hex."""
    return blake2b(data, digest_size=16).hexdigest()


def digest_file(file: Path) -> str:
    """The BLAKE2b-128 of a file's bytes in hex; the file may be larger than memory."""
    with file.open("rb") as opened:
        return file_digest(opened, lambda: blake2b(digest_size=16)).hexdigest()


def _explain(data: bytes, error: UnicodeDecodeError, file: SourceFile) -> list[Problem]:
    """Say where the bytes stop being UTF-8, and what they probably are."""
    problems = Problems(file)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        problems.add("F203", 1, 1)
        return problems.found
    before = data[: error.start].decode().replace("\r\n", "\n")
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    guess = max(OLD_ENCODINGS, key=lambda encoding: _likelihood(data, encoding))
    if _is_mostly_broken(file.text) and _likelihood(data, guess) > 0.5:
        problems.add("F204", line, column, encoding=guess)
    else:
        problems.add("F205", line, column, value=f"0x{data[error.start]:02X}")
    return problems.found


def _is_mostly_broken(text: str) -> bool:
    """Whether most of what is not ASCII could not be decoded: else one byte was damaged."""
    foreign = [character for character in text if not character.isascii()]
    return foreign.count("\ufffd") * 2 > len(foreign)


def _likelihood(data: bytes, encoding: str) -> float:
    """The share of small Cyrillic letters among the bytes outside ASCII, were it ``encoding``."""
    foreign = bytes(byte for byte in data[:20_000] if byte >= 0x80)
    letters = SMALL_LETTERS.findall(foreign.decode(encoding, "replace"))
    return len(letters) / max(FEW_BYTES, len(foreign))

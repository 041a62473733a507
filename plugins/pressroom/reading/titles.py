"""The titles of a session's questions, read without the rest: what other sessions' pages show."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from pressroom.model.identity import QuestionId
from pressroom.reading.headings import HEADING, ID_AT_END
from pressroom.source import SourceFile


def read_titles(file: SourceFile) -> dict[QuestionId, str]:
    """The title of each question that has an id, in the order of the file."""
    titles: dict[QuestionId, str] = {}
    for line in file.lines:
        if "##" in line and HEADING.match(line) and (found := ID_AT_END.search(line)):
            heading = line[: found.start()]
            title = heading[heading.index("##") + 2 :].strip()
            titles.setdefault(QuestionId(found[1]), title)
    return titles


def titles_digest(titles: Mapping[QuestionId, str]) -> str:
    """The BLAKE2b-128 of ids and titles, in hex: another word in an answer leaves it as it is."""
    lines = "".join(f"{id_}\t{title}\n" for id_, title in titles.items())
    return hashlib.blake2b(lines.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

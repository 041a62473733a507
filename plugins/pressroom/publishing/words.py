"""The words of what is published, kept for the next release to be compared with."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from pressroom.deriving.publication import published
from pressroom.model.release import ReleaseFacts
from pressroom.model.session import SessionFacts
from pressroom.model.wording import digest_of
from pressroom.reading.archive import ReadArchive
from pressroom.reading.published import (
    INDEX,
    WORDS,
    PublishedWords,
    WordsIndex,
    as_published,
    read_words_index,
    read_words_of,
    words_file,
)
from pressroom.reading.wordings import read_wordings

GONE = "gone"


def record_words(read: ReadArchive, record: Path, number: int, moment: datetime) -> None:
    """Keep in ``record`` what release ``number`` of the site says; its moment is aware.

    ``read`` is the content as it was built. Only records whose words or corrections are others
    than at the release before are written anew, the index last. Words that stand nowhere any more
    leave a mark that they were there, and nothing else. Raises RecordUnreadable.
    """
    before = read_words_index(record)
    archive = published(read.archive, moment)
    digests: dict[str, str] = {}
    for kind in (archive.sessions, archive.releases):
        for versions in kind.values():
            for facts in versions.values():
                digests[facts.source.path] = _keep(facts, read, record, before)
    for path in before.digests.keys() - digests.keys():
        old = read_words_of(record, path, before)
        marks = {id_: old.absent.get(id_, GONE) for id_ in sorted({*old.absent, *old.wordings})}
        _write(record, path, PublishedWords({}, marks, old.corrections))
        digests[path] = ""
    head = {"release": number, "moment": moment.isoformat()}
    _write_lines(record / WORDS / INDEX, [head, *(list(one) for one in sorted(digests.items()))])


def _keep(
    facts: SessionFacts | ReleaseFacts, read: ReadArchive, record: Path, before: WordsIndex
) -> str:
    """Bring up the words of one record; their digest."""
    path = facts.source.path
    corrections = tuple(map(as_published, facts.corrections))
    old = read_words_of(record, path, before)
    if before.digests.get(path) == facts.words and old.corrections == corrections:
        return facts.words
    now = {id_: wording for id_, (_, wording) in read_wordings(read.shelf, path).items()}
    became = _became(facts)
    marks = {
        id_: became.get(id_) or old.absent.get(id_, GONE)
        for id_ in sorted({*old.absent, *old.wordings})
        if id_ not in now
    }
    _write(record, path, PublishedWords(now, marks, corrections))
    return digest_of(now.values())


def _became(facts: SessionFacts | ReleaseFacts) -> dict[str, str]:
    """What became of questions, or of the release, whose words are not shown."""
    if isinstance(facts, ReleaseFacts):
        return {"": "withdrawn"}
    return {
        question.id: "hidden" if question.is_hidden else "merged"
        for question in facts.questions
        if not question.is_published
    }


def _write(record: Path, path: str, words: PublishedWords) -> None:
    head = {
        "corrections": [[c.on.isoformat(), c.question, c.minor, c.note] for c in words.corrections]
    }
    lines: list[Any] = [head]
    for wording in words.wordings.values():
        passages = [[p.kind, p.speaker, p.later, p.text] for p in wording.passages]
        lines.append([wording.id, wording.title, passages])
    lines += ([id_, why] for id_, why in words.absent.items())
    _write_lines(words_file(record, path), lines)


def _write_lines(file: Path, values: Iterable[Any]) -> None:
    """Write one value a line, whole, beside, then moved over the old file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.new")
    text = "".join(f"{json.dumps(value, ensure_ascii=False)}\n" for value in values)
    draft.write_text(text, encoding="utf-8", newline="\n")
    draft.replace(file)

"""What must hold before the public gets to see a release; whatever does not raises NotPublished."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from pressroom.publishing.descent import Descent, descent
from pressroom.publishing.kinds import TYPES, ending_of
from pressroom.publishing.ledger import Ledger, LedgerLine
from pressroom.publishing.refusal import NotPublished
from pressroom.publishing.sums import files_below

_QUESTION = re.compile(r"[a-z]{2}/sessions/(?P<session>[0-9]{4}-[^/]+)/(?P<question>q[0-9]+)\.html")


def live_line(ledger: Ledger, number: int, at: str) -> LedgerLine:
    """The line of the standing release; raises NotPublished: the record does not know it."""
    if number > len(ledger):
        raise NotPublished("U105", at, ours=len(ledger), live=number)
    return ledger[number - 1]


def require_later(live: LedgerLine, repository: Path, commit: str, now: datetime, at: str) -> None:
    """What is published comes after what is live: by git where it knows both, and by the clock."""
    if descent(repository, live.commit, commit) is Descent.NOT_LATER:
        raise NotPublished("U102", at, ours=commit[:12], live=live.commit[:12])
    if now < live.moment:
        ours = now.isoformat(timespec="seconds")
        raise NotPublished("U103", at, ours=ours, live=live.moment.isoformat())


def require_known_files(tree: Path, made: Collection[str]) -> None:
    """Nothing lies in the finished site but what the build has made, of kinds that readers get."""
    for path in sorted(files_below(tree)):
        if path not in made or ending_of(path) not in TYPES:
            raise NotPublished("U104", tree, path=path)


def require_questions(
    before: bytes | None, after: bytes, explained: Collection[tuple[str, str]], at: str
) -> None:
    """Published questions do not become fewer but by those of whom the site says why.

    ``before`` and ``after`` are ``version.json`` of the two releases, ``explained`` session and id
    of questions in whose place there is now a redirect or a tombstone.
    """
    was = published_questions(before) if before else None
    now = published_questions(after)
    if was is not None and now is not None and was - now > len(explained):
        raise NotPublished("U108", at, before=was, after=now, explained=len(explained))


def published_questions(version: bytes) -> int | None:
    """How many questions a ``version.json`` counts as published; None: it does not say."""
    try:
        return int(json.loads(version)["counts"]["published"])
    except (ValueError, LookupError, TypeError):
        return None


def questions_among(paths: Collection[str]) -> frozenset[tuple[str, str]]:
    """Session and id of the questions whose own pages are among paths of files of the site."""
    found = map(_QUESTION.fullmatch, paths)
    return frozenset((match["session"], match["question"]) for match in found if match)

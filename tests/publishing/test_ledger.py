"""The ledger binds each release to the one before."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest

from pressroom.publishing.ledger import (
    FIRST,
    Ledger,
    LedgerBroken,
    append,
    is_continued,
    read_ledger,
    render_ledger,
)
from pressroom.publishing.release import (
    keep_release,
    make_release,
    read_record_ledger,
    read_record_manifest,
)

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


def ledger(count: int) -> Ledger:
    found: Ledger = ()
    for n in range(count):
        found = append(found, NOON + timedelta(days=n), f"{n:040x}", f"{n:064x}")
    return found


def test_each_line_holds_the_digest_of_the_line_before() -> None:
    lines = render_ledger(ledger(3)).decode().splitlines()
    assert json.loads(lines[0])["before"] == FIRST
    for older, newer in pairwise(lines):
        assert json.loads(newer)["before"] == sha256(older.encode()).hexdigest()


def test_the_moment_is_kept_in_utc_to_the_second() -> None:
    almaty = timezone(timedelta(hours=5))
    (line,) = append((), datetime(2026, 11, 25, 17, 0, 0, 999_999, almaty), "", "0" * 64)
    assert line.moment == NOON
    assert '"moment":"2026-11-25T12:00:00+00:00"' in line.render()


def test_what_is_written_is_read_back() -> None:
    assert read_ledger(render_ledger(ledger(3))) == ledger(3)
    assert read_ledger(b"") == ()


def test_a_release_earlier_than_the_newest_is_refused() -> None:
    with pytest.raises(LedgerBroken, match="earlier"):
        append(ledger(2), NOON, "", "0" * 64)


def test_two_releases_of_one_second_stand_in_their_order() -> None:
    assert len(append(ledger(1), NOON, "", "0" * 64)) == 2


def lines_of(count: int) -> list[bytes]:
    return render_ledger(ledger(count)).splitlines(keepends=True)


@pytest.mark.parametrize(
    ("damaged", "line"),
    [
        (lines_of(3)[1:], 1),
        ([lines_of(3)[0], lines_of(3)[2]], 2),
        ([lines_of(3)[0], lines_of(3)[2], lines_of(3)[1]], 2),
        ([lines_of(3)[0], lines_of(3)[0]], 2),
        ([lines_of(3)[0].replace(b"25T12", b"25T11"), *lines_of(3)[1:]], 2),
        ([lines_of(1)[0].replace(b'":"', b'": "', 1)], 1),
        ([lines_of(1)[0].replace(b"}", b',"more":1}')], 1),
        ([lines_of(1)[0].replace(b"+00:00", b"+05:00")], 1),
        ([lines_of(1)[0].replace(b"+00:00", b"")], 1),
        ([lines_of(1)[0].replace(b'"commit":"0', b'"commit":"X')], 1),
        ([lines_of(1)[0].replace(b'"manifest":"0', b'"manifest":"')], 1),
        ([lines_of(1)[0].replace(b'"number":1', b'"number":true')], 1),
        ([lines_of(2)[0], lines_of(2)[1][:-1]], 2),
        ([lines_of(2)[0], b"\n"], 2),
        ([lines_of(2)[0], b"\xff\n"], 2),
        ([lines_of(2)[0], b"[" * 100_000, b"\n"], 2),
        ([b"7\n"], 1),
    ],
)
def test_a_damaged_ledger_tells_its_first_wrong_line(damaged: list[bytes], line: int) -> None:
    with pytest.raises(LedgerBroken) as caught:
        read_ledger(b"".join(damaged))
    assert caught.value.line == line


def test_a_longer_ledger_continues_a_shorter_one_and_no_other() -> None:
    assert is_continued(ledger(2), ledger(3))
    assert not is_continued(ledger(3), ledger(2))
    other = append(ledger(1), NOON + timedelta(days=1), "", "f" * 64)
    assert not is_continued(ledger(2), append(other, NOON + timedelta(days=2), "", "0" * 64))


def test_a_release_writes_into_its_tree_and_the_record_only_when_it_is_kept(
    tmp_path: Path,
) -> None:
    tree, record = tmp_path / "tree", tmp_path / "published"
    tree.mkdir()
    (tree / "index.html").write_text("1", encoding="utf-8")
    first = make_release(tree, record, "a" * 40, NOON)
    assert not record.exists()
    assert make_release(tree, record, "a" * 40, NOON).number == first.number == 1
    keep_release(tree, record)
    kept = read_record_manifest(record)
    assert kept is not None
    assert read_record_ledger(record)[-1].manifest == kept.digest
    second = make_release(tree, record, "b" * 40, NOON)
    assert second.number == 2
    assert second.manifest == kept.digest
    assert read_ledger((tree / "releases.jsonl").read_bytes())[-1] == second

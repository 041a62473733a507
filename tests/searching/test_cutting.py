"""Where an index is cut: cuts and numbers hold when a word comes."""

from __future__ import annotations

from itertools import pairwise

from pressroom.searching.cutting import cuts, numbered
from pressroom.searching.scoring import impacts

FILES = 64
ENTRIES = [(b"%06d" % (number * 7919 % 1_000_000), b"x" * (number % 40)) for number in range(4000)]
ENTRIES.sort()


def firsts(entries: list[tuple[bytes, bytes]]) -> list[bytes]:
    return [entries[place][0] for place in cuts(entries, FILES)[:-1]]


def test_one_more_word_moves_few_cuts_or_none() -> None:
    before = firsts(ENTRIES)
    moved = []
    for number in range(50):
        entries = sorted([*ENTRIES, (b"%06d!" % (number * 19_997), b"yy")])
        moved.append(sum(one != other for one, other in zip(before, firsts(entries), strict=True)))
    assert sorted(moved)[40] == 0
    assert sum(moved) < 50


def test_files_are_about_as_large_as_each_other() -> None:
    sizes = [end - start for start, end in pairwise(cuts(ENTRIES, FILES))]
    assert sum(sizes) == len(ENTRIES)
    assert max(sizes) < 2 * len(ENTRIES) / FILES


def test_fewer_words_than_files_leave_some_files_empty() -> None:
    places = cuts(ENTRIES[:3], 8)
    assert places == sorted(places)
    assert (places[0], places[-1], len(places)) == (0, 3, 9)
    assert cuts([], 2) == [0, 0, 0]


def test_each_word_keeps_its_file_whoever_comes_in_whatever_order() -> None:
    words = [word for word, _ in ENTRIES[:300]]
    before = numbered(words, 400)
    assert numbered(reversed(words), 400) == before
    assert len(set(before.values())) == 300
    after = numbered([*words, b"new"], 400)
    assert sum(after[word] != before[word] for word in words) < 10


def test_a_few_words_more_seldom_change_the_impact_of_the_others() -> None:
    same = sum(impacts(length) == impacts(length + 2) for length in range(100, 200))
    assert same > 75

"""The proof of personal data in small: all pairs of identifier and disguise, clean words."""

from __future__ import annotations

from pathlib import Path

from bench.canaries import leaks, write_canaries
from bench.identifiers import DISGUISES, PAIRS
from bench.privacy import (
    canaries,
    false_identifiers,
    false_names,
    invented_sentences,
    stopped,
)
from pressroom.privacy.finding import Kind


def test_there_are_twenty_disguises() -> None:
    assert len(DISGUISES) == 20


def test_every_planted_identifier_stops_its_question() -> None:
    result = stopped(4 * len(PAIRS))
    assert result.missed == []
    assert result.stopped == result.planted == 4 * len(PAIRS)
    assert result.told > result.planted * 0.99


def test_clean_words_stop_nothing() -> None:
    assert false_identifiers(invented_sentences(1000)).alarms == {}
    assert Kind.NAME not in false_names(invented_sentences(1000)).alarms


def test_what_was_kept_back_stands_in_no_byte_of_the_site(tmp_path: Path) -> None:
    kept_back, leaked = canaries(tmp_path)
    assert kept_back > 20
    assert leaked == []


def test_word_that_leaks_is_seen_in_bytes_and_in_names(tmp_path: Path) -> None:
    words = write_canaries(tmp_path / "content")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / f"{words[0]}.txt").write_text(f"a {words[1]} b", encoding="utf-8")
    name = f"{words[0]}.txt"
    assert leaks(tmp_path / "site", words) == [(words[0], name), (words[1], name)]

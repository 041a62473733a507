"""Districts, topics and officials for the reader's browser: their names, and words for them."""

from __future__ import annotations

from collections.abc import Iterable

from pressroom.language import Language, Localized
from pressroom.model.registers import District, Official, Topic
from pressroom.searching.cards import json_bytes


def names_file(
    lang: Language,
    districts: Iterable[District],
    topics: Iterable[Topic],
    officials: Iterable[Official],
) -> bytes:
    """JSON: for each register its entries by id.

    An entry's ``name`` is in the reader's language; ``words`` are its names in all languages and
    what else it is called; ``after`` is the district that came after one that is no more.
    """
    names = {
        "districts": {one.id: _district(one, lang) for one in districts},
        "topics": {
            one.id: {"name": one.name.pick(lang).text, "words": _all(one.name, one.synonyms)}
            for one in topics
        },
        "officials": {one.id: {"name": one.name.pick(lang).text} for one in officials},
    }
    return json_bytes(names)


def _district(district: District, lang: Language) -> dict[str, object]:
    entry: dict[str, object] = {
        "name": district.name.pick(lang).text,
        "words": _all(district.name, district.aliases),
    }
    if district.successor:
        entry["after"] = district.successor
    return entry


def _all(name: Localized, others: Iterable[str]) -> list[str]:
    """Every name once."""
    own = [text for _, text in name.by_language] or [name.everywhere or ""]
    return list(dict.fromkeys((*own, *others)))

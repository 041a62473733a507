"""Districts, officials and topics as pages name them, on the day in question."""

from __future__ import annotations

from datetime import date

from pressroom.deriving.surroundings import Names
from pressroom.language import Language, Localized, Words
from pressroom.model.registers import District, Official, Topic
from pressroom.rendering import addresses
from pressroom.rendering.contexts import Label, Person, Place
from pressroom.rendering.desk import Desk

_QUOTES = {
    Language.KK: ("«»", "„“"),
    Language.RU: ("«»", "„“"),
    Language.EN: ("“”", "‘’"),
}
"""Outer and inner quotation marks. Source: CLDR, characters."""


def words_for(localized: Localized, language: Language) -> Words:
    """Words for a page in ``language``; their own language only where it differs."""
    words = localized.pick(language)
    return Words(words.text, words.lang if words.lang is not language else None)


def place(district: District, desk: Desk, language: Language) -> Place:
    """A district by its name, with its page."""
    return Place(
        words_for(district.name, language),
        district.kind,
        desk.href_if("district-pages", addresses.district(language, district.id)),
    )


def person(official: Official, day: date, desk: Desk, language: Language) -> Person:
    """An official with the post held on ``day``, with their page."""
    post = official.post_on(day)
    return Person(
        words_for(official.name, language),
        words_for(post.title, language) if post else None,
        desk.href_if("official-pages", addresses.official(language, official.id)),
    )


def named(official: Official, desk: Desk, language: Language) -> Person:
    """An official by name alone, with their page."""
    return Person(
        words_for(official.name, language),
        None,
        desk.href_if("official-pages", addresses.official(language, official.id)),
    )


def label(topic: Topic, desk: Desk, language: Language) -> Label:
    """A topic by its name, with its page."""
    return Label(
        words_for(topic.name, language),
        desk.href_if("topic-pages", addresses.topic(language, topic.id)),
    )


class SessionNames:
    """The names of one session by their keys, each made once: pages show the very same."""

    def __init__(self, names: Names, day: date, desk: Desk, language: Language) -> None:
        self.places = {key: place(one, desk, language) for key, one in names.districts.items()}
        self.people = {
            key: person(one, day, desk, language) for key, one in names.officials.items()
        }
        self.labels = {key: label(one, desk, language) for key, one in names.topics.items()}


def quoted(title: str, language: Language) -> str:
    """A title in the quotation marks of a language; marks inside it become inner ones."""
    outer, inner = _QUOTES[language]
    return f"{outer[0]}{title.translate(str.maketrans('«»“”', inner * 2))}{outer[1]}"

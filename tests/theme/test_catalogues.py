"""Interface strings: every one in Kazakh, Russian and English, none too many."""

from __future__ import annotations

import re

import pytest

from tools.catalogues import LANGUAGES, catalogue_path, marked_strings, read_catalogue, updated

PLACE = re.compile(r"%\(\w+\)s|\{\w+\}")
SAME_IN_KAZAKH_AND_RUSSIAN = {"Telephone", "Website", "Photo:", "Licence:", "Statistics"}
FORMS = {"kk": 2, "ru": 3, "en": 2}


def words_of(language: str) -> dict[str, tuple[str, ...]]:
    """Every msgid → its translations, one for each plural form."""
    return {
        message.id if isinstance(message.id, str) else message.id[0]: (
            (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        )
        for message in read_catalogue(language)
        if message.id
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_marked_string_has_its_words(language: str) -> None:
    words = words_of(language)
    for message in marked_strings():
        singular = message if isinstance(message, str) else message[0]
        assert singular in words, "python -m tools.catalogues, then translate"
        assert all(words[singular]), singular
        assert len(words[singular]) == (1 if isinstance(message, str) else FORMS[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_catalogue_keeps_a_string_that_nobody_uses(language: str) -> None:
    marked = {message if isinstance(message, str) else message[0] for message in marked_strings()}
    assert set(words_of(language)) <= marked


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_and_punctuation_arrive_in_every_translation(language: str) -> None:
    for singular, forms in words_of(language).items():
        for form in forms:
            assert sorted(PLACE.findall(form)) == sorted(PLACE.findall(singular))
            assert form == form.strip()
            assert form.endswith(":") == singular.endswith(":"), singular
            assert form.endswith(".") == singular.endswith("."), singular


def test_kazakh_words_are_kazakh_and_russian_words_russian() -> None:
    kazakh, russian = words_of("kk"), words_of("ru")
    same = {message for message in kazakh if kazakh[message][-1] == russian[message][-1]}
    assert same == SAME_IN_KAZAKH_AND_RUSSIAN
    for message, forms in russian.items():
        assert not re.search("[әғқңөұүһі]", " ".join(forms), re.IGNORECASE), message


@pytest.mark.parametrize("language", LANGUAGES)
def test_bringing_a_catalogue_up_to_date_keeps_its_words(language: str) -> None:
    kept = {message.id: message.string for message in updated(language) if message.id}
    assert kept == {
        message.id: message.string for message in read_catalogue(language) if message.id
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogues_name_no_person_machine_or_day(language: str) -> None:
    text = catalogue_path(language).read_text(encoding="utf-8")
    assert "Last-Translator" not in text
    assert "Creation-Date" not in text

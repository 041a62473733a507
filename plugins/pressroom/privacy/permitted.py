"""What may be printed although it looks like somebody's: public numbers, offices, known names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from pressroom.privacy.finding import Finding, Kind
from pressroom.privacy.identifiers import find_identifiers
from pressroom.privacy.number_words import in_digits
from pressroom.privacy.plain_form import plain_form
from pressroom.privacy.written_marks import HANDLE, PROFILE

_WORD = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_PROFILE = re.compile(r"(?:https?://)?(?:www\.)?(?:[\w.]+/)?@?(?P<name>[\w.\-]+)/?")
# How one and the same street is written in several ways.
_OF_ADDRESSES = frozenset(
    "ул улица улице улицы улицу пр просп проспект проспекте проспекта пер переулок мкр микрорайон"
    " микрорайоне көшесі көшесінде көш к сі даңғылы даңғылында д дом дома доме үй үйде кв квартира"
    " пәтер по на".split()
)
_STEM = 5
_CASE = 3  # letters at the end of a name that change with its case, at most


@dataclass(frozen=True, slots=True)
class Permitted:
    """Texts in a form in which all ways of writing them are one, and known names by their words."""

    forms: frozenset[str] = frozenset()
    names: frozenset[tuple[str, ...]] = frozenset()

    def allows(self, written: str, finding: Finding) -> bool:
        """Whether a finding of ``written``, its own words and no others, may be printed."""
        if finding.kind in {Kind.NAME, Kind.GIVEN_NAME}:
            return any(_is_one(written, name) for name in self.names)
        return form_of(written, finding.kind) in self.forms

    def __or__(self, other: Permitted) -> Permitted:
        return Permitted(self.forms | other.forms, self.names | other.names)


def permitted(texts: Iterable[str], names: Iterable[str] = ()) -> Permitted:
    """Permit texts as they are written, and the names of persons."""
    forms: set[str] = set()
    known: set[tuple[str, ...]] = set()
    for text in texts:
        forms.update(forms_of(text))
        known.add(_words_of(text))
    known.update(_words_of(name) for name in names)
    known.discard(())
    return Permitted(frozenset(forms), frozenset(known))


def permitted_handles(addresses: Iterable[str]) -> Permitted:
    """Permit names of pages and channels; a number is none, whatever it stands for."""
    found = (_PROFILE.fullmatch(address.strip("\"' \t").lower()) for address in addresses)
    names = {one["name"] for one in found if one and re.search(r"[a-z_]", one["name"])}
    return Permitted(frozenset(names))


def forms_of(text: str) -> frozenset[str]:
    """The forms of a permitted text: of the whole, and of each identifier in it."""
    found = find_identifiers(text)
    parts = {form_of(text[one.start : one.end], one.kind) for one in found}
    handle = _PROFILE.fullmatch(text.strip().lower())
    whole = {form_of(text, Kind.PHONE)} | ({handle["name"]} if handle else set())
    return frozenset(form for form in parts | whole if form)


@lru_cache(maxsize=4096)
def form_of(written: str, kind: Kind) -> str:
    """One form for all ways of writing the same."""
    plain = in_digits(plain_form(written)).low
    if kind is Kind.HANDLE:
        found = PROFILE.search(plain) or HANDLE.search(plain)
        return found["name"].rstrip(".") if found else ""
    words = _WORD.findall(plain)
    if kind is Kind.ADDRESS:
        telling = [word[:_STEM] for word in words if word not in _OF_ADDRESSES]
        return "".join(sorted(telling))
    form = "".join(words)
    if form.isdigit() and len(form) == 11 and form[0] in "78":
        return form[1:]
    return form


def digest_of(form: str) -> str:
    """A form's mark in the finished site: tells a verifier that it may stand there."""
    return blake2b(form.encode(), digest_size=8, person=b"permitted").hexdigest()


def _words_of(name: str) -> tuple[str, ...]:
    words = (word.lower() for word in _LETTERS.findall(name))
    return tuple(word[: max(3, len(word) - _CASE)] for word in words)


def _is_one(written: str, name: tuple[str, ...]) -> bool:
    words = [word.lower() for word in _LETTERS.findall(written)]
    return bool(words) and all(any(word.startswith(stem) for stem in name) for word in words)

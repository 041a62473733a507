"""What files are made with besides their facts: templates, words, frame, settings, pictures.

While a file is made the desk notes what of these it uses, by name (``Desk.uses``). The ground of
the file is the digest of all that these names stand for now: where it is what it was, and the
facts are what they were, the bytes are what they were.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pressroom.artifact import Emitter
from pressroom.building.fingerprint import Fingerprints, digest
from pressroom.deriving.publication import Edition
from pressroom.language import Language
from pressroom.rendering.desk import Desk
from pressroom.rendering.template_parts import template_digests, template_texts
from pressroom.settings import Settings

NOTHING = digest(b"nothing")

Digests = dict[str, tuple[bytes, bool]]


class Ground:
    """The ground of every file of one build."""

    def __init__(
        self,
        desk: Desk,
        emitters: Mapping[str, Emitter[Edition, Desk]],
        media: Mapping[str, str],
        fingerprints: Fingerprints,
    ) -> None:
        self._desk = desk
        self._media = media
        self._fingerprints = fingerprints
        settings = _shown(desk.settings)
        self._emitters = {
            name: fingerprints.of(name, emitter.version, _state(emitter), settings, desk.offers)
            for name, emitter in emitters.items()
        }
        self._words: dict[Language, bytes] = {}
        self._sites: dict[Language, bytes] = {}
        self._parts: dict[str, bytes] = {}
        self._known: dict[tuple[str, str], bytes] = {}
        self.templates: tuple[bytes, Digests] = (b"", {})

    def learn_templates(self, known: tuple[bytes, Digests] | None) -> None:
        """Work out what each template includes, unless ``known`` tells of these very templates."""
        texts = template_texts(self._desk.settings.theme)
        all_of_them = self._fingerprints.of(texts)
        if known is None or known[0] != all_of_them:
            known = (all_of_them, template_digests(texts))
        self.templates = known

    def of(self, emitter: str, uses: str) -> bytes:
        """The digest of an emitter and of all that the names in ``uses`` stand for, a line each."""
        found = self._known.get((emitter, uses))
        if found is None:
            parts = [self._part(use) for use in uses.split("\n") if use]
            found = digest(b"".join([self._emitters.get(emitter, NOTHING), *parts]))
            self._known[emitter, uses] = found
        return found

    def _part(self, use: str) -> bytes:
        if use not in self._parts:
            self._parts[use] = self._look_at(use)
        return self._parts[use]

    def _look_at(self, use: str) -> bytes:
        kind, _, rest = use.partition(" ")
        if kind == "media":
            return digest(self._media.get(rest, "").encode())
        name, _, tag = rest.rpartition(" ")
        if tag not in self._desk.settings.languages:
            return NOTHING
        lang = Language(tag)
        if kind == "words":
            return self._words_of(lang)
        if lang not in self._sites:
            self._sites[lang] = self._fingerprints.of(self._desk.site(lang))
        if kind == "site":
            return self._sites[lang]
        template, speaks_others = self.templates[1].get(f"{name}.html", (NOTHING, False))
        spoken = self._desk.settings.languages if speaks_others else (lang,)
        words = [self._words_of(each) for each in spoken]
        return digest(b"".join([template, self._sites[lang], *words]))

    def _words_of(self, lang: Language) -> bytes:
        if lang not in self._words:
            path = Path(self._desk.settings.theme, "locale", lang, "LC_MESSAGES", "pressroom.po")
            self._words[lang] = digest(path.read_bytes())
        return self._words[lang]


def _shown(settings: Settings) -> tuple[object, ...]:
    """The settings that pages show or are addressed by; the moment reaches them as facts."""
    return (
        settings.site_url,
        settings.zone,
        settings.languages,
        dict(settings.words),
        settings.contacts,
        settings.drafts,
        settings.public,
    )


def _state(emitter: Emitter[Edition, Desk]) -> dict[str, Any]:
    """What an emitter was given when it was made."""
    return dict(sorted(vars(emitter).items()))

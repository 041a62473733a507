"""Page templates with their interface strings."""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, Template

from pressroom.language import Language
from pressroom.rendering.contexts import PageHead, Site
from pressroom.rendering.dates import format_number
from pressroom.rendering.plain import plain_line
from pressroom.rendering.template_code import Once, PageEnvironment, SharedBytecode

LANGUAGE_NAMES = {
    Language.KK: "Қазақша",
    Language.RU: "Русский",
    Language.EN: "English",
}
"""Each language in itself."""


def load_translations(locale: Path, language: Language) -> NullTranslations:
    """Read the interface strings of ``language`` from ``locale/LANG/LC_MESSAGES/pressroom.po``.

    Raises OSError: there is no such catalogue.
    """
    path = locale / language / "LC_MESSAGES" / "pressroom.po"
    return _translations(path.read_bytes(), language)


@lru_cache(maxsize=16)
def _translations(content: bytes, language: Language) -> NullTranslations:
    """The strings of a catalogue's bytes: while a site is watched, catalogues change."""
    catalogue = read_po(io.BytesIO(content), locale=str(language))
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)


class Templates:
    """The theme's templates, one environment per language; autoescaped, strict about names."""

    def __init__(self, theme: Path, languages: Iterable[Language]) -> None:
        self._languages = tuple(languages)
        locale = theme / "locale"
        self._words = {lang: load_translations(locale, lang) for lang in self._languages}
        loader, bytecode = FileSystemLoader(theme / "templates"), SharedBytecode()
        self._environments = {
            lang: self._environment(loader, bytecode, lang) for lang in self._languages
        }
        self._templates: dict[tuple[str, Language], Template] = {}

    def _environment(
        self, loader: FileSystemLoader, bytecode: BytecodeCache, language: Language
    ) -> Environment:
        environment = PageEnvironment(
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            loader=loader,
            bytecode_cache=bytecode,
            extensions=["jinja2.ext.i18n"],
        )
        translations = self._words[language]
        environment.install_gettext_translations(translations, newstyle=True)  # type: ignore[attr-defined]
        environment.filters["gaps"] = lambda title, lang: plain_line(title, lang or language)
        environment.globals["once"] = Once
        environment.globals["translate"] = self.translate
        environment.globals["language_name"] = LANGUAGE_NAMES.__getitem__
        environment.globals["format_number"] = lambda number: format_number(number, language)
        return environment

    def translate(self, language: Language, message: str) -> str:
        """One interface string in a language that need not be the page's."""
        return self._words[language].gettext(message)

    def render(self, site: Site, head: PageHead, page: Any) -> bytes:
        """Make a page of the kind ``head.kind`` in the language of ``site``."""
        key = (head.kind, site.lang)
        template = self._templates.get(key)
        if template is None:
            template = self._environments[site.lang].get_template(f"{head.kind}.html")
            self._templates[key] = template
        return template.render(site=site, head=head, page=page).encode()

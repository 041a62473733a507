"""Page templates with their interface strings."""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import cache
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


@cache
def load_translations(locale: Path, language: Language) -> NullTranslations:
    """Read the interface strings of ``language`` from ``locale/LANG/LC_MESSAGES/pressroom.po``.

    Raises OSError: there is no such catalogue.
    """
    path = locale / language / "LC_MESSAGES" / "pressroom.po"
    with path.open("rb") as file:
        catalogue = read_po(file, locale=str(language))
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)


class Templates:
    """The theme's templates, one environment per language; autoescaped, strict about names."""

    def __init__(self, theme: Path, languages: Iterable[Language]) -> None:
        self._languages = tuple(languages)
        self._locale = theme / "locale"
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
        translations = load_translations(self._locale, language)
        environment.install_gettext_translations(translations, newstyle=True)  # type: ignore[attr-defined]
        environment.filters["gaps"] = lambda title, lang: plain_line(title, lang or language)
        environment.globals["once"] = Once
        environment.globals["translate"] = self.translate
        environment.globals["language_name"] = LANGUAGE_NAMES.__getitem__
        environment.globals["format_number"] = lambda number: format_number(number, language)
        return environment

    def translate(self, language: Language, message: str) -> str:
        """One interface string in a language that need not be the page's."""
        return load_translations(self._locale, language).gettext(message)

    def render(self, site: Site, head: PageHead, page: Any) -> bytes:
        """Make a page of the kind ``head.kind`` in the language of ``site``."""
        key = (head.kind, site.lang)
        template = self._templates.get(key)
        if template is None:
            template = self._environments[site.lang].get_template(f"{head.kind}.html")
            self._templates[key] = template
        return template.render(site=site, head=head, page=page).encode()

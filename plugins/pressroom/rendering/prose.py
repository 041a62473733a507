"""The press service's Markdown in one file of the content, for pages in one language."""

from __future__ import annotations

from markupsafe import Markup

from pressroom.language import Language
from pressroom.rendering.contexts import Link
from pressroom.rendering.desk import Desk
from pressroom.rendering.links import Links
from pressroom.rendering.markdown import MarkdownLabels, render_markdown


class Prose:
    """``source`` is the file, relative to the content folder; ``page`` the pages' language."""

    def __init__(self, desk: Desk, source: str, page: Language) -> None:
        gettext = desk.words(page).gettext
        self._page = page
        self._links = Links(desk, source)
        self._labels = MarkdownLabels(
            table=gettext("Table"),
            notes=gettext("Footnotes"),
            note_back=gettext("Back to the text of footnote {number}"),
        )

    @property
    def language(self) -> Language:
        """The language of the pages."""
        return self._page

    def html(
        self,
        text: str,
        heading_level: int,
        language: Language | None = None,
        note_prefix: str | None = None,
    ) -> Markup:
        """Make HTML of a text; ``language`` where it is not the pages' own."""
        return render_markdown(
            text,
            language=language or self._page,
            labels=self._labels,
            resolve=self._links.resolve,
            heading_level=heading_level,
            note_prefix=note_prefix,
        )

    def evidence(self, written: str) -> Link:
        """A link to the proof of a kept promise."""
        return self._links.evidence(written)

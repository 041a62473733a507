"""The page about open data, ready to be shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pressroom.language import Language
from pressroom.model.identity import SessionId
from pressroom.rendering import addresses
from pressroom.rendering.contexts import Link
from pressroom.rendering.data_contexts import ColumnView, DataExample, DataPage, TableView
from pressroom.rendering.data_examples import EXAMPLES
from pressroom.rendering.data_tables import TABLES, Table
from pressroom.rendering.desk import Desk
from pressroom.rendering.feed_names import KINDS, feed_title


def view_data(
    counts: Mapping[str, int],
    example: tuple[SessionId, tuple[Language, ...]] | None,
    desk: Desk,
    lang: Language,
) -> DataPage:
    """The page in one language.

    ``counts`` are the rows of each table; ``example`` is a session that has all of its files, with
    the languages in which it has chapters.
    """
    gettext = desk.words(lang).gettext
    licence = desk.settings.licence

    def file(path: str) -> Link:
        return Link(desk.addresses.href(path), path.rpartition("/")[2])

    sessions: tuple[Link, ...] = ()
    if example is not None:
        session, chapters = example
        sessions = (
            file(addresses.session_data(session)),
            file(addresses.session_debate(session)),
            *(file(addresses.session_chapters(one, session)) for one in chapters),
        )
    return DataPage(
        licence=Link(licence.url, licence.title),
        tables=tuple(_table(table, counts[table.name], desk, lang) for table in TABLES),
        archive=file(addresses.DATA_ARCHIVE),
        package=file(addresses.DATA_PACKAGE),
        schema=file(addresses.SESSION_SCHEMA),
        sessions=sessions,
        feeds=tuple(_feeds(desk, lang)),
        examples=tuple(DataExample(gettext(title), code) for title, code in EXAMPLES),
    )


def _feeds(desk: Desk, lang: Language) -> Iterator[Link]:
    """The feeds that are about no single district or topic."""
    gettext = desk.words(lang).gettext
    for feed in KINDS if "feeds" in desk.offers else ():
        yield Link(desk.addresses.href(addresses.feed(lang, feed)), feed_title(feed, gettext))


def _table(table: Table, rows: int, desk: Desk, lang: Language) -> TableView:
    gettext = desk.words(lang).gettext
    paths = [addresses.data_table(table.name, ending) for ending in ("csv", "jsonl")]
    return TableView(
        name=table.name,
        title=gettext(table.title),
        words=gettext(table.row_words),
        rows=rows,
        files=tuple(Link(desk.addresses.href(path), path.rpartition("/")[2]) for path in paths),
        columns=tuple(
            ColumnView(column.name, str(column.type), gettext(column.words), column.needed)
            for column in table.columns
        ),
    )

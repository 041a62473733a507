"""The tables of the open data: what each column holds.

One description serves the header of the CSV file, the schema in ``datapackage.json``, the tables
of ``archive.sqlite`` and the page that explains the data.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

from pressroom.rendering.marked import N_

Row: TypeAlias = Mapping[str, Any]
"""One row: a value for each column, in their order; None where there is none."""


class ColumnType(StrEnum):
    """What a column holds.

    Days are ISO 8601; moments are ISO 8601 with seconds and their offset from UTC. A list is an
    array in JSON, in CSV its parts with ``;`` between them.
    """

    TEXT = "string"
    NUMBER = "integer"
    TRUTH = "boolean"
    DAY = "date"
    MOMENT = "datetime"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``words`` say what it holds, as a string for gettext.

    ``needed`` columns have a value in every row. ``refers_to`` names the table by whose ``id`` the
    value is known.
    """

    name: str
    type: ColumnType
    words: str
    needed: bool = False
    refers_to: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One table; its rows are known by the first column. ``row_words`` say what a row is."""

    name: str
    title: str
    row_words: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names in their order."""
        return tuple(column.name for column in self.columns)


TEXT, NUMBER, TRUTH = ColumnType.TEXT, ColumnType.NUMBER, ColumnType.TRUTH
DAY, MOMENT, LIST = ColumnType.DAY, ColumnType.MOMENT, ColumnType.LIST

_ADDRESS = N_("address of the page")
_DISTRICT = N_("id of the district")
_DISTRICT_NAME = N_("name of the district, in the language of the row")
_LANG = N_("language of the words in this row: kk, ru or en")
_DEMONSTRATION = N_("true for made-up samples; leave them out of every count")

ANSWERS = Table(
    "answers",
    N_("Questions and answers"),
    N_("One row for each question that stands in the lists of the site, in its original language."),
    (
        Column("id", TEXT, N_("broadcast and question: SESSION#qN"), needed=True),
        Column("session", TEXT, N_("id of the broadcast"), needed=True, refers_to="sessions"),
        Column("question", TEXT, N_("id of the question inside its broadcast"), needed=True),
        Column("lang", TEXT, _LANG, needed=True),
        Column("languages", LIST, N_("languages in which the question stands"), needed=True),
        Column("url", TEXT, _ADDRESS, needed=True),
        Column("title", TEXT, N_("heading of the question"), needed=True),
        Column("date", DAY, N_("day of the broadcast"), needed=True),
        Column("at", NUMBER, N_("place in the broadcast, in seconds from its beginning")),
        Column("district", TEXT, _DISTRICT, needed=True, refers_to="districts"),
        Column("district_name", TEXT, _DISTRICT_NAME, needed=True),
        Column("topics", LIST, N_("ids of the topics")),
        Column("speakers", LIST, N_("ids of the officials who answered")),
        Column("asker", TEXT, N_("who asked, as shown")),
        Column("question_text", TEXT, N_("all that was asked; an empty line between turns")),
        Column("answer_text", TEXT, N_("all that was answered; an empty line between turns")),
        Column("answered", TRUTH, N_("false while nobody has answered"), needed=True),
        Column("times_asked", NUMBER, N_("how often it was asked, repeats included"), needed=True),
        Column("fidelity", TEXT, N_("verbatim, edited or summary")),
        Column("valid_as_of", DAY, N_("day for which the answer speaks")),
        Column("review_by", DAY, N_("day until which the answer was to be looked at again")),
        Column("out_of_date", TRUTH, N_("true when that day has passed"), needed=True),
        Column("superseded_by", TEXT, N_("id of the newer answer that replaces this one")),
        Column("commitment", TEXT, N_("where the promise in it stands, if there is one")),
        Column("corrections", NUMBER, N_("how often it was corrected"), needed=True),
        Column(
            "redactions",
            NUMBER,
            N_("gaps that protect a person; labelled in the text"),
            needed=True,
        ),
        Column("demonstration", TRUTH, _DEMONSTRATION, needed=True),
    ),
)

SESSIONS = Table(
    "sessions",
    N_("Broadcasts"),
    N_("One row for each broadcast, announced, held or cancelled."),
    (
        Column("id", TEXT, N_("id of the broadcast"), needed=True),
        Column("lang", TEXT, _LANG, needed=True),
        Column("languages", LIST, N_("languages in which the broadcast stands"), needed=True),
        Column("url", TEXT, _ADDRESS, needed=True),
        Column("title", TEXT, N_("title of the broadcast"), needed=True),
        Column("starts", MOMENT, N_("beginning"), needed=True),
        Column("ends", MOMENT, N_("end, where the duration is known")),
        Column("status", TEXT, N_("provisional, confirmed, held or cancelled"), needed=True),
        Column("district", TEXT, _DISTRICT, needed=True, refers_to="districts"),
        Column("district_name", TEXT, _DISTRICT_NAME, needed=True),
        Column("official", TEXT, N_("id of the official who answers"), refers_to="officials"),
        Column("platform", TEXT, N_("where it is held: instagram, youtube, …")),
        Column("channel", TEXT, N_("name of the channel")),
        Column("broadcast_url", TEXT, N_("address of the broadcast")),
        Column("recording", TEXT, N_("address of the recording")),
        Column("fidelity", TEXT, N_("verbatim, edited or summary")),
        Column("viewers", NUMBER, N_("viewers, where they were counted")),
        Column("asked", NUMBER, N_("questions asked on air, published or not")),
        Column(
            "questions",
            NUMBER,
            N_("questions of the record: published, hidden and merged ones"),
            needed=True,
        ),
        Column("published", NUMBER, N_("questions that can be read"), needed=True),
        Column(
            "listed",
            NUMBER,
            N_("those of them that stand in lists and in these tables"),
            needed=True,
        ),
        Column("unanswered", NUMBER, N_("published questions without an answer"), needed=True),
        Column("hidden", NUMBER, N_("questions that are hidden, with a reason"), needed=True),
        Column("merged", NUMBER, N_("questions that repeat another"), needed=True),
        Column("series", TEXT, N_("id of the series that it belongs to")),
        Column("occurrence", DAY, N_("date of the series that it fills, where it was moved")),
        Column("cancelled_on", MOMENT, N_("when it was cancelled")),
        Column("cancel_reason", TEXT, N_("why it was cancelled")),
        Column("corrections", NUMBER, N_("corrections of the record"), needed=True),
        Column("summary", TEXT, N_("one or two sentences about it")),
        Column("demonstration", TRUTH, _DEMONSTRATION, needed=True),
    ),
)

COMMITMENTS = Table(
    "commitments",
    N_("Promises"),
    N_("One row for each promise in an answer that stands in the lists of the site."),
    (
        Column("id", TEXT, N_("id of the answer that made it"), needed=True, refers_to="answers"),
        Column("lang", TEXT, _LANG, needed=True),
        Column("url", TEXT, _ADDRESS, needed=True),
        Column("promise", TEXT, N_("what was promised"), needed=True),
        Column("made", DAY, N_("day of the answer that made it"), needed=True),
        Column("owner", TEXT, N_("id of the official who is to keep it"), refers_to="officials"),
        Column("district", TEXT, _DISTRICT, needed=True, refers_to="districts"),
        Column("due", DAY, N_("day by which it is to be kept")),
        Column("due_working_days", NUMBER, N_("the term in working days, where it was set so")),
        Column("status", TEXT, N_("open, done, not-done, handed-over or reopened"), needed=True),
        Column(
            "overdue",
            TRUTH,
            N_("true when that day has passed and it is still to be kept"),
            needed=True,
        ),
        Column("updated", DAY, N_("day of the latest news about it")),
        Column("evidence", TEXT, N_("address of the proof")),
        Column("demonstration", TRUTH, _DEMONSTRATION, needed=True),
    ),
)

SCHEDULE = Table(
    "schedule",
    N_("Schedule"),
    N_("One row for each broadcast that a series or a record announces, cancelled ones included."),
    (
        Column(
            "id", TEXT, N_("series and date of the rule, else id of the broadcast"), needed=True
        ),
        Column("starts", MOMENT, N_("beginning, as far as is known now"), needed=True),
        Column("ends", MOMENT, N_("end, where the duration is known")),
        Column("announced_start", MOMENT, N_("beginning as it was first announced"), needed=True),
        Column(
            "status", TEXT, N_("planned, provisional, confirmed, held or cancelled"), needed=True
        ),
        Column("moved", TRUTH, N_("true where it does not begin as first announced"), needed=True),
        Column("reason", TEXT, N_("why it was moved, cancelled or changed; the latest words")),
        Column("changed", DAY, N_("day on which the latest change was announced")),
        Column("district", TEXT, _DISTRICT, needed=True, refers_to="districts"),
        Column("lang", TEXT, _LANG, needed=True),
        Column("title", TEXT, N_("title of the broadcast"), needed=True),
        Column("series", TEXT, N_("id of the series that it belongs to")),
        Column("occurrence", DAY, N_("date of the series that it fills")),
        Column("session", TEXT, N_("id of its record, where there is one"), refers_to="sessions"),
        Column("url", TEXT, _ADDRESS),
        Column("official", TEXT, N_("id of the official who answers"), refers_to="officials"),
        Column("platform", TEXT, N_("where it is held: instagram, youtube, …")),
        Column("channel", TEXT, N_("name of the channel")),
        Column("broadcast_url", TEXT, N_("address of the broadcast")),
        Column("announced", DAY, N_("day on which it was first announced")),
        Column("demonstration", TRUTH, _DEMONSTRATION, needed=True),
    ),
)

TABLES = (SESSIONS, ANSWERS, COMMITMENTS, SCHEDULE)

"""The worked examples of the page about open data; a test runs each as it is written."""

from __future__ import annotations

from pressroom.rendering.marked import N_

EXAMPLES = (
    (
        N_("How many questions of each district wait for an answer?"),
        """\
import csv
from collections import Counter

with open("answers.csv", encoding="utf-8", newline="") as file:
    rows = list(csv.DictReader(file))
waiting = Counter(
    row["district_name"].removeprefix("'") for row in rows if row["answered"] == "false"
)
for district, count in waiting.most_common():
    print(count, district)
""",
    ),
    (
        N_("Which promises are overdue, the oldest first?"),
        """\
import json

with open("commitments.jsonl", encoding="utf-8") as file:
    promises = [json.loads(line) for line in file]
overdue = [promise for promise in promises if promise["overdue"]]
for promise in sorted(overdue, key=lambda promise: promise["due"]):
    print(promise["due"], promise["promise"], promise["url"])
""",
    ),
    (
        N_("Which answers speak of the number 102, the newest first?"),
        """\
import sqlite3

database = sqlite3.connect("archive.sqlite")
found = database.execute(
    '''
    SELECT answers.date, answers.title, answers.url
    FROM answers_text JOIN answers ON answers.number = answers_text.rowid
    WHERE answers_text MATCH ?
    ORDER BY answers.date DESC, answers.number
    ''',
    ["102"],
)
for date, title, url in found:
    print(date, title, url)
""",
    ),
)
"""What each finds out, and a program that needs nothing but Python and the downloaded files."""

"""Footnotes: numbered in the order of their marks, linked both ways, with ids of our own."""

from __future__ import annotations

import re
from collections import defaultdict
from xml.etree.ElementTree import Element, SubElement

MARK_ID = re.compile(r"fnref\d*:")
NOTE_ID = "fn:"


def finish_notes(root: Element, prefix: str, label: str, back: str) -> None:
    """Turn the marks and the list that Python-Markdown made into ours.

    A note without a mark stands last and has no way back. Ids are ``fn-PREFIX1`` for a note and
    ``fnref-PREFIX1``, ``fnref2-PREFIX1`` … for its marks.
    """
    box = next((div for div in root.iter("div") if div.get("class") == "footnote"), None)
    if box is None:
        return
    marks: defaultdict[str, list[Element]] = defaultdict(list)
    for mark in root.iter("sup"):
        marks[MARK_ID.sub("", mark.attrib.pop("id"), count=1)].append(mark)
    order = {name: place for place, name in enumerate(marks)}
    notes = {item.get("id", "").removeprefix(NOTE_ID): item for item in box.iterfind("ol/li")}
    names = sorted(notes, key=lambda name: order.get(name, len(order)))
    box.tag = "section"
    box.attrib = {"class": "footnotes", "role": "doc-endnotes", "aria-label": label}
    for child in list(box):
        box.remove(child)
    ordered = SubElement(box, "ol")
    for number, name in enumerate(names, start=1):
        note = notes[name]
        note.set("id", f"fn-{prefix}{number}")
        ordered.append(note)
        ids = [
            f"fnref{repeat if repeat > 1 else ''}-{prefix}{number}"
            for repeat in range(1, len(marks[name]) + 1)
        ]
        for mark, mark_id in zip(marks[name], ids, strict=True):
            mark.set("id", mark_id)
            _finish_mark(mark, number, note.get("id", ""))
        _set_ways_back(note, ids, back.format(number=number))


def _finish_mark(mark: Element, number: int, note_id: str) -> None:
    for link in mark.iter("a"):
        link.attrib = {"href": f"#{note_id}", "class": "footnotes__mark", "role": "doc-noteref"}
        link.text = str(number)


def _set_ways_back(note: Element, mark_ids: list[str], label: str) -> None:
    for parent in note.iter():
        for place, link in enumerate(parent):
            if link.get("class") == "footnote-backref":
                parent[place : place + 1] = [_way_back(mark_id, label) for mark_id in mark_ids]
                return


def _way_back(mark_id: str, label: str) -> Element:
    link = Element(
        "a",
        {
            "href": f"#{mark_id}",
            "class": "footnotes__back",
            "role": "doc-backlink",
            "aria-label": label,
        },
    )
    link.text = "↩"
    return link

"""Reading YAML so that one mistake does not hide the others."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain

import yaml

from pressroom.problems.problem import Problems
from pressroom.reading.composer import MAX_REFUSALS, Composer, TooMuchError, unrepeated
from pressroom.reading.nodes import Mapping, Node, Scalar, Sequence, Unreadable
from pressroom.reading.plain_yaml import read_plain
from pressroom.reading.syntax import explain, explain_text

# A line at the margin: with what is indented under it, it can be read by itself.
MARGIN = re.compile(r"^(?=[^ \t#\n])", re.MULTILINE)
KEY = re.compile(r"^[ \t-]*(\w[\w-]*)[ \t]*:", re.MULTILINE)
ID = re.compile(r"^[ -]+id: +([a-z0-9-]+) *$", re.MULTILINE)


def read_yaml(text: str, first_line: int, problems: Problems) -> Node | None:
    """Compose the YAML ``text``, which begins at line ``first_line`` of the file of ``problems``.

    Returns None where there is nothing to read: the text is empty, or unreadable as a whole. Where
    a mistake can be confined to some lines, the rest is still read, so that an author sees all
    problems at once.
    """
    try:
        try:
            return Composer(text, first_line, problems).document()
        except yaml.MarkedYAMLError as error:
            return _read_blocks(text, first_line, problems, error)
    except TooMuchError:
        return None


def read_mapping(text: str, first_line: int, problems: Problems) -> Mapping | None:
    """Compose keys with values; anything else is a problem, nothing at all is no keys."""
    plain = read_plain(text, first_line)
    if plain is not None:
        return plain
    before = len(problems)
    node = read_yaml(text, first_line, problems)
    if isinstance(node, Mapping):
        return node
    if len(problems) > before:
        return None
    if node is None:
        return Mapping((), first_line, 1, 1)
    if isinstance(node, Scalar):
        explain_text(text.split("\n")[node.line - first_line], node.line, problems)
    else:
        problems.add("Y104", node.line, node.column, node.length)
    return None


def _read_blocks(
    text: str, first_line: int, problems: Problems, error: yaml.MarkedYAMLError
) -> Node | None:
    """Compose each block of a broken text by itself; report what is wrong in each.

    Where every block is right by itself, the mistake lies between them: ``error`` tells of it.
    """
    starts = sorted({0, *(match.start() for match in MARGIN.finditer(text))})
    read: list[Node] = []
    broken, line = 0, first_line
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        block = text[start:end]
        node = _read_block(block, line, problems)
        line += block.count("\n")
        if isinstance(node, Unreadable):
            broken += 1
            node = _with_its_keys(node, block)
        if node is not None:
            read.append(node)
        if broken == MAX_REFUSALS:
            break
    if not broken:
        explain(error, text, first_line, problems)
    return _joined(read, problems)


def _read_block(block: str, line: int, problems: Problems) -> Node | None:
    place = Unreadable(line, 1, block.find("\n"))
    try:
        node = Composer(block, line, problems).document()
    except yaml.MarkedYAMLError as error:
        explain(error, block, line, problems)
        return place
    if isinstance(node, Scalar):
        explain_text(block.split("\n", 1)[0], line, problems)
        return place
    return node


def _with_its_keys(place: Unreadable, block: str) -> Node:
    """Keep the keys of a broken block, so that they are not reported as missing as well.

    Of an entry of a register its id is kept, so that records that name it are not reported.
    """
    guess = replace(place, guess=True)
    entries: dict[str, tuple[Scalar, Node]] = {}
    for key in KEY.findall(block):
        name = Scalar(key, place.line, 1, len(key))
        entries.setdefault(key, (name, guess if entries else place))
    if id_ := ID.search(block):
        name = entries["id"][0]
        entries["id"] = name, replace(name, text=id_[1])
    mapping = Mapping(tuple(entries.values()), place.line, 1, place.length)
    if block.startswith("-"):
        return Sequence((mapping if id_ else place,), place.line, 1, place.length)
    return mapping if entries else place


def _joined(read: list[Node], problems: Problems) -> Node | None:
    """One mapping or one list of all that could be read."""
    mappings = [node for node in read if isinstance(node, Mapping)]
    if mappings:
        entries = chain.from_iterable(node.entries for node in mappings)
        return replace(mappings[0], entries=tuple(unrepeated(entries, problems)))
    sequences = [node for node in read if isinstance(node, Sequence)]
    if sequences:
        items = chain.from_iterable(node.items for node in sequences)
        return replace(sequences[0], items=tuple(items))
    return None

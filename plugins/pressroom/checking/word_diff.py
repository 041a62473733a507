"""How a change of published words is shown: in one line, what went and what came.

What identifies a person is covered, in each state as a whole, before the two are compared.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import takewhile

from pressroom.model.wording import Wording
from pressroom.privacy.masking import COVER, masked

_AROUND = 3
_LONG = 14
"""Words of one change; of a longer one the beginning and the end are shown."""

_COMPARED = 400
"""Words that are compared, from the first change on; what is shown would end before."""

_LONGEST = 300
_MORE = "…"


def word_diff(before: Wording, after: Wording) -> str:
    """What was taken out ``[-so-]`` and put in ``{+so+}``, with some words around.

    Where only covered signs differ there is nothing to show but their cover.
    """
    old, new = _shown(before), _shown(after)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    if same == len(old) == len(new):
        return COVER * 3
    begin = max(0, same - _AROUND)
    is_cut = max(len(old), len(new)) > begin + _COMPARED
    pieces, end = _pieces(old[begin : begin + _COMPARED], new[begin : begin + _COMPARED])
    ahead = [_MORE] if begin else []
    behind = [_MORE] if is_cut or begin + end < len(old) else []
    line = " ".join([*ahead, *pieces, *behind])
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}{_MORE}"


def _pieces(old: list[str], new: list[str]) -> tuple[list[str], int]:
    """The changes with the words around them, and how many of the old words they reach."""
    pieces: list[str] = []
    end = 0
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if i - _AROUND > end:
            pieces.append(_MORE)
        pieces += old[max(end, i - _AROUND) : i]
        pieces += [f"[-{_shortened(old[i:j])}-]"] if j > i else []
        pieces += [f"{{+{_shortened(new[k:m])}+}}"] if m > k else []
        pieces += old[j : j + 1]
        end = min(j + 1, len(old))
    return pieces, end


def _shortened(words: list[str]) -> str:
    half = _LONG // 2
    return " ".join(words if len(words) <= _LONG else [*words[:half], _MORE, *words[-half:]])


def _shown(wording: Wording) -> list[str]:
    spoken = (f"{passage.speaker}: {passage.text}".strip(": ") for passage in wording.passages)
    return masked(" | ".join([wording.title, *spoken])).split()

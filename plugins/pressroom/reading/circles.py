"""Chains that come back to where they began: of parents, successors, redirects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

KeyT = TypeVar("KeyT")


def on_a_circle(following: Mapping[KeyT, KeyT | None]) -> list[KeyT]:
    """The keys from which one comes back to the same key, in the order of the mapping.

    ``following`` says what comes after each key; None, or a key that it lacks, ends a chain.
    """
    circles: set[KeyT] = set()
    done: set[KeyT] = set()
    for start in following:
        path: dict[KeyT, int] = {}
        at: KeyT | None = start
        while at is not None and at in following and at not in done and at not in path:
            path[at] = len(path)
            at = following[at]
        if at is not None and at in path:
            circles.update(key for key, place in path.items() if place >= path[at])
        done.update(path)
    return [key for key in following if key in circles]

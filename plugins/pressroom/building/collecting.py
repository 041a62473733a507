"""How often Python looks for values that hold one another in circles: in a build, seldom.

Facts, views and contexts are trees, freed as soon as nobody has them. To go through all of them
every few hundred new ones, as Python does by itself, takes a tenth of a build and finds next to
nothing.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = (50_000, 20, 100)
"""New values before the youngest are looked through, and so many looks before the older ones."""


def collect_seldom() -> None:
    """For the rest of this process; what is in memory already is not looked through at all."""
    gc.freeze()
    gc.set_threshold(*_SELDOM)


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """While one build runs in a process that lives on."""
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)

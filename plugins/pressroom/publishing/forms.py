"""Forms of addresses, as hosts with a ``_headers`` file write them.

An address begins with ``/``. In a form ``*`` stands for anything, ``:name`` for one part between
slashes.
"""

from __future__ import annotations

import re
from functools import cache

_PART = {"*": ".*", ":": "[^/]+"}


def fits(address: str, form: str) -> bool:
    """Whether an address has a form."""
    return _compiled(form).fullmatch(address) is not None


def expression(form: str) -> str:
    """The form as a regular expression, PCRE and Python's alike."""
    parts = re.split(r"(\*|:[a-z]+)", form)
    return "".join(_PART.get(part[:1]) or re.escape(part) for part in parts)


@cache
def _compiled(form: str) -> re.Pattern[str]:
    return re.compile(expression(form))

"""Why a build does not happen."""

from __future__ import annotations

from collections.abc import Sequence

from pressroom.problems.problem import Problem


class Rejected(Exception):
    """The content has errors; nothing was written. ``problems`` holds all of them, warnings too."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


class Refused(Exception):
    """A promise would be broken; nothing was put in place.

    ``code`` is one of the catalogue's B codes, ``place`` the folder or file that it is about.
    """

    def __init__(self, code: str, place: object, **values: object) -> None:
        super().__init__(code, values)
        filled = tuple(sorted((name, str(value)) for name, value in values.items()))
        self.problem = Problem(str(place), 0, 1, code, values=filled)

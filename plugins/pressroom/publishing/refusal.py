"""Why the public gets to see nothing new."""

from __future__ import annotations

from pressroom.problems.problem import Problem


class NotPublished(Exception):
    """A promise would be broken, or a remote is not as it should be; what was live stays live.

    ``code`` is one of the catalogue's U codes, ``place`` the remote, folder or file that it is
    about. What a caller has to say besides (a whole report) was said before.
    """

    def __init__(self, code: str, place: object, **values: object) -> None:
        super().__init__(code, values)
        filled = tuple(sorted((name, str(value)) for name, value in values.items()))
        self.problem = Problem(str(place), 0, 1, code, values=filled)

"""What was promised to the public: every address and every anchor that was ever published.

Addresses are kept by what they belong to, a session's together, each with the number of the
publication release in which it came; none ever leaves. Source: ``docs/reference/site-map.md``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

_GROUPS = re.compile(
    r"(?:[a-z]{2}/(?:sessions/[0-9]{4}-[^/]+/|(?:topics|districts|officials|series)/[^/]+/"
    r"|news/[0-9]{4}-|[^/]+/)?"
    r"|(?:calendars|data/sessions)/[^/.]+\.|(?:[^/]+/)*)"
)
_OWN = re.compile(
    r"(?:assets|search)/.*|sitemap-[^/]*\.xml|_headers|_redirects|manifest\.json.*"
    r"|releases\.jsonl.*|.*\.(?:br|gz|zst)"
)
_NUMBERED = re.compile(r"(?P<mark>#?)q(?P<number>[1-9][0-9]*)(?P<ending>(?:\.html)?)")
_RANGE = re.compile(r"(?P<mark>#?)q(?P<first>[0-9]+)-(?P<last>[0-9]+)(?P<ending>(?:\.html)?)")


@dataclass(frozen=True, slots=True)
class PublishedAddresses:
    """Every file of the site that was ever published, as a path, and every anchor, as ``path#q3``.

    ``groups`` maps what addresses begin with to pairs of a release's number, ascending, and the
    rests of the addresses that came with it: names parted by spaces, in ascending order, questions
    in ranges (``index.html q1-198.html #q1-198``). An anchor stands without its page's name. In
    each group a name stands once.
    """

    groups: Mapping[str, tuple[tuple[int, str], ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.groups)

    @property
    def newest(self) -> int:
        """The number of the newest release that brought an address; 0: nothing was published."""
        return max((number for came in self.groups.values() for number, _ in came), default=0)

    def in_group(self, group: str) -> Iterator[tuple[str, int]]:
        """The addresses of one group, each with the release in which it came."""
        for number, names in self.groups.get(group, ()):
            for name in unranged(names):
                yield f"{group}{'index.html' if name.startswith('#') else ''}{name}", number

    def since(self, address: str) -> int | None:
        """The release in which an address came; None: it never was published."""
        return dict(self.in_group(group_of(address.partition("#")[0]))).get(address)

    def addresses(self) -> Iterator[str]:
        """All addresses and anchors, group by group."""
        return chain.from_iterable((one for one, _ in self.in_group(g)) for g in self.groups)

    def with_published(self, number: int, addresses: Iterable[str]) -> PublishedAddresses:
        """The same with what stands in release ``number``: what is new came with it."""
        now: defaultdict[str, set[str]] = defaultdict(set)
        for address in addresses:
            path, hash_, anchor = address.partition("#")
            if is_promised(path):
                group = group_of(path)
                now[group].add(f"#{anchor}" if hash_ else path.removeprefix(group))
        groups = dict(self.groups)
        for group, names in now.items():
            came = groups.get(group, ())
            if len(came) == 1 and came[0][1] == ranged(names):
                continue
            known = set(chain.from_iterable(unranged(of_release) for _, of_release in came))
            if fresh := names - known:
                groups[group] = (*came, (number, ranged(fresh)))
        return PublishedAddresses(dict(sorted(groups.items())))


def group_of(path: str) -> str:
    """What the path of a file begins with, and all that belongs to the same thing."""
    found = _GROUPS.match(path)
    return found[0] if found else ""


def is_promised(path: str) -> bool:
    """Whether a file of the site is one that others lead to, and not a part of its own works."""
    return _OWN.fullmatch(path) is None


def ranged(names: Iterable[str]) -> str:
    """Names in ascending order, parted by spaces; those of questions in ranges."""
    numbers: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    others = []
    for name in names:
        if found := _NUMBERED.fullmatch(name):
            numbers[found["mark"], found["ending"]].append(int(found["number"]))
        else:
            others.append(name)
    spans = [
        f"{mark}q{first}{f'-{last}' if last > first else ''}{ending}"
        for (mark, ending), found in sorted(numbers.items())
        for first, last in _spans(sorted(found))
    ]
    return " ".join([*sorted(others), *spans])


def unranged(names: str) -> Iterator[str]:
    """The names that ``ranged`` put together."""
    for name in names.split():
        if found := _RANGE.fullmatch(name):
            for number in range(int(found["first"]), int(found["last"]) + 1):
                yield f"{found['mark']}q{number}{found['ending']}"
        else:
            yield name


def _spans(numbers: list[int]) -> Iterator[tuple[int, int]]:
    first = last = numbers[0]
    for number in numbers[1:]:
        if number != last + 1:
            yield first, last
            first = number
        last = number
    yield first, last

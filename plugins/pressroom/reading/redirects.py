"""Old addresses of the site, and where they lead."""

from __future__ import annotations

import re
from datetime import date

from pressroom.language import Localized
from pressroom.model.registers import Redirect, WithdrawalKind
from pressroom.problems.problem import Problems
from pressroom.reading import nodes
from pressroom.reading.circles import on_a_circle
from pressroom.reading.context import ReadingContext
from pressroom.reading.fields import PARAGRAPH, Fields
from pressroom.reading.values import Refusal, parse_address
from pressroom.reading.yaml_text import read_yaml

SITE_ADDRESS = re.compile(r"/(?:[A-Za-z0-9_.~-]+/)*(?:[A-Za-z0-9_.~-]+)?")
ANCHOR = re.compile(r"#[A-Za-z0-9_-]+")


def read_redirects(problems: Problems, context: ReadingContext) -> tuple[Redirect, ...]:
    """Read the register: each old address with its new one, or with the day of its withdrawal."""
    node = read_yaml(problems.file.text, 1, problems)
    if node is None or isinstance(node, nodes.Unreadable):
        return ()
    if not isinstance(node, nodes.Mapping):
        problems.add("R107", node.line, node.column, node.length)
        return ()
    fields = Fields(node, problems, context)
    redirects: dict[str, Redirect] = {}
    for key, value in node.entries:
        redirect = _read_redirect(key, value, fields)
        if redirect is not None:
            redirects[redirect.address] = redirect
    places = {key.text: value for key, value in node.entries}
    following = {
        address: redirect.target and redirect.target.partition("#")[0]
        for address, redirect in redirects.items()
    }
    for address in on_a_circle(following):
        place = places[address]
        problems.add("R109", place.line, place.column, place.length, value=address)
    return tuple(redirects.values())


def _read_redirect(key: nodes.Scalar, value: nodes.Node, fields: Fields) -> Redirect | None:
    address = key.text
    if not _is_site_address(address):
        fields.problems.add("R108", key.line, key.column, key.length, value=address)
        fields.node(address)
        return None
    if not isinstance(value, nodes.Mapping):
        target = fields.value(address, _parse_target)
        return None if target is None else Redirect(address, target)
    tombstone = fields.part(address, _read_tombstone)
    return None if tombstone is None else Redirect(address, None, *tombstone)


def _read_tombstone(fields: Fields) -> tuple[date, Localized, WithdrawalKind] | None:
    withdrawn = fields.date("withdrawn", required=True)
    reason = fields.localized("reason", limit=PARAGRAPH, required=True)
    kind = fields.choice("kind", WithdrawalKind) or WithdrawalKind.WITHDRAWN
    return None if withdrawn is None or reason is None else (withdrawn, reason, kind)


def _parse_target(text: str) -> str:
    if not text.startswith("/"):
        return parse_address(text)
    page, hash_, anchor = text.partition("#")
    if not _is_site_address(page) or (hash_ and not ANCHOR.fullmatch(hash_ + anchor)):
        raise Refusal("R108")
    return text


def _is_site_address(text: str) -> bool:
    return bool(SITE_ADDRESS.fullmatch(text)) and "." not in text.split("/") and ".." not in text

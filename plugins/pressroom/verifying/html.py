"""One page by itself: can it be read by everyone, and does it do nothing that it must not."""

from __future__ import annotations

import json
import re
from collections import Counter
from urllib.parse import urlsplit

from pressroom.problems.problem import Problems
from pressroom.verifying.page import Element, Page

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_FOLDER = re.compile(r"(?P<lang>[a-z]{2})/")
_HEADING = re.compile(r"h[1-6]")
_TEMPLATE = re.compile(r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}|\{(?:filename|attach|static)\}")
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffd\ufffe\uffff]")
_SPACE = re.compile(r"[\x00-\x20]")
_LABELLED = frozenset({"input", "select", "textarea"})
_PRESSED = frozenset({"submit", "reset", "button", "hidden"})
_REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "for", "headers")
_ADDRESSES = ("href", "src", "action", "formaction", "poster", "data", "xlink:href", "cite")
_SCHEMES = frozenset({"", "http", "https", "mailto", "tel", "webcal"})


def verify_html(page: Page, path: str, problems: Problems) -> None:
    """Note what is wrong with a page."""
    _document(page, path, problems)
    _languages(page, problems)
    _headings(page, problems)
    _names(page, problems)
    _scripts(page, problems)
    _data(page, problems)
    _text(problems)
    for name, line, column in page.unbalanced:
        problems.add("V206", line, column, len(name) + 2, element=name)


def verify_picture(page: Page, problems: Problems) -> None:
    """Note what an SVG file must not do: a browser that opens it runs what stands in it."""
    for element in page.named("script", "foreignobject"):
        problems.add("V207", element.line, element.column, len(element.name) + 1)
    _handlers(page, problems)


def _document(page: Page, path: str, problems: Problems) -> None:
    root = next(iter(page.named("html")), None)
    lang = root.attributes.get("lang", "") if root else ""
    folder = _FOLDER.match(path)
    if not lang or (folder and lang != folder["lang"]):
        problems.add("V201", root.line if root else 0, root.column if root else 1)
    if not page.doctype or not page.title:
        problems.add("V202")


def _languages(page: Page, problems: Problems) -> None:
    for element in page.elements:
        for name in ("lang", "hreflang"):
            tag = element.attributes.get(name)
            if tag is None or _LANGUAGE.fullmatch(tag) or (name, tag) == ("hreflang", "x-default"):
                continue
            _at(problems, "V203", element, lang=tag)


def _headings(page: Page, problems: Problems) -> None:
    level = 0
    headings = [element for element in page.elements if _HEADING.fullmatch(element.name)]
    for heading in headings:
        below = int(heading.name[1])
        if below > level + 1:
            _at(
                problems,
                "V205",
                heading,
                before=f"h{level}" if level else "—",
                heading=heading.name,
            )
        level = below
    first = [heading for heading in headings if heading.name == "h1"]
    if not first:
        problems.add("V204")
    for heading in first[1:]:
        _at(problems, "V204", heading)


def _names(page: Page, problems: Problems) -> None:
    """Ids are unique, what refers to one finds it, and everything to use has a name."""
    ids = Counter(e.attributes["id"] for e in page.elements if "id" in e.attributes)
    labels = {e.attributes["for"] for e in page.named("label") if "for" in e.attributes}
    seen: set[str] = set()
    for element in page.elements:
        name = element.attributes.get("id")
        if name is not None and (name in seen or not name or _SPACE.search(name)):
            _at(problems, "V211", element, id=name)
        seen.add(name or "")
        for attribute in _REFERENCES:
            for referred in element.attributes.get(attribute, "").split():
                if referred not in ids:
                    _at(problems, "V212", element, id=referred)
        if not _has_name(element, labels):
            _at(problems, "V210", element, element=element.name)


def _has_name(element: Element, labels: set[str]) -> bool:
    attributes = element.attributes
    if attributes.get("aria-label", "").strip() or attributes.get("aria-labelledby", "").strip():
        return True
    if element.name == "img":
        return "alt" in attributes
    if element.name in {"button", "summary"} or (element.name == "a" and "href" in attributes):
        return element.worded
    if element.name == "iframe":
        return bool(attributes.get("title", "").strip())
    if element.name in _LABELLED and attributes.get("type") not in _PRESSED:
        around = any(above.name == "label" and above.worded for above in element.ancestors())
        return around or attributes.get("id") in labels
    return True


def _scripts(page: Page, problems: Problems) -> None:
    for line, column in page.scripts:
        problems.add("V207", line, column)
    for element in page.named("style", "base", "object", "embed", "applet", "frame"):
        _at(problems, "V207", element)
    _handlers(page, problems)
    _policy(page, problems)


def _data(page: Page, problems: Problems) -> None:
    """Data for machines can be read, and are no part of a page that is not to be spread."""
    hidden = any(
        element.attributes.get("name") == "robots"
        and "noindex" in element.attributes.get("content", "")
        for element in page.named("meta")
    )
    for line, column, text in page.data:
        try:
            context = json.loads(text)["@context"]
        except (ValueError, KeyError, TypeError):
            context = None
        if context != "https://schema.org" or hidden:
            problems.add("V360", line, column)


def _handlers(page: Page, problems: Problems) -> None:
    for element in page.elements:
        attributes = element.attributes
        if any(name.startswith("on") or name in {"style", "srcdoc"} for name in attributes):
            _at(problems, "V207", element)
        for name in _ADDRESSES:
            if name in attributes and scheme(attributes[name]) not in _SCHEMES:
                _at(problems, "V208", element)


def _policy(page: Page, problems: Problems) -> None:
    """The policy stands before anything that it governs, and allows nothing that is inline."""
    for element in page.elements:
        if element.attributes.get("http-equiv", "").lower() == "content-security-policy":
            rules = element.attributes.get("content", "")
            if not rules.startswith("default-src 'none'") or re.search(
                r"unsafe-|\*|https?:", rules
            ):
                _at(problems, "V209", element)
            return
        if element.name in {"script", "link", "body", "img"}:
            break
    problems.add("V209")


def _text(problems: Problems) -> None:
    for number, line in enumerate(problems.file.lines, 1):
        if unseen := _UNSEEN.search(line):
            code = f"U+{ord(unseen[0]):04X}"
            problems.add("V213", number, unseen.start() + 1, character=code)
        if mark := _TEMPLATE.search(line):
            problems.add("V214", number, mark.start() + 1, len(mark[0]), mark=mark[0])


def scheme(address: str) -> str:
    """The scheme of an address as a browser understands it: space and controls do not hide it."""
    try:
        return urlsplit(_SPACE.sub("", address)).scheme.lower()
    except ValueError:
        return ""


def _at(problems: Problems, code: str, element: Element, /, **values: str) -> None:
    problems.add(code, element.line, element.column, len(element.name) + 1, **values)

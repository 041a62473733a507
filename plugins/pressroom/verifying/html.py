"""One page by itself: can it be read by everyone, and does it do nothing that it must not."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from urllib.parse import urlsplit

from pressroom.problems.problem import Problems
from pressroom.verifying.page import MANY_TAGS, Element, Page, Tag

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_FOLDER = re.compile(r"(?P<lang>[a-z]{2})/")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TEMPLATE = re.compile(r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}|\{(?:filename|attach|static)\}")
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffd\ufffe\uffff]")
_SPACE = re.compile(r"[\x00-\x20]")
_LABELLED = frozenset({"input", "select", "textarea"})
_PRESSED = frozenset({"submit", "reset", "button", "hidden"})
_REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "for", "headers")
_ADDRESSES = ("href", "src", "action", "formaction", "poster", "data", "xlink:href", "cite")
_SCHEMES = frozenset({"", "http", "https", "mailto", "tel", "webcal"})
_NEVER = frozenset({"style", "base", "object", "embed", "applet", "frame"})
_IN_A_PICTURE = ("script", "foreignobject")


def verify_html(page: Page, path: str, problems: Problems) -> None:
    """Note what is wrong with a page."""
    _document(page, path, problems)
    _headings(page, problems)
    _names(page, problems)
    if any(map(_faults, [element.tag for element in page.elements])):
        for element in page.elements:
            for code, values in _faults(element.tag):
                _at(problems, code, element, **dict(values))
    for line, column in page.scripts:
        problems.add("V207", line, column)
    _policy(page, problems)
    _data(page, problems)
    _text(problems)
    for name, line, column in page.unbalanced:
        problems.add("V206", line, column, len(name) + 2, element=name)


def verify_picture(page: Page, problems: Problems) -> None:
    """Note what an SVG file must not do: a browser that opens it runs what stands in it."""
    for element in page.named(*_IN_A_PICTURE):
        _at(problems, "V207", element)
    for element in page.elements:
        for code in _does(element.tag):
            _at(problems, code, element)


def _document(page: Page, path: str, problems: Problems) -> None:
    root = next(iter(page.named("html")), None)
    lang = root.attributes.get("lang", "") if root else ""
    folder = _FOLDER.match(path)
    if not lang or (folder and lang != folder["lang"]):
        problems.add("V201", root.line if root else 0, root.column if root else 1)
    if not page.doctype or not page.title:
        problems.add("V202")


@lru_cache(maxsize=MANY_TAGS)
def _faults(tag: Tag) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """What is wrong with a tag wherever it stands: codes and values."""
    found: list[tuple[str, tuple[tuple[str, str], ...]]] = []
    for name in ("lang", "hreflang"):
        said = tag.attributes.get(name, "en")
        if not _LANGUAGE.fullmatch(said) and (name, said) != ("hreflang", "x-default"):
            found.append(("V203", (("lang", said),)))
    if tag.name in _NEVER:
        found.append(("V207", ()))
    found += [(code, ()) for code in _does(tag)]
    return tuple(found)


@lru_cache(maxsize=MANY_TAGS)
def _does(tag: Tag) -> tuple[str, ...]:
    """The codes of what a tag does that none may."""
    attributes = tag.attributes
    found: list[str] = []
    if any(name.startswith("on") or name in {"style", "srcdoc"} for name in attributes):
        found.append("V207")
    addresses = [attributes[name] for name in _ADDRESSES if name in attributes]
    return (*found, *("V208" for address in addresses if scheme(address) not in _SCHEMES))


def _headings(page: Page, problems: Problems) -> None:
    level = 0
    for heading in page.elements:
        name = heading.tag.name
        if name not in _HEADINGS:
            continue
        below = int(name[1])
        if below > level + 1:
            _at(problems, "V205", heading, before=f"h{level}" if level else "—", heading=name)
        level = below
    first = page.named("h1")
    if not first:
        problems.add("V204")
    for heading in first[1:]:
        _at(problems, "V204", heading)


def _names(page: Page, problems: Problems) -> None:
    """Ids are unique, what refers to one finds it, and everything to use has a name."""
    seen: set[str] = set()
    referring: list[Element] = []
    labels = {e.attributes["for"] for e in page.named("label") if "for" in e.attributes}
    for element in page.elements:
        name, refers, has_name = _calls(element.tag)
        if name is not None:
            if name in seen or not name or _SPACE.search(name):
                _at(problems, "V211", element, id=name)
            seen.add(name)
        if refers:
            referring.append(element)
        if not has_name and not _has_name(element, labels):
            _at(problems, "V210", element, element=element.name)
    for element in referring:
        for referred in _calls(element.tag)[1]:
            if referred not in seen:
                _at(problems, "V212", element, id=referred)


@lru_cache(maxsize=MANY_TAGS)
def _calls(tag: Tag) -> tuple[str | None, tuple[str, ...], bool]:
    """The id of a tag, the ids that it refers to, and whether it has a name or needs none."""
    attributes = tag.attributes
    refers = [name for key in _REFERENCES for name in attributes.get(key, "").split()]
    labelled = (attributes.get(key, "").strip() for key in ("aria-label", "aria-labelledby"))
    needs = (
        tag.name in {"img", "button", "summary", "iframe"}
        or (tag.name == "a" and "href" in attributes)
        or (tag.name in _LABELLED and attributes.get("type") not in _PRESSED)
    )
    return attributes.get("id"), tuple(refers), any(labelled) or not needs


def _has_name(element: Element, labels: set[str]) -> bool:
    """Whether an element that needs a name, and has no label of its own, has one."""
    attributes = element.attributes
    if element.name == "img":
        return "alt" in attributes
    if element.name == "iframe":
        return bool(attributes.get("title", "").strip())
    if element.name in _LABELLED:
        around = any(above.name == "label" and above.worded for above in element.ancestors())
        return around or attributes.get("id") in labels
    return element.worded


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
    text = problems.file.text
    if not _UNSEEN.search(text) and not _TEMPLATE.search(text):
        return
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

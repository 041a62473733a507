"""XML in one form: the same tree gives the same bytes."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

XML = "{http://www.w3.org/XML/1998/namespace}"
_DECLARATION = b'<?xml version="1.0" encoding="utf-8"?>\n'


def child(parent: Element, name: str, text: str | None = None, /, **attributes: str) -> Element:
    """A new element at the end of ``parent``; a name of Python's is written with ``_`` after it."""
    element = ElementTree.SubElement(
        parent, name, {key.rstrip("_"): value for key, value in attributes.items()}
    )
    element.text = text
    return element


def xml_file(root: Element) -> bytes:
    """The whole file, indented, with a line's end after it."""
    ElementTree.indent(root, space="")
    written: bytes = ElementTree.tostring(root, encoding="utf-8")
    return _DECLARATION + written + b"\n"

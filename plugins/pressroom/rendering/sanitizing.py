"""The last gate for HTML made from Markdown: a short list of what may pass."""

from __future__ import annotations

import re

import nh3

# Control characters, and those that turn the direction of writing for all that follows.
UNWELCOME = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069"

_UNWELCOME = re.compile(f"[{UNWELCOME}]")
_CLEANER = nh3.Cleaner(
    tags=set(
        """
        p br em strong a img ul ol li blockquote table thead tbody tr th td code pre hr
        h1 h2 h3 h4 h5 h6 div section sup span
        """.split()
    ),
    attributes={
        "a": {"href", "title", "aria-label"},
        "img": {"src", "alt", "title", "width", "height"},
        "ol": {"start"},
        "li": {"id"},
        "sup": {"id"},
        "div": {"aria-label"},
        "section": {"aria-label"},
    },
    tag_attribute_values={
        "a": {
            "rel": {"external noreferrer"},
            "role": {"doc-noteref", "doc-backlink"},
        },
        "img": {"loading": {"lazy"}, "decoding": {"async"}},
        "th": {"scope": {"col"}},
        "div": {"role": {"group"}, "tabindex": {"0"}},
        "section": {"role": {"doc-endnotes"}},
        "span": {"lang": {"kk", "ru", "en"}},
    },
    allowed_classes={
        "a": {"footnotes__mark", "footnotes__back"},
        "th": {"align-center", "align-right"},
        "td": {"align-center", "align-right"},
        "div": {"table-scroll"},
        "section": {"footnotes"},
        "span": {"redaction", "redaction__label"},
    },
    url_schemes={"http", "https"},
    url_relative="pass_through",
    link_rel=None,
)


def sanitize(html: str) -> str:
    """Leave of a fragment only what may pass; unknown elements leave their words.

    A brace is written so that nobody takes it for a template's.
    """
    cleaned = _CLEANER.clean(html)
    if _UNWELCOME.search(cleaned):
        # What was harmless may be a script's address without them: "java&#1;script:".
        cleaned = _CLEANER.clean(_UNWELCOME.sub("", cleaned))
    return cleaned.replace("&nbsp;", "\xa0").replace("{", "&#123;")

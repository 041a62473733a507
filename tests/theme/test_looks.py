"""Colours that can be read, a font that has every letter, no style without a use."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tests.theme.showroom import THEME
from tools.subset_font import CHARACTERS, KAZAKH, RUSSIAN

CSS = THEME / "static" / "css"
FONT = THEME / "static" / "fonts" / "golos-text.woff2"
COMPONENTS = sorted((CSS / "components").glob("*.css"))

GROUNDS = ("page", "surface", "quiet")
TEXTS = ("text", "text-quiet", "link", "link-visited", "link-hover", "accent", "gold")
READ_TOGETHER = [
    *product(TEXTS, GROUNDS),
    *product(("text", "text-quiet", "link", "link-visited", "accent"), ("accent-surface",)),
    *((tone, f"{tone}-surface") for tone in ("good", "caution", "bad")),
    *product(("good", "caution", "bad"), GROUNDS),
    *product(("text", "text-quiet", "link", "link-visited"), ("caution-surface", "bad-surface")),
    *product(("on-brand", "on-brand-quiet", "on-brand-mark"), ("brand",)),
    ("on-control", "control"),
    ("page", "link-hover"),
]
SEEN_TOGETHER = [
    *product(("edge", "focus", "control"), GROUNDS),
    ("on-brand-mark", "brand"),
]


def palettes() -> dict[str, dict[str, str]]:
    """The colours for light, for dark by the device, and for dark by choice."""
    text = (CSS / "tokens.css").read_text(encoding="utf-8")
    blocks = re.findall(r"(:root[^{]*)\{([^}]*--color-page[^}]*)\}", text)
    names = ("light", "dark", "dark-by-choice")
    assert len(blocks) == len(names)
    return {
        name: dict(re.findall(r"--color-([\w-]+):\s*(#[0-9a-f]{6});", body))
        for name, (_, body) in zip(names, blocks, strict=True)
    }


def luminance(colour: str) -> float:
    """Relative luminance. Source: WCAG 2.2."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio. Source: WCAG 2.2."""
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_text_stands_out_from_every_ground_it_is_put_on(mode: str) -> None:
    colours = palettes()[mode]
    weak = [
        f"{text} on {ground}: {contrast(colours[text], colours[ground]):.2f}"
        for text, ground in READ_TOGETHER
        if contrast(colours[text], colours[ground]) < 4.5
    ]
    assert weak == []


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_edges_and_the_focus_can_be_seen(mode: str) -> None:
    colours = palettes()[mode]
    weak = [
        f"{mark} on {ground}: {contrast(colours[mark], colours[ground]):.2f}"
        for mark, ground in SEEN_TOGETHER
        if contrast(colours[mark], colours[ground]) < 3
    ]
    assert weak == []


def test_dark_is_the_same_whether_the_device_or_the_reader_asks_for_it() -> None:
    assert palettes()["dark"] == palettes()["dark-by-choice"]
    assert palettes()["dark"].keys() == palettes()["light"].keys()


@pytest.mark.parametrize("path", [*COMPONENTS, CSS / "layout.css", CSS / "base.css"], ids=str)
def test_colours_are_named_by_function(path: Path) -> None:
    text = re.sub(r'url\("[^"]*"\)|/\*.*?\*/', "", path.read_text(encoding="utf-8"))
    raw = re.findall(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch|color-mix)\(", text)
    assert raw == []


def test_every_custom_property_is_defined_and_used() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(CSS.rglob("*.css")))
    defined = set(re.findall(r"^\s+(--[\w-]+):", text, re.MULTILINE))
    used = set(re.findall(r"var\((--[\w-]+)", text))
    assert used - defined == set()
    assert defined - used == set()


def test_every_style_is_for_something_that_pages_show() -> None:
    styles = "".join(path.read_text(encoding="utf-8") for path in sorted(CSS.rglob("*.css")))
    styles = re.sub(r'"[^"]*"|/\*.*?\*/', "", styles)
    styled = set(re.findall(r"\.([a-z][\w-]*)", styles))
    templates = "".join(
        path.read_text(encoding="utf-8") for path in (THEME / "templates").rglob("*.html")
    )
    shown = set(re.findall(r"[a-z][\w-]*", templates))
    tones = {f"tag--{tone}" for tone in ("accent", "good", "caution", "bad", "gold")}
    figures = {"figures__item--accent", "figures__item--caution"}
    standings = ("open", "overdue", "done", "not-done", "handed-over")
    figures |= {f"{part}--{at}" for part in ("promise", "standings__item") for at in standings}
    kinds = (*standings, "answered", "unanswered")
    figures |= {f"{part}--{kind}" for part in ("part", "pattern__line") for kind in kinds}
    entries = {f"month-entry--{at}" for at in ("moved", "away", "cancelled", "provisional")}
    figures |= entries | {"week--past"}
    by_the_library = {"redaction", "redaction__label", "table-scroll", "align-right"}
    by_the_library |= {"align-center", "footnotes", "footnotes__mark", "footnotes__back"}
    assert styled - shown - tones - figures - by_the_library == set()


def test_the_font_has_every_letter_of_both_languages_and_the_sign_of_the_tenge() -> None:
    letters = set(map(ord, RUSSIAN + KAZAKH + "₸№«»„“”’‘–—…·→←↑§©°×−\u00a0\u2009\u0301"))
    glyphs = set(TTFont(FONT).getBestCmap())
    assert letters <= glyphs
    assert set(map(ord, CHARACTERS)) <= glyphs


def test_the_font_is_one_small_file_with_all_weights_and_its_licence() -> None:
    font = TTFont(FONT)
    (axis,) = font["fvar"].axes
    assert (axis.axisTag, axis.minValue, axis.maxValue) == ("wght", 400, 700)
    assert FONT.stat().st_size < 60_000
    licence = (FONT.parent / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence

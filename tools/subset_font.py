"""Makes the site's one font file: Golos Text as a variable font, cut to what the site is set in.

    python -m tools.subset_font GOLOS_FOLDER theme/static/fonts/golos-text.woff2

The four static weights 400, 500, 600 and 700 of one version, whose outlines are compatible, become
the masters of a ``wght`` axis. See theme/static/fonts/README.md.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.designspaceLib import DesignSpaceDocument
from fontTools.ttLib import TTFont
from fontTools.varLib import build

RUSSIAN = "".join(map(chr, range(0x0410, 0x0450))) + "Ёё"
KAZAKH = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"
LATIN = "".join(map(chr, range(0x20, 0x7F))) + "ÄÇÖÜäçöüßĞğİıŞşÑñÁáÉéÍíÓóÚú"
PUNCTUATION = "«»‹›„“”‚‘’–—‑…·•№§©®°×÷−±≈≤≥½¼¾²³µ¶†←↑→↓↗₸₽€$£\u00a0\u2009\u202f\u0301"

CHARACTERS = frozenset(RUSSIAN + KAZAKH + LATIN + PUNCTUATION)
WEIGHTS = (400, 500, 600, 700)
FEATURES = ("kern", "mark", "mkmk", "locl", "ccmp", "tnum", "case", "frac")


def variable_font(folder: Path) -> TTFont:
    """One font with a ``wght`` axis, from the folder's ``*_WEIGHT*.ttf``.

    Raises ValueError: a weight is missing, or there are several files for it.
    """
    design = DesignSpaceDocument()
    design.addAxisDescriptor(
        tag="wght", name="Weight", minimum=WEIGHTS[0], default=WEIGHTS[0], maximum=WEIGHTS[-1]
    )
    for weight in WEIGHTS:
        (path,) = folder.rglob(f"GolosText_{weight}*.ttf")
        design.addSourceDescriptor(font=TTFont(path), location={"Weight": weight})
    font, _, _ = build(design)
    return font


def cut(font: TTFont) -> TTFont:
    """The same font with the site's characters only, without names that no browser shows."""
    options = subset.Options()
    options.layout_features = list(FEATURES)
    options.name_IDs = [0, 1, 2, 5, 13, 14]
    options.hinting = False
    options.drop_tables += ["vhea", "vmtx", "VVAR"]
    options.notdef_outline = True
    cutter = subset.Subsetter(options)
    cutter.populate(text="".join(sorted(CHARACTERS)))
    cutter.subset(font)
    return font


def main(arguments: list[str]) -> int:
    """Write the font that the arguments name; say its size and which characters it lacks."""
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    folder, target = map(Path, arguments)
    font = cut(variable_font(folder))
    lacking = sorted(CHARACTERS - set(map(chr, font.getBestCmap())))
    font.recalcTimestamp = False
    font.flavor = "woff2"
    font.save(target)
    print(f"{target}: {target.stat().st_size} bytes, {len(font.getGlyphOrder())} glyphs")
    if lacking:
        print("not in the font:", " ".join(f"U+{ord(character):04X}" for character in lacking))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

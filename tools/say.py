"""One sentence to the person at the terminal, in that person's language."""

import os
import sys


def language() -> str:
    """Return "ru", "kk" or "en": PRESS_LANG, else the system's locale, else English."""
    for variable in ("PRESS_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "")[:2].lower()
        if value:
            return value if value in ("ru", "kk") else "en"
    return "en"


def say(*, ru: str, kk: str, en: str) -> None:
    """Print the sentence of the person's language on standard error."""
    text = {"ru": ru, "kk": kk, "en": en}[language()]
    # A Windows console of code page 1251 lacks the Kazakh letters: better a "?" than no message.
    encoding = sys.stderr.encoding or "utf-8"
    print(text.encode(encoding, "replace").decode(encoding), file=sys.stderr, flush=True)

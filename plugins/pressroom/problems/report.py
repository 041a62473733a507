"""Problems as an author reads them, as CI shows them, and as programs take them."""

from __future__ import annotations

import json
import locale
from collections.abc import Iterable, Mapping
from dataclasses import replace

from pressroom.language import Language
from pressroom.privacy.masking import masked
from pressroom.problems.catalogue import PLACEHOLDER, Severity, catalogue
from pressroom.problems.problem import Problem
from pressroom.problems.visible import UNSAFE, underlined, visible
from pressroom.problems.words import WORDS, closing_line

MAX_VALUE = 80
# Values that are the program's own lists; all others may be strangers' words.
WHOLE = frozenset({"known", "choices"})
# What a change of words is shown in: a sentence, before and after.
LONGER = {"change": 320}

ENVIRONMENT = ("LC_ALL", "LC_MESSAGES", "LANG")
# How Windows begins the names of its locales.
SYSTEM_NAMES = {"kk": Language.KK, "kaz": Language.KK, "ru": Language.RU}


def message_language(option: str | None, environ: Mapping[str, str]) -> Language:
    """The language of messages: the option, else PRESS_LANG, else the system's, else English.

    Raises ValueError: the option or PRESS_LANG names a language that there is not.
    """
    asked = option or environ.get("PRESS_LANG")
    if asked:
        return Language(asked.lower())
    names = (environ.get(name) for name in ENVIRONMENT)
    system = next((name for name in names if name), None) or locale.getlocale()[0] or ""
    for beginning, language in SYSTEM_NAMES.items():
        if system.lower().startswith(beginning):
            return language
    return Language.EN


def severity(problem: Problem, *, public: bool = False) -> Severity:
    """Whether the problem refuses the content, at the desk or for the public."""
    entry = catalogue()[problem.code]
    return entry.public if public else entry.severity


def has_errors(problems: Iterable[Problem], *, public: bool = False) -> bool:
    """Whether the content is refused."""
    return any(severity(problem, public=public) is Severity.ERROR for problem in problems)


def message(problem: Problem, language: Language) -> str:
    """What is wrong, in one line."""
    return _filled(catalogue()[problem.code].texts[language].message, problem, language)


def hint(problem: Problem, language: Language) -> str:
    """What to do, in one line: the right value where one is near, and the catalogue's advice."""
    parts = []
    if problem.suggestion is not None:
        suggestion = _shortened(problem.suggestion)
        parts.append(WORDS[language].suggestion.format(value=suggestion))
    advice = catalogue()[problem.code].texts[language].hint
    if advice is not None:
        parts.append(_filled(advice, problem, language))
    return " ".join(parts)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """By file, line, column and code; what is the same is said once, and nobody's number."""
    return list(dict.fromkeys(map(_discreet, sorted(problems))))


def _discreet(problem: Problem) -> Problem:
    """The problem with everything covered that tells who a person is."""
    suggestion = problem.suggestion
    return replace(
        problem,
        file=masked(problem.file),
        values=tuple((name, masked(value)) for name, value in problem.values),
        suggestion=None if suggestion is None else masked(suggestion),
        source=masked(problem.source),
    )


def render_text(problems: Iterable[Problem], language: Language, *, public: bool = False) -> str:
    """The report that an author reads, with its closing line of counts."""
    found = in_order(problems)
    severities = [severity(problem, public=public) for problem in found]
    errors = severities.count(Severity.ERROR)
    files = len({problem.file for problem in found})
    blocks = [_block(problem, language, of) for problem, of in zip(found, severities, strict=True)]
    closing = closing_line(errors, len(found) - errors, files, language)
    return "\n".join([*blocks, closing]) + "\n"


def render_github(problems: Iterable[Problem], language: Language, *, public: bool = False) -> str:
    """Workflow commands, which a code host shows as notes beside the lines of a change."""
    lines = []
    for problem in in_order(problems):
        place = {"file": visible(problem.file)}
        if problem.line:
            place |= {"line": f"{problem.line}", "col": f"{problem.column}"}
            place |= {"endColumn": f"{problem.column + problem.length}"}
        properties = ",".join(
            f"{name}={_escaped_property(value)}"
            for name, value in (place | {"title": problem.code}).items()
        )
        text = "\n".join(filter(None, (message(problem, language), hint(problem, language))))
        lines.append(f"::{severity(problem, public=public)} {properties}::{_escaped(text)}\n")
    return "".join(lines)


def render_json(problems: Iterable[Problem], language: Language, *, public: bool = False) -> str:
    """A list for programs; an absent hint is an empty text, line 0 the file as a whole."""
    table = [
        {
            "code": problem.code,
            "severity": severity(problem, public=public),
            "file": problem.file,
            "line": problem.line,
            "column": problem.column,
            "message": message(problem, language),
            "hint": hint(problem, language),
        }
        for problem in in_order(problems)
    ]
    lines = json.dumps(table, ensure_ascii=False, indent=2).split("\n")
    return "\n".join(UNSAFE.sub(lambda match: json.dumps(match[0])[1:-1], line) for line in lines)


def _block(problem: Problem, language: Language, of: Severity) -> str:
    """One problem: its place and message, the line with a caret, the advice."""
    place = visible(problem.file)
    if problem.line:
        place += f":{problem.line}:{problem.column}"
    word = WORDS[language].severities[of]
    lines = [f"{place}: {word} {problem.code}: {message(problem, language)}"]
    if problem.line:
        shown, carets = underlined(problem.source, problem.column, problem.length)
        number = f"{problem.line}"
        lines.append(f"    {number} | {shown}".rstrip())
        lines.append(f"    {' ' * len(number)} | {carets}")
    if advice := hint(problem, language):
        lines.append(f"    {advice}")
    return "\n".join(lines) + "\n"


def _filled(text: str, problem: Problem, language: Language) -> str:
    """The catalogue's sentence with the problem's values; strangers' text is cut and made safe.

    Where a value has a name in each language, it goes by ``name_kk``, ``name_ru``, ``name_en``.
    """
    values = dict(problem.values)

    def value(name: str, otherwise: str) -> str:
        words = values.get(f"{name}_{language}", values.get(name, otherwise))
        return words if name in WHOLE else _shortened(words, LONGER.get(name, MAX_VALUE))

    return PLACEHOLDER.sub(lambda match: value(match[1], match[0]), text)


def _shortened(value: str, limit: int = MAX_VALUE) -> str:
    whole = " ".join(visible(value).split())
    return whole if len(whole) <= limit else f"{whole[: limit - 1]}…"


def _escaped(text: str) -> str:
    """Source: the host's documentation of workflow commands."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")

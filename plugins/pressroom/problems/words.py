"""The few words of a report that belong to no problem, and their plurals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from pressroom.language import Language
from pressroom.problems.catalogue import Severity

Forms: TypeAlias = tuple[str, str, str]
"""A word with the number 1, with 2 to 4, and with the rest."""


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words; counted ones in the forms for 1, for 2 to 4 and for the rest."""

    severities: Mapping[Severity, str]
    counted: Mapping[Severity, Forms]
    files: Forms
    both: str
    in_files: str
    nothing: str
    suggestion: str


WORDS = {
    Language.EN: Words(
        severities={Severity.ERROR: "error", Severity.WARNING: "warning"},
        counted={
            Severity.ERROR: ("error", "errors", "errors"),
            Severity.WARNING: ("warning", "warnings", "warnings"),
        },
        files=("file", "files", "files"),
        both="{errors} and {warnings}",
        in_files="{problems} in {files}",
        nothing="No problems found",
        suggestion='Did you mean "{value}"?',
    ),
    Language.RU: Words(
        severities={Severity.ERROR: "ошибка", Severity.WARNING: "предупреждение"},
        counted={
            Severity.ERROR: ("ошибка", "ошибки", "ошибок"),
            Severity.WARNING: ("предупреждение", "предупреждения", "предупреждений"),
        },
        files=("файле", "файлах", "файлах"),
        both="{errors} и {warnings}",
        in_files="{problems} в {files}",
        nothing="Ошибок и предупреждений нет",
        suggestion="Возможно, имелось в виду «{value}»?",
    ),
    Language.KK: Words(
        severities={Severity.ERROR: "қате", Severity.WARNING: "ескерту"},
        counted={
            Severity.ERROR: ("қате", "қате", "қате"),
            Severity.WARNING: ("ескерту", "ескерту", "ескерту"),
        },
        files=("файлда", "файлда", "файлда"),
        both="{errors} және {warnings}",
        in_files="{files} {problems} бар",
        nothing="Қате де, ескерту де жоқ",
        suggestion="«{value}» деп жазғыңыз келді ме?",
    ),
}


def closing_line(errors: int, warnings: int, files: int, language: Language) -> str:
    """How many errors and warnings there are in how many files."""
    words = WORDS[language]
    if not errors and not warnings:
        return words.nothing
    counts = {
        "errors": counted(errors, words.counted[Severity.ERROR], language),
        "warnings": counted(warnings, words.counted[Severity.WARNING], language),
    }
    if errors and warnings:
        problems = words.both.format(**counts)
    else:
        problems = counts["errors" if errors else "warnings"]
    return words.in_files.format(problems=problems, files=counted(files, words.files, language))


def counted(number: int, forms: Forms, language: Language) -> str:
    """A number with its word. Source of the rule: CLDR, plural rules for ru and en."""
    last, last_two = number % 10, number % 100
    if language is Language.RU:
        if last == 1 and last_two != 11:
            form = forms[0]
        elif 2 <= last <= 4 and not 12 <= last_two <= 14:
            form = forms[1]
        else:
            form = forms[2]
    else:
        form = forms[0] if number == 1 else forms[2]
    return f"{number} {form}"

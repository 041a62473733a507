"""The environment of a build for the public: what it needs by name, and nothing else.

Keys and passwords of the publisher never reach the process that reads records and templates.
"""

from __future__ import annotations

from collections.abc import Mapping

_SYSTEM = (
    "PATH HOME TMPDIR TEMP TMP SYSTEMROOT USERPROFILE APPDATA VIRTUAL_ENV"
    " LANG LANGUAGE LC_ALL LC_CTYPE LC_MESSAGES TZ TERM PYTHONUTF8"
)
_OURS = "SOURCE_DATE_EPOCH PRESS_LANG PRESS_EXECUTOR PRESS_SITEURL PRESS_COMMIT"
_OF_CI = "CI GITHUB_SHA CI_COMMIT_SHA"

PASSED = frozenset(f"{_SYSTEM} {_OURS} {_OF_CI}".split())
"""Names of all variables that a build sees."""


def clean_environment(environ: Mapping[str, str], **more: str) -> dict[str, str]:
    """The variables that are passed on, with ``more``."""
    return {name: value for name, value in environ.items() if name in PASSED} | more

"""Marks a string for the catalogues where it stands; it is translated where it is shown."""

from __future__ import annotations


def N_(message: str) -> str:  # noqa: N802 (gettext's own name for it)
    """The string itself."""
    return message

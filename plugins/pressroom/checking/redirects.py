"""The register of old addresses: none stands in the way of a page, each leads somewhere."""

from __future__ import annotations

from pressroom.checking.notes import Notes
from pressroom.checking.site import Site
from pressroom.model.archive import Archive
from pressroom.reading.registers import REDIRECTS


def check_redirects(archive: Archive, site: Site, notes: Notes) -> None:
    """Old addresses are free, their new ones exist."""
    for redirect in archive.registers.redirects:
        if site.has_page(redirect.address):
            notes.at_key("A210", REDIRECTS, redirect.address, below=0, value=redirect.address)
        target = redirect.target
        if target is None or not target.startswith("/"):
            continue
        address = target.partition("#")[0]
        if site.at_address(address) is None:
            suggestion = site.elsewhere(address)
            notes.at_key(
                "A207", REDIRECTS, redirect.address, below=0, suggestion=suggestion, value=address
            )

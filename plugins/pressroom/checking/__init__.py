"""Rules that need more than one file: ids, references, translations, schedule."""

from __future__ import annotations

from pressroom.checking.announcements import check_announcements
from pressroom.checking.identities import check_identities
from pressroom.checking.notes import Notes
from pressroom.checking.permanence import check_permanence
from pressroom.checking.redirects import check_redirects
from pressroom.checking.references import check_references
from pressroom.checking.schedule import check_schedule
from pressroom.checking.site import Site
from pressroom.checking.translations import check_translations
from pressroom.checking.words import check_words
from pressroom.checking.zone_data import check_zone_data
from pressroom.problems.problem import Problem
from pressroom.reading.archive import ReadArchive
from pressroom.settings import Settings
from pressroom.times import zone


def check_archive(read: ReadArchive, settings: Settings) -> list[Problem]:
    """Apply every rule of the whole archive; what single files break was told by their reading."""
    notes = Notes(read.shelf)
    site = Site(read, settings)
    check_identities(read.archive, notes)
    check_references(read.references, site, notes)
    check_redirects(read.archive, site, notes)
    check_translations(read, notes)
    check_schedule(read.archive, notes)
    check_announcements(read.archive, settings.now.astimezone(zone(settings.zone)).date(), notes)
    unreadable = [
        *check_permanence(site, settings, notes),
        *check_words(site, settings, notes),
    ]
    return [*unreadable, *check_zone_data(settings), *notes.found]

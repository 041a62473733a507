"""Promises as pages show them: term, reckoning, history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from babel.lists import format_list

from pressroom.deriving.commitments import Standing, Term
from pressroom.deriving.working_days import Reckoning
from pressroom.language import Language
from pressroom.model.commitment import Commitment, CommitmentUpdate
from pressroom.rendering import addresses, dates
from pressroom.rendering.contexts import Link, Person
from pressroom.rendering.desk import Desk
from pressroom.rendering.names import words_for
from pressroom.rendering.prose import Prose
from pressroom.rendering.question_contexts import CommitmentView, UpdateView

REGISTER = "commitment-pages"
"""The emitter that must be switched on for a page to link to the register."""

STATISTICS = "statistics-pages"
"""The same for the figures."""


def commitment_view(
    commitment: Commitment, term: Term, owner: Person | None, prose: Prose, desk: Desk
) -> CommitmentView:
    """A promise on a page in the language of ``prose``."""
    language = prose.language
    return CommitmentView(
        promise=words_for(commitment.promise, language),
        owner=owner,
        status=commitment.status,
        due=dates.format_day(term.due, language) if term.due else None,
        reckoning=reckoning_words(term.reckoning, desk, language) if term.reckoning else None,
        overdue=term.overdue,
        waiting=term.standing in {Standing.OPEN, Standing.OVERDUE},
        zone=desk.settings.zone,
        updates=tuple(update_view(update, prose) for update in commitment.updates),
        register=register_link(desk, language),
    )


def update_view(update: CommitmentUpdate, prose: Prose) -> UpdateView:
    """One step of a promise's history."""
    note = words_for(update.note, prose.language) if update.note else None
    return UpdateView(
        on=dates.format_day(update.on, prose.language),
        status=update.status,
        note=prose.html(note.text, 4, note.lang) if note else None,
        lang=note.lang if note else None,
        evidence=prose.evidence(update.evidence) if update.evidence else None,
    )


def register_link(desk: Desk, language: Language) -> Link | None:
    """The register of promises, where it is switched on."""
    if REGISTER not in desk.offers:
        return None
    gettext = desk.words(language).gettext
    href = desk.addresses.href(addresses.commitments(language))
    return Link(href, gettext("All promises made on air"))


def reckoning_words(reckoning: Reckoning, desk: Desk, language: Language) -> str:
    """How a term was counted.

    "15 working days from 16 October 2020; 1 December 2020 and 16 December 2020 are holidays".
    """
    ngettext = desk.words(language).ngettext
    count = reckoning.count
    term = ngettext(
        "%(count)s working day from %(day)s", "%(count)s working days from %(day)s", count
    ) % {
        "count": dates.format_number(count, language),
        "day": dates.format_day(reckoning.since, language).text,
    }
    parts = [term.replace(" ", dates.NO_BREAK_SPACE, 1)]
    days = reckoning.days_off
    if days:
        words = ngettext("%(days)s is a holiday", "%(days)s are holidays", len(days))
        parts.append(words % {"days": _listed(days, language)})
    if reckoning.expected:
        words = ngettext(
            "the holiday on %(days)s is expected",
            "the holidays on %(days)s are expected",
            len(reckoning.expected),
        )
        parts.append(words % {"days": _listed(reckoning.expected, language)})
    if reckoning.made_up:
        words = ngettext(
            "%(days)s is a working day", "%(days)s are working days", len(reckoning.made_up)
        )
        parts.append(words % {"days": _listed(reckoning.made_up, language)})
    return "; ".join(parts)


def _listed(days: Sequence[date], language: Language) -> str:
    texts = [dates.format_day(day, language).text for day in days]
    return str(format_list(texts, locale=dates.LOCALES[language]))

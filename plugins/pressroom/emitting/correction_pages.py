"""Every correction ever made, newest first, cut by year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pressroom.artifact import Artifact
from pressroom.deriving.corrections import Corrected, derive_corrections
from pressroom.deriving.publication import Edition
from pressroom.language import Language, Words
from pressroom.model.identity import PageId, ReleaseId, SessionId
from pressroom.rendering import addresses, dates, names
from pressroom.rendering.answer_lists import card_paths
from pressroom.rendering.contexts import CorrectionNote, CountedLink, Link
from pressroom.rendering.desk import Desk
from pressroom.rendering.frame import About, list_head, section_link
from pressroom.rendering.list_contexts import CorrectionItem, CorrectionsPage
from pressroom.rendering.title_cards import card_path, read_card


@dataclass(frozen=True, slots=True)
class _Corrections:
    """``year`` is None for the page of all years; ``years`` are years and counts, newest first."""

    lang: Language
    year: int | None
    years: tuple[tuple[int, int], ...]
    corrections: tuple[Corrected, ...]
    total: int


class CorrectionPages:
    """``/L/corrections/`` and ``/L/corrections/YYYY/``."""

    name = "correction-pages"
    version = 1

    def plan(self, edition: Edition) -> Iterable[Artifact]:
        """One unit a page; a year's page is made from that year's corrections alone."""
        artifacts = [
            artifact
            for lang in edition.languages
            for artifact in self._plan_language(edition, lang)
        ]
        return sorted(artifacts, key=lambda artifact: artifact.unit)

    def _plan_language(self, edition: Edition, lang: Language) -> Iterator[Artifact]:
        by_year: dict[int, list[Corrected]] = {}
        for one in derive_corrections(edition, lang):
            by_year.setdefault(one.on.year, []).append(one)
        years = tuple((year, len(found)) for year, found in by_year.items())
        total = sum(count for _, count in years)
        newest = next(iter(by_year.values()), [])
        yield self._artifact(_Corrections(lang, None, years, tuple(newest), total))
        for year, found in by_year.items():
            yield self._artifact(
                _Corrections(lang, year, ((year, len(found)),), tuple(found), len(found))
            )

    def _artifact(self, facts: _Corrections) -> Artifact:
        path = addresses.corrections(facts.lang, facts.year)
        versions = dict.fromkeys(one.version for one in facts.corrections if one.version)
        return Artifact(path, self.name, f"list {path}", facts, made_from=card_paths(versions))

    def render(self, artifact: Artifact, desk: Desk) -> bytes:
        """Make the page."""
        facts: _Corrections = artifact.facts
        lang, year = facts.lang, facts.year
        gettext = desk.words(lang).gettext
        title = gettext("Corrections")
        if year is not None:
            title = gettext("Corrections of %(year)s") % {"year": year}
        about = About(
            "corrections",
            title,
            gettext("Every change of words already published, and every release taken back."),
            breadcrumbs=(section_link(desk, lang, "corrections"),) if year else (),
            section=desk.addresses.href(addresses.corrections(lang)),
        )
        page = CorrectionsPage(
            year=year,
            shown_year=year or next((number for number, _ in facts.years), None),
            years=tuple(
                CountedLink(
                    desk.addresses.href(addresses.corrections(lang, number)),
                    Words(str(number)),
                    count,
                    number == year,
                )
                for number, count in facts.years
            ),
            corrections=tuple(_item(one, desk, lang) for one in facts.corrections),
            total=facts.total,
        )
        head = list_head(desk, lang, lambda other: addresses.corrections(other, year), about)
        return desk.render(lang, head, page)


def _item(one: Corrected, desk: Desk, lang: Language) -> CorrectionItem:
    note = names.words_for(one.note, lang) if one.note else None
    other = one.lang if one.lang is not lang else None
    return CorrectionItem(
        note=CorrectionNote(
            on=dates.format_day(one.on, lang),
            note=note.text if note else None,
            minor=one.minor,
            lang=note.lang if note else None,
            question=_question(one, desk, lang),
        ),
        record=Link(desk.addresses.href(_path(one)), one.title, other),
        withdrawn=one.withdrawn,
        demonstration=one.demonstration,
    )


def _path(one: Corrected) -> str:
    match one.kind:
        case "session":
            return addresses.session(one.lang, SessionId(one.id))
        case "release":
            return addresses.release(one.lang, ReleaseId(one.id))
    return addresses.page(one.lang, PageId(one.id))


def _question(one: Corrected, desk: Desk, lang: Language) -> Link | None:
    if one.question is None:
        return None
    session = SessionId(one.id)
    card = read_card(desk, card_path(session, one.lang))
    titled = next(question for question in card.questions if question.id == one.question)
    path = addresses.question(one.lang, session, one.question)
    other = titled.lang if titled.lang is not lang else None
    return Link(desk.addresses.href(path), titled.title, other)

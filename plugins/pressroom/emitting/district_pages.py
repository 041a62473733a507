"""Answers by district: all districts, each one's own page, the questions of a year by topic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from pressroom.artifact import Artifact
from pressroom.deriving.broadcast_cards import next_cards
from pressroom.deriving.commitments import CommitmentEntry, Standing, commitments
from pressroom.deriving.district_facts import DistrictFacts, derive_districts, exists_on
from pressroom.deriving.lineage import gathered_under
from pressroom.deriving.lists import Shelf, Year
from pressroom.deriving.publication import Edition
from pressroom.language import Language
from pressroom.model.identity import DistrictId, TopicId
from pressroom.model.registers import District, DistrictKind, Topic
from pressroom.rendering import addresses
from pressroom.rendering.answer_lists import card_paths
from pressroom.rendering.desk import Desk
from pressroom.rendering.district_views import (
    DistrictRecord,
    DistrictsRecord,
    QuestionsRecord,
    TopicCount,
    YearCount,
    render_district,
    render_districts,
    render_questions,
)

_PROMISES = 5
_NEXT = 3


class DistrictPages:
    """``/L/districts/``, ``/L/districts/D/``, ``/L/districts/D/YYYY/``, and its parts."""

    name = "district-pages"
    version = 1

    def plan(self, edition: Edition) -> Iterable[Artifact]:
        """One unit a page; a list is made from the cards of its own sessions alone."""
        registers = edition.archive.registers
        districts = derive_districts(registers, edition.today)
        gathered = gathered_under(registers.districts)
        artifacts = [
            artifact
            for lang in edition.languages
            for artifact in self._plan_language(edition, lang, districts, gathered)
        ]
        return sorted(artifacts, key=lambda artifact: artifact.unit)

    def _plan_language(
        self,
        edition: Edition,
        lang: Language,
        districts: list[DistrictFacts],
        gathered: Mapping[DistrictId, tuple[DistrictId, ...]],
    ) -> Iterator[Artifact]:
        lists = edition.lists.by_language[lang]
        topics = edition.archive.registers.topics
        shelves = {one.district.id: Shelf() for one in districts} | lists.districts
        broadcasts = {
            one.district.id: next_cards(edition, _NEXT, district=one.district.id)
            for one in districts
        }
        promises = _to_be_kept(edition, lang, gathered)
        counts = {id_: shelf.listed for id_, shelf in shelves.items()}
        yield self._artifact(
            addresses.districts(lang), "", _all_districts(edition, lang, districts, counts)
        )
        for one in districts:
            district, shelf = one.district, shelves[one.district.id]
            years = [(n, year, _count(n, year, topics)) for n, year in shelf.public_years]
            yield self._artifact(
                addresses.district(lang, district.id),
                "",
                DistrictRecord(
                    lang=lang,
                    facts=one,
                    count=shelf.listed,
                    counts=tuple((part.id, counts[part.id]) for part in one.parts),
                    years=tuple(total for _, _, total in years),
                    found_here=gathered[district.id],
                    next=broadcasts[district.id],
                    today=edition.today,
                    promises=tuple(promises[district.id][:_PROMISES]),
                    promises_count=len(promises[district.id]),
                ),
                card_paths(shelf.newest),
            )
            yield from self._plan_years(lang, district, gathered[district.id], years)

    def _plan_years(
        self,
        lang: Language,
        district: District,
        found: tuple[DistrictId, ...],
        years: list[tuple[int, Year, YearCount]],
    ) -> Iterator[Artifact]:
        numbers = [None, *(number for number, _, _ in years), None]
        for place, (number, year, total) in enumerate(years, 1):
            newer, older = numbers[place - 1], numbers[place + 1]
            yield self._artifact(
                addresses.district(lang, district.id, number),
                number,
                QuestionsRecord(lang, district, total, None, newer, older, found),
                () if total.cut else card_paths(year.whole.versions),
            )
            for topic in total.topics if total.cut else ():
                part = topic.topic.id if topic.topic else None
                yield self._artifact(
                    addresses.district_topic(lang, district.id, number, part),
                    number,
                    QuestionsRecord(lang, district, total, topic, None, None, found),
                    card_paths(year.parts[part].versions),
                )

    def _artifact(
        self, path: str, year: int | str, facts: object, paths: tuple[str, ...] = ()
    ) -> Artifact:
        # Lists of one year follow one another: they are made from the same cards.
        unit = f"list {path[:2]} {year} {path}"
        return Artifact(path, self.name, unit, facts, made_from=paths)

    def render(self, artifact: Artifact, desk: Desk) -> bytes:
        """Make the page."""
        match artifact.facts:
            case DistrictsRecord() as districts:
                return render_districts(districts, desk)
            case DistrictRecord() as district:
                return render_district(district, artifact.made_from, desk)
            case QuestionsRecord() as questions:
                return render_questions(questions, artifact.made_from, desk)
        raise TypeError(artifact.facts)


def _to_be_kept(
    edition: Edition, lang: Language, gathered: Mapping[DistrictId, tuple[DistrictId, ...]]
) -> dict[DistrictId, list[CommitmentEntry]]:
    """The promises of each district that are still to be kept, the most pressing first."""
    found: dict[DistrictId, list[CommitmentEntry]] = {id_: [] for id_ in gathered}
    for entry in commitments(edition, lang):
        if entry.standing in (Standing.OPEN, Standing.OVERDUE):
            found[entry.district].append(entry)
    return {
        id_: sorted(
            (entry for each in inside for entry in found[each]),
            key=lambda entry: (entry.term.due or date.max, entry.session, entry.question),
        )
        for id_, inside in gathered.items()
    }


def _count(number: int, year: Year, topics: Mapping[TopicId, Topic]) -> YearCount:
    """A year's topics in the order of their numbers of questions, without a topic last."""
    counted = [
        TopicCount(topics[TopicId(part)] if isinstance(part, str) else None, portion.listed)
        for part, portion in year.parts.items()
        if portion.listed
    ]
    counted.sort(key=lambda one: (one.topic is None, -one.count, one.topic.id if one.topic else ""))
    return YearCount(number, year.whole.listed, tuple(counted), year.is_cut)


def _all_districts(
    edition: Edition,
    lang: Language,
    districts: list[DistrictFacts],
    counts: dict[DistrictId, int],
) -> DistrictsRecord:
    today = [one.district for one in districts if exists_on(one.district, edition.today)]
    regions = [one for one in today if one.kind is DistrictKind.REGION]
    inside = {region.id for region in regions}
    alone = [one for one in today if one.id not in inside and one.parent not in inside]

    def counted(some: Iterable[District]) -> tuple[tuple[District, int], ...]:
        return tuple((one, counts[one.id]) for one in some)

    return DistrictsRecord(
        lang=lang,
        groups=(
            *(
                (region, counts[region.id], counted(o for o in today if o.parent == region.id))
                for region in regions
            ),
            *(((None, 0, counted(alone)),) if alone else ()),
        ),
        former=counted(
            one.district for one in districts if not exists_on(one.district, edition.today)
        ),
    )

"""The figures of one year or of all, as their page shows them: charts, tables, what is counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from pressroom.deriving.commitments import Standing
from pressroom.deriving.register import Tally
from pressroom.deriving.statistics import NO_TOPIC, Figures, Share, YearFigures, sum_shares
from pressroom.language import Language, Words
from pressroom.model.identity import DistrictId, TopicId
from pressroom.model.registers import District, Topic
from pressroom.rendering import addresses, charts, dates, names
from pressroom.rendering.commitment_views import REGISTER
from pressroom.rendering.contexts import Link
from pressroom.rendering.desk import Desk
from pressroom.rendering.register_views import standing_words
from pressroom.rendering.statistics_contexts import (
    BarRow,
    BarTable,
    ColumnChart,
    HeadFigure,
    LegendEntry,
    StatisticsSection,
)
from pressroom.rendering.templates import LANGUAGE_NAMES


class StatisticsViews:
    """All sections of one page; ``years`` are the years that it is about, oldest first."""

    def __init__(
        self,
        years: Sequence[YearFigures],
        districts: Mapping[DistrictId, District],
        topics: Mapping[TopicId, Topic],
        desk: Desk,
        language: Language,
    ) -> None:
        self._years = years
        self._districts = districts
        self._topics = topics
        self._desk = desk
        self._lang = language
        self._gettext = desk.words(language).gettext
        self._whole = sum((each.total for each in years), Figures())
        self._promises = sum((each.promises for each in years), Tally())

    def head(self) -> tuple[HeadFigure, ...]:
        """The numbers that matter most."""
        whole, promised, _ = self._whole, self._promises, self._gettext
        href = self._desk.addresses.href
        register = addresses.commitments_standing
        shown = [
            (whole.held, _("Broadcasts held"), "plain", addresses.sessions(self._lang)),
            (whole.published, _("Questions published"), "accent", ""),
            (whole.unanswered, _("Without an answer"), "caution", ""),
        ]
        if whole.counted:
            shown.insert(1, (whole.asked, _("Asked on air"), "plain", ""))
        if promised.total:
            done, overdue = (register(self._lang, at) for at in (Standing.DONE, Standing.OVERDUE))
            shown += [
                (promised.done, _("Promises kept"), "plain", done),
                (promised.overdue, _("Promises overdue"), "caution", overdue),
            ]
        offered = REGISTER in self._desk.offers
        return tuple(
            HeadFigure(
                self._number(number),
                label,
                tone,
                href(path) if path and (offered or "commitments" not in path) else "",
            )
            for number, label, tone, path in shown
        )

    def demonstration(self) -> str | None:
        """How many of the broadcasts were never held, None where all were."""
        count = self._whole.demonstration
        if not count:
            return None
        ngettext = self._desk.words(self._lang).ngettext
        words = ngettext(
            "%(number)s broadcast counted here is a demonstration: it was never held.",
            "%(number)s broadcasts counted here are a demonstration: they were never held.",
            count,
        )
        return words % {"number": self._number(count)}

    def sections(self) -> tuple[StatisticsSection, ...]:
        """Every section that has something to show."""
        if not self._years:
            return ()
        found = [self._by_year() if len(self._years) > 1 else self._by_month(self._years[0])]
        if any(each.listed.published for each in self._years):
            found += [self._by_district(), self._by_topic(), self._by_language()]
        if self._promises.total:
            found.append(self._by_standing())
        return tuple(found)

    def _by_year(self) -> StatisticsSection:
        _ = self._gettext
        rows = [
            (
                str(each.year),
                self._desk.addresses.href(addresses.statistics(self._lang, each.year)),
                each.total,
            )
            for each in self._years
        ]
        chart = [(str(each.year), _answers(each.total)) for each in self._years]
        return self._over_time("years", _("Questions by year"), _("Year"), rows, chart, "by-year")

    def _by_month(self, year: YearFigures) -> StatisticsSection:
        _ = self._gettext
        months = dict(year.months)
        rows, chart = [], []
        for number in range(1, 13):
            day = date(year.year, number, 1)
            figures = months.get(number, Figures())
            chart.append((dates.format_month_alone(day, self._lang), _answers(figures)))
            if number in months:
                rows.append((dates.format_month(day, self._lang).text, None, figures))
        title = _("Questions by month of %(year)s") % {"year": year.year}
        return self._over_time("months", title, _("Month"), rows, chart, "by-month")

    def _over_time(
        self,
        key: str,
        title: str,
        corner: str,
        rows: Iterable[tuple[str, str | None, Figures]],
        chart: Sequence[tuple[str, charts.Counts]],
        file: str,
    ) -> StatisticsSection:
        _ = self._gettext
        columns = (
            _("Broadcasts held"),
            _("Questions in the records"),
            _("Published"),
            _("Answered"),
            _("Without an answer"),
            _("Hidden"),
            _("Repeated"),
            _("Words left out"),
        )
        notes = [_("Published, hidden and repeated questions make up all that are in the records.")]
        whole = self._whole
        if whole.redactions:
            notes.append(
                _("Words are left out to protect a person: each place is marked, with its reason.")
            )
        if 0 < whole.counted < whole.held:
            notes.append(
                _("Questions asked on air were counted at %(some)s of %(all)s broadcasts.")
                % {"some": self._number(whole.counted), "all": self._number(whole.held)}
            )
        table = BarTable(
            caption=title,
            corner=corner,
            columns=columns,
            rows=tuple(
                BarRow(Words(name), href, (), self._figures(figures))
                for name, href, figures in rows
            ),
            total=BarRow(Words(_("Total")), None, (), self._figures(whole)),
        )
        drawn = charts.column_chart(chart, self._lang)
        return self._section(key, title, drawn, table, notes, file)

    def _by_district(self) -> StatisticsSection:
        _ = self._gettext
        shares = sum_shares(each.districts for each in self._years)
        places = {
            key: names.place(self._districts[DistrictId(key)], self._desk, self._lang)
            for key in shares
        }
        rows = [(places[key].name, places[key].href, share) for key, share in shares.items()]
        table = self._shares(_("Questions by district"), _("District"), rows, total=True)
        return self._section("districts", table.caption, None, table, self._listed(), "by-district")

    def _by_topic(self) -> StatisticsSection:
        _ = self._gettext
        shares = sum_shares(each.topics for each in self._years)
        labels = {
            key: names.label(self._topics[TopicId(key)], self._desk, self._lang)
            for key in shares
            if key
        }
        rows = [(labels[key].name, labels[key].href, shares[key]) for key in labels]
        if NO_TOPIC in shares:
            rows.append((Words(_("Without a topic")), None, shares[NO_TOPIC]))
        table = self._shares(_("Questions by topic"), _("Topic"), rows, total=False)
        notes = [
            _("A question of several topics is counted at each, so the numbers do not add up."),
            *self._listed(),
        ]
        return self._section("topics", table.caption, None, table, notes, "by-topic")

    def _by_language(self) -> StatisticsSection:
        _ = self._gettext
        shares = sum_shares(each.languages for each in self._years)
        rows = [
            (Words(LANGUAGE_NAMES[lang], lang if lang is not self._lang else None), None, share)
            for lang, share in ((Language(key), share) for key, share in shares.items())
        ]
        title = _("Questions by language")
        table = self._shares(title, _("Language"), rows, total=True)
        notes = [_("The language in which the question was asked."), *self._listed()]
        return self._section("languages", title, None, table, notes, "by-language")

    def _by_standing(self) -> StatisticsSection:
        _ = self._gettext
        promised = self._promises
        largest = max(promised.at(standing) for standing in Standing)
        texts = standing_words(self._desk, self._lang)
        offered = REGISTER in self._desk.offers
        href = self._desk.addresses.href
        rows = tuple(
            BarRow(
                Words(texts[at]),
                href(addresses.commitments_standing(self._lang, at)) if offered else None,
                charts.bar([(at, promised.at(at))], largest),
                self._with_percent(promised.at(at), promised.total),
            )
            for at in Standing
        )
        table = BarTable(
            caption=_("Promises made on air"),
            corner=_("Status"),
            columns=(_("Promises"), _("Share")),
            rows=rows,
            total=BarRow(
                Words(_("Total")), None, (), self._with_percent(promised.total, promised.total)
            ),
        )
        notes = [
            _(
                "Each promise stands at exactly one place. What was handed over to another office "
                "is not counted as done."
            )
        ]
        return StatisticsSection(
            "promises", table.caption, None, table, (), tuple(notes), self.file("promises")
        )

    def _shares(
        self,
        caption: str,
        corner: str,
        rows: Iterable[tuple[Words, str | None, Share]],
        *,
        total: bool,
    ) -> BarTable:
        _ = self._gettext
        most = sorted(rows, key=lambda row: (-row[2].published, str(row[0])))
        largest = max(share.published for _, _, share in most)
        whole = sum((share for _, _, share in most), Share())
        return BarTable(
            caption=caption,
            corner=corner,
            columns=(_("Published"), _("Answered"), _("Without an answer")),
            rows=tuple(
                BarRow(name, href, charts.bar(_answers(share), largest), self._share(share))
                for name, href, share in most
            ),
            total=BarRow(Words(_("Total")), None, (), self._share(whole)) if total else None,
        )

    def _section(
        self,
        key: str,
        title: str,
        chart: ColumnChart | None,
        table: BarTable,
        notes: Iterable[str],
        file: str,
    ) -> StatisticsSection:
        _ = self._gettext
        legend = (
            LegendEntry("answered", _("Answered")),
            LegendEntry("unanswered", _("Without an answer")),
        )
        return StatisticsSection(key, title, chart, table, legend, tuple(notes), self.file(file))

    def file(self, name: str) -> Link:
        """The file with the same numbers."""
        path = addresses.statistics_file(name)
        return Link(self._desk.addresses.href(path), f"{name}.csv")

    def _listed(self) -> list[str]:
        """What the tables by district, topic and language leave out."""
        listed = sum(each.listed.published for each in self._years)
        out = self._whole.published - listed
        if not out:
            return []
        ngettext = self._desk.words(self._lang).ngettext
        return [
            ngettext(
                "%(number)s published question stands in no list and is left out here.",
                "%(number)s published questions stand in no list and are left out here.",
                out,
            )
            % {"number": self._number(out)}
        ]

    def _figures(self, figures: Figures) -> tuple[str, ...]:
        counts = (
            figures.held,
            figures.questions,
            figures.published,
            figures.answered,
            figures.unanswered,
            figures.hidden,
            figures.merged,
            figures.redactions,
        )
        return tuple(map(self._number, counts))

    def _share(self, share: Share) -> tuple[str, ...]:
        return tuple(map(self._number, (share.published, share.answered, share.unanswered)))

    def _with_percent(self, part: int, whole: int) -> tuple[str, ...]:
        return (self._number(part), dates.format_percent(part, whole, self._lang))

    def _number(self, number: int) -> str:
        return dates.format_number(number, self._lang)


def _answers(figures: Figures | Share) -> charts.Counts:
    return (("answered", figures.answered), ("unanswered", figures.unanswered))

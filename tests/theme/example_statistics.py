"""Pages of figures in every state that looks different."""

from __future__ import annotations

from collections.abc import Iterator

from pressroom.language import Words
from pressroom.rendering.charts import bar, column_chart
from pressroom.rendering.contexts import Link, YearLink
from pressroom.rendering.statistics_contexts import (
    BarRow,
    BarTable,
    ColumnChart,
    HeadFigure,
    LegendEntry,
    StatisticsPage,
    StatisticsSection,
)
from tests.theme.example_records import Examples
from tests.theme.example_register import standing_links


def chart(x: Examples) -> ColumnChart:
    """Twelve years, one of them without a question."""
    counts = (120, 340, 0, 560, 890, 1234, 1000, 700, 650, 800, 900, 1100)
    return column_chart(
        [
            (str(2009 + place), (("answered", count), ("unanswered", count // 7)))
            for place, count in enumerate(counts)
        ],
        x.lang,
    )


def legend(x: Examples) -> tuple[LegendEntry, ...]:
    """What the patterns of answers mean."""
    return (
        LegendEntry("answered", x.words("Жауап берілді", "С ответом")),
        LegendEntry("unanswered", x.words("Жауапсыз", "Без ответа")),
    )


def bars(x: Examples) -> BarTable:
    """Questions by district, one of them named in the other language."""
    title = x.words("Сұрақтар аудандар бойынша", "Вопросы по районам")
    return BarTable(
        caption=title,
        corner=x.words("Аудан", "Район"),
        columns=tuple(x.words(*words) for words in _COLUMNS),
        rows=(
            _row(x.district.name, "/d/", 1200, 34),
            _row(Words("Іле ауданы", x.other), None, 5, 1),
            _row(x.place.name, "/r/", 0, 12),
        ),
        total=BarRow(Words(x.words("Барлығы", "Итого")), None, (), ("1\xa0252", "1\xa0205", "47")),
    )


_COLUMNS = (
    ("Жарияланды", "Опубликовано"),
    ("Жауап берілді", "С ответом"),
    ("Жауапсыз", "Без ответа"),
)


def _row(name: Words, href: str | None, answered: int, unanswered: int) -> BarRow:
    parts = bar((("answered", answered), ("unanswered", unanswered)), 1234)
    cells = (str(answered + unanswered), str(answered), str(unanswered))
    return BarRow(name, href, parts, cells)


def standings(x: Examples) -> BarTable:
    """Promises by where they stand: every pattern once."""
    rows = tuple(
        BarRow(
            Words(link.text),
            link.href,
            bar(((link.standing, place + 1),), 5),
            (str(place + 1), f"{20 * place}\xa0%"),
        )
        for place, link in enumerate(standing_links(x))
    )
    title = x.words("Эфирде берілген уәделер", "Обещания в эфире")
    columns = (x.words("Уәделер", "Обещания"), x.words("Үлесі", "Доля"))
    return BarTable(title, x.words("Күйі", "Состояние"), columns, rows)


def statistics_pages(x: Examples) -> Iterator[tuple[str, str, StatisticsPage]]:
    """Name, title and context of every page."""
    title = x.words("Статистика", "Статистика")
    districts, promised = bars(x), standings(x)
    years = (YearLink(2021, "/2021/", 3), YearLink(2020, "/2020/", 12, True))
    note = x.words("Сұрақ қойылған тіл.", "Язык, на котором задан вопрос.")
    file = Link("/data/statistics/by-year.csv", "by-year.csv")
    sections = (
        StatisticsSection(
            "years",
            x.words("Сұрақтар жылдар бойынша", "Вопросы по годам"),
            chart(x),
            districts,
            legend(x),
            (note,),
            file,
        ),
        StatisticsSection(
            "districts", districts.caption, None, districts, legend(x), (note, note), file
        ),
        StatisticsSection("promises", promised.caption, None, promised, (), (), file),
    )
    figures = (
        HeadFigure("1\xa0234\xa0567", x.words("Өткен эфирлер", "Эфиров прошло"), "plain", "/s/"),
        HeadFigure("5", x.words("Жауапсыз", "Без ответа"), "caution"),
    )
    page = StatisticsPage(
        None, title, x.day(30, 11), note, figures, sections, years, (file,), x.citation()
    )
    yield "statistics", title, page
    empty = StatisticsPage(2020, title, None, None, figures, (), (), (), x.citation())
    yield "statistics-empty", title, empty

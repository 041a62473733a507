"""The theme on show: every example page and the theme's own files, as a site in memory."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pressroom.language import Language
from pressroom.rendering.assets import load_assets
from pressroom.rendering.contexts import Link, YearLink
from pressroom.rendering.templates import Templates
from tests.theme.example_lists import corrections, posts, topic_links, year_rows
from tests.theme.example_pages import (
    PICTURE,
    announced_items,
    example_pages,
    greetings,
    head,
    home,
    site,
)
from tests.theme.example_questions import every_state
from tests.theme.example_records import KK, RU, Examples, trusted
from tests.theme.example_register import promise_items, standing_links, table
from tests.theme.example_schedule import (
    announcement,
    month,
    month_years,
    next_broadcasts,
    series_changes,
    weeks,
)
from tests.theme.example_statistics import bars, chart, legend
from tests.theme.example_statistics import standings as bar_standings

ROOT = Path(__file__).parents[2]
THEME = ROOT / "theme"
EXAMPLES = Path(__file__).parent / "examples"
ORIGIN = "https://theme.example"
LANGUAGES = (KK, RU)

COMPONENT_PAGE = """{% extends "base.html" %}
{% block assets %}
{% for style in styles %}<link rel="stylesheet" href="{{ style }}">{% endfor %}
{% endblock %}
{% block top %}{% endblock %}
{% block main %}<div class="frame"><h1>{{ name }}</h1>{{ example }}</div>{% endblock %}
{% block bottom %}{% endblock %}
"""

TYPES = {
    "css": "text/css",
    "html": "text/html; charset=utf-8",
    "js": "text/javascript",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "woff2": "font/woff2",
}


@cache
def templates() -> Templates:
    """The theme's templates in all languages."""
    return Templates(THEME, Language)


@cache
def asset_addresses() -> dict[str, str]:
    """A file of theme/static → its address in the showroom."""
    return {name: f"/{path}" for name, path in load_assets(THEME / "static").names.items()}


@cache
def example_html() -> dict[str, bytes]:
    """Address → bytes of every example page: ``/ru/session.html``."""
    pages = {}
    for lang in LANGUAGES:
        frame = site(lang, asset_addresses())
        for name, page_head, page in example_pages(Examples(lang)):
            pages[f"/{lang}/{name}.html"] = templates().render(frame, page_head, page)
    return pages


@cache
def component_html() -> dict[str, bytes]:
    """Address → bytes of every component's example: ``/ru/components/tag.html``."""
    pages = {}
    for lang in LANGUAGES:
        x = Examples(lang)
        environment = templates()._environments[lang]
        frame = environment.from_string(COMPONENT_PAGE)
        context = {
            "site": site(lang, asset_addresses()),
            "head": head(x, "page", "…"),
            "x": x,
            "home": home(x),
            "questions": every_state(x),
            "topics": topic_links(x),
            "year_rows": year_rows(x),
            "posts": posts(x),
            "all_corrections": corrections(x),
            "promise_items": promise_items(x),
            "standings": standing_links(x, "open"),
            "table": table(x),
            "bars": bars(x),
            "standing_bars": bar_standings(x),
            "legend": legend(x),
            "chart": chart(x),
            "announced": announced_items(x),
            "next": next_broadcasts(x),
            "week_list": weeks(x),
            "month_years": month_years(x),
            "month": month(x),
            "series_changes": series_changes(x),
            "announcement": announcement(x),
            "picture": PICTURE,
            "greeting": greetings()[0],
            "link_before": Link("/1.html", x.question().title),
            "link_after": Link("/3.html", "Online reception", Language.EN),
            "year_links": (YearLink(2021, "/2021/", 3), YearLink(2020, "/2020/", 12, True)),
        }
        for path in sorted(EXAMPLES.glob("*.html")):
            example = environment.from_string(path.read_text(encoding="utf-8"))
            html = trusted(example.render(context))
            styles = page_styles(path.stem)
            page = frame.render(**context, name=path.stem, example=html, styles=styles)
            pages[f"/{lang}/components/{path.name}"] = page.encode()
    return pages


def page_styles(component: str) -> list[str]:
    """Addresses of the stylesheets of single page kinds that bring a component's own."""
    styles = sorted((THEME / "static" / "css" / "pages").glob("*.css"))
    return [
        asset_addresses()[f"css/pages/{path.name}"]
        for path in styles
        if f"components/{component}.css" in path.read_text(encoding="utf-8")
    ]


@cache
def showroom() -> dict[str, bytes]:
    """All of it: pages, components, and the theme's own files, by their addresses."""
    files = {f"/{path}": content for path, content in load_assets(THEME / "static").files.items()}
    files["/picture.png"] = (THEME / "static" / "images" / "social.png").read_bytes()
    return example_html() | component_html() | files

"""Pelican's traps, each of which was fallen into once: none can spoil or thin out the site."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from jinja2 import StrictUndefined

from pressroom.language import Language
from pressroom.rendering.templates import Templates
from tests.site.commands import DESK, PUBLIC, beside, pelican, python, run, tree
from tests.site.small_site import REGISTERS, ROOT, session, write_files

GOOD = {**REGISTERS, "sessions/2020/2020-10-16-talgar.ru.md": session("Вступление.")}
BAD = {"sessions/2020/2020-10-16-talgar.ru.md": session("Вступление.", district="talgr")}

SETTINGS = """\
import sys
sys.path.insert(0, {root!r})
from pelicanconf import *
PLUGIN_PATHS = [*PLUGIN_PATHS, {plugins!r}]
PLUGINS = [*PLUGINS, "press_extra"]
"""

LOADED = """\
import gc, sys
from pelican.settings import read_settings
from press_archive import Pressroom, collect_emitters
from press_archive.configuration import read_configuration
from pathlib import Path
host = read_settings(sys.argv[1], override={"PATH": sys.argv[2]})
site = Pressroom(host)
gc.collect()
print(*sorted(plugin.__name__ for plugin in site.plugins))
settings = read_configuration(host, Path.cwd())
print(*sorted(emitter.name for emitter in collect_emitters(settings, host)))
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_files(tmp_path / "content", GOOD)


@pytest.fixture
def output(tmp_path: Path, content: Path) -> Path:
    """A site that stands already."""
    done = pelican(content, tmp_path / "output")
    assert done.returncode == 0, done.stderr
    return tmp_path / "output"


def extra_plugin(tmp_path: Path, source: str | None) -> Path:
    """Settings with one more plugin; None: the plugin is nowhere."""
    plugins = tmp_path / "plugins"
    plugins.mkdir()
    if source is not None:
        write_files(plugins, {"press_extra.py": source})
    settings = tmp_path / "settings.py"
    text = SETTINGS.format(root=str(ROOT), plugins=str(plugins))
    settings.write_text(text, encoding="utf-8")
    return settings


def loaded(settings: Path, content: Path) -> list[set[str]]:
    """Plugins and emitters that a build with these settings has."""
    paths = {"PYTHONPATH": str(ROOT / "plugins")}
    done = python("-c", LOADED, str(settings), str(content), environ=paths)
    assert done.returncode == 0, done.stderr
    return [set(line.split()) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("settings", [DESK, PUBLIC], ids=["desk", "public"])
def test_loaded_plugins_and_their_emitters_are_exactly_these(settings: Path, content: Path) -> None:
    plugins, emitters = loaded(settings, content)
    assert plugins == {
        "press_archive",
        "press_calendars",
        "press_commitments",
        "press_corrections",
        "press_districts",
        "press_feeds",
        "press_officials",
        "press_open_data",
        "press_pages",
        "press_schedule",
        "press_search",
        "press_sitemap",
        "press_statistics",
        "press_topics",
    }
    assert emitters == {
        "announced-file",
        "calendar-codes",
        "calendars",
        "commitment-pages",
        "correction-pages",
        "data-pages",
        "district-pages",
        "entrance-pages",
        "feeds",
        "listing-pages",
        "media-files",
        "official-pages",
        "open-data",
        "plain-pages",
        "redirect-pages",
        "release-pages",
        "schedule-pages",
        "search-index",
        "search-page",
        "session-pages",
        "sitemap",
        "statistics-pages",
        "theme-files",
        "title-cards",
        "topic-pages",
        "version-file",
    }


@pytest.mark.parametrize(
    "source",
    [
        "import no_such_module",
        "def register(:",
        "def register():\n    raise RuntimeError('no')",
        "x = 1",
        None,
    ],
    ids=["fails to import", "is no Python", "fails to register", "cannot register", "is missing"],
)
def test_plugin_that_does_not_load_fails_the_build(
    tmp_path: Path, content: Path, output: Path, source: str | None
) -> None:
    before = tree(output)
    done = pelican(content, output, settings=extra_plugin(tmp_path, source))
    assert done.returncode == 1
    assert "press_extra" in done.stdout
    assert tree(output) == before
    assert beside(output) == set()


def test_plugin_that_offers_pelican_generators_is_refused(
    tmp_path: Path, content: Path, output: Path
) -> None:
    source = (
        "from pelican import signals\n"
        "def offer(pelican): return None\n"
        "def register(): signals.get_generators.connect(offer)\n"
    )
    before = tree(output)
    done = pelican(content, output, settings=extra_plugin(tmp_path, source))
    assert done.returncode == 1
    assert tree(output) == before


def test_plugin_that_connects_a_lambda_is_heard_all_the_same(tmp_path: Path, content: Path) -> None:
    source = (
        "from press_archive import get_emitters\n"
        "class Extra:\n"
        "    name = 'extra'\n"
        "    version = 1\n"
        "def register(): get_emitters.connect(lambda settings: [Extra()])\n"
    )
    assert "extra" in loaded(extra_plugin(tmp_path, source), content)[1]


@pytest.mark.parametrize("option", [["-d"], ["-e", "DELETE_OUTPUT_DIRECTORY=true"]])
def test_wish_to_empty_the_output_first_cannot_take_the_site_down(
    content: Path, output: Path, option: list[str]
) -> None:
    before = tree(output)
    write_files(content, BAD)
    done = pelican(content, output, *option)
    assert done.returncode == 3
    assert tree(output) == before


def test_pelican_s_own_generators_write_nothing(content: Path, output: Path) -> None:
    names = set(tree(output))
    assert not names & {"archives.html", "tags.html", "categories.html", "authors.html"}
    assert not any(name.startswith(("category/", "tag/", "author/", "feeds/")) for name in names)


def test_text_in_templates_is_escaped_and_a_wrong_name_is_an_error() -> None:
    for environment in Templates(ROOT / "theme", Language)._environments.values():
        assert environment.autoescape is True
        assert environment.undefined is StrictUndefined


def test_template_that_names_what_there_is_not_fails_the_build(
    tmp_path: Path, content: Path, output: Path
) -> None:
    before = tree(output)
    theme = shutil.copytree(ROOT / "theme", tmp_path / "theme")
    with (theme / "templates" / "session.html").open("a", encoding="utf-8") as template:
        template.write("{% block bottom %}{{ page.no_such_thing }}{% endblock %}")
    done = pelican(content, output, "-t", str(theme))
    assert done.returncode == 1
    assert "no_such_thing" in done.stdout
    assert tree(output) == before
    assert beside(output) == set()


def test_relative_output_and_content_are_reckoned_from_where_the_command_runs(
    tmp_path: Path, content: Path
) -> None:
    done = run("pelican", "content", "-s", str(PUBLIC), "-o", "site", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "version.json" in tree(tmp_path / "site")
    assert not (ROOT / "site").exists()

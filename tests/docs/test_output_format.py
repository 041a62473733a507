"""The worked example of a new output format works as it is written."""

from __future__ import annotations

import re
from typing import Any

import pytest

from press_archive.desk import configure
from pressroom.building.crew import open_crew
from pressroom.building.pipeline import inspect
from pressroom.building.units import require_safe
from pressroom.deriving.publication import Edition, published
from pressroom.rendering import addresses
from tests.docs.pages import FENCE, ROOT, document

HOW_TO = document("docs/how-to/add-an-output-format.md")
ADDRESS, EMITTER, PLUGIN = (
    block["text"] for block in FENCE.finditer(HOW_TO.text) if block["lang"] == "python"
)


@pytest.fixture
def emitter(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The example's emitter, with the example's address in the table."""
    place = dict(vars(addresses))
    exec(ADDRESS, place)  # noqa: S102 the example is the code under test
    monkeypatch.setattr(addresses, "session_list", place["session_list"], raising=False)
    module: dict[str, Any] = {"__name__": "pressroom.emitting.session_lists"}
    exec(EMITTER, module)  # noqa: S102
    return module["SessionLists"]()


@pytest.fixture
def edition() -> Edition:
    """The sample content as the public sees it."""
    settings = configure(ROOT, ROOT / "content", public=False)
    with open_crew("serial", 1) as crew:
        archive = inspect(settings, crew).archive
    return Edition(published(archive, settings.now), settings.languages, settings.now)


def test_the_example_of_a_new_format_makes_its_files(emitter: Any, edition: Edition) -> None:
    artifacts = list(emitter.plan(edition))
    units = [artifact.unit for artifact in artifacts]
    assert units == sorted(units)
    files = {artifact.path: emitter.render(artifact, None).decode() for artifact in artifacts}
    assert set(files) >= {"kk/sessions/2020/list.txt", "ru/sessions/2020/list.txt"}
    russian = files["ru/sessions/2020/list.txt"]
    assert re.search(r"^2020-10-16-almaty-region  \w", russian, re.MULTILINE)
    for path in files:
        require_safe(path)


def test_the_example_of_a_plugin_offers_what_the_example_of_an_emitter_makes() -> None:
    compile(PLUGIN, HOW_TO.name, "exec")
    name = re.search(r"^class (\w+):", EMITTER, re.MULTILINE)
    assert name is not None
    assert f"return [{name[1]}()]" in PLUGIN

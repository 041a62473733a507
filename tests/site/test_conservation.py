"""In = published + hidden + merged: whatever loses or doubles a question stops the build."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pressroom.artifact import Artifact, Pending, Sheaf
from pressroom.building import site as site_room
from pressroom.building import units
from pressroom.building.refusal import Refused
from pressroom.deriving.publication import Edition
from pressroom.emitting.session_pages import SessionPages
from pressroom.model.session import Session
from pressroom.reading import archive as reading_archive
from pressroom.rendering import desk as rendering_desk
from tests.site.commands import forget, tree
from tests.site.small_site import ROOT, BuiltSite, build_site, text_of
from tests.site.whole_site import LATER, LATER_RU, RU, WHOLE


@pytest.fixture
def standing(tmp_path: Path) -> BuiltSite:
    """The site that must still stand after a refusal."""
    return build_site(tmp_path, WHOLE)


def refused(tmp_path: Path, standing: BuiltSite, **changes: Any) -> str:
    """Build again; the code of the refusal, after which the old site must stand."""
    with pytest.raises(Refused) as refusal:
        build_site(tmp_path, {}, **changes)
    assert tree(standing.output) == standing.files
    return refusal.value.problem.code


def artifacts_of(sheaf: Sheaf) -> Iterable[Artifact]:
    """The files of a session, each with its facts."""
    assert isinstance(sheaf.facts, Pending)
    return sheaf.artifacts(sheaf.facts.make())


def test_counts_of_what_came_in_are_those_of_what_went_out(whole: BuiltSite) -> None:
    counts = whole.outcome.questions
    assert counts.questions == counts.published + counts.hidden + counts.merged == 13
    assert (counts.published, counts.hidden, counts.merged, counts.unanswered) == (11, 1, 1, 1)


def test_question_lost_in_reading_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    standing = build_site(tmp_path, {f"sessions/2020/{LATER}.ru.md": LATER_RU})
    forget(standing.output)

    def losing(read: Callable[..., Any]) -> Callable[..., Any]:
        def read_fewer(*arguments: Any) -> Any:
            session, *more = read(*arguments)
            if isinstance(session, Session):
                facts = replace(session.facts, questions=session.facts.questions[:-1])
                session = replace(session, facts=facts, questions=session.questions[:-1])
            return (session, *more)

        return read_fewer

    for module in (reading_archive, rendering_desk):
        monkeypatch.setattr(module, "read_session", losing(module.read_session))
    assert refused(tmp_path, standing) == "B104"


def test_question_whose_page_was_not_planned_is_noticed(
    tmp_path: Path, standing: BuiltSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = SessionPages.plan

    def forgetful(self: SessionPages, edition: Edition) -> Iterator[Artifact]:
        artifacts = (artifact for sheaf in plan(self, edition) for artifact in artifacts_of(sheaf))
        return (artifact for artifact in artifacts if artifact.part != "q2")

    monkeypatch.setattr(SessionPages, "plan", forgetful)
    assert refused(tmp_path, standing) == "B105"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('id="{{ q.id }}"', 'id="{{ q.id }}" data-x="" id="{{ q.id }}"'),
        ('id="{{ q.id }}"', 'data-id="{{ q.id }}"'),
        ('id="{{ q.id }}"', 'id="{{ q.id }}0"'),
    ],
    ids=["doubled", "lost", "renamed"],
)
def test_theme_that_doubles_loses_or_renames_an_anchor_is_noticed(
    tmp_path: Path, standing: BuiltSite, right: str, wrong: str
) -> None:
    theme = shutil.copytree(ROOT / "theme", tmp_path / "theme")
    template = theme / "templates" / "components" / "question.html"
    source = template.read_text(encoding="utf-8")
    assert right in source
    template.write_text(source.replace(right, wrong), encoding="utf-8")
    assert refused(tmp_path, standing, THEME=str(theme)) == "B105"


def test_theme_that_drops_a_question_from_the_page_is_noticed(
    tmp_path: Path, standing: BuiltSite
) -> None:
    theme = shutil.copytree(ROOT / "theme", tmp_path / "theme")
    template = theme / "templates" / "session.html"
    source = template.read_text(encoding="utf-8")
    loop = "{% for q in page.questions %}"
    assert loop in source
    template.write_text(
        source.replace(loop, "{% for q in page.questions if q.answered %}"), encoding="utf-8"
    )
    assert refused(tmp_path, standing, THEME=str(theme)) == "B105"


def test_planned_file_that_was_not_made_is_noticed(
    tmp_path: Path, standing: BuiltSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_unit = units.make_unit

    def losing(workplace: units.Workplace, unit: units.Unit) -> units.Made:
        made = make_unit(workplace, unit)
        if unit.name.startswith("release"):
            made.files.clear()
        return made

    monkeypatch.setattr(site_room, "make_unit", losing)
    forget(standing.output)
    assert refused(tmp_path, standing) == "B109"


def test_two_records_at_one_address_are_noticed(
    tmp_path: Path, standing: BuiltSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = SessionPages.plan

    def greedy(self: SessionPages, edition: Edition) -> Iterable[Artifact]:
        for sheaf in plan(self, edition):
            for artifact in artifacts_of(sheaf):
                yield artifact
                if artifact.path == RU:
                    yield artifact

    monkeypatch.setattr(SessionPages, "plan", greedy)
    assert refused(tmp_path, standing) == "B106"


def test_figures_on_the_page_are_the_counts(whole: BuiltSite) -> None:
    figures = {
        text_of(item.dt): int(text_of(item.dd).replace(" ", ""))
        for item in whole.page(RU).select(".figures .figures__item")
    }
    assert figures["С ответом"] + figures["Без ответа"] == figures["Опубликовано здесь"] == 10

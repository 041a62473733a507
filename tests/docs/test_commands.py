"""The reference of commands and settings says all that there are."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from invoke.collection import Collection
from invoke.parser.argument import Argument

import pelicanconf
import publishconf
import tasks
from tests.docs.pages import ROOT, document

COMMANDS = document("docs/reference/commands.md")
SETTINGS = document("docs/reference/settings.md")
TASKS = dict(Collection.from_module(tasks).tasks)
# Asked for once: Invoke takes each help text out of the task as it hands it over.
OPTIONS: dict[str, list[Argument]] = {
    name: [argument for argument in task.get_arguments() if not argument.positional]
    for name, task in TASKS.items()
}
VARIABLE = re.compile(r"PRESS_[A-Z_]+|SOURCE_DATE_EPOCH|CHROMIUM|PYTHON|L(?:ANG|C_[A-Z]+)")
TARGET = re.compile(r"^([a-z]+):", re.MULTILINE)


@pytest.mark.parametrize("name", sorted(TASKS))
def test_every_task_has_its_section_with_every_option(name: str) -> None:
    section = COMMANDS.section(f"`{name}`")
    assert section, f"docs/reference/commands.md: no section ### `{name}`"
    assert {option for option in options(name) if option not in section} == set()


def test_no_task_or_option_is_described_that_does_not_exist() -> None:
    described = re.findall(r"^### `([a-z-]+)`$", COMMANDS.section("Tasks"), re.MULTILINE)
    assert described == list(dict.fromkeys(described))
    assert set(described) == set(TASKS)
    for name in described:
        rows = "".join(
            line for line in COMMANDS.section(f"`{name}`").splitlines() if line.startswith("|")
        )
        assert set(re.findall(r"--[a-z-]{2,}", rows)) - options(name) == set(), name


def options(name: str) -> set[str]:
    """The options of a task as they are typed, long ones only."""
    return {
        f"--{spelling.replace('_', '-')}"
        for argument in OPTIONS[name]
        for spelling in argument.names
        if len(spelling) > 1
    }


@pytest.mark.parametrize("name", sorted(TASKS))
def test_every_task_and_option_explains_itself_at_the_terminal(name: str) -> None:
    assert TASKS[name].__doc__
    assert [argument.name for argument in OPTIONS[name] if not argument.help] == []


def test_every_target_of_make_is_named() -> None:
    targets = TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8"))
    section = COMMANDS.section("make")
    assert len(targets) > 8
    assert [target for target in targets if f"`make {target}`" not in section] == []


@pytest.mark.parametrize("code", [0, 1, 2, 3])
def test_every_exit_code_is_explained(code: int) -> None:
    assert f"| {code} |" in COMMANDS.section("Exit codes")


def test_every_environment_variable_is_named() -> None:
    section = COMMANDS.section("Environment variables")
    assert [name for name in sorted(variables()) if f"`{name}`" not in section] == []


def variables() -> set[str]:
    """What the program asks the environment for: by name, or by a name that looks like one."""
    found: set[str] = set()
    settings = {name for conf in (pelicanconf, publishconf) for name in vars(conf)}
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and VARIABLE.fullmatch(str(node.value)):
                found.add(str(node.value))
            elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("environ.get"):
                found |= {str(arg.value) for arg in node.args[:1] if isinstance(arg, ast.Constant)}
    return found - (settings - {"PRESS_COMMIT"})


def sources() -> list[Path]:
    library = [*(ROOT / "plugins").rglob("*.py"), *(ROOT / "tools").glob("*.py")]
    return [*library, *(ROOT / f"{name}.py" for name in ("tasks", "pelicanconf", "publishconf"))]


def test_every_setting_of_ours_has_its_section() -> None:
    ours = {name for conf in (pelicanconf, publishconf) for name in vars(conf) if is_ours(name)}
    described = {heading.words.strip("`") for heading in SETTINGS.headings if heading.level == 3}
    assert described == ours


def test_every_setting_of_pelican_s_that_is_set_is_named() -> None:
    names = {
        name
        for conf in (pelicanconf, publishconf)
        for name in vars(conf)
        if name.isupper() and not is_ours(name) and name != "ROOT"
    }
    section = SETTINGS.section("Pelican's own")
    assert {name for name in names if f"`{name}`" not in section} == set()


def is_ours(name: str) -> bool:
    return name.startswith("PRESS_")

"""What make does before there is a .venv: nothing where all is well, everything where it is not."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tools import setup

Venv = Callable[..., None]


@pytest.fixture
def venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Venv:
    """Return a function that records a .venv; what is not said is as it should be."""
    place = tmp_path / ".venv"
    place.mkdir()
    monkeypatch.setattr(setup, "VENV", place)
    monkeypatch.setattr(setup, "RECORD", place / "installed.json")
    monkeypatch.setattr(setup, "PYTHON", Path(sys.executable))
    monkeypatch.delenv("PYTHON", raising=False)

    def write(**said: object) -> None:
        record = {"place": str(place), "python": setup.VERSION, "locks": current()}
        setup.RECORD.write_text(json.dumps({**record, **said}), encoding="utf-8")

    return write


def current() -> dict[str, str]:
    """Return what a complete .venv has recorded."""
    return {lock: setup.digest(lock) for lock in (setup.SITE_LOCK, setup.TEST_LOCK)}


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the steps that setup takes; each works."""
    taken: list[str] = []

    def works(step: str = "create") -> bool:
        taken.append(step)
        return True

    monkeypatch.setattr(setup, "create", works)
    monkeypatch.setattr(setup, "fill", works)
    return taken


@pytest.mark.parametrize("arguments", [[], ["--dev"]])
def test_nothing_is_done_when_the_locks_are_installed(
    venv: Venv, steps: list[str], arguments: list[str]
) -> None:
    venv()
    assert setup.main(arguments) == 0
    assert steps == []


def test_a_changed_lock_is_installed_into_the_venv_that_is_there(
    venv: Venv, steps: list[str]
) -> None:
    venv(locks={setup.SITE_LOCK: "older"})
    assert setup.main([]) == 0
    assert steps == ["requirements.lock"]
    assert setup.main([]) == 0
    assert steps == ["requirements.lock"]


def test_a_venv_of_the_tests_serves_the_site_too(venv: Venv, steps: list[str]) -> None:
    venv(locks={"other": ""})
    assert setup.main(["--dev"]) == 0
    assert setup.main([]) == 0
    assert steps == ["requirements-dev.lock"]


@pytest.mark.parametrize(
    "said",
    [
        pytest.param({"place": "/elsewhere/.venv"}, id="moved"),
        pytest.param({"python": "3.10"}, id="another Python's packages"),
        pytest.param({"locks": None}, id="damaged record"),
    ],
)
def test_a_venv_that_cannot_work_is_made_anew(
    venv: Venv, steps: list[str], said: dict[str, object]
) -> None:
    venv(**said)
    assert setup.main([]) == 0
    assert steps == ["create", "requirements.lock"]


def test_a_venv_whose_python_is_gone_is_made_anew(
    venv: Venv, steps: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    venv()
    monkeypatch.setattr(setup, "PYTHON", tmp_path / "gone")
    assert setup.main([]) == 0
    assert steps == ["create", "requirements.lock"]


def test_an_interrupted_setup_begins_again(
    venv: Venv, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(lock: str) -> bool:
        raise KeyboardInterrupt

    venv(locks={setup.SITE_LOCK: "older"})
    with monkeypatch.context() as during:
        during.setattr(setup, "fill", interrupted)
        with pytest.raises(KeyboardInterrupt):
            setup.main([])
    assert setup.main([]) == 0
    assert steps == ["create", "requirements.lock"]


def test_the_python_inside_stays_until_another_is_named(
    venv: Venv, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    venv(locks={setup.SITE_LOCK: "older"})
    monkeypatch.setattr(setup, "VERSION", "3.99")
    assert setup.main([]) == 0
    assert setup.main([]) == 0
    assert steps == ["requirements.lock"]
    monkeypatch.setenv("PYTHON", "python3.99")
    assert setup.main([]) == 0
    assert steps == ["requirements.lock", "create", "requirements.lock"]


@pytest.mark.parametrize(
    ("lang", "words"),
    [("ru", "Пакеты не установились"), ("kk", "Пакеттер орнатылмады"), ("en", "could not be")],
)
def test_a_failure_is_told_in_the_language_of_the_person(
    venv: Venv,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    lang: str,
    words: str,
) -> None:
    monkeypatch.setenv("PRESS_LANG", lang)
    monkeypatch.setattr(setup, "fill", lambda lock: False)
    venv(locks={setup.SITE_LOCK: "older"})
    assert setup.main([]) == 1
    assert words in capsys.readouterr().err
    assert not setup.RECORD.exists()

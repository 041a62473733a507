"""The search for servers: what is missing is named by its package."""

import sys
from pathlib import Path

import pytest

from tools import servers

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")


def test_a_machine_with_all_of_them_is_left_alone() -> None:
    assert servers.missing() == []
    assert servers.main() == 0


def test_what_is_missing_is_named_by_its_package_and_told_where_it_cannot_be_had(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(servers, "PROGRAMS", {"nginx-of-nobody": "nginx-light"})
    monkeypatch.setattr(servers, "BROTLI", (tmp_path / "module.so",))
    monkeypatch.setattr(servers, "install", lambda *packages: not packages)
    monkeypatch.setenv("PRESS_LANG", "en")
    assert servers.missing() == ["nginx-light", "libnginx-mod-http-brotli-static"]
    assert servers.main() == 1
    told = capsys.readouterr().err
    assert "apt-get install nginx-light libnginx-mod-http-brotli-static" in told

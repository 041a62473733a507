"""What of the theme's own files reaches readers."""

from __future__ import annotations

from pathlib import Path

from pressroom.rendering.assets import load_assets


def published(folder: Path, script: str) -> str:
    (folder / "js").mkdir()
    (folder / "js" / "one.js").write_text(script, encoding="utf-8")
    assets = load_assets(folder)
    return assets.files[assets.names["js/one.js"]].decode()


def test_scripts_reach_readers_without_comments_and_indentation(tmp_path: Path) -> None:
    script = '/* For those\n   who write. */\nif (a) {\n  b("/* no comment */");\n  /* why */\n}\n'
    assert published(tmp_path, script) == 'if (a) {\nb("/* no comment */");\n}\n'


def test_text_that_spans_lines_keeps_its_blanks(tmp_path: Path) -> None:
    script = "const text = `one\n  two`;\n"
    assert published(tmp_path, script) == script

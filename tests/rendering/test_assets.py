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


def test_parts_of_parts_stand_once_each_before_what_uses_them(tmp_path: Path) -> None:
    (tmp_path / "js").mkdir()
    (tmp_path / "js" / "two.js").write_text(
        'import { three } from "./three.js";\n\nexport const two = three;\n', encoding="utf-8"
    )
    (tmp_path / "js" / "three.js").write_text("export const three = 3;\n", encoding="utf-8")
    (tmp_path / "js" / "one.js").write_text(
        'import { two } from "./two.js";\nimport { three } from "./three.js";\nsay(two, three);\n',
        encoding="utf-8",
    )
    assets = load_assets(tmp_path)
    assert list(assets.names) == ["js/one.js"]
    lines = assets.files[assets.names["js/one.js"]].decode().split("\n")
    assert [line for line in lines if line] == [
        "const three = 3;",
        "const two = three;",
        "say(two, three);",
    ]

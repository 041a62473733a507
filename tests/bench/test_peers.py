"""Other generators get the same archive, page by page, in words that our theme uses."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from bench.archive import invent_sessions
from bench.peers.folders import HERE, PEERS, THEME, write_peer
from bench.peers.install import command
from bench.peers.sheets import session_sheets
from bench.peers.words import LANGUAGES, Words

TEMPLATES = sorted(path for path in HERE.rglob("*.html") if "node_modules" not in path.parts)


@pytest.mark.parametrize("peer", PEERS)
def test_each_peer_gets_a_file_a_page_with_all_questions(peer: str, tmp_path: Path) -> None:
    pages = write_peer(peer, tmp_path / peer, 3, 5, seed=1)
    written = list((tmp_path / peer / "content").rglob("*.md"))
    questions = [path for path in written if re.fullmatch(r"q\d+\.md", path.name)]
    own = [path for path in written if path.name == "_index.md" and path.stat().st_size < 50]
    # Plain Pelican makes the sessions' pages of categories.
    sessions = 3 if peer == "pelican" else 0
    assert len(questions) == 15
    assert len(written) - len(own) == pages - sessions


def test_peers_get_no_word_of_a_hidden_question() -> None:
    words = Words(THEME)
    hidden = 0
    for session in invent_sessions(20, 100, seed=1):
        sheets = str(session_sheets(session, words))
        for question in session.questions:
            if question.visibility == "hidden":
                hidden += 1
                assert question.title not in sheets
                assert all(turn.text not in sheets for turn in question.turns)
    assert hidden


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(HERE)))
def test_templates_of_peers_say_what_our_theme_says(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    phrases = re.findall(r'(?:w\[|index \$w )"([^"]+)"', text)
    known = Words(THEME)
    for lang in LANGUAGES:
        assert [phrase for phrase in phrases if phrase not in known.catalogues[lang]] == []


@pytest.mark.skipif(sys.platform == "win32", reason="the benchmark runs on Linux")
def test_plain_pelican_builds_every_page_with_the_words_of_the_archive(tmp_path: Path) -> None:
    site, output = tmp_path / "site", tmp_path / "output"
    pages = write_peer("pelican", site, 2, 4, seed=1)
    subprocess.run(command("pelican", site, output), cwd=site, check=True, capture_output=True)
    assert len(list(output.rglob("*.html"))) == pages
    for session in invent_sessions(2, 4, seed=1):
        whole = (output / "sessions" / session.slot.id / "index.html").read_text(encoding="utf-8")
        for question in session.questions:
            assert question.title in whole
            assert question.turns[0].text.split(".")[0] in whole

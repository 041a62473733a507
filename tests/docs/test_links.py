"""Documents lead somewhere, and their Kazakh and Russian versions say the same."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from tests.docs.pages import DOCS, ROOT, Document, documents

DOCUMENTS = documents()
RUSSIAN = [document for document in DOCUMENTS if document.name.endswith(".ru.md")]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_every_link_of_a_document_leads_to_a_file_and_a_heading(document: Document) -> None:
    astray = [target for target in document.links if leads_nowhere(document, target)]
    assert astray == []


def leads_nowhere(document: Document, target: str) -> bool:
    if target.startswith(("https://", "http://")):
        return False
    path, _, anchor = unquote(target).partition("#")
    place = (document.path.parent / path).resolve() if path else document.path
    if not place.is_relative_to(ROOT) or not place.is_file():
        return True
    if not anchor:
        return False
    return anchor not in {heading.anchor for heading in Document(place).headings}


@pytest.mark.parametrize("russian", RUSSIAN, ids=lambda document: document.name)
def test_kazakh_and_russian_versions_have_the_same_sections_and_examples(russian: Document) -> None:
    kazakh = Document(russian.path.with_name(russian.path.name.replace(".ru.md", ".kk.md")))
    assert kazakh.path.is_file()
    assert outline(kazakh) == outline(russian)
    assert kazakh.blocks == russian.blocks


def test_no_kazakh_version_stands_alone() -> None:
    kazakh = {document.name for document in DOCUMENTS if document.name.endswith(".kk.md")}
    assert kazakh == {document.name.replace(".ru.md", ".kk.md") for document in RUSSIAN}


def test_english_record_format_has_the_sections_of_the_others() -> None:
    english, russian = (
        Document(DOCS / "reference" / f"record-format.{lang}.md") for lang in ("en", "ru")
    )
    assert outline(english) == outline(russian)


def outline(document: Document) -> list[int]:
    return [heading.level for heading in document.headings]


def test_every_document_is_reached_from_the_readme() -> None:
    reached: set[str] = set()
    waiting = [Document(ROOT / "README.md")]
    while waiting:
        document = waiting.pop()
        if document.name in reached:
            continue
        reached.add(document.name)
        for target in document.links:
            place = (document.path.parent / unquote(target).partition("#")[0]).resolve()
            if place.suffix == ".md" and place.is_file() and place.is_relative_to(ROOT):
                waiting.append(Document(place))
    below = {document.name for document in DOCUMENTS if document.name.startswith("docs/")}
    assert below - reached == set()

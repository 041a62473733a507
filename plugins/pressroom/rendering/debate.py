"""A session for archives: Akoma Ntoso 3.0 (OASIS LegalDocumentML), ``/data/sessions/S.an``.

A ``debate`` with one ``debateSection`` a question; in it ``question`` and ``answer`` elements with
the words as paragraphs. ``startTime`` is the absolute moment of the question in the broadcast.
Works, persons and roles are named by the Akoma Ntoso Naming Convention 1.0.
"""

from __future__ import annotations

from datetime import timedelta
from xml.etree.ElementTree import Element

from pressroom.language import Language
from pressroom.model.identity import OfficialId, QuestionId
from pressroom.model.session import Turn, TurnKind
from pressroom.rendering import addresses
from pressroom.rendering.data_rows import SessionRows
from pressroom.rendering.names import words_for
from pressroom.rendering.plain import plain_text
from pressroom.rendering.xml_text import XML, child, xml_file

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_SOURCE = "#publisher"
_CITIZEN = "citizen"
_LANGUAGES = {Language.KK: "kaz", Language.RU: "rus", Language.EN: "eng"}
"""Source: ISO 639-2, as FRBRlanguage wants it."""


def render_debate(rows: SessionRows) -> bytes:
    """The session in its original language; listed questions only."""
    root = Element("akomaNtoso", {"xmlns": NAMESPACE})
    debate = child(root, "debate", name="broadcast")
    _meta(debate, rows)
    facts = rows.data.original.session
    preface = child(child(debate, "preface"), "p")
    child(preface, "docTitle", plain_text(facts.title))
    body = child(child(debate, "debateBody"), "debateSection", name="broadcast", eId="dbsect_1")
    child(body, "heading", plain_text(facts.title))
    for question_id, languages, _ in rows.listed:
        _section(body, rows, languages[0], question_id)
    return xml_file(root)


def _meta(debate: Element, rows: SessionRows) -> None:
    facts = rows.data.original.session
    day = facts.starts.date().isoformat()
    work = f"/akn/kz/debate/{day}/{facts.id}"
    expression = f"{work}/{_LANGUAGES[facts.lang]}@{day}"
    meta = child(debate, "meta")
    identification = child(meta, "identification", source=_SOURCE)
    for level, uri in (
        ("FRBRWork", work),
        ("FRBRExpression", expression),
        ("FRBRManifestation", f"{expression}.akn"),
    ):
        frbr = child(identification, level)
        main = uri.replace(".akn", "/!main.akn") if uri.endswith(".akn") else f"{uri}/!main"
        child(frbr, "FRBRthis", value=main)
        child(frbr, "FRBRuri", value=uri)
        child(frbr, "FRBRdate", date=day, name="broadcast")
        child(frbr, "FRBRauthor", href=_SOURCE)
        if level == "FRBRWork":
            child(frbr, "FRBRcountry", value="kz")
        elif level == "FRBRExpression":
            child(frbr, "FRBRlanguage", language=_LANGUAGES[facts.lang])
        else:
            child(frbr, "FRBRformat", value="application/akn+xml")
    references = child(meta, "references", source=_SOURCE)
    organisation = rows.desk.settings.words[facts.lang].organisation
    home = rows.desk.addresses.absolute(addresses.home(facts.lang))
    child(references, "TLCOrganization", eId="publisher", href=home, showAs=organisation)
    for official in _speakers(rows):
        name = words_for(rows.data.original.names.officials[official].name, facts.lang).text
        href = f"/akn/ontology/person/kz/{official}"
        child(references, "TLCPerson", eId=official, href=href, showAs=name)
    role = f"/akn/ontology/role/kz/{_CITIZEN}"
    child(references, "TLCRole", eId=_CITIZEN, href=role, showAs=_CITIZEN)


def _speakers(rows: SessionRows) -> list[OfficialId]:
    speakers = [speaker for row in rows.answers for speaker in row["speakers"]]
    known = rows.data.original.names.officials
    return [speaker for speaker in dict.fromkeys(speakers) if speaker in known]


def _section(body: Element, rows: SessionRows, lang: Language, question_id: QuestionId) -> None:
    question = rows.texts[lang][question_id]
    section = child(body, "debateSection", name="question", eId=f"dbsect_1__{question_id}")
    heading = child(section, "heading", plain_text(question.title))
    heading.set(f"{XML}lang", str(question.facts.lang))
    texts = rows.turn_texts(lang, question_id)
    for number, (turn, text) in enumerate(zip(question.turns, texts, strict=True), 1):
        words = child(
            section,
            str(turn.kind),
            by=f"#{_by(turn, rows)}",
            eId=f"dbsect_1__{question_id}__{turn.kind}_{number}",
        )
        words.set(f"{XML}lang", str(turn.lang))
        if (moment := _moment(rows, turn, question.facts.at)) is not None:
            words.set("startTime", moment)
        for paragraph in text.split("\n\n"):
            child(words, "p", " ".join(paragraph.split()))


def _by(turn: Turn, rows: SessionRows) -> str:
    if turn.kind is TurnKind.QUESTION:
        return _CITIZEN
    return turn.speaker or rows.data.original.session.official or "publisher"


def _moment(rows: SessionRows, turn: Turn, at: int | None) -> str | None:
    """When a turn was said: the question's moment, None for an answer given later."""
    if at is None or turn.answered_on is not None:
        return None
    starts = rows.data.original.session.starts
    return (starts + timedelta(seconds=at)).isoformat(timespec="seconds")

"""A session for programs: ``/data/sessions/S.json``."""

from __future__ import annotations

from typing import Any

from pressroom.language import Language
from pressroom.model.identity import QuestionId
from pressroom.rendering import addresses
from pressroom.rendering.data_rows import SessionRows
from pressroom.rendering.html_text import html_text
from pressroom.rendering.plain import plain_text
from pressroom.rendering.texts import away_from_home


def session_document(rows: SessionRows) -> dict[str, Any]:
    """The session in its original language, listed questions only, with its translations.

    What it holds is said by ``session_schema``.
    """
    row = dict(rows.session())
    lang = rows.data.original.session.lang
    return {
        "$schema": rows.desk.addresses.absolute(addresses.SESSION_SCHEMA),
        "id": row.pop("id"),
        "lang": row.pop("lang"),
        "title": row.pop("title"),
        "date": row.pop("starts"),
        **row,
        "licence": rows.desk.settings.licence.url,
        "lead": _lead(rows, lang),
        "questions": _questions(rows, lang, own=True),
        "translations": [
            {
                "lang": str(other),
                "url": rows.address(other),
                "title": plain_text(rows.views(other).facts.title),
                "translated": _translated(rows, other),
                "lead": _lead(rows, other),
                "questions": _questions(rows, other, own=False),
            }
            for other in rows.data.languages[1:]
        ],
    }


def _translated(rows: SessionRows, lang: Language) -> str | None:
    day = rows.views(lang).facts.translated
    return day.isoformat() if day else None


def _lead(rows: SessionRows, lang: Language) -> dict[str, str] | None:
    html = rows.views(lang).lead
    if not html:
        return None
    return {"html": away_from_home(html, rows.address(lang), rows.desk), "text": html_text(html)}


def _questions(rows: SessionRows, lang: Language, *, own: bool) -> list[dict[str, Any]]:
    """The listed questions of one language, each with the words of that language.

    With ``own``, what all languages have in common too: topics, district, flags.
    """
    facts = {str(row["question"]): row for row in rows.answers} if own else {}
    found = []
    for question_id, languages, _ in rows.listed:
        if lang not in languages:
            continue
        title = rows.texts[lang][question_id].title
        question: dict[str, Any] = {
            "id": question_id,
            "url": rows.address(lang, question_id),
            "title": plain_text(title),
            "lang": str(rows.texts[lang][question_id].facts.lang),
        }
        if own:
            row = facts[question_id]
            question |= {name: row[name] for name in OF_THE_ROW}
        question["turns"] = _turns(rows, lang, question_id)
        found.append(question)
    return found


OF_THE_ROW = (
    "at",
    "district",
    "topics",
    "asker",
    "answered",
    "times_asked",
    "valid_as_of",
    "review_by",
    "out_of_date",
    "superseded_by",
    "commitment",
    "corrections",
    "redactions",
)


def _turns(rows: SessionRows, lang: Language, question_id: QuestionId) -> list[dict[str, Any]]:
    views = rows.views(lang)
    official = views.facts.official
    page = rows.address(lang, question_id)
    shown = views.questions.by_id[question_id].turns
    texts = rows.turn_texts(lang, question_id)
    return [
        {
            "kind": str(turn.kind),
            "speaker": (turn.speaker or official) if turn.kind == "answer" else None,
            "lang": str(turn.lang),
            "answered_on": turn.answered_on.isoformat() if turn.answered_on else None,
            "html": away_from_home(view.html, page, rows.desk),
            "text": text,
        }
        for turn, view, text in zip(rows.texts[lang][question_id].turns, shown, texts, strict=True)
    ]

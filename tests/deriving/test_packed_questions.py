"""What plans ask of packed questions is what the questions themselves say."""

from __future__ import annotations

from datetime import date

from pressroom.language import Language, Localized
from pressroom.model.commitment import Commitment
from pressroom.model.identity import DistrictId, QuestionId, TopicId
from pressroom.model.session import (
    PackedQuestions,
    QuestionFacts,
    Visibility,
    place_questions,
    promised_questions,
)
from pressroom.packing import pack, unpack

ROADS, CAMERAS = TopicId("roads"), TopicId("cameras")
PROMISE = Commitment(Localized.of({Language.RU: "Починим"}), due=date(2026, 8, 1))


def question(
    number: int,
    topics: tuple[TopicId, ...] = (),
    district: str | None = None,
    visibility: Visibility = Visibility.PUBLIC,
    commitment: Commitment | None = None,
) -> QuestionFacts:
    return QuestionFacts(
        QuestionId(f"q{number}"),
        number,
        Language.RU,
        answered=True,
        topics=topics,
        district=DistrictId(district) if district else None,
        visibility=visibility,
        commitment=commitment,
    )


QUESTIONS = (
    question(1, (ROADS,)),
    question(2, (ROADS, CAMERAS), "talgar", commitment=PROMISE),
    question(3, (ROADS,), visibility=Visibility.UNLISTED, commitment=PROMISE),
    question(4, visibility=Visibility.HIDDEN),
    question(5, (ROADS, CAMERAS), "talgar"),
)


def test_packed_questions_are_counted_by_place_like_unpacked_ones() -> None:
    counted = place_questions(PackedQuestions.of(QUESTIONS))

    assert counted == place_questions(QUESTIONS)
    assert counted == (
        (None, (ROADS,), 2, 1),
        ("talgar", (ROADS, CAMERAS), 2, 2),
        (None, (), 1, 0),
    )


def test_only_a_listed_promise_is_among_the_promised() -> None:
    packed = PackedQuestions.of(QUESTIONS)

    assert [one.id for one in promised_questions(packed)] == ["q2"]
    assert promised_questions(packed) == promised_questions(QUESTIONS)


def test_packed_questions_keep_what_is_known_of_them_when_they_are_copied() -> None:
    packed = PackedQuestions.of(QUESTIONS)
    copied = unpack(pack(packed))

    assert copied == packed
    assert copied.placed == packed.placed
    assert copied.promised == packed.promised

from datetime import date

import pytest

from pressroom.language import Language, Localized
from pressroom.model.commitment import CommitmentStatus, WorkingDays
from pressroom.model.identity import QuestionId, QuestionRef, SessionId
from pressroom.model.session import Visibility
from tests.reading.one_session import problems, question, session


def body(block: str) -> str:
    return f"## Когда? {{#q1}}\n\n{block}\n\nВопрос: Когда?\n\nОтвет: Завтра.\n"


def test_every_key_of_the_block_is_read_as_written() -> None:
    found = question(
        body(
            "topic: [roads, cameras]\ndistrict: ile\nat: 0:45:10\nasker: Житель Талгара\n"
            "times_asked: 3\nvalid_as_of: 2020-10-16\nreview_by: 2021-10-16\n"
            "superseded_by: 2020-11-05-talgar#q1\nvisibility: unlisted"
        )
    )
    facts = found.facts
    assert facts.topics == ("roads", "cameras")
    assert facts.district == "ile"
    assert facts.at == 45 * 60 + 10
    assert facts.times_asked == 3
    assert (facts.valid_as_of, facts.review_by) == (date(2020, 10, 16), date(2021, 10, 16))
    successor = QuestionRef(SessionId("2020-11-05-talgar"), QuestionId("q1"))
    assert facts.superseded_by == successor
    assert facts.visibility is Visibility.UNLISTED
    assert found.asker == "Житель Талгара"


def test_block_may_begin_with_who_asked() -> None:
    assert question(body("asker: Житель Талгара\nat: 0:45:10")).asker == "Житель Талгара"


def test_a_hidden_question_keeps_its_reason_for_readers() -> None:
    hidden = question("## Кто? {#q1}\n\nvisibility: hidden\nreason: Личное\n\nВопрос: Кто?\n")
    assert hidden.facts.is_hidden
    assert hidden.hidden_reason == "Личное"


def test_a_merged_question_names_the_one_that_is_shown() -> None:
    found = session(body("topic: roads") + "\n## А когда? {#q2}\n\nduplicate_of: q1\n")
    first, second = found.questions
    assert second.facts.is_merged
    assert second.facts.duplicate_of == first.facts.id


def test_a_commitment_stands_where_its_last_update_says() -> None:
    facts = question(
        body(
            "control:\n  promise: {ru: Починить, kk: Жөндеу}\n  owner: inspector-talgar\n"
            "  due: 2020-11-16\n  updates:\n"
            "    - {on: 2020-11-01, status: open, note: Ждём деталей}\n"
            "    - {on: 2020-11-10, status: done, evidence: images/plan.png}"
        )
    ).facts
    assert facts.commitment is not None
    assert facts.commitment.status is CommitmentStatus.DONE
    assert facts.commitment.owner == "inspector-talgar"
    assert facts.commitment.due == date(2020, 11, 16)
    assert facts.commitment.promise == Localized.of(
        {Language.RU: "Починить", Language.KK: "Жөндеу"}
    )
    assert [update.evidence for update in facts.commitment.updates] == [None, "images/plan.png"]


@pytest.mark.parametrize(
    "due", ["15 working days", "15 рабочих дней", "15 жұмыс күні", "15\u00a0working days"]
)
def test_a_term_may_be_counted_in_working_days_in_each_language(due: str) -> None:
    commitment = question(body(f"control: {{promise: Починить, due: {due}}}")).facts.commitment
    assert commitment is not None
    assert commitment.due == WorkingDays(15)


def test_one_working_day_has_its_own_form() -> None:
    for due in ("1 working day", "1 рабочий день", "1 жұмыс күні", "2 рабочих дня"):
        assert problems(body(f"control: {{promise: Починить, due: {due}}}")) == []


def test_a_promise_without_words_is_refused() -> None:
    assert problems(body("control:\n  owner: chief-talgar")) == ["4:3 S102"]


def test_a_broken_block_does_not_hide_problems_of_the_words() -> None:
    assert problems("## Когда? {#q1}\n\ntopic: [roads\n\nОтвте: Завтра.\n")[-1] == "5:1 Q201"


def test_links_in_the_note_of_an_update_are_checked_where_they_stand() -> None:
    block = (
        "control:\n  promise: Починить\n  updates:\n"
        '    - {on: 2020-11-01, status: open, note: "См. [тут](javascript:x)"}'
    )
    assert problems(body(block)) == ["6:55 M101"]

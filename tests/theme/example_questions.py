"""One question of every state, as a session's page shows them."""

from __future__ import annotations

from markupsafe import Markup

from pressroom.language import Words
from pressroom.model.commitment import CommitmentStatus
from pressroom.model.session import TurnKind
from pressroom.rendering.contexts import Label, Link
from pressroom.rendering.question_contexts import QuestionView, TurnView
from tests.theme.example_records import KK, Examples

TABLE = Markup(
    '<p>{}</p><div class="table-scroll" tabindex="0" role="group" aria-label="102 / 112">'
    '<table><thead><tr><th scope="col">№</th><th scope="col">{}</th>'
    '<th scope="col" class="align-right">₸</th></tr></thead>'
    '<tbody><tr><td>102</td><td>{}</td><td class="align-right">0</td></tr>'
    '<tr><td>112</td><td>{}</td><td class="align-right">0</td></tr></tbody></table></div>'
    "<ol><li>{}</li><li>{}</li></ol><blockquote><p>{}</p></blockquote>"
)


def every_state(x: Examples) -> tuple[QuestionView, ...]:
    """All of them, numbered as in a record; the last number stands out of order on purpose."""
    return (
        x.question(1),
        in_the_other_language(x, 2),
        redacted(x, 3),
        x.question(4, turns=x.question().turns[:1], answered=False, topics=(), asker=None),
        x.question(
            5,
            title="",
            turns=(),
            hidden_reason=x.words(
                "Сұрақта бөгде адамның дербес деректері бар.",
                "В вопросе личные данные постороннего человека.",
            ),
        ),
        x.question(6, turns=(), merged_into=Link("#q1", x.question().title)),
        x.question(
            7,
            superseded_by=Link(
                "/x.html",
                x.words(
                    "Енді сұрақты эфирге дейін жіберуге бола ма?",
                    "Теперь вопрос можно прислать до эфира?",
                ),
            ),
            out_of_date_since=x.day(1, 11),
            valid_as_of=x.day(16),
        ),
        x.question(8, commitment=x.commitment(CommitmentStatus.OPEN, overdue=True)),
        x.question(9, commitment=x.commitment(CommitmentStatus.REOPENED)),
        with_a_table(x, 10),
        answered_later(x, 11),
        x.question(12, times_asked=5, unlisted=True),
        x.question(41, corrections=x.corrections()[:1]),
    )


def in_the_other_language(x: Examples, number: int) -> QuestionView:
    """A question and an answer that are not in the language of the page."""
    return x.question(
        number,
        title=(
            "Что делать, если потерял удостоверение личности?"
            if x.lang is KK
            else "Жеке куәлігімді жоғалтып алдым. Не істеймін?"
        ),
        lang=x.other,
        turns=(
            x.asked(
                "Базарда жеке куәлігім жоғалып кетті. Ұрланды ма, өзім түсіріп алдым ба, "
                "білмеймін.",
                "Удостоверение пропало на базаре. Не знаю, украли его или сам обронил.",
                foreign=True,
            ),
            x.answered(
                "<p>Ұрланды деп ойласаңыз, 102 нөміріне хабарлаңыз.</p>",
                "<p>Если думаете, что украли, сообщите по номеру 102.</p>",
                foreign=True,
            ),
        ),
        topics=(Label(Words("Удостоверения" if x.lang is KK else "Құжаттар", x.other)),),
    )


def redacted(x: Examples, number: int) -> QuestionView:
    """Words left out in the question, and a long gap in the answer."""
    short = _gap(x.words("жасырылған: телефон нөмірі", "скрыто: номер телефона"))
    long = _gap(
        x.words(
            "жасырылған: көршінің мекенжайы мен отбасы туралы мәліметтер",
            "скрыто: адрес соседа и сведения о его семье",
        )
    )
    answered = x.words(
        "<p>Өтінішіңіз тіркелді: {}. Учаскелік инспектор сізге хабарласады.</p>",
        "<p>Ваше обращение зарегистрировано: {}. Участковый инспектор с вами свяжется.</p>",
    ).format(long)
    return x.question(
        number,
        turns=(
            TurnView(
                TurnKind.QUESTION,
                Markup("<p>{}{}{}</p>").format(
                    x.words("Маған ", "Мне позвонили с номера "),
                    short,
                    x.words(" нөмірінен қоңырау шалды.", "."),
                ),
                None,
            ),
            x.answered(answered, answered),
        ),
    )


def _gap(label: str) -> Markup:
    return Markup('<span class="redaction"><span class="redaction__label">{}</span></span>').format(
        label
    )


def with_a_table(x: Examples, number: int) -> QuestionView:
    """An answer with everything that Markdown gives."""
    html = TABLE.format(
        x.words("Қай нөмірге қоңырау шалу керек:", "По какому номеру звонить:"),
        x.words("Кім жауап береді", "Кто ответит"),
        x.words("Полиция", "Полиция"),
        x.words("Құтқару қызметі", "Служба спасения"),
        x.words("Орныңызды айтыңыз.", "Назовите место."),
        x.words("Не болғанын айтыңыз.", "Скажите, что случилось."),
        x.words("Тұтқаны қоймаңыз.", "Не кладите трубку."),
    )
    ordinary = x.question()
    return x.question(number, turns=(ordinary.turns[0], x.answered(html, html)))


def answered_later(x: Examples, number: int) -> QuestionView:
    """An answer on air, and another person's some days after."""
    ordinary = x.question()
    return x.question(
        number,
        turns=(
            *ordinary.turns[:2],
            x.answered(
                "<p>Бағдаршам жөнделді.</p>",
                "<p>Светофор починили.</p>",
                speaker=x.inspector,
                later=x.day(20),
            ),
        ),
        translations=(Link("/other.html", "Русский" if x.lang is KK else "Қазақша", x.other),),
    )

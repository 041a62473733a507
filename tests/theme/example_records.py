"""Records for the theme's examples: every state that a page can show, in Kazakh and Russian.

Questions and answers are made up for looks and are general advice; nobody said them.
"""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from pressroom.language import Language, Words
from pressroom.model.commitment import CommitmentStatus
from pressroom.model.registers import DistrictKind
from pressroom.model.session import Fidelity, Platform, SessionStatus, TurnKind
from pressroom.rendering.contexts import (
    Citation,
    CorrectionNote,
    Label,
    Link,
    Moment,
    Person,
    Place,
)
from pressroom.rendering.question_contexts import CommitmentView, QuestionView, TurnView, UpdateView
from pressroom.rendering.session_contexts import (
    ChangeNote,
    FormerQuestion,
    SessionCounts,
    SessionView,
)

KK, RU = Language.KK, Language.RU
MONTHS = {KK: {10: "қазан", 11: "қараша"}, RU: {10: "октября", 11: "ноября"}}
OFFSET = "UTC+6"


def trusted(html: str) -> Markup:
    """The examples' own HTML."""
    return Markup(html)  # noqa: S704 (written above and below, by us)


class Examples:
    """The examples for pages in one language; ``other`` is the language of the other records."""

    def __init__(self, lang: Language) -> None:
        self.lang = lang
        self.other = RU if lang is KK else KK

    def words(self, kk: str, ru: str) -> str:
        """One text in the language of the page."""
        return kk if self.lang is KK else ru

    def former(self) -> tuple[FormerQuestion, ...]:
        """A question that moved, and one that was withdrawn."""
        reason = Words(self.words("Басқа адамның нөмірі көрінді.", "Был виден чужой номер."))
        return (
            FormerQuestion("q41", "41", Link("/q42.html", "/q42.html")),
            FormerQuestion("q43", "43", None, self.day(20), reason, "error"),
        )

    def day(self, number: int, month: int = 10) -> Moment:
        """A day of autumn 2020."""
        name = MONTHS[self.lang][month]
        text = self.words(f"2020 ж. {number} {name}", f"{number} {name} 2020 г.")
        return Moment(f"2020-{month}-{number:02}", text)

    def instant(self, number: int, hour: int = 10) -> Moment:
        """A day and an hour of October 2020."""
        text = f"{self.day(number).text}, {hour}:00"
        return Moment(f"2020-10-{number}T{hour}:00+06:00", text, OFFSET)

    @property
    def place(self) -> Place:
        return Place(Words(self.words("Алматы облысы", "Алматинская область")), DistrictKind.REGION)

    @property
    def district(self) -> Place:
        return Place(Words(self.words("Талғар ауданы", "Талгарский район")), DistrictKind.DISTRICT)

    @property
    def chief(self) -> Person:
        return Person(
            Words(self.words("Бөлім бастығы (үлгі)", "Начальник отдела (образец)")),
            Words(self.words("полиция бөлімінің бастығы", "начальник отдела полиции")),
        )

    @property
    def inspector(self) -> Person:
        """Somebody whose post is written in the other language only."""
        post = "инспектор по делам несовершеннолетних" if self.lang is KK else "аға инспектор"
        return Person(
            Words(self.words("Инспектор (үлгі)", "Инспектор (образец)")), Words(post, self.other)
        )

    @property
    def topics(self) -> tuple[Label, ...]:
        return (
            Label(Words(self.words("Жол қозғалысы", "Дорожное движение"))),
            Label(Words(self.words("Бейнекамералар", "Видеокамеры"))),
        )

    @property
    def session_title(self) -> str:
        return self.words(
            "Азаматтарды онлайн қабылдау: тікелей эфир", "Онлайн-приём граждан в прямом эфире"
        )

    def asked(self, kk: str, ru: str, foreign: bool = False) -> TurnView:
        """A citizen's turn."""
        text = (ru if self.lang is KK else kk) if foreign else self.words(kk, ru)
        html = Markup("<p>{}</p>").format(text)
        return TurnView(TurnKind.QUESTION, html, self.other if foreign else None)

    def answered(
        self,
        kk: str,
        ru: str,
        speaker: Person | None = None,
        same: bool = False,
        later: Moment | None = None,
        foreign: bool = False,
    ) -> TurnView:
        """The police's turn; the texts are HTML."""
        text = (ru if self.lang is KK else kk) if foreign else self.words(kk, ru)
        return TurnView(
            TurnKind.ANSWER,
            trusted(text),
            self.other if foreign else None,
            speaker or self.chief,
            same,
            later,
        )

    def question(self, number: int = 1, **changes: object) -> QuestionView:
        """An ordinary question with a follow-up; ``changes`` make it any other."""
        ordinary = QuestionView(
            id=f"q{number}",
            number=number,
            href=f"/{self.lang}/sessions/2020-10-16/q{number}.html",
            title=self.words(
                "Абай мен Сәтбаев көшелерінің қиылысындағы бағдаршам қашан жөнделеді?",
                "Когда отремонтируют светофор на пересечении улиц Абая и Сатпаева?",
            ),
            lang=None,
            turns=(
                self.asked(
                    "Бағдаршам екінші ай жұмыс істемейді. Таңертең балалар мектепке барғанда "
                    "жолдан өту қауіпті.",
                    "Светофор не работает второй месяц. Утром, когда дети идут в школу, "
                    "переходить дорогу опасно.",
                ),
                self.answered(
                    "<p>Өтінім жол қызметіне берілді. Бағдаршам жөнделгенше таңғы сағат "
                    "<strong>7:30-дан 9:00-ге дейін</strong> реттеуші тұрады.</p>",
                    "<p>Заявка передана дорожной службе. Пока светофор чинят, утром "
                    "<strong>с 7:30 до 9:00</strong> движение направляет регулировщик.</p>",
                ),
                self.asked("Кешке ше?", "А вечером?"),
                self.answered(
                    "<p>Кешке де тұрады: 17:30-дан 19:00-ге дейін.</p>",
                    "<p>И вечером тоже: с 17:30 до 19:00.</p>",
                    same=True,
                ),
            ),
            place=self.district,
            topics=self.topics,
            asker=self.words("Талғар тұрғыны", "Житель Талгара"),
            at="0:45:10",
            at_iso="PT45M10S",
            recording="https://example.org/recording?t=2710s",
        )
        return replace(ordinary, **changes)  # type: ignore[arg-type]

    def commitment(self, word: str, overdue: bool = False) -> CommitmentView:
        """A promise with its history up to the status ``word``."""
        status = CommitmentStatus(word)
        updates: tuple[UpdateView, ...] = ()
        if status is not CommitmentStatus.OPEN:
            updates = (
                UpdateView(
                    self.day(26),
                    CommitmentStatus.DONE,
                    Markup("<p>Памятка опубликована.</p>"),
                    RU if self.lang is KK else None,
                    Link("/images/memo.png", self.words("Жадынама", "Памятка"), None),
                ),
                UpdateView(self.day(27), status, None, None, None),
            )
        return CommitmentView(
            promise=Words(
                self.words(
                    "Алаяқтық туралы жадынаманы екі тілде жариялау",
                    "Опубликовать памятку о мошенничестве на двух языках",
                )
            ),
            owner=self.chief,
            status=status,
            due=self.day(6, 11),
            reckoning=self.words(
                "2020 ж. 16 қазан күнінен кейін 15\xa0жұмыс күні",
                "15\xa0рабочих дней с 16 октября 2020 г.",
            ),
            overdue=overdue,
            waiting=status in {CommitmentStatus.OPEN, CommitmentStatus.REOPENED},
            zone="Asia/Almaty",
            updates=updates,
            register=Link(
                f"/{self.lang}/commitments/",
                self.words("Эфирде берілген барлық уәде", "Все обещания, данные в эфире"),
            ),
        )

    def corrections(self) -> tuple[CorrectionNote, ...]:
        """One correction with words, of a question; one minor."""
        return (
            CorrectionNote(
                self.day(20),
                self.words("Бұйрықтың нөмірі түзетілді.", "Исправлен номер приказа."),
                False,
                question=Link("#q3", self.words("3-сұрақ", "Вопрос 3")),
            ),
            CorrectionNote(self.day(21), None, True),
        )

    def session(self, **changes: object) -> SessionView:
        """A broadcast that was held; ``changes`` make it any other."""
        held = SessionView(
            id="2020-10-16-almaty-region",
            href=f"/{self.lang}/sessions/2020-10-16/",
            title=self.session_title,
            starts=self.instant(16),
            ends=Moment("2020-10-16T14:00+06:00", "14:00"),
            duration=self.words("4 сағат", "4 часа"),
            status=SessionStatus.HELD,
            place=self.place,
            official=self.chief,
            platform=Platform.INSTAGRAM,
            channel=Link("https://example.org/police", "@police_example"),
            recording="https://example.org/recording",
            fidelity=Fidelity.EDITED,
            series=Words(self.words("Сәрсенбідегі эфирлер", "Эфиры по средам")),
            series_href=f"/{self.lang}/series/talgar/",
            counts=SessionCounts(22, 20, 19, 1, 1, 1, 200, 3000, 2),
            summary=self.words(
                "Бөлім бастығы тұрғындардың жол, құжат және алаяқтық туралы сұрақтарына төрт сағат "
                "бойы жауап берді.",
                "Начальник отдела четыре часа отвечал на вопросы жителей о дорогах, документах "
                "и мошенниках.",
            ),
            image=None,
            changes=(),
            cancelled=None,
            corrections=(),
            translated=None,
            original=None,
            translations=(
                Link(
                    f"/{self.other}/sessions/2020-10-16/",
                    "Русский" if self.lang is KK else "Қазақша",
                    self.other,
                ),
            ),
            demonstration=True,
        )
        return replace(held, **changes)  # type: ignore[arg-type]

    def change(self) -> ChangeNote:
        """A broadcast moved from one day to the next."""
        return ChangeNote(
            self.instant(14, 9),
            self.words("Жұмыс сапарына байланысты ауыстырылды.", "Перенесено из-за выезда."),
            self.instant(15),
        )

    def cancellation(self) -> ChangeNote:
        """Why there was no broadcast."""
        return ChangeNote(
            self.instant(14, 9),
            self.words(
                "Оқу-жаттығу өтеді. Жаңа күні бөлек хабарланады.",
                "Проходят учения. О новой дате сообщим отдельно.",
            ),
            None,
        )

    def citation(self) -> Citation:
        """How to cite the example."""
        return Citation(
            f"{self.session_title}. {self.place.name}. {self.instant(16).text}",
            f"https://example.org/{self.lang}/sessions/2020-10-16-almaty-region/",
        )

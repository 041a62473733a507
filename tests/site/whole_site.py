"""One small press service with one record of every kind, in every state that a record can be in."""

from __future__ import annotations

from tests.site.small_site import PIXEL, Files, record, session

TALGAR = "2020-10-16-talgar"
LATER = "2020-11-05-talgar"
RU = f"ru/sessions/{TALGAR}/index.html"
KK = f"kk/sessions/{TALGAR}/index.html"

TALGAR_RU = session(
    """\
Вступление к эфиру.

## Когда починят светофор? {#q1}

topic: [roads, cameras]
at: 0:45:10
asker: Житель Талгара

Вопрос: Светофор не работает второй месяц.
Кто отвечает?

Ответ: Заявка **передана** дорожной службе.

Вопрос: А регулировщик будет?

Ответ (inspector): Будет с 7:30.

Ответ (inspector, 2020-10-20): Регулировщик уже стоит.

## Почему нет фонарей? {#q2}

Вопрос: На улице темно.

## Кто на меня пожаловался из ТАЙНОГО дома? {#q3}

topic: cameras
visibility: hidden
reason: Касается частной жизни.

Вопрос: Назовите СЕКРЕТНУЮ фамилию.

Ответ: Ответ с НЕГЛАСНЫМИ сведениями.

## Светофор сломан, когда починят? {#q4}

duplicate_of: q1
times_asked: 2

Вопрос: Повторный вопрос о светофоре.

## Можно ли прислать вопрос заранее? {#q5}

superseded_by: 2020-11-05-talgar#q1

Вопрос: Можно заранее?

Ответ: Пока нельзя.

## Где пункт приёма? {#q6}

review_by: 2020-11-19
valid_as_of: 2020-10-16

Вопрос: Где пункт?

Ответ: В здании отдела.

## Во сколько приём? {#q7}

review_by: 2020-11-20

Вопрос: Во сколько?

Ответ: С девяти.

## Что с моим заявлением? {#q8}

Вопрос: Меня зовут [скрыто: имя заявителя], что с заявлением?

Ответ: Рассматривается.

## Вопрос не для списков {#q9}

visibility: unlisted

Вопрос: Частный случай.

Ответ: Ответ по частному случаю.

## Назначат ли участкового? {#q10}

control:
  promise: {ru: Назначить участкового, kk: Учаскелік тағайындау}
  owner: inspector
  due: 2020-11-16
  updates:
    - {on: 2020-11-10, status: handed-over, note: Передано в управление}
    - {on: 2020-11-12, status: done, note: Участковый назначен, evidence: "https://example.org/order"}

Вопрос: Назначат?

Ответ: Назначим.

## Когда осмотрят остановку? {#q11}

control:
  promise: Осмотреть остановку
  owner: chief
  due: 2020-11-18

Вопрос: Когда?

Ответ: До восемнадцатого.

## Қазақша сұрақ қоюға бола ма? {#q12}

Сұрақ: Қазақша сұрай беруге бола ма?

Ответ: Да, спрашивайте на любом языке.
""",
    summary="Двенадцать вопросов.",
    duration="4:00",
    platform="instagram",
    channel="police_talgar",
    recording="https://www.youtube.com/watch?v=abc123",
    fidelity="edited",
    viewers="3000",
    asked="200",
    corrections=(
        "\n  - {on: 2020-10-20, question: q1, note: Исправлен номер заявки}"
        "\n  - {on: 2020-10-21, question: q3, minor: true}"
        "\n  - {on: 2020-10-22, note: Уточнено число зрителей}"
    ),
)

QUESTIONS_KK = """\
## Бағдаршам қашан жөнделеді? {#q1}

at: 0:45:10
topic: [roads, cameras]

Сұрақ: Бағдаршам екі ай істемейді.

Жауап: Өтініш жол қызметіне берілді.

Сұрақ: Реттеуші бола ма?

Жауап (inspector): Болады.

Жауап (inspector, 2020-10-20): Реттеуші тұр.

## Неге шам жоқ? {#q2}

Сұрақ: Көше қараңғы.

## Менің үстімнен кім ЖАСЫРЫН шағым түсірді? {#q3}

visibility: hidden
topic: cameras
reason: Жеке өмірге қатысты.

Сұрақ: Атын айтыңыз.

Жауап: ҚҰПИЯ мәлімет.

## Бағдаршам сынған, қашан жөндейсіздер? {#q4}

duplicate_of: q1
times_asked: 2

Сұрақ: Бағдаршам туралы қайталанған сұрақ.
"""

TALGAR_KK = session(
    QUESTIONS_KK,
    title="Тікелей эфир",
    translated="2020-10-18",
    duration="4:00",
    platform="instagram",
    channel="police_talgar",
    recording="https://www.youtube.com/watch?v=abc123",
    fidelity="edited",
    viewers="3000",
    asked="200",
)

LATER_RU = session(
    """\
## Теперь вопрос можно прислать заранее? {#q1}

Вопрос: Теперь можно?

Ответ: Да, под анонсом.
""",
    title="Второй эфир",
    date="2020-11-05 15:00",
)

MOVED = session(
    "Ждём вопросы.",
    title="Эфир в декабре",
    date="2020-12-02 15:00",
    status="confirmed",
    changes="\n  - {on: 2020-11-14 09:00, was: 2020-12-01 10:00, note: Перенесено из-за учений}",
)
PROVISIONAL = session(title="Эфир под вопросом", date="2020-12-09 10:00", status="provisional")
CANCELLED = session(
    title="Отменённый эфир",
    date="2020-12-16 10:00",
    status="cancelled",
    cancelled="{on: 2020-11-15 09:00, reason: День Независимости}",
)

RELEASE_RU = record(
    """\
Текст релиза со [ссылкой на эфир]({filename}/sessions/2020/2020-10-16-talgar.ru.md#q1)
и сноской[^1].

![Перекрёсток]({static}/images/crossing.png)

| День | Час |
| --- | --- |
| Среда | 10:00 |

[^1]: Сноска.
""",
    title="Полиция ответила",
    date="2020-10-17",
    summary="Итоги эфира.",
    district="talgar",
    topic="roads",
    about=TALGAR,
    image="{file: images/crossing.png, alt: Перекрёсток, credit: Пресс-служба}",
    corrections="\n  - {on: 2020-10-19, note: Исправлена дата}",
)
RELEASE_KK = record(
    "Мәтін.",
    title="Полиция жауап берді",
    date="2020-10-17",
    district="talgar",
    topic="roads",
    about=TALGAR,
)
WITHDRAWN = record(
    "ОТОЗВАННЫЙ текст.",
    title="Отозванный релиз",
    date="2020-10-18",
    withdrawn="{on: 2020-10-19, reason: Опубликован по ошибке}",
)
ABOUT_RU = record("О сайте, с [адресом](https://egov.kz/).", title="О сайте", order="1")
ABOUT_KK = record("Сайт туралы.", title="Сайт туралы", order="1")

REDIRECTS = """\
/ru/old.html: /ru/about.html
/ru/gone.html: {withdrawn: 2020-10-19, reason: {ru: Страница устарела, kk: Бет ескірді}}
"""

WHOLE: Files = {
    f"sessions/2020/{TALGAR}.ru.md": TALGAR_RU,
    f"sessions/2020/{TALGAR}.kk.md": TALGAR_KK,
    f"sessions/2020/{LATER}.ru.md": LATER_RU,
    "sessions/2020/2020-12-02-talgar.ru.md": MOVED,
    "sessions/2020/2020-12-09-talgar.ru.md": PROVISIONAL,
    "sessions/2020/2020-12-16-talgar.ru.md": CANCELLED,
    "news/2020/2020-10-17-answers.ru.md": RELEASE_RU,
    "news/2020/2020-10-17-answers.kk.md": RELEASE_KK,
    "news/2020/2020-10-18-mistake.ru.md": WITHDRAWN,
    "pages/about.ru.md": ABOUT_RU,
    "pages/about.kk.md": ABOUT_KK,
    "registers/redirects.yaml": REDIRECTS,
    "images/crossing.png": PIXEL,
    "images/unused.png": PIXEL,
}

"""A region of twenty made-up districts, each of which goes on air every Wednesday at ten."""

from __future__ import annotations

from tests.site.small_site import REGISTERS, Files, record, session

DISTRICTS = tuple(f"district-{number:02}" for number in range(1, 21))
MOVED, FAR, CANCELLED, HELD = DISTRICTS[:4]
SESSION = f"2020-12-09-{HELD}"

_NAMES = "".join(
    f"- id: {key}\n"
    f"  name: {{kk: {number}-ші шартты аудан, ru: Условный район № {number}, "
    f"en: Made-up District {number}}}\n"
    "  kind: district\n"
    "  parent: almaty-region\n"
    for number, key in enumerate(DISTRICTS, 1)
)
_CHIEFS = "".join(
    f"- id: chief-{key}\n"
    "  name: {kk: Бөлім бастығы (үлгі), ru: Начальник отдела (образец), en: Chief}\n"
    "  posts:\n"
    f"    - {{title: {{kk: полиция бөлімінің бастығы, ru: начальник отдела полиции}}, "
    f"district: {key}}}\n"
    for key in DISTRICTS
)
_EXCEPTIONS = {
    MOVED: "{date: 2020-12-09, moved_to: 2020-12-10 15:00, note: {ru: Учения, kk: Жаттығу}, "
    "on: 2020-12-02}",
    FAR: "{date: 2020-12-02, moved_to: 2020-12-18 15:00, note: {ru: Выезд, kk: Сапар}, "
    "on: 2020-11-30}",
    CANCELLED: "{date: 2020-12-16, cancelled: {ru: День Независимости, kk: Тәуелсіздік күні}, "
    "on: 2020-12-01}",
}


def _series(key: str) -> str:
    exception = _EXCEPTIONS.get(key)
    return record(
        title="{ru: Эфир начальника, kk: Бастықтың эфирі, en: Broadcast of the chief}",
        district=key,
        official=f"chief-{key}",
        platform="instagram",
        channel=f"police_{key.replace('-', '_')}",
        rule="FREQ=WEEKLY;BYDAY=WE",
        time="10:00",
        duration="1:00",
        announced="2020-11-20",
        exceptions=f"\n  - {exception}" if exception else "",
        **{"from": "2020-12-02", "until": "2021-01-27"},
    )


REGION: Files = {
    "registers/districts.yaml": REGISTERS["registers/districts.yaml"] + _NAMES,
    "registers/officials.yaml": REGISTERS["registers/officials.yaml"] + _CHIEFS,
    "pages/how-to-ask.ru.md": record("Пишите.", title="Как задать вопрос", order="2"),
    "pages/how-to-ask.kk.md": record("Жазыңыз.", title="Сұрақты қалай қоюға болады", order="2"),
    **{f"series/{key}.md": _series(key) for key in DISTRICTS},
    f"sessions/2020/{SESSION}.ru.md": session(
        "Ждём вопросы.",
        title="Эфир о дорогах",
        date="2020-12-09 10:00",
        duration="1:00",
        status="confirmed",
        district=HELD,
        official=f"chief-{HELD}",
        series=HELD,
    ),
    f"sessions/2020/{SESSION}.kk.md": session(
        "Сұрақ күтеміз.",
        title="Жол туралы эфир",
        date="2020-12-09 10:00",
        duration="1:00",
        status="confirmed",
        district=HELD,
        official=f"chief-{HELD}",
        series=HELD,
    ),
    "sessions/2020/2020-12-11-talgar.ru.md": session(
        title="Эфир под вопросом", date="2020-12-11 18:00", status="provisional"
    ),
}

"""New records to start from: correct, and filled in from what the archive already knows."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from pressroom.language import Language
from pressroom.model.archive import Archive
from pressroom.model.identity import DistrictId, OfficialId, SessionId
from pressroom.model.series import Series
from pressroom.model.session import SessionFacts, SessionStatus
from pressroom.newsroom.record_text import Value, record_text
from pressroom.problems.suggestion import closest
from pressroom.reading.recurrence import dates

SLUG = re.compile(r"[a-z0-9][a-z0-9-]*")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

SESSION_TITLES = {
    Language.KK: "Тікелей эфир: {district}",
    Language.RU: "Прямой эфир: {district}",
    Language.EN: "Live broadcast: {district}",
}
SESSION_LEADS = {
    Language.KK: "Тұрғындардың сұрақтарына жауап беріледі. Сұрақты эфир кезінде қоюға болады.",
    Language.RU: "В эфире отвечают на вопросы жителей. Вопрос можно задать, пока идёт эфир.",
    Language.EN: "Residents' questions are answered live. Ask yours while the broadcast is on.",
}
RELEASE_TITLES = {
    Language.KK: "Жаңа баспасөз хабарламасы",
    Language.RU: "Новый пресс-релиз",
    Language.EN: "New press release",
}
RELEASE_BODIES = {
    Language.KK: "Бірінші абзац: не болды, қайда және қашан.",
    Language.RU: "Первый абзац: что произошло, где и когда.",
    Language.EN: "First paragraph: what happened, where and when.",
}
SERIES_TITLES = {
    Language.KK: "Апта сайынғы тікелей эфир: {district}",
    Language.RU: "Еженедельный прямой эфир: {district}",
    Language.EN: "Weekly live broadcast: {district}",
}


class CannotStartError(Exception):
    """A record cannot be started so: ``value`` is not known, or not possible in an address.

    ``suggestion`` is the right value where one is near.
    """

    def __init__(self, value: str, suggestion: str | None = None) -> None:
        super().__init__(value)
        self.value = value
        self.suggestion = suggestion


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A file to write: its path in the content folder and its text."""

    path: str
    text: str


def new_session(
    archive: Archive, unit: str, day: date, lang: Language, *, today: date
) -> NewRecord:
    """Start a session; where it stands in another language already, its translation.

    The hour, the place and who answers come from the district's series, if one has this date.
    Raises CannotStartError: there is no such district.
    """
    district = _district(archive, unit)
    session_id = _free_session_id(archive, f"{day}-{unit}", lang)
    versions = archive.sessions.get(session_id, {})
    keys: dict[str, Value] = {"title": _titles(archive, district, SESSION_TITLES)[lang]}
    if versions:
        keys |= _keys_of_translation(next(iter(versions.values())), today)
    else:
        keys |= _keys_of_session(archive, district, day)
    keys["draft"] = "true"
    path = f"sessions/{day.year}/{session_id}.{lang}.md"
    return NewRecord(path, record_text(keys, "" if versions else SESSION_LEADS[lang]))


def new_release(archive: Archive, slug: str, day: date, lang: Language) -> NewRecord:
    """Start a press release.

    Raises CannotStartError: the name holds more than small Latin letters, digits and hyphens.
    """
    if not SLUG.fullmatch(slug):
        raise CannotStartError(slug)
    taken = {release for release, versions in archive.releases.items() if lang in versions}
    path = f"news/{day.year}/{_free(f'{day}-{slug}', taken)}.{lang}.md"
    keys = {"title": RELEASE_TITLES[lang], "date": str(day), "draft": "true"}
    return NewRecord(path, record_text(keys, RELEASE_BODIES[lang]))


def new_series(archive: Archive, unit: str, first: date, *, today: date) -> NewRecord:
    """Start a weekly series of a district, on the weekday of its first date.

    Raises CannotStartError: there is no such district.
    """
    district = _district(archive, unit)
    weekday = WEEKDAYS[first.weekday()]
    titles = _titles(archive, district, SERIES_TITLES)
    keys: dict[str, Value] = {
        "title": {str(lang): title for lang, title in titles.items()},
        "district": district,
        "official": _chief(archive, district, first),
        "rule": f"weekly on {weekday}",
        "time": "10:00",
        "duration": "1:00",
        "from": str(first),
        "announced": str(min(today, first)),
    }
    return NewRecord(
        f"series/{_free(f'{unit}-{weekday}', archive.series)}.md", record_text(keys, "")
    )


def _district(archive: Archive, unit: str) -> DistrictId:
    districts = archive.registers.districts
    if DistrictId(unit) not in districts:
        raise CannotStartError(unit, closest(unit, districts))
    return DistrictId(unit)


def _titles(
    archive: Archive, district: DistrictId, forms: dict[Language, str]
) -> dict[Language, str]:
    name = archive.registers.districts[district].name
    return {lang: form.format(district=name.pick(lang)) for lang, form in forms.items()}


def _free(wanted: str, taken: Collection[str]) -> str:
    """The id, or the first of ``id-2``, ``id-3`` … that is not taken."""
    numbered = (f"{wanted}-{number}" for number in count(2))
    return wanted if wanted not in taken else next(name for name in numbered if name not in taken)


def _free_session_id(archive: Archive, wanted: str, lang: Language) -> SessionId:
    taken = {session for session, versions in archive.sessions.items() if lang in versions}
    return SessionId(_free(wanted, taken))


def _keys_of_session(archive: Archive, district: DistrictId, day: date) -> dict[str, Value]:
    series = _series_of(archive, district, day)
    official = series.official if series else None
    return {
        "date": f"{day} {series.at:%H:%M}" if series else f"{day} 10:00",
        "duration": _length(series) if series else "1:00",
        "status": SessionStatus.CONFIRMED,
        "district": district,
        "official": official or _chief(archive, district, day),
        "platform": series.platform if series else None,
        "channel": series.channel if series else None,
        "url": series.url if series else None,
        "series": series.id if series else None,
    }


def _length(series: Series) -> str | None:
    """How long a broadcast of the series lasts, where it is known."""
    return _hours(series.duration) if series.duration else None


def _keys_of_translation(original: SessionFacts, today: date) -> dict[str, Value]:
    """What is the same in every language, and the day on which the translation is made."""
    cancelled = original.cancelled
    return {
        "date": f"{original.starts:%Y-%m-%d %H:%M}",
        "duration": _hours(original.duration) if original.duration else None,
        "status": original.status,
        "district": original.district,
        "official": original.official,
        "platform": original.platform,
        "channel": original.channel,
        "url": original.url,
        "recording": original.recording,
        "fidelity": original.fidelity,
        "viewers": None if original.viewers is None else str(original.viewers),
        "asked": None if original.asked is None else str(original.asked),
        "series": original.series,
        "occurrence": None if original.occurrence is None else str(original.occurrence),
        "cancelled": None
        if cancelled is None
        else {"on": f"{cancelled.on:%Y-%m-%d %H:%M}", "reason": cancelled.reason},
        "demonstration": "true" if original.demonstration else None,
        "translated": str(today),
    }


def _series_of(archive: Archive, district: DistrictId, day: date) -> Series | None:
    """The district's series that has a broadcast on this day."""
    return next(
        (
            series
            for series in archive.series.values()
            if series.district == district and day in dates(series.rule, series.since, day)
        ),
        None,
    )


def _chief(archive: Archive, district: DistrictId, day: date) -> OfficialId | None:
    """The one official with a post in the district on that day; None where there are several."""
    officials = [
        official.id
        for official in archive.registers.officials.values()
        if (post := official.post_on(day)) and post.district == district
    ]
    return officials[0] if len(officials) == 1 else None


def _hours(duration: timedelta) -> str:
    minutes = int(duration.total_seconds()) // 60
    return f"{minutes // 60}:{minutes % 60:02}"

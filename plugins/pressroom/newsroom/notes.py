"""What the newsroom's commands say when they have done something, or cannot."""

from __future__ import annotations

from dataclasses import dataclass

from pressroom.language import Language


@dataclass(frozen=True, slots=True)
class Note:
    """One sentence in each language; ``{…}`` stands for a value."""

    kk: str
    ru: str
    en: str

    def say(self, language: Language, **values: object) -> str:
        """The sentence in a language, filled in."""
        sentence: str = getattr(self, language)
        return sentence.format(**values)


WRITTEN = Note(
    kk="Жазылды: {path}. Енді оны толтырыңыз.",
    ru="Создан файл {path}. Теперь дополните его.",
    en="Written: {path}. Now complete it.",
)
AS_DRAFT = Note(
    kk="Дайын болғанда «draft: true» жолын алып тастаңыз.",
    ru="Когда всё готово, уберите строку «draft: true».",
    en='When it is ready, remove the line "draft: true".',
)
EXISTS = Note(
    kk="{path} файлы бұрыннан бар; өзгертілген жоқ.",
    ru="Файл {path} уже есть; он не изменён.",
    en="{path} is there already; it was not changed.",
)
NUMBERED = Note(
    kk="{path}: жазылған нөмірлер саны – {count}.",
    ru="{path}: дописано номеров вопросов — {count}.",
    en="{path}: question ids written: {count}.",
)
NOT_A_SESSION = Note(
    kk="{path}: эфир файлы емес. Файл аты 2020-10-16-talgar.kk.md тәрізді болуы керек.",
    ru="{path}: это не файл эфира. Его имя выглядит так: 2020-10-16-talgar.ru.md.",
    en="{path}: not a session's file. Its name looks like 2020-10-16-talgar.ru.md.",
)
NOT_UTF8 = Note(
    kk="{path}: файл UTF-8 кодтауында емес. Оны UTF-8 түрінде сақтаңыз.",
    ru="{path}: файл не в кодировке UTF-8. Сохраните его как UTF-8.",
    en="{path}: the file is not UTF-8. Save it as UTF-8.",
)
CANNOT_START = Note(
    kk="«{value}» белгісіз немесе мекенжайға жарамайды.",
    ru="«{value}» — неизвестно или не годится для адреса.",
    en='"{value}" is not known, or cannot stand in an address.',
)
MEANT = Note(
    kk="«{value}» деп жазғыңыз келді ме?",
    ru="Возможно, имелось в виду «{value}»?",
    en='Did you mean "{value}"?',
)

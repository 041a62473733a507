"""The page of the documentation that says for every code why it is there and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pressroom.language import Language
from pressroom.problems.catalogue import PLACEHOLDER, Entry, Severity, catalogue


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of the page around the codes."""

    title: str
    introduction: str
    families: Mapping[str, str]
    error: str
    warning: str
    warning_at_desk: str


PAGES = {
    Language.EN: PageWords(
        title="Problems and what to do about them",
        introduction="""\
Every problem that `invoke check` or a build reports has a code. The report says where it is, shows
the line and gives advice in a sentence; here stands the rest. While there is an error nothing is
published, and the site that was there before stays as it was. A warning does not stop anything.

    content/sessions/2020/2020-10-16-talgar.ru.md:7:11: error S104: unknown district "talgr"
        7 | district: talgr
          |           ^^^^^
        Did you mean "talgar"? Known districts: content/registers/districts.yaml

After the name of the file stand the line and the column, both counted from 1. The letter of a code
says what it is about:""",
        families={
            "F": "files: names, places, encoding",
            "Y": "how keys and values are written",
            "S": "the fields of records",
            "R": "registers and series",
            "Q": "questions, answers and their blocks",
            "M": "links and pictures in texts",
            "A": "records that must agree with one another",
            "P": "personal data",
            "B": "the build itself",
            "V": "the finished site, read back",
            "U": "publishing and what is served",
        },
        error="Error",
        warning="Warning",
        warning_at_desk="Warning at the desk, error for the public",
    ),
    Language.RU: PageWords(
        title="Ошибки и что с ними делать",
        introduction="""\
У каждой ошибки, о которой сообщает `invoke check` или сборка сайта, есть код. Сообщение говорит,
где ошибка, показывает строку и одной фразой советует, что сделать; остальное — здесь. Пока есть
ошибки, ничего не публикуется, и прежний сайт стоит как стоял. Предупреждение ничему не мешает.

    content/sessions/2020/2020-10-16-talgar.ru.md:7:11: ошибка S104: неизвестный район «talgr»
        7 | district: talgr
          |           ^^^^^
        Возможно, имелось в виду «talgar»? Список районов: content/registers/districts.yaml

После имени файла стоят номер строки и место в ней, счёт с 1. Буква кода говорит, о чём
речь:""",
        families={
            "F": "файлы: имена, места, кодировка",
            "Y": "как написаны поля и значения",
            "S": "поля записей",
            "R": "реестры и циклы эфиров",
            "Q": "вопросы, ответы и сведения о них",
            "M": "ссылки и картинки в текстах",
            "A": "записи, которые должны согласоваться друг с другом",
            "P": "персональные данные",
            "B": "сама сборка сайта",
            "V": "готовый сайт, прочитанный заново",
            "U": "выпуск сайта и то, что отдаёт сервер",
        },
        error="Ошибка",
        warning="Предупреждение",
        warning_at_desk="Предупреждение в редакции, ошибка в сборке для публики",
    ),
    Language.KK: PageWords(
        title="Қателер және оларды қалай түзетуге болады",
        introduction="""\
`invoke check` немесе сайтты жинау хабарлайтын әр қатенің коды бар. Хабарлама қатенің қайда екенін
айтып, жолды көрсетеді және бір сөйлеммен кеңес береді; қалғаны осында. Қате тұрғанда ештеңе
жарияланбайды, бұрынғы сайт сол күйінде тұра береді. Ескерту ештеңеге кедергі болмайды.

    content/sessions/2020/2020-10-16-talgar.ru.md:7:11: қате S104: «talgr» деген аудан белгісіз
        7 | district: talgr
          |           ^^^^^
        «talgar» деп жазғыңыз келді ме? Аудандар тізімі: content/registers/districts.yaml

Файл атынан кейін жолдың нөмірі мен жолдағы орын тұрады, екеуі де 1-ден бастап саналады. Кодтың
әрпі қатенің неге қатысты екенін білдіреді:""",
        families={
            "F": "файлдар: аттары, орны, кодтауы",
            "Y": "өрістер мен мәндердің жазылуы",
            "S": "жазбалардың өрістері",
            "R": "тізілімдер мен эфирлер топтамалары",
            "Q": "сұрақтар, жауаптар және олар туралы мәліметтер",
            "M": "мәтіндегі сілтемелер мен суреттер",
            "A": "бір-бірімен үйлесуі керек жазбалар",
            "P": "дербес деректер",
            "B": "сайтты жинаудың өзі",
            "V": "дайын сайтты қайта оқып тексеру",
            "U": "сайт шығарылымы және серверде тұрған сайт",
        },
        error="Қате",
        warning="Ескерту",
        warning_at_desk="Редакцияда ескерту, көпшілікке жариялағанда қате",
    ),
}


def reference(language: Language) -> str:
    """The whole page as Markdown, one section a code."""
    words = PAGES[language]
    entries = sorted(catalogue().values(), key=lambda entry: _order(entry, words))
    present = {entry.code[0] for entry in entries}
    families = "\n".join(
        f"- **{letter}**: {about}" for letter, about in words.families.items() if letter in present
    )
    sections = [_section(entry, language) for entry in entries]
    return "\n\n".join([f"# {words.title}", words.introduction, families, *sections]) + "\n"


def write_references(folder: Path) -> None:
    """Write the page in every language to ``folder``: ``problems.LANG.md``."""
    for language in Language:
        page = folder / f"problems.{language}.md"
        page.write_text(reference(language), encoding="utf-8", newline="\n")


def _order(entry: Entry, words: PageWords) -> tuple[int, str]:
    return list(words.families).index(entry.code[0]), entry.code


def _section(entry: Entry, language: Language) -> str:
    texts = entry.texts[language]
    heading = PLACEHOLDER.sub("…", texts.message)
    return f"## {entry.code} — {heading}\n\n{_severity(entry, language)}.\n\n{texts.help}"


def _severity(entry: Entry, language: Language) -> str:
    words = PAGES[language]
    if entry.severity is Severity.ERROR:
        return words.error
    return words.warning_at_desk if entry.public is Severity.ERROR else words.warning

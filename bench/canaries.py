"""Words that no reader may ever see, put wherever a record can keep something back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

SESSION = "2020-10-16-talgar"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d"
    "49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)

DISTRICTS = "- {id: talgar, name: {kk: Талғар ауданы, ru: Талгарский район}, kind: district}\n"
OFFICIALS = "- {id: chief, name: {kk: Бастық, ru: Начальник}}\n"
TOPICS = "- {id: roads, name: {kk: Жолдар, ru: Дороги}}\n"

RECORD = """\
---
# {0}
title: Прямой эфир
date: 2020-10-16 10:00
status: held
district: talgar
official: chief
---

Вступление.

## Открытый вопрос {{#q1}}

Вопрос: Меня зовут [скрыто: имя], когда починят?

Ответ: Завтра позвонят по номеру [скрыто: номер].

## Заголовок {1} {{#q2}}

topic: roads
asker: {2}
visibility: hidden
reason: Частная жизнь

Вопрос: Слова {3} гражданина.

Ответ: Слова **{4}** и [ссылка](https://example.org/{5}).

![{6}]({{static}}/images/{7}.png)

Вопрос: Ещё {8}?

Ответ (chief, 2020-10-20): Ещё {9}.

## Повтор вопроса {{#q3}}

duplicate_of: q1
asker: {10}

Вопрос: Повтор {11} другими словами.
"""
DRAFT = """\
---
title: Черновик {0}
date: 2020-10-17 10:00
status: held
district: talgar
summary: Кратко {1}
draft: true
---

Вступление {2}.

## Вопрос {3} {{#q1}}

Вопрос: Когда {4}?

Ответ: Тогда {5}.
"""
LATER = """\
---
title: Позже {0}
date: 2020-10-18
publish: 2021-10-18 10:00
summary: Кратко {1}
image: {{file: images/{2}.png, alt: Снимок {3}}}
---

Текст {4}.
"""
WITHDRAWN = """\
---
title: Отозванный
date: 2020-10-19
withdrawn: {{on: 2020-10-20, reason: Ошибка}}
---

Текст {0} и ![снимок]({{static}}/images/{1}.png).
"""
PERMITTED = "- {{text: Марат {0}, reason: Согласие {1}}}\n"
PARTS: Mapping[str, tuple[str, int]] = {
    f"sessions/2020/{SESSION}.ru.md": (RECORD, 12),
    "sessions/2020/2020-10-17-talgar.ru.md": (DRAFT, 6),
    "news/2020/2020-10-18-later.ru.md": (LATER, 5),
    "news/2020/2020-10-19-withdrawn.ru.md": (WITHDRAWN, 2),
    "registers/privacy.yaml": (PERMITTED, 2),
}


def _words() -> Iterator[str]:
    """Words that are in no language: each says that it leaked, and from where."""
    number = 0
    while True:
        number += 1
        yield f"zqx{chr(97 + number // 26)}{chr(97 + number % 26)}leaked"


def write_canaries(content: Path) -> list[str]:
    """Write a content folder with a word in each place; give the words."""
    words = _words()
    written: list[str] = []
    files: dict[str, bytes] = {
        "registers/districts.yaml": DISTRICTS.encode(),
        "registers/officials.yaml": OFFICIALS.encode(),
        "registers/topics.yaml": TOPICS.encode(),
    }
    for path, (form, places) in PARTS.items():
        own = [next(words) for _ in range(places)]
        written += own
        files[path] = form.format(*own).encode()
    for word in written:
        if any(f"images/{word}.png".encode() in text for text in files.values()):
            files[f"images/{word}.png"] = PIXEL
    for name, data in files.items():
        file = content / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return written


def leaks(output: Path, words: list[str]) -> list[tuple[str, str]]:
    """Each word that stands in the bytes or in the name of a file, with the file."""
    found: list[tuple[str, str]] = []
    for file in sorted(path for path in output.rglob("*") if path.is_file()):
        name = file.relative_to(output).as_posix()
        data = file.read_bytes().lower()
        found += [(word, name) for word in words if word.encode() in data or word in name]
    return found

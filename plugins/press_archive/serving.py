"""What ``invoke`` asks of the library about servers: their configuration, and what they serve."""

from __future__ import annotations

from pathlib import Path

from pelican.settings import read_settings

from press_archive.configuration import SettingWrong, read_now
from pressroom.language import Language
from pressroom.problems.report import hint, message
from pressroom.publishing.drift import Watch, find_drift
from pressroom.publishing.ledger import Ledger, LedgerBroken, read_ledger
from pressroom.publishing.reading_back import ServedSite
from pressroom.publishing.served_names import LEDGER
from pressroom.times import zone

AS_PUBLISHED = {
    Language.KK: "{url}: {number}-шығарылым жарияланған күйінде тұр, тексерілген файл: {files}.",
    Language.RU: "{url}: отдаётся выпуск {number}, каким он опубликован; сверено файлов: {files}.",
    Language.EN: "{url}: release {number} is served as it was published; files compared: {files}.",
}


def watch_site(
    root: Path, url: str, record: Path, sample: int, now: str, language: Language
) -> tuple[str, bool]:
    """One sentence for each thing that differs from what was published, and whether nothing does.

    ``sample`` files are compared, all where it is 0; ``record`` is the record of publication, a
    folder that need not be there. Raises SettingWrong: the address is none of a site, the moment is
    none, or the record cannot be read.
    """
    # Whoever watches needs no content.
    host = read_settings(str(root / "publishconf.py"), override={"PATH": str(root)})
    watch = Watch(
        moment=read_now(now, zone(host["TIMEZONE"])),
        sample=sample or None,
        record=_read_record(record / LEDGER),
    )
    try:
        site = ServedSite(url)
    except ValueError:
        raise SettingWrong(f"--to {url}: expected an address such as https://example.org") from None
    with site:
        problems, seen = find_drift(site, watch)
    said = [
        f"{problem.file}: {problem.code}: {message(problem, language)}. {hint(problem, language)}"
        for problem in problems
    ]
    if seen is not None and not problems:
        files = seen.files
        said.append(AS_PUBLISHED[language].format(url=site.url, number=seen.release, files=files))
    return "".join(f"{line}\n" for line in said), not problems


def _read_record(file: Path) -> Ledger:
    if not file.is_file():
        return ()
    try:
        return read_ledger(file.read_bytes())
    except LedgerBroken as broken:
        raise SettingWrong(f"--record: {file}: {broken}") from broken

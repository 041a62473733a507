"""Find the Chromium that the browser tests drive; as a command, install one if there is none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools.debian import install
from tools.say import say

_COMMANDS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
_PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)


def find_browser() -> Path | None:
    """Return the program to start, None when there is none. CHROMIUM in the environment decides."""
    chosen = os.environ.get("CHROMIUM")
    if chosen:
        found = shutil.which(chosen)
        return Path(found) if found else None
    for command in _COMMANDS:
        found = shutil.which(command)
        if found and _starts(found):
            return Path(found)
    return next((Path(place) for place in _PLACES if Path(place).is_file()), None)


def _starts(program: str) -> bool:
    """Say whether the program runs: Ubuntu's chromium is a stub that fails where snaps do."""
    try:
        done = subprocess.run([program, "--version"], capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def main() -> int:
    """Make sure that there is a browser; return the exit code."""
    if find_browser():
        return 0
    say(
        ru="Для тестов нужен Chromium: устанавливаю.",
        kk="Тесттерге Chromium керек: орнатып жатырмын.",
        en="The tests need Chromium: installing it.",
    )
    if install("chromium") and find_browser():
        return 0
    say(
        ru="Chromium не найден и сам не установился. Установите Chromium или Google Chrome"
        " (Debian: apt-get install chromium) либо укажите путь в переменной CHROMIUM.",
        kk="Chromium табылмады, өзі орнатылмады. Chromium немесе Google Chrome орнатыңыз"
        " (Debian: apt-get install chromium) не оның жолын CHROMIUM айнымалысында көрсетіңіз.",
        en="Chromium was not found and could not be installed. Install Chromium or Google Chrome"
        " (Debian: apt-get install chromium), or name the program in the variable CHROMIUM.",
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())

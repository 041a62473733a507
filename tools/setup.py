"""Make .venv what the locks say: python -m tools.setup [--dev].

Quick when nothing has changed. A .venv that was left half made, was moved, lost its Python or does
not start is made anew: the record of what is inside is written last.
"""

import contextlib
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

if sys.platform != "win32":
    import fcntl

from tools.debian import install
from tools.say import say

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
RECORD = VENV / "installed.json"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
# The Python that runs this and makes .venv; version() is the one inside.
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
SITE_LOCK = "requirements.lock"
TEST_LOCK = "requirements-dev.lock"


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Work on this folder alone; a second setup waits until the first has ended or died."""
    if sys.platform == "win32":
        yield
        return
    folder = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def digest(lock: str) -> str:
    """Return the SHA-256 of a lock file, in hexadecimal."""
    return hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()


def version() -> str:
    """Return the version of the Python in .venv, such as "3.11"; "" when it does not start."""
    probe = [str(PYTHON), "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    try:
        return subprocess.run(probe, capture_output=True, check=True, text=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def installed() -> dict[str, str]:
    """Return the digest of each lock that is installed; empty when .venv must be made anew."""
    try:
        record = json.loads(RECORD.read_text(encoding="utf-8"))
        place, python, locks = record["place"], record["python"], dict(record["locks"])
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    # Programs inside know .venv by its full path; packages belong to one version of Python.
    if place != str(VENV) or python != version():
        return {}
    # Whoever names PYTHON wants that one; otherwise the Python that is there stays.
    if os.environ.get("PYTHON") and python != VERSION:
        return {}
    return locks


def create() -> bool:
    """Make an empty .venv with pip in it, in the first way that works here; say whether one did."""
    venv = [sys.executable, "-m", "venv", str(VENV)]
    if importlib.util.find_spec("ensurepip"):
        return _creates(venv)
    # Debian keeps ensurepip, and so the making of a .venv, in a package of its own.
    if importlib.util.find_spec("virtualenv"):
        return _creates([sys.executable, "-m", "virtualenv", "--quiet", str(VENV)])
    if program := shutil.which("virtualenv"):
        return _creates([program, "--quiet", "--python", sys.executable, str(VENV)])
    if program := shutil.which("uv"):
        return _creates(
            [program, "venv", "--quiet", "--seed", "--python", sys.executable, str(VENV)]
        )
    return install(f"python{VERSION}-venv") and _creates(venv)


def _creates(command: Sequence[str]) -> bool:
    """Run a command that makes .venv where nothing is left of an older one; say whether it did."""
    shutil.rmtree(VENV, ignore_errors=True)
    return subprocess.run(command, check=False).returncode == 0 and PYTHON.exists()


def fill(lock: str) -> bool:
    """Install every package of a lock, wheels with the hashes written there; say whether it did."""
    quiet = {"PIP_ROOT_USER_ACTION": "ignore", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--quiet", "--no-input", "--no-deps"]
    command += ["--require-hashes", "--only-binary", ":all:", "--requirement", lock]
    done = subprocess.run(command, check=False, cwd=ROOT, env={**os.environ, **quiet})
    return done.returncode == 0


def record(locks: dict[str, str]) -> None:
    """Write down which locks .venv now holds."""
    text = json.dumps({"place": str(VENV), "python": version(), "locks": locks}, indent=2)
    RECORD.write_text(text + "\n", encoding="utf-8")


def main(arguments: Sequence[str]) -> int:
    """Bring .venv up to date; return the exit code."""
    lock = TEST_LOCK if "--dev" in arguments else SITE_LOCK
    with alone():
        locks = installed()
        if locks.get(lock) == digest(lock):
            return 0
        say(
            ru=f"Готовлю .venv: {lock}, около минуты.",
            kk=f".venv дайындап жатырмын: {lock}, бір минуттай уақыт алады.",
            en=f"Setting up .venv: {lock}, about a minute.",
        )
        if not locks and not create():
            say(
                ru=f"Не удалось создать .venv. Установите пакет python{VERSION}-venv,"
                " virtualenv или uv и повторите.",
                kk=f".venv құру мүмкін болмады. python{VERSION}-venv пакетін,"
                " virtualenv не uv орнатып, қайталаңыз.",
                en=f"Could not make .venv. Install the package python{VERSION}-venv,"
                " virtualenv or uv, then try again.",
            )
            return 1
        RECORD.unlink(missing_ok=True)
        if not fill(lock):
            say(
                ru="Пакеты не установились: причина выше. Проверьте сеть и повторите.",
                kk="Пакеттер орнатылмады: себебі жоғарыда. Желіні тексеріп, қайталаңыз.",
                en="The packages could not be installed: the reason is above."
                " Check the network, then try again.",
            )
            return 1
        # The lock of the tests holds all of the site's.
        record({SITE_LOCK: digest(SITE_LOCK), lock: digest(lock)})
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Find the servers that the tests publish to; as a command, install what is missing."""

import os
import shutil
import sys
from pathlib import Path

from tools.debian import install
from tools.say import say

PROGRAMS = {
    "nginx": "nginx-light",
    "openssl": "openssl",
    "rsync": "rsync",
    "ssh": "openssh-client",
    "sshd": "openssh-server",
    "wrk": "wrk",
}
"""Programs, each with Debian's package of it."""

BROTLI = (Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"),)
"""Where nginx keeps what sends compressed copies; its package is BROTLI_PACKAGE."""

BROTLI_PACKAGE = "libnginx-mod-http-brotli-static"


def find_server(name: str) -> Path | None:
    """Return the program, None when there is none; Debian keeps servers out of users' PATH."""
    places = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin", "/sbin"))
    found = shutil.which(name, path=places)
    return Path(found) if found else None


def missing() -> list[str]:
    """Return Debian's packages of what is not there."""
    packages = [package for name, package in PROGRAMS.items() if find_server(name) is None]
    return packages if any(map(Path.is_file, BROTLI)) else [*packages, BROTLI_PACKAGE]


def main() -> int:
    """Make sure that all are there; return the exit code."""
    packages = missing()
    if not packages:
        return 0
    names = " ".join(packages)
    say(
        ru=f"Для тестов нужны {names}: устанавливаю.",
        kk=f"Тесттерге {names} керек: орнатып жатырмын.",
        en=f"The tests need {names}: installing.",
    )
    if install(*packages) and not missing():
        return 0
    names = " ".join(missing())
    say(
        ru=f"Не хватает {names}, сами они не установились."
        f" Установите их (Debian: apt-get install {names}).",
        kk=f"{names} жетіспейді, өздері орнатылмады."
        f" Оларды орнатыңыз (Debian: apt-get install {names}).",
        en=f"{names}: not found, and could not be installed."
        f" Install them (Debian: apt-get install {names}).",
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())

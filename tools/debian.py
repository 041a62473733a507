"""Install system packages where the system is Debian's or Ubuntu's and lets us."""

import os
import shutil
import subprocess
import sys


def _as_root() -> list[str] | None:
    """Return the words that make a command root's, None when there is no way."""
    if sys.platform == "win32" or shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    # Without a terminal nobody can type a password: fail at once instead of waiting for one.
    return ["sudo"] if sys.stdin.isatty() else ["sudo", "--non-interactive"]


def install(*packages: str) -> bool:
    """Install Debian packages; say whether that worked."""
    prefix = _as_root()
    if prefix is None:
        return False
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet=2"]
    # A list of packages that is partly out of date may still name the one that is wanted.
    subprocess.run([*apt, "update"], check=False, stdin=sys.stdin)
    done = subprocess.run(
        [*apt, "install", "--yes", "--no-install-recommends", *packages],
        check=False,
        stdin=sys.stdin,
        stdout=subprocess.DEVNULL,
    )
    return done.returncode == 0

"""Settings for the public: no drafts, full addresses."""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from pelicanconf import *

SITEURL = os.environ.get("PRESS_SITEURL", "https://pressroom.example")

PRESS_DRAFTS = False
PRESS_PUBLIC = True
PRESS_COMMIT = (
    os.environ.get("PRESS_COMMIT")
    or os.environ.get("GITHUB_SHA")
    or os.environ.get("CI_COMMIT_SHA")
)

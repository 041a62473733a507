"""The whole small site, built once for all tests that only read it."""

from __future__ import annotations

import pytest

from tests.site.small_site import BuiltSite, build_site
from tests.site.whole_site import WHOLE


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """One record of every kind, in every state, as the public gets it."""
    return build_site(tmp_path_factory.mktemp("whole"), WHOLE)

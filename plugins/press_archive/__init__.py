"""Host: Pelican's command line, settings and plugins around the pipeline.

``PELICAN_CLASS = "press_archive.Pressroom"`` puts the pipeline in the place of Pelican's own
generators; a plugin offers what it publishes by connecting a function to ``get_emitters``. Why:
``docs/decisions/0002-pelican-as-host.md``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from traceback import walk_stack
from typing import Any, TypeVar

import pelican
from blinker import ANY, Signal
from pelican import signals
from pelican.plugins._utils import get_plugin_name

from press_archive.configuration import SettingWrong, read_configuration, read_language
from pressroom.building.closing import closing_line
from pressroom.building.cluster import ClusterAbsent
from pressroom.building.pipeline import PressEmitter, build
from pressroom.building.progress import SpokenProgress
from pressroom.building.refusal import Refused, Rejected
from pressroom.emitting.files import MediaFiles, ThemeFiles, VersionFile
from pressroom.emitting.title_cards import TitleCards
from pressroom.problems.report import render_text
from pressroom.rendering.assets import load_assets
from pressroom.settings import Settings

WRONG_USAGE = 2
INTERRUPTED = 130

Receiver = TypeVar("Receiver", bound=Callable[..., Any])


class _Offers(Signal):
    """Holds its receivers: a plugin's lambda must not vanish, and its pages with it."""

    def connect(self, receiver: Receiver, sender: Any = ANY, weak: bool = False) -> Receiver:
        return super().connect(receiver, sender, weak=weak)


get_emitters = _Offers("Asks each plugin for its emitters; receivers get the Settings.")


class ContentRejected(SystemExit):
    """Ends the program with code 3: the content was not published, the site stands as it was."""

    def __init__(self) -> None:
        super().__init__(3)


class PluginMissing(Exception):
    """A plugin of the settings did not load; without it the site would not be whole."""


class Pressroom(pelican.Pelican):  # type: ignore[misc]
    """Pelican with one way of publishing: whole or not at all."""

    def init_plugins(self) -> None:
        """Load the plugins; unlike Pelican, not one may be missing.

        Raises PluginMissing: one failed to import or to register.
        """
        wanted = [
            plugin if isinstance(plugin, str) else get_plugin_name(plugin)
            for plugin in self.settings["PLUGINS"]
        ]
        super().init_plugins()
        missing = sorted(set(wanted) - set(self.settings["PLUGINS"]))
        if missing:
            raise PluginMissing(", ".join(missing))
        if signals.get_generators.receivers:
            raise PluginMissing("a plugin offers Pelican generators; Pressroom takes emitters")

    def run(self) -> None:
        """Read, check, publish; report in the language of the reader.

        Raises ContentRejected: nothing was published (while Pelican watches for changes, the
        report is enough, and it goes on watching).
        """
        try:
            configuration = read_configuration(self.settings, Path.cwd())
            language = read_language()
        except SettingWrong as wrong:
            _say(f"{wrong}\n")
            raise SystemExit(WRONG_USAGE) from None
        try:
            emitters = collect_emitters(configuration, self.settings)
            outcome = build(configuration, emitters, SpokenProgress(language))
        except ClusterAbsent as absent:
            _say(f"PRESS_EXECUTOR={absent}: no scheduler with workers answers there\n")
            raise SystemExit(WRONG_USAGE) from None
        except Rejected as rejected:
            _say(render_text(rejected.problems, language, public=configuration.public))
        except Refused as refused:
            _say(render_text([refused.problem], language))
        except KeyboardInterrupt:
            if _is_watching():
                raise
            raise SystemExit(INTERRUPTED) from None
        else:
            if outcome.warnings:
                _say(render_text(outcome.warnings, language, public=configuration.public))
            sys.stdout.write(f"{closing_line(outcome, language)}\n")
            signals.finalized.send(self)
            return
        if not _is_watching():
            raise ContentRejected


def collect_emitters(settings: Settings, host: dict[str, object]) -> list[PressEmitter]:
    """The emitters of this build: the site's own files, then what each plugin offers."""
    commit = host.get("PRESS_COMMIT")
    emitters: list[PressEmitter] = [
        ThemeFiles(load_assets(settings.theme / "static")),
        MediaFiles(),
        TitleCards(),
        VersionFile(
            str(commit) if commit else None,
            settings.contacts,
            preview=settings.drafts or not settings.public,
        ),
    ]
    offers = get_emitters.send(settings)
    for _, offered in sorted(offers, key=lambda offer: str(offer[0].__module__)):
        emitters += offered
    return emitters


def register() -> None:
    """Nothing to connect: Pelican calls the class by its setting."""


def _say(text: str) -> None:
    sys.stderr.write(text)


def _is_watching() -> bool:
    """Whether Pelican's autoreload is what runs this build: it must outlive bad content."""
    callers = (frame.f_code for frame, _ in walk_stack(None))
    return pelican.autoreload.__code__ in callers

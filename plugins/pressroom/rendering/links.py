"""Where the links of a record's Markdown lead on the site."""

from __future__ import annotations

import posixpath

from pressroom.language import Language
from pressroom.model.identity import PageId, ReleaseId, SessionId
from pressroom.reading.targets import MEDIA, Target, TargetKind, parse_target
from pressroom.reading.values import Refusal
from pressroom.rendering import addresses
from pressroom.rendering.contexts import Link
from pressroom.rendering.desk import Desk
from pressroom.rendering.markdown import ResolvedLink
from pressroom.rendering.pictures import picture_size


class Links:
    """The links of one file of the content; all of them were checked when it was read."""

    def __init__(self, desk: Desk, source: str) -> None:
        self._desk = desk
        self._folder = posixpath.dirname(source)

    def resolve(self, written: str, is_image: bool) -> ResolvedLink | None:
        """What a Markdown target becomes; None: its words are shown without a link."""
        try:
            target = parse_target(written, self._folder)
        except Refusal:
            return None
        if is_image:
            if target.kind is not TargetKind.MEDIA:
                return None
            width, height = picture_size(self._desk, target.path)
            return ResolvedLink(self._href(target), width=width, height=height)
        return ResolvedLink(self._href(target), external=target.kind is TargetKind.WEB)

    def evidence(self, written: str) -> Link:
        """A commitment's evidence: an address, or a file of the content."""
        if written.startswith(("http://", "https://")):
            return Link(written, written.split("://", 1)[1].rstrip("/"))
        return Link(
            self._desk.addresses.href(addresses.media(written)), posixpath.basename(written)
        )

    def _href(self, target: Target) -> str:
        href = self._desk.addresses.href
        match target.kind:
            case TargetKind.WEB:
                return target.path
            case TargetKind.ANCHOR:
                return f"#{target.anchor}"
            case TargetKind.ADDRESS:
                path = target.path.removeprefix("/")
                return href(
                    addresses.media(path) if path.startswith(MEDIA) else path, target.anchor
                )
            case TargetKind.MEDIA:
                return href(addresses.media(target.path))
            case TargetKind.RECORD:
                return href(record_path(target.path), target.anchor)


def record_path(source: str) -> str:
    """The output file of the record in a file of the content: its id and language name it."""
    folder, _, name = source.rpartition("/")
    record_id, language, _ = name.rsplit(".", 2)
    lang = Language(language)
    match folder.partition("/")[0]:
        case "sessions":
            return addresses.session(lang, SessionId(record_id))
        case "news":
            return addresses.release(lang, ReleaseId(record_id))
        case _:
            return addresses.page(lang, PageId(record_id))

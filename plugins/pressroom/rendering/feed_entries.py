"""Entries of feeds: what each says, and the id by which readers know it for ever.

Ids are tag URIs (RFC 4151) minted by the setting ``PRESS_AUTHORITY``: they hold nothing of a build,
of the site's host or of words that may be corrected.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape

from pressroom.deriving.broadcasts import ChangeKind
from pressroom.deriving.corrections import Corrected
from pressroom.deriving.feed_items import (
    AnswerTold,
    ChangeTold,
    FeedItem,
    PromiseTold,
)
from pressroom.language import Language
from pressroom.model.commitment import CommitmentStatus
from pressroom.model.identity import PageId, ReleaseId, SessionId
from pressroom.model.release import ReleaseFacts
from pressroom.rendering import addresses, dates
from pressroom.rendering.atom import Category, Entry
from pressroom.rendering.desk import Desk
from pressroom.rendering.feed_links import alternate_page
from pressroom.rendering.names import words_for
from pressroom.rendering.plain import plain, plain_text
from pressroom.rendering.prose import Prose
from pressroom.rendering.question_words import Shelf
from pressroom.rendering.schedule_rows import broadcast_id
from pressroom.rendering.texts import away_from_home


def entries(items: Iterable[FeedItem], shelf: Shelf, desk: Desk, feed: Language) -> Iterator[Entry]:
    """The entries of a feed in the language ``feed``; each id stands once."""
    used: Counter[str] = Counter()
    for item in items:
        words = _Words(item, shelf, desk, feed)
        name = words.name
        used[name] += 1
        if used[name] > 1:
            name = f"{name}-{used[name]}"
        yield Entry(
            id=tag(desk, name),
            lang=words.lang,
            title=words.title,
            link=words.link,
            published=item.published,
            updated=item.updated,
            html=words.html,
            categories=tuple(_categories(item, desk)),
        )


def tag(desk: Desk, name: str) -> str:
    """The id of a feed or of an entry."""
    return f"tag:{desk.settings.authority}:{name}"


def _categories(item: FeedItem, desk: Desk) -> Iterator[Category]:
    for kind, entries_of in (("districts", item.districts), ("topics", item.topics)):
        scheme = tag(desk, kind)
        for one in entries_of:
            yield Category(scheme, one.id, words_for(one.name, item.lang).text)
    if item.demonstration:
        label = desk.words(item.lang).gettext("Demonstration")
        yield Category(tag(desk, "kinds"), "demonstration", label)


class _Words:
    """What one entry says."""

    def __init__(self, item: FeedItem, shelf: Shelf, desk: Desk, feed: Language) -> None:
        self._desk = desk
        self._feed = feed
        self._item = item
        self.gettext = desk.words(item.lang).gettext
        self.lang = str(item.lang)
        match item.what:
            case AnswerTold() as answer:
                self._answer(answer, shelf)
            case ReleaseFacts() as release:
                self._release(release)
            case PromiseTold() as promise:
                self._promise(promise)
            case ChangeTold() as change:
                self._change(change)
            case Corrected() as corrected:
                self._corrected(corrected)
        if item.demonstration:
            notice = self.gettext(
                "This content shows how the site works. What it describes did not happen."
            )
            self.html = f"<p><em>{escape(notice)}</em></p>\n{self.html}"

    name: str
    title: str
    link: str
    html: str

    def _at(self, path: str, mark: str = "") -> None:
        self.link = self._desk.addresses.absolute(path)
        place = path.removesuffix("index.html")
        self.name = f"{place}#{mark}" if mark else place

    def _answer(self, answer: AnswerTold, shelf: Shelf) -> None:
        words = shelf.question(answer.session, self._item.lang, answer.question)
        self._at(addresses.question(self._item.lang, answer.session, answer.question))
        self.lang = words["lang"]
        self.title = words["title"]
        session = self._desk.addresses.absolute(
            addresses.session(self._item.lang, answer.session), answer.question
        )
        day = dates.format_day(self._item.published, self._item.lang).text
        self.html = (
            f'{words["html"]}\n<p lang="{self._item.lang}">'
            f'<a href="{escape(session)}">{escape(plain_text(answer.title))}</a>, {day}</p>'
        )

    def _release(self, release: ReleaseFacts) -> None:
        path = addresses.release(release.lang, release.id)
        self._at(path)
        self.title = plain_text(release.title)
        if release.withdrawn is not None:
            words = self.gettext("This press release was withdrawn.")
            reason = words_for(release.withdrawn.reason, release.lang).text
            self.html = f"<p><strong>{escape(words)}</strong> {escape(reason)}</p>"
            return
        prose = Prose(self._desk, release.source.path, release.lang)
        body = self._desk.release(release.source).body
        html = prose.html(body, 2, note_prefix=release.id)
        lead = f"{plain(release.summary, release.lang)}\n" if release.summary else ""
        self.html = lead + away_from_home(html, self.link, self._desk)

    def _promise(self, told: PromiseTold) -> None:
        entry, lang = told.entry, told.entry.lang
        commitment = entry.commitment
        promise = plain_text(words_for(commitment.promise, lang).text)
        parts = [f"<p>{escape(promise)}</p>"]
        path = addresses.question(lang, entry.session, entry.question)
        if told.step is None:
            self._at(path, "promise")
            self.title = f"{self.gettext('Promised on air')}: {promise}"
            if entry.term.due:
                parts.append(
                    self._line(self.gettext("Due"), dates.format_day(entry.term.due, lang).text)
                )
        else:
            update = commitment.updates[told.step]
            self._at(path, f"promise-{update.on}-{update.status}")
            self.title = f"{_status_words(self._desk, lang)[update.status]}: {promise}"
            prose = Prose(self._desk, entry.source.path, lang)
            if update.note:
                note = words_for(update.note, lang)
                parts.append(
                    away_from_home(prose.html(note.text, 4, note.lang), self.link, self._desk)
                )
            if update.evidence:
                proof = prose.evidence(update.evidence)
                link = f'<a href="{escape(proof.href)}">{escape(proof.text)}</a>'
                words = escape(self.gettext("Evidence:"))
                html = f"<p>{words} {link}</p>"
                parts.append(away_from_home(html, self.link, self._desk))
        self.html = "\n".join(parts)

    def _change(self, told: ChangeTold) -> None:
        one, change, lang = told.broadcast, told.change, self._feed
        moved = change.kind is ChangeKind.MOVED
        head = self.gettext("Moved") if moved else self.gettext("Cancelled")
        title = words_for(one.title, lang)
        self.title = f"{head}: {plain_text(title.text)}"
        when = f"{change.kind}-{change.on:%Y%m%dT%H%M}"
        self.name = f"{lang}/schedule/{broadcast_id(one)}#{when}"
        read_in = one.read_in(lang)
        path = alternate_page("schedule", self._desk, lang)
        if one.session is not None and read_in is not None:
            path = addresses.session(read_in, one.session)
        elif told.in_series and one.series is not None and "schedule-pages" in self._desk.offers:
            path = addresses.series(lang, one.series)
        self.link = self._desk.addresses.absolute(path)
        moment = escape(dates.format_instant(one.start, lang, weekday=True).text)
        parts = [f"<p>{moment}</p>" if moved else f"<p><s>{moment}</s></p>"]
        if change.was is not None:
            before = dates.format_instant(change.was, lang, weekday=True).text
            parts.append(f"<p><s>{escape(before)}</s></p>")
        reason = words_for(change.reason, lang)
        marked = f' lang="{reason.lang}"' if reason.lang else ""
        parts.append(f"<p{marked}>{escape(reason.text)}</p>")
        self.html = "\n".join(parts)

    def _corrected(self, one: Corrected) -> None:
        lang = one.lang
        path = _corrected_path(one)
        kind = "withdrawn" if one.withdrawn else "correction"
        of = f"-{one.question}" if one.question else ""
        self._at(path, f"{kind}-{one.on}{of}")
        if one.withdrawn:
            head = self.gettext("This press release was withdrawn.").rstrip(".")
        else:
            head = self.gettext("Correction")
        self.title = f"{head}: {plain_text(one.title)}"
        note = words_for(one.note, lang) if one.note else None
        if note is None:
            self.html = f"<p>{escape(self.gettext('A minor correction of the text.'))}</p>"
        else:
            marked = f' lang="{note.lang}"' if note.lang else ""
            self.html = f"<p{marked}>{escape(note.text)}</p>"

    def _line(self, label: str, words: str) -> str:
        return f"<p>{escape(label)}: {escape(words)}</p>"


def _corrected_path(one: Corrected) -> str:
    match one.kind:
        case "session":
            if one.question is not None:
                return addresses.question(one.lang, SessionId(one.id), one.question)
            return addresses.session(one.lang, SessionId(one.id))
        case "release":
            return addresses.release(one.lang, ReleaseId(one.id))
    return addresses.page(one.lang, PageId(one.id))


def _status_words(desk: Desk, lang: Language) -> dict[CommitmentStatus, str]:
    gettext = desk.words(lang).gettext
    return {
        CommitmentStatus.OPEN: gettext("In progress"),
        CommitmentStatus.DONE: gettext("Done"),
        CommitmentStatus.NOT_DONE: gettext("Not done"),
        CommitmentStatus.HANDED_OVER: gettext("Handed over"),
        CommitmentStatus.REOPENED: gettext("Opened again"),
    }

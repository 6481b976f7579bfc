"""What everybody reads of an announcement, and what is told of it to those who sent it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.cards.announcements import is_for_many, reason_of, state_lines
from bot.cards.announcements_details import told_details
from bot.cards.announcements_list import table_of
from bot.cards.view import Drawing, button, called, other_languages
from bot.shapes.card import Button, Card
from bot.shapes.file import File
from bot.shapes.text import Text
from bot.words.words import Words
from data.model.announcement_checks import links_in
from data.model.announcements import (
    MANDATORY,
    Announcement,
    AnnouncementState,
    told_in,
)
from data.model.company import name_in
from data.store.announcement_audience import AudienceRows
from data.store.announcement_copies import Copies, Unreached
from data.store.announcements import Announcements
from data.store.people import Chats, People

LISTED_UNREACHED, MOST_UNREACHED = 15, 10_000
NEVER = frozenset({AnnouncementState.CANCELLED, AnnouncementState.RECALLED})


def copy(drawing: Drawing) -> Card | None:
    """Tell an announcement; nobody is told who does not want to hear of it any more, has left, or was forgotten."""
    reading, words = drawing.reading, drawing.words
    announcement = Announcements(reading).find(drawing.number)
    chat = Chats(reading).find(drawing.chat_id)
    if not Copies(reading).stands(announcement, chat.chat_id):
        wanted = chat.person_id is None or AudienceRows(reading).still_wants(announcement, chat.person_id)
        is_private = chat.kind == "private" and chat.person_id is None
        if announcement.state in NEVER or not wanted or is_private or chat.gone:
            return None
    return told(drawing, announcement, words.language, revision=announcement.shown)


def told(drawing: Drawing, announcement: Announcement, language: str, *, revision: int) -> Card:
    """Show what readers of a language read."""
    words = drawing.words
    texts = Announcements(drawing.reading).texts(announcement, revision)
    body = told_in(texts, language)
    at, got_at = announcement.corrected_at, _got_at(drawing, announcement)
    corrected = (words.text("announced-corrected", at=at),) if at is not None else ()
    confirmed = (words.text("announced-confirmed", at=got_at),) if got_at is not None else ()
    return Card(
        title=_title(drawing, announcement),
        lines=(Text.linked(body, links_in(body)), *corrected, *confirmed),
        fields=tuple(told_details(words.other(language), texts, drawing.reading.company)),
        buttons=tuple(_buttons(drawing, words, announcement)),
        footer=_why(drawing, announcement),
    )


def _got_at(drawing: Drawing, announcement: Announcement) -> datetime | None:
    if announcement.kind not in MANDATORY:
        return None
    return Copies(drawing.reading).confirmed_at(announcement, drawing.chat_id)


def _title(drawing: Drawing, announcement: Announcement) -> str:
    words, app = drawing.words, drawing.reading.company.app(announcement.app)
    kind = words(f"announced-kind-{announcement.kind.value}")
    company = name_in(drawing.reading.company.names, words.language)
    about = name_in(app.names, words.language) if app else company
    return words("announced-title", about=Text.plain(about), kind=Text.plain(kind))


def _why(drawing: Drawing, announcement: Announcement) -> Text:
    words, app = drawing.words, drawing.reading.company.app(announcement.app)
    if is_for_many(drawing):
        return words.text("announced-number", subject=announcement.subject)
    if announcement.kind in MANDATORY:
        return words.text("announced-why-mandatory", subject=announcement.subject)
    about = Text.plain(name_in(app.names, words.language)) if app else Text()
    return words.text(reason_of(announcement), subject=announcement.subject, app=about)


def _buttons(drawing: Drawing, words: Words, announcement: Announcement) -> Iterator[Button]:
    subject, kind = announcement.subject, announcement.kind
    if is_for_many(drawing):
        yield from other_languages(words, subject, announcement.shown)
    elif kind in MANDATORY:
        if _got_at(drawing, announcement) is None:
            yield button(words, "got_it", subject, announcement.shown)
    else:
        yield button(words, "opt_out", subject, announcement.shown, value=kind.value)


def test_copy(drawing: Drawing) -> Card:
    """Show whoever tries it what readers of one language will read."""
    words, language = drawing.words, str(drawing.facts["language"])
    announcement = Announcements(drawing.reading).find(drawing.number)
    as_they = replace(drawing, words=words.other(language))
    card = told(as_they, announcement, language, revision=int(drawing.facts["revision"]))
    name = words(f"language-{language.lower()}")
    head = words.text("announcement-test", subject=announcement.subject, language=Text.plain(name))
    return Card(title=card.title, lines=(head, *card.lines), fields=card.fields, footer=card.footer)


def approved(drawing: Drawing) -> Card:
    """Tell the author that it waits for a time."""
    announcement = Announcements(drawing.reading).find(drawing.number)
    said = drawing.words.text("news-announcement-approved", subject=announcement.subject)
    return Card(lines=(said,))


def stopped(drawing: Drawing) -> Card:
    """Tell the author that it was not sent, as it is another text than was agreed to."""
    return Card(lines=(drawing.words.text("news-announcement-stopped", subject=drawing.subject),))


def report(drawing: Drawing) -> Card:
    """Tell the author how it went, and whom it did not reach."""
    words, announcement = drawing.words, Announcements(drawing.reading).find(drawing.number)
    copies, is_recalled = Copies(drawing.reading), announcement.state is AnnouncementState.RECALLED
    listed = copies.not_taken_back if is_recalled else copies.unreached
    unreached = listed(announcement, most=MOST_UNREACHED)
    few = len(unreached) <= LISTED_UNREACHED
    return Card(
        title=words("announcement-report", subject=announcement.subject),
        lines=(
            *state_lines(drawing, announcement),
            *(_unreached(drawing, one) for one in unreached if few),
        ),
        file=None if few else _table(drawing, announcement, unreached),
    )


def _table(drawing: Drawing, announcement: Announcement, unreached: list[Unreached]) -> File:
    words = drawing.words
    heads = [words(f"announcement-table-{name}") for name in ("who", "platform", "outcome", "reason")]
    rows = (
        [_who(drawing, one), one.platform, words(f"announcement-table-{one.outcome}"), _reason(words, one)]
        for one in unreached
    )
    return table_of(f"{announcement.subject}.csv", heads, rows)


def _who(drawing: Drawing, one: Unreached) -> str:
    if one.person_id is None:
        return one.key
    return called(drawing.words, People(drawing.reading).find(one.person_id))


def _reason(words: Words, one: Unreached) -> str:
    return words("announcement-reason", reason=one.reason or "untold")


def _unreached(drawing: Drawing, one: Unreached) -> Text:
    words = drawing.words
    return words.text(
        f"announcement-unreached-{one.outcome}",
        who=Text.plain(_who(drawing, one)),
        platform=one.platform,
        reason=Text.plain(_reason(words, one)),
    )


def listing(drawing: Drawing) -> Card:
    """List the newest announcements, each with a button that opens it."""
    words, announcements = drawing.words, Announcements(drawing.reading)
    numbers = [int(number) for number in str(drawing.facts["numbers"]).split()]
    if not numbers:
        return Card(lines=(words.text("announcements-none"),))
    found = [announcements.find(number) for number in numbers]
    return Card(
        title=words("announcements-title"),
        lines=tuple(
            words.text(
                "announcements-line",
                subject=one.subject,
                title=Text.plain(announcements.texts(one).title),
                standing=words.text(f"announcement-standing-{one.state.value}"),
            )
            for one in found
        ),
        buttons=tuple(button(words, "open", one.subject, one.revision, label=one.subject) for one in found),
    )

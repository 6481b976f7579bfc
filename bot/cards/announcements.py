"""How announcements are shown: to those who review them, to those who send them, and to everybody they are for."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.cards import approvals
from bot.cards.announcements_details import written_details
from bot.cards.announcements_doubts import finding_lines
from bot.cards.approvals import Detail
from bot.cards.view import Drawing, button, called, other_languages, paged, pointer_to, quoted
from bot.shapes.card import Button, Card, Field
from bot.shapes.text import Text
from bot.words.words import Words
from data.model.announcements import (
    KIND,
    LONGEST_BODY,
    MANDATORY,
    Announcement,
    AnnouncementState,
    Audience,
    Texts,
    texts_in,
)
from data.model.approvals.requests import OVER, Evidence, Request, RequestState
from data.model.company import Company, name_in
from data.model.local_time import wall_time
from data.model.people import LANGUAGES
from data.store.announcement_audience import AudienceRows
from data.store.announcement_copies import HELD, TO_COME, Copies
from data.store.announcements import Announcements
from data.store.approvals import Requests
from data.store.people import Chats, People
from data.store.recalls import Recalls

SIGNER, REQUESTER = f"{KIND}.signer", f"{KIND}.requester"
CARD = "announcements.card"
_S = AnnouncementState
ACTIONS: Mapping[AnnouncementState, tuple[str, ...]] = {
    _S.DRAFT: ("submit", "edit", "test_send", "cancel"),
    _S.REVIEW: ("test_send", "cancel"),
    _S.APPROVED: ("schedule", "test_send", "cancel", "edit"),
    _S.SCHEDULED: ("test_send", "cancel", "edit"),
    _S.SENDING: ("pause", "cancel", "recall", "correct"),
    _S.PAUSED: ("resume", "cancel", "recall", "correct"),
    _S.SENT: ("correct", "recall"),
    _S.CANCELLED: ("recall",),
}
# What became of copies, in the order in which it is told.
OUTCOMES = (
    "sent", "correcting", "pending", "quiet", "held", "unknown", "failed", "blocked", "stale", "unwanted", "opted_out", "unreachable", "cancelled",
)  # fmt: skip
LEFT_OUT = frozenset({"opted_out", "unreachable", "unwanted"})
BAR = 10


def signer(drawing: Drawing) -> Card:
    """Show an announcement to those who review it."""
    return approvals.signer_card(drawing, SIGNER, detail)


def requester(drawing: Drawing) -> Card:
    """Show it to whoever wants it to go out, who may also try how it reads, and send it in again as it is."""
    card = approvals.requester_card(drawing, REQUESTER, detail)
    announcement = Announcements(drawing.reading).of_request(drawing.number)
    if not card.buttons or announcement is None:
        return card
    is_returned = Requests(drawing.reading).find(drawing.number).state is RequestState.RETURNED
    firsts = (
        ("submit", "evidence", "withdraw", "test_send")
        if is_returned
        else ("test_send", "evidence", "withdraw")
    )
    own = {
        action: button(drawing.words, action, announcement.subject, announcement.revision)
        for action in ("submit", "test_send")
    }
    offered = own | {one.reference.action: one for one in card.buttons}
    turning = {"more", "back"}
    rest = [one for action, one in offered.items() if action not in {*firsts, *turning, *own}]
    return replace(
        card,
        buttons=paged(
            drawing.words,
            (*(offered[action] for action in firsts if action in offered), *rest),
            page=drawing.page,
            subject=drawing.subject,
            version=0,
        ),
    )


def detail(drawing: Drawing, request: Request, evidence: Evidence) -> Detail:
    """Tell whoever reviews it what would be said to whom and when, and what to look at."""
    words, fields, subject = drawing.words, evidence.fields, request.about
    announcement = Announcements(drawing.reading).find(int(subject.rpartition("-")[2]))
    if not fields:
        what = words("announcement-asked", subject=subject, title="")
        return Detail(what, lines=(words.text("request-words-erased"),))
    texts = texts_in(fields)
    when = datetime.fromisoformat(fields["when"]) if fields["when"] else None
    # Once it is out, what let it out is no correction of it.
    corrects = announcement.shown and request.state not in OVER
    correction = (words.text("announcement-corrects"),) if corrects else ()
    return Detail(
        words("announcement-asked", subject=subject, title=Text.plain(texts.title)),
        lines=(
            *correction,
            *body_lines(words, texts),
            *finding_lines(drawing, announcement, texts, when),
        ),
        fields=(*_facts(drawing, announcement, when), *written_details(words, texts)),
    )


def body_lines(words: Words, texts: Texts) -> Iterator[Text]:
    """Yield the text of each language, missing ones as missing."""
    for language in LANGUAGES:
        name, body = words(f"language-{language.lower()}"), texts.bodies.get(language, "")
        told = quoted(words, body, longest=LONGEST_BODY) if body else words.text("announcement-missing")
        yield words.text("announcement-body", language=Text.plain(name), body=told)


def _narrowed(company: Company, words: Words, announcement: Announcement) -> list[str]:
    """Return what whoever is told has to be beside being of the audience."""
    group = announcement.to_group
    of_it = [name_in(one.names, words.language) for one in company.departments if one.key == group]
    named = [
        announcement.to_platform and words(f"platform-{announcement.to_platform}"),
        announcement.to_language and words(f"language-called-{announcement.to_language.lower()}"),
        group and (of_it[0] if of_it else words(f"role-{group}") if words.has(f"role-{group}") else group),
    ]
    return [one for one in named if one]


def _facts(drawing: Drawing, announcement: Announcement, when: datetime | None) -> Iterator[Field]:
    words, company = drawing.words, drawing.reading.company
    yield Field(words("label-announced-kind"), words.text(f"announced-kind-{announcement.kind.value}"))
    app = company.app(announcement.app)
    if app is not None:
        yield Field(words("label-announced-app"), Text.plain(name_in(app.names, words.language)))
    if announcement.about:
        yield Field(words("label-announced-about"), Text.plain(announcement.about))
    count = AudienceRows(drawing.reading).count(announcement) if not announcement.shown else -1
    audience = words.text(f"announced-to-{announcement.audience.value}")
    reached = words.text("announced-reached", audience=audience, count=count) if count >= 0 else audience
    yield Field(words("label-announced-to"), reached)
    only = _narrowed(company, words, announcement)
    if AudienceRows(drawing.reading).only_who_asked(announcement):
        only.append(words("announced-only-asked"))
    if only:
        yield Field(words("label-announced-only"), Text.plain(words("list-comma").join(only)))
    at = words.moment(when) if when else words.text("announced-undated")
    yield Field(words("label-announced-when"), at + _by_its_zone(announcement, when))


def _by_its_zone(announcement: Announcement, when: datetime | None) -> Text:
    """Return what clocks show then where it is meant: everybody reads the moment itself by their own."""
    if when is None:
        return Text()
    zone = announcement.time_zone
    return Text.plain(f" ({wall_time(when, ZoneInfo(zone)):%Y-%m-%d %H:%M}, {zone})")


def card(drawing: Drawing) -> Card:
    """Show an announcement to those who send it, with how far it is."""
    if drawing.moved_on(CARD):
        return pointer_to(drawing, CARD)
    words, announcement = drawing.words, Announcements(drawing.reading).find(drawing.number)
    texts = Announcements(drawing.reading).texts(announcement, announcement.shown or None)
    author = called(words, People(drawing.reading).find(announcement.author_id))
    whole = announcement.state is AnnouncementState.DRAFT
    bodies = body_lines(words, texts) if whole else [_read(words, texts)]
    doubts = finding_lines(drawing, announcement, texts, announcement.wanted_at) if whole else ()
    return Card(
        title=words("announcement-title", subject=announcement.subject, title=Text.plain(texts.title)),
        lines=(*state_lines(drawing, announcement), *bodies, *doubts),
        fields=(
            *_facts(drawing, announcement, announcement.send_at or announcement.wanted_at),
            *written_details(words, texts),
            Field(words("label-announced-by"), Text.plain(author)),
        ),
        buttons=_buttons(drawing, announcement),
    )


def _read(words: Words, texts: Texts) -> Text:
    body = texts.bodies.get(words.language, "")
    return quoted(words, body, longest=LONGEST_BODY) if body else words.text("announcement-missing")


def _buttons(drawing: Drawing, announcement: Announcement) -> tuple[Button, ...]:
    words, subject, version = drawing.words, announcement.subject, announcement.revision
    actions = [
        action for action in ACTIONS.get(announcement.state, ()) if action != "recall" or announcement.shown
    ]
    labels = {"cancel": words("button-announced-cancel"), "resume": words("button-announced-resume")}
    offered = [button(words, action, subject, version, label=labels.get(action, "")) for action in actions]
    is_draft = announcement.state is AnnouncementState.DRAFT
    others = [] if is_draft else other_languages(words, subject, version)
    if not offered:
        return tuple(others)
    return paged(words, offered, page=drawing.page, subject=subject, version=version, behind=others)


def state_lines(drawing: Drawing, announcement: Announcement) -> Iterator[Text]:
    """Yield how it stands, how many of its copies fared how, and what became of those that were taken back."""
    words = drawing.words
    at = announcement.ended_at or announcement.send_at or announcement.opened_at
    yield words.text(f"announcement-is-{announcement.state.value}", at=at)
    if not announcement.shown:
        return
    if announcement.state is AnnouncementState.RECALLED:
        for became, many in sorted(Recalls(drawing.reading).tally(announcement.copies).items()):
            yield words.text(f"announcement-copies-{became.value}", count=many)
        return
    tally = Copies(drawing.reading).tally(announcement)
    total = sum(many for outcome, many in tally.items() if outcome not in LEFT_OUT)
    done = total - sum(tally.get(one, 0) for one in (*TO_COME, HELD))
    filled = BAR * done // total if total else BAR
    yield words.text("announcement-progress", bar="▓" * filled + "░" * (BAR - filled), done=done, total=total)
    if announcement.kind in MANDATORY:
        yield words.text("announcement-confirmed", count=Copies(drawing.reading).confirmed(announcement))
    for outcome in OUTCOMES:
        if count := tally.get(outcome):
            yield words.text(f"announcement-copies-{outcome.replace('_', '-')}", count=count)


def is_for_many(drawing: Drawing) -> bool:
    """Tell whether many read what is drawn."""
    return Chats(drawing.reading).find(drawing.chat_id).person_id is None


def reason_of(announcement: Announcement) -> str:
    """Return the key of the words that tell somebody why they are told this."""
    if announcement.audience is Audience.SUBSCRIBERS and announcement.app:
        return "announced-why-app"
    return f"announced-why-{announcement.audience.value}"

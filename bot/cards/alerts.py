"""How alerts are shown: one card for each group, with who did what about it, and when."""

from collections.abc import Iterator
from datetime import timedelta

from actions.alerts.hear_alerts import times_again
from bot.cards.view import Drawing, button, called, done_by, other_languages, paged, pointer_to, quoted
from bot.shapes.card import Button, Card, Field
from bot.shapes.text import Text
from bot.words.lists import in_a_row
from bot.words.words import Words
from data.model.alerts import (
    FLAPS,
    HEARTBEATS,
    PROBES,
    SURGES,
    AlertEntry,
    AlertEntryKind,
    AlertGroup,
    AlertState,
)
from data.model.company import name_in
from data.store.alerts import AlertGroups
from data.store.people import People
from data.store.release_watch import UnderWatch
from data.store.releases import Releases
from data.store.troubled_apps import TroubledApps
from data.store.work import Reading

CARD = "alerts.group"
ENTRIES_SHOWN = 4
# What of a name still fits a lock screen, beside the number and the app.
LONGEST_IN_TITLE = 40
SILENCES = {
    "PT1H": "button-alert-silence-hour",
    "PT4H": "button-alert-silence-four-hours",
    "morning": "button-alert-silence-morning",
}


def group_card(drawing: Drawing) -> Card:
    """Show a group of alerts to whoever is on duty."""
    if drawing.moved_on(CARD):
        return pointer_to(drawing, CARD)
    words, groups = drawing.words, AlertGroups(drawing.reading)
    group = groups.find(drawing.number)
    entries = groups.entries(group, most=ENTRIES_SHOWN)
    return Card(
        title=title_of(drawing, group),
        lines=(
            _state_line(drawing, group),
            *summary_of(drawing, group),
            *(_entry_line(drawing, entry) for entry in entries),
        ),
        fields=tuple(_fields(drawing, group)),
        buttons=paged(
            words,
            [_button(words, action, group) for action in actions_on(group)],
            page=drawing.page,
            subject=group.subject,
            version=group.round,
            behind=other_languages(words, group.subject, group.round),
        ),
        footer=words.text("alert-opened-at", at=group.opened_at, source=Text.plain(group.source)),
    )


def title_of(drawing: Drawing, group: AlertGroup) -> str:
    """Return the line that fits a lock screen: how grave, which, what, and of which app."""
    words, app = drawing.words, drawing.reading.company.app(group.app)
    name = name_of(words, group)
    name = name if len(name) <= LONGEST_IN_TITLE else f"{name[: LONGEST_IN_TITLE - 1]}…"
    mark = "over" if group.state is AlertState.RESOLVED else group.severity
    facts: dict[str, str | Text] = {"mark": mark, "subject": group.subject, "name": Text.plain(name)}
    if app is None:
        return words("alert-title", **facts)
    return words("alert-title-app", **facts, app=Text.plain(name_in(app.names, words.language)))


def name_of(words: Words, group: AlertGroup) -> str:
    """Return what it is called: by its source, or in words of ours where the desk itself counted it."""
    return words("alert-surge-name") if group.source == SURGES else group.name


def actions_on(group: AlertGroup) -> list[str]:
    """Return what can be done about a group now, the most usual first."""
    silences = [*(f"silence:{length}" for length in SILENCES), "silence"]
    if group.state is AlertState.RESOLVED:
        return ["note", "link"]
    if group.state is AlertState.ACKNOWLEDGED:
        return ["resolve", "note", "unacknowledge", *silences, "escalate", "add_responder", "link"]
    return ["acknowledge", "resolve", *silences, "escalate", "add_responder", "note", "link"]


def _button(words: Words, name: str, group: AlertGroup) -> Button:
    action, _, value = name.partition(":")
    key = SILENCES[value] if value else f"button-alert-{action.replace('_', '-')}"
    return button(words, action, group.subject, group.round, value=value, label=words(key))


def _state_line(drawing: Drawing, group: AlertGroup) -> Text:
    is_over = group.state is AlertState.RESOLVED
    who = group.resolved_by if is_over else group.acknowledged_by
    key = (
        f"alert-is-{group.state.value}"
        if who is not None or group.state is AlertState.FIRING
        else "alert-ended"
    )
    return drawing.words.text(
        key,
        firing=group.firing,
        known=group.known,
        who=Text.plain(_name(drawing, who)),
        at=group.changed_at if is_over else group.acknowledged_at or group.changed_at,
    )


def summary_of(drawing: Drawing, group: AlertGroup) -> list[Text]:
    """Say what it is about: in the words of its source, or of ours where the desk itself noticed it."""
    words = drawing.words
    if group.source == SURGES:
        within = drawing.reading.company.surge.within
        people = TroubledApps(drawing.reading).last_of_each(group.app, since=group.changed_at - within)
        return [words.text("alert-surge", people=len(people), minutes=within // timedelta(minutes=1))]
    if group.source == HEARTBEATS and group.state is not AlertState.RESOLVED:
        return [words.text("alert-heartbeat-missed", name=Text.plain(group.name), at=group.changed_at)]
    if group.source == PROBES and group.summary:
        kind, _, detail = group.summary.partition(" ")
        return [words.text(f"alert-probe-{kind}", detail=Text.plain(detail))]
    return [quoted(words, group.summary)] if group.summary else []


def _fields(drawing: Drawing, group: AlertGroup) -> Iterator[Field]:
    words, groups = drawing.words, AlertGroups(drawing.reading)
    yield Field(words("alert-label-severity"), words.text(f"alert-severity-{group.severity}"))
    yield Field(words("alert-label-counted"), words.text("alert-counted", told=group.told, known=group.known))
    if (times := times_again(drawing.reading, group)) >= FLAPS:
        yield Field(words("alert-label-flapping"), words.text("alert-flapping", times=times))
    if group.silenced_until is not None and group.is_silent(drawing.reading.now):
        who = Text.plain(_name(drawing, group.silenced_by))
        yield Field(
            words("alert-label-silence"), words.text("alert-silent", until=group.silenced_until, who=who)
        )
    responders = [_name(drawing, person_id) for person_id in groups.responders(group)]
    if responders:
        yield Field(words("alert-label-responders"), Text.plain(in_a_row(words, responders)))
    if watched := Releases(drawing.reading).watched(group.app)[:1] if group.app else []:
        since = UnderWatch(drawing.reading).live_since(watched[0]) or drawing.reading.now
        version, subject = Text.plain(watched[0].version), watched[0].subject
        line = words.text("alert-release", subject=subject, version=version, since=since)
        yield Field(words("alert-label-release"), line)
    linked = groups.last_entry(group, AlertEntryKind.LINK)
    for label, address in (
        ("alert-label-runbook", group.runbook),
        ("alert-label-link", linked and linked.text),
    ):
        if address:
            yield Field(words(label), Text.plain(address))


def _entry_line(drawing: Drawing, entry: AlertEntry) -> Text:
    words = drawing.words
    return words.text(
        f"alert-entry-{entry.kind.value}",
        at=entry.at,
        who=Text.plain(done_by(drawing.reading, words, entry.by, entry.on_behalf_of)),
        whom=Text.plain(_name(drawing, entry.person_id) or entry.text),
        until=entry.until or entry.at,
        text=quoted(words, entry.text, longest=300),
        where=words(f"platform-{entry.text}") if entry.kind is AlertEntryKind.ELSEWHERE else "",
    )


def state_of(reading: Reading, words: Words, group: AlertGroup) -> Text:
    """Say in a list how it stands: with whoever looks after it."""
    if group.state is not AlertState.ACKNOWLEDGED or group.acknowledged_by is None:
        return words.text(f"alert-state-{group.state.value}", firing=group.firing)
    who = called(words, People(reading).find(group.acknowledged_by))
    return words.text("alert-state-with", who=Text.plain(who))


def _name(drawing: Drawing, person_id: int | None) -> str:
    return called(drawing.words, People(drawing.reading).find(person_id)) if person_id is not None else ""

"""How single news of alerts are told, each once, and how they are listed."""

from actions.alerts.escalation import ROTA
from actions.people.on_call import on_call
from bot.cards.alerts import name_of, state_of, summary_of, title_of
from bot.cards.view import Drawing, button
from bot.shapes.card import Card
from bot.shapes.text import Span, Text
from data.model.alerts import AlertState
from data.store.alerts import AlertGroups
from data.store.people import People

LIST = "alerts.list"
LISTED = 8
FRONT = "front"


def worse(drawing: Drawing) -> Card:
    """Say in one line what got worse."""
    words, group = drawing.words, AlertGroups(drawing.reading).find(drawing.number)
    return Card(
        lines=(
            words.text(
                f"news-alert-{drawing.facts['kind']}",
                subject=group.subject,
                name=Text.plain(name_of(words, group)),
                severity=words(f"alert-severity-{group.severity}"),
                firing=group.firing,
                count=int(drawing.facts["count"]),
            ),
        )
    )


def acknowledged(drawing: Drawing) -> Card:
    """Tell whoever acknowledged in words that it is done, and how to take it back."""
    words, group = drawing.words, AlertGroups(drawing.reading).find(drawing.number)
    line = words.text(
        "news-alert-acknowledged", subject=group.subject, name=Text.plain(name_of(words, group))
    )
    return Card(lines=(line,), buttons=(button(words, "undo", group.subject, int(drawing.facts["round"])),))


def escalated(drawing: Drawing) -> Card | None:
    """Tell somebody who was told already that it still waits; None when somebody looks after it by now."""
    words, group = drawing.words, AlertGroups(drawing.reading).find(drawing.number)
    if group.state is not AlertState.FIRING:
        return None
    severity, name = words(f"alert-severity-{group.severity}"), Text.plain(name_of(words, group))
    line = words.text("news-alert-escalated", subject=group.subject, name=name, severity=severity)
    return Card(lines=(line,))


def told_to_pager(drawing: Drawing) -> dict[str, object] | None:
    """Return what a system is told that calls people; None when somebody looks after it by now."""
    words, group = drawing.words, AlertGroups(drawing.reading).find(drawing.number)
    if group.state is not AlertState.FIRING:
        return None
    return {
        "alert": group.subject,
        "name": name_of(words, group),
        "app": group.app,
        "severity": group.severity,
        "summary": "\n".join(map(str, summary_of(drawing, group))),
        "firing": group.firing,
        "on_call": _on_call(drawing),
        "text": words("page-alert", subject=group.subject, name=Text.plain(name_of(words, group))),
    }


def _on_call(drawing: Drawing) -> str:
    """Return the key of whoever is on call, empty for nobody."""
    rota = drawing.reading.company.rota(ROTA)
    now = on_call(drawing.reading, rota) if rota else None
    return People(drawing.reading).key_of(now.person_id) if now else ""


def responder(drawing: Drawing) -> Card:
    """Tell somebody that they are called to help."""
    words, group = drawing.words, AlertGroups(drawing.reading).find(drawing.number)
    who = People(drawing.reading).find(int(drawing.facts["by"])).name
    name = Text.plain(name_of(words, group))
    return Card(lines=(words.text("news-alert-responder", subject=group.subject, name=name, who=who),))


def listing(drawing: Drawing) -> Card:
    """Show a page of what is not over, each with a button that opens its card."""
    words, groups = drawing.words, AlertGroups(drawing.reading)
    page = int(drawing.page) if drawing.page.isdigit() else 0
    found = groups.page(skip=page * LISTED, most=LISTED + 1)
    shown, count = found[:LISTED], groups.count_open()
    if not shown:
        return Card(
            lines=(words.text("alert-list-empty"),),
            buttons=(button(words, "prev", drawing.subject, page),) if page else (),
        )
    lines = []
    for group in shown:
        state = state_of(drawing.reading, words, group)
        lines.append(Text((Span(title_of(drawing, group)),)) + Text.plain(" · ") + state)
    ways = (["prev"] if page else []) + (["next"] if len(found) > LISTED else [])
    return Card(
        title=words("alert-list-title", count=count, firing=groups.count_open(AlertState.FIRING)),
        lines=tuple(lines),
        buttons=(
            *(button(words, "open", group.subject, group.round, label=group.subject) for group in shown),
            *(button(words, way, drawing.subject, page) for way in ways),
        ),
    )

"""What is told of grants: to their holders, to those who answer for them, and to the systems that carry them out."""

from bot.cards.permissions import grant_buttons, grant_line, permission_name
from bot.cards.permissions_catalogue import catalogue_lines
from bot.cards.view import Drawing, button
from bot.shapes.card import Card
from bot.shapes.text import Text
from bot.words.lists import in_a_row
from data.model.permissions import Grant
from data.store.approvals import Requests
from data.store.people import People
from data.store.permissions import Grants


def warning(drawing: Drawing) -> Card | None:
    """Warn somebody that their permission ends soon."""
    grant = _grant(drawing)
    if not grant.is_active:
        return None
    buttons = grant_buttons(drawing.words, grant, "extend", "hand_back")
    return Card(
        lines=(_told(drawing, "news-grant-warning", until=grant.until),),
        buttons=tuple(buttons),
    )


def extended(drawing: Drawing) -> Card:
    """Tell somebody that they have it for longer."""
    return Card(lines=(_told(drawing, "news-grant-extended", until=_grant(drawing).until),))


def expired(drawing: Drawing) -> Card:
    """Tell somebody that its time is over."""
    return Card(lines=(_told(drawing, "news-grant-expired"),))


def revoked(drawing: Drawing) -> Card:
    """Tell somebody that it was taken away."""
    grant, people = _grant(drawing), People(drawing.reading)
    who = people.find(grant.ended_by).name if grant.ended_by is not None else ""
    return Card(lines=(_told(drawing, "news-grant-revoked", who=Text.plain(who)),))


def barred(drawing: Drawing) -> Card:
    """Tell somebody that it could not begin."""
    bar = permission_name(drawing.reading.company, drawing.words, str(drawing.facts["bar"]))
    return Card(lines=(_told(drawing, "news-grant-barred", bar=Text.plain(bar)),))


def not_carried_out(drawing: Drawing) -> Card:
    """Tell those who answer for it that the system did not do it, and that it is asked again."""
    what, reason = str(drawing.facts["what"]), str(drawing.facts["reason"])
    told = _told(drawing, "news-grant-failed", what=what, who=_holder(drawing), reason=reason)
    return Card(lines=(told,))


def listing(drawing: Drawing) -> Card:
    """List what somebody holds, and what they may ask for."""
    words, reading = drawing.words, drawing.reading
    numbers = [int(number) for number in str(drawing.facts["grants"]).split()]
    held = [Grants(reading).find(number) for number in numbers]
    mine = [
        words.text("grants-line", subject=one.subject, name=_name(drawing, one), state=grant_line(words, one))
        for one in held
    ]
    keys = str(drawing.facts["catalogue"]).split()
    names = [permission_name(reading.company, words, key) for key in keys]
    offered = words.text("grants-catalogue", names=Text.plain(in_a_row(words, names)))
    ask = button(words, "open", "permission@", 0, label=words("form-permission-title"))
    return Card(
        title=words("grants-title"),
        lines=(
            *(mine or [words.text("grants-none")]),
            *((offered, *catalogue_lines(drawing, keys)) if names else ()),
        ),
        buttons=(
            *(button(words, "open", one.subject, 0, label=one.subject) for one in held),
            *((ask,) if names else ()),
        ),
    )


def told_to_system(drawing: Drawing) -> dict[str, object]:
    """Return what the system that carries a grant out is told of it."""
    grant, reading = _grant(drawing), drawing.reading
    return {
        "grant": grant.subject,
        "request": Requests(reading).find(grant.request).subject,
        "permission": grant.permission,
        "person": People(reading).key_of(grant.person_id),
        "since": grant.since.isoformat(),
        "until": str(drawing.facts["until"]),
        "state": grant.state.value,
    }


def _grant(drawing: Drawing) -> Grant:
    return Grants(drawing.reading).find(drawing.number)


def _name(drawing: Drawing, grant: Grant) -> Text:
    return Text.plain(permission_name(drawing.reading.company, drawing.words, grant.permission))


def _holder(drawing: Drawing) -> Text:
    return Text.plain(People(drawing.reading).find(_grant(drawing).person_id).name)


def _told(drawing: Drawing, key: str, **facts: object) -> Text:
    grant = _grant(drawing)
    return drawing.words.text(key, subject=grant.subject, permission=_name(drawing, grant), **facts)  # type: ignore[arg-type]  # facts of words

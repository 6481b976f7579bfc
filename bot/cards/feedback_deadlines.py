"""How promises about tickets are shown, and told where they are about to be broken, or are."""

from collections.abc import Iterator

from bot.cards.view import Drawing, button, called
from bot.shapes.card import Card, Field
from bot.shapes.text import Text
from data.model.deadlines import FIRST_RESPONSE, RESOLUTION
from data.model.feedback import Ticket, TicketState
from data.model.ladders import Ladder
from data.store.feedback import Tickets
from data.store.ladders import Ladders
from data.store.people import Chats, People

# Of a promise, what its words are called after.
WORDS = {FIRST_RESPONSE: "first-response", RESOLUTION: "resolution"}


def deadline_fields(drawing: Drawing, ticket: Ticket) -> Iterator[Field]:
    """Show the staff until when what was promised; what was kept in time needs no line any more."""
    words, ladders = drawing.words, _ladders(drawing, ticket)
    for name, ladder in ladders.items():
        told = _standing(drawing, ladder)
        if str(told):
            yield Field(words(f"label-{WORDS[name]}"), told)


def promised(drawing: Drawing, ticket: Ticket) -> Iterator[Text]:
    """Tell the reporter until when they hear what, in their own time."""
    if ticket.state is not TicketState.OPEN:
        return
    for name, ladder in _ladders(drawing, ticket).items():
        if ladder.ended_at is not None:
            continue
        if ladder.paused:
            yield drawing.words.text("reporter-awaited")
        elif ladder.goal_at is not None:
            key = "reporter-late" if ladder.at_top else f"reporter-{WORDS[name]}"
            yield drawing.words.text(key, at=ladder.goal_at) + provisional(drawing, ladder)


def near(drawing: Drawing) -> Card | None:
    """Tell the department that a promise is about to be broken."""
    return _told(drawing, "news-deadline-near", at_top=False)


def broken(drawing: Drawing) -> Card | None:
    """Tell the department and its head that a promise is broken."""
    return _told(drawing, "news-deadline-broken", at_top=True)


def late(drawing: Drawing) -> Card | None:
    """Confess to the reporter that a promise is broken."""
    ladder = _watched(drawing)
    if ladder is None or not ladder.at_top or ladder.goal_at is None:
        return None
    name, at = str(drawing.facts["promise"]), ladder.goal_at
    key = f"news-late-{WORDS[name]}"
    return Card(lines=(drawing.words.text(key, subject=drawing.subject, at=at),))


def _told(drawing: Drawing, key: str, *, at_top: bool) -> Card | None:
    ladder = _watched(drawing)
    if ladder is None or ladder.goal_at is None or ladder.at_top is not at_top:
        return None
    words, ticket = drawing.words, Tickets(drawing.reading).find(drawing.number)
    responsible = _name(drawing, ticket.responsible_id) or words("nobody-yet")
    line = words.text(
        key,
        subject=drawing.subject,
        promise=words(f"label-{WORDS[str(drawing.facts['promise'])]}"),
        at=ladder.goal_at,
        responsible=responsible,
        handler=_name(drawing, ticket.handler_id) or words("nobody-yet"),
    )
    alone = Chats(drawing.reading).find(drawing.chat_id).person_id is not None
    return Card(lines=(line,), buttons=(button(words, "open", drawing.subject, 0),) if alone else ())


def _watched(drawing: Drawing) -> Ladder | None:
    """Return the ladder that is spoken of, None when what it watches over has come meanwhile."""
    ladder = Ladders(drawing.reading).find(str(drawing.facts["promise"]), drawing.subject)
    return None if ladder is None or ladder.ended_at is not None else ladder


def _standing(drawing: Drawing, ladder: Ladder) -> Text:
    words, goal = drawing.words, ladder.goal_at
    if ladder.paused:
        return words.text("deadline-awaited")
    if goal is None:
        return Text()
    if ladder.ended_at is not None:
        return words.text("deadline-missed", at=goal) if ladder.ended_at > goal else Text()
    if ladder.at_top:
        return words.text("deadline-overdue", at=goal)
    return words.text("deadline-by", at=goal) + provisional(drawing, ladder)


def provisional(drawing: Drawing, ladder: Ladder) -> Text:
    """Say that the working days of the year in which a promise ends are not published yet; nothing where they are."""
    calendar = drawing.reading.company.calendars.get(ladder.plan.counted_in)
    if calendar is None or ladder.goal_at is None:
        return Text()
    day = ladder.goal_at.astimezone(calendar.zone_info).date()
    if calendar.is_published(day):
        return Text()
    return drawing.words.text("deadline-provisional", year=str(day.year))


def _ladders(drawing: Drawing, ticket: Ticket) -> dict[str, Ladder]:
    found = Ladders(drawing.reading).about(ticket.subject)
    return {name: found[name] for name in WORDS if name in found}


def _name(drawing: Drawing, person_id: int | None) -> str:
    return called(drawing.words, People(drawing.reading).find(person_id)) if person_id is not None else ""

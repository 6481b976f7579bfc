"""What the department can do about a ticket from its card, and what it is told of that."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from actions.feedback.access import works_on
from actions.feedback.note_topic import concerned_department
from bot.cards.audit import lender_of, told
from bot.cards.view import Drawing, button, called
from bot.shapes.card import Button, Card, Field
from bot.shapes.text import Text
from bot.words.words import Words
from data.model.audit import Search
from data.model.company import name_in
from data.model.feedback import Ticket, TicketState
from data.store.audit_trail import Entry, Trail
from data.store.feedback import Tickets
from data.store.feedback_together import TicketsTogether
from data.store.people import Chats, People

# What whoever answers for a ticket can do that another department works on.
OF_RESPONSIBLE = frozenset({"hand_over", "history"})
ENTRIES_READ, ENTRIES_TOLD = 60, 20
# That somebody looked, or was told no, is for those who read the audit log.
PERSON = "person."
WRITTEN = frozenset(
    f"feedback.{deed}" for deed in ("filed", "added", "replied", "noted", "corrected", "resolved")
)
NOT_HISTORY = frozenset({"feedback.viewed", "desk.refused"})


def staff_actions(ticket: Ticket, *, together: bool = False) -> list[str]:
    """Return what whoever handles a ticket can do about it now, the most usual first.

    Args:
        together: whether it is handled together with another one.
    """
    if ticket.state is not TicketState.OPEN:
        return ["reopen", "note", "history", "link"]
    if together:
        return ["undo", "note", "history", "link"]
    free = ticket.handler_id is None
    usual = [*(["claim"] if free else []), "reply", "resolve", "ask", "canned", "note"]
    moving = ["assign"] if free else ["assign", "take_over"]
    others = [] if ticket.confidential else ["hand_over", "kind"]
    return [*usual, *moving, *others, "priority", "merge", "link", "history"]


def staff_buttons(drawing: Drawing, ticket: Ticket) -> list[Button]:
    """Return the buttons for whoever reads the card: in a private chat those that are theirs."""
    reader = Chats(drawing.reading).find(drawing.chat_id).person_id
    together = TicketsTogether(drawing.reading).lead_of(ticket) is not None
    actions = staff_actions(ticket, together=together)
    if reader is not None:
        who = People(drawing.reading).find(reader)
        if not works_on(drawing.reading, ticket=ticket, person=who):
            actions = [action for action in actions if action in OF_RESPONSIBLE]
    if not drawing.reading.company.canned_replies:
        actions = [action for action in actions if action != "canned"]
    return [_button(drawing.words, action, ticket) for action in actions]


def _button(words: Words, action: str, ticket: Ticket) -> Button:
    key = f"ticket-{action.replace('_', '-')}"
    label = words(key) if words.has(key) else ""
    return button(words, action, ticket.subject, ticket.round, label=label)


def topic_fields(drawing: Drawing, ticket: Ticket) -> Iterator[Field]:
    """Tell what a ticket is about, and whose matter that is where others work on it."""
    words, company = drawing.words, drawing.reading.company
    topic = next((one for one in company.topics if one.key == ticket.topic), None)
    if topic is None:
        return
    name = Text.plain(name_in(topic.names, words.language))
    if topic.department == ticket.department:
        yield Field(words("label-topic"), name)
        return
    whose = Text.plain(name_in(company.department(topic.department).names, words.language))
    yield Field(words("label-topic"), words.text("topic-of-others", topic=name, department=whose))


def elsewhere(drawing: Drawing, ticket: Ticket) -> Card | None:
    """Return what stands in the channel of a department that does not work on the ticket any more, None where it does."""
    chat = Chats(drawing.reading).find(drawing.chat_id)
    department = drawing.reading.company.department(ticket.department)
    also = concerned_department(drawing.reading.company, ticket)
    here = {one.slack for one in drawing.reading.company.departments if one.key in {ticket.department, also}}
    if chat.person_id is not None or chat.key in here:
        return None
    name = name_in(department.names, drawing.words.language)
    line = drawing.words.text("ticket-elsewhere", subject=ticket.subject, department=Text.plain(name))
    return Card(lines=(line,))


def history(drawing: Drawing) -> Card | None:
    """Tell who did what about a ticket and when, the newest first."""
    words, reading = drawing.words, drawing.reading
    ticket = Tickets(reading).find(drawing.number)
    if ticket.state is TicketState.ERASED:
        return None
    before = int(drawing.facts["before"])
    found = Trail(reading).found(Search(ticket.subject), before=before, skip=0, most=ENTRIES_READ)
    entries = [entry for entry in found if entry.deed not in NOT_HISTORY][:ENTRIES_TOLD]
    people = {one for entry in entries for one in (entry.by, _person_in(entry), lender_of(entry))}
    names = Trail(reading).names({one for one in people if one is not None})
    said: dict[tuple[datetime, int | None], str]
    said = {(one.at, one.author_id): one.text for one in Tickets(reading).entries(ticket)}
    return Card(
        title=words("ticket-history-title", subject=ticket.subject),
        lines=tuple(line for entry in entries for line in _lines(drawing, entry, names, said)),
    )


def _lines(
    drawing: Drawing, entry: Entry, names: Mapping[int, str], said: Mapping[tuple[datetime, int | None], str]
) -> Iterator[Text]:
    """Tell what was done, and what was written in doing it."""
    yield _line(drawing, entry, names)
    text = said.get((entry.at, entry.by), "") if entry.deed in WRITTEN else ""
    if text:
        yield drawing.words.text("history-written", text=Text.plain(text))


def _line(drawing: Drawing, entry: Entry, names: Mapping[int, str]) -> Text:
    words = drawing.words
    who = words("audit-desk") if entry.by is None else names.get(entry.by) or words("somebody-erased")
    lender_id = lender_of(entry)
    if lender_id is not None:
        who = words("done-on-behalf", who=who, lender=names.get(lender_id) or words("somebody-erased"))
    facts = {key: _as_shown(drawing, key, fact, names) for key, fact in entry.facts.items()}
    deed = told(words, replace(entry, facts=facts))
    return words.text("audit-line", at=entry.at, who=Text.plain(who), deed=deed)


def _as_shown(
    drawing: Drawing, key: str, fact: str | int | None, names: Mapping[int, str]
) -> str | int | None:
    """Return a fact of the audit as chat shows it: people, departments, kinds and degrees by their names."""
    words = drawing.words
    if key in {"kind", "severity"}:
        return words(f"{key}-{str(fact).replace('_', '-')}")
    if key not in {"from", "to"} or not isinstance(fact, str):
        return fact
    if fact.startswith(PERSON):
        return names.get(int(fact.removeprefix(PERSON))) or words("somebody-erased")
    department = next((one for one in drawing.reading.company.departments if one.key == fact), None)
    return name_in(department.names, words.language) if department else fact


def _person_in(entry: Entry) -> int | None:
    fact = entry.facts.get("to")
    return int(fact.removeprefix(PERSON)) if isinstance(fact, str) and fact.startswith(PERSON) else None


def assigned(drawing: Drawing) -> Card | None:
    """Tell a colleague that a ticket is theirs to work on."""
    return _changed_hands(drawing, "news-assigned")


def taken_over(drawing: Drawing) -> Card | None:
    """Tell a colleague that somebody works on a ticket in their place."""
    return _changed_hands(drawing, "news-taken-over")


def _changed_hands(drawing: Drawing, key: str) -> Card | None:
    words, ticket = drawing.words, Tickets(drawing.reading).find(drawing.number)
    if ticket.state is TicketState.ERASED:
        return None
    who = Text.plain(called(words, People(drawing.reading).find(int(drawing.facts["by"]))))
    return Card(
        lines=(words.text(key, subject=ticket.subject, who=who),),
        buttons=(button(words, "open", ticket.subject, 0),),
    )

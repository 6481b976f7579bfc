"""What of tickets stands in somebody's home: their own reports, and what waits in their department."""

from actions.feedback.access import handled_departments
from bot.cards.feedback import app_name, reporter_actions
from bot.cards.feedback_desk import staff_actions
from bot.cards.home import Looking
from bot.cards.view import BUTTONS_IN_FRONT, button
from bot.shapes.home import Item, Part
from bot.shapes.text import Text
from data.model.feedback import Ticket, TicketState
from data.store.feedback_lists import TicketLists
from data.store.feedback_together import TicketsTogether
from data.store.people import People


def own_reports(looking: Looking) -> Part | None:
    """List what the person reported and what is not over yet, the newest first."""
    lists = TicketLists(looking.reading)
    count = lists.count_unfinished(looking.who.person_id)
    if not count:
        return None
    found = lists.unfinished(looking.who.person_id, skip=looking.skip, most=looking.most)
    return Part(
        looking.words("home-own-reports", count=count),
        tuple(_item(looking, ticket, _of_reporter(ticket)) for ticket in found),
        count,
    )


def department_tickets(looking: Looking) -> Part | None:
    """List what is open in the person's departments: their own first, then what nobody works on yet."""
    groups = handled_departments(looking.reading, by=looking.who)
    lists = TicketLists(looking.reading)
    count = lists.count_open(groups) if groups else 0
    if not count:
        return None
    found = lists.open_for(looking.who.person_id, groups, skip=looking.skip, most=looking.most)
    return Part(
        looking.words("home-department", count=count),
        tuple(_item(looking, ticket, _of_staff(looking, ticket)) for ticket in found),
        count,
    )


def waiting_tickets(looking: Looking) -> Part | None:
    """List what waits for the person: what they work on, and what nobody of their departments does."""
    groups = handled_departments(looking.reading, by=looking.who)
    lists, person_id = TicketLists(looking.reading), looking.who.person_id
    count = lists.count_waiting_for(person_id, groups) if groups else 0
    if not count:
        return None
    found = lists.waiting_for(person_id, groups, skip=looking.skip, most=looking.most)
    items = tuple(_item(looking, ticket, _of_staff(looking, ticket)) for ticket in found)
    return Part(looking.words("home-waiting", count=count), items, count)


def _of_staff(looking: Looking, ticket: Ticket) -> list[str]:
    together = TicketsTogether(looking.reading).lead_of(ticket) is not None
    return staff_actions(ticket, together=together)[:BUTTONS_IN_FRONT]


def _of_reporter(ticket: Ticket) -> list[str]:
    # In a chat the question whether it is solved is a card of its own; here is none beside the item.
    return ["solved", "not_yet"] if ticket.state is TicketState.RESOLVED else reporter_actions(ticket)


def _item(looking: Looking, ticket: Ticket, actions: list[str]) -> Item:
    words, subject = looking.words, ticket.subject
    return Item(
        line=_line(looking, ticket),
        opens=button(words, "open", subject, 0, label=subject),
        buttons=tuple(button(words, action, subject, ticket.round) for action in actions),
    )


def _line(looking: Looking, ticket: Ticket) -> Text:
    words = looking.words
    facts = {
        "subject": ticket.subject,
        "kind": words(f"kind-{ticket.kind.replace('_', '-')}"),
        "app": app_name(looking.reading, words, ticket),
        "state": words(f"state-{ticket.state.value}"),
    }
    if ticket.handler_id is None:
        return words.text("home-ticket", **facts)
    handler = Text.plain(People(looking.reading).find(ticket.handler_id).name)
    return words.text("home-ticket-handled", **facts, handler=handler)

"""Lists of tickets: what of them stands in people's homes, and what a command lists."""

from bot.cards.feedback_home import department_tickets, own_reports
from bot.conversation.answers import ASKED_AND_SEEN_ALONE, answer, show_home
from bot.conversation.capability import Aim, Concerned, Scene, Section
from bot.wiring.feedback_words import ticket_named
from data.model.feedback import UnknownTicket, handled_groups
from data.store.feedback import Tickets
from data.store.work import Reading

LISTED = 10


def tickets(scene: Scene, _aim: Aim) -> str:
    """Show the home of whoever asks, or where others read along the list to them alone."""
    if scene.chat.kind != ASKED_AND_SEEN_ALONE:
        return show_home(scene)
    watched = handled_groups(scene.who.groups, handling=scene.work.company.may["handle_tickets"])
    queries = Tickets(scene.work)
    found = queries.open_of(watched) if watched else queries.of_reporter(scene.who.person_id)
    numbers = " ".join(str(ticket.number) for ticket in found[:LISTED])
    answer(scene, "feedback.list", numbers=numbers, count=len(found))
    return ""


def concerned(reading: Reading, subject: str) -> Concerned:
    """Tell in whose home a ticket stands."""
    if ticket_named(subject) != subject:
        return Concerned()
    try:
        ticket = Tickets(reading).find(Aim(subject).number)
    except UnknownTicket:
        return Concerned()
    return Concerned(frozenset({ticket.reporter_id}), frozenset({ticket.department}))


SECTIONS = (Section(own_reports, concerned), Section(department_tickets, concerned))

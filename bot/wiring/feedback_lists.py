"""Feedback: what people are shown of tickets when they ask for them."""

from actions.feedback.access import handled_departments
from actions.feedback.view_ticket import view_ticket
from bot.conversation.answers import ASKED_AND_SEEN_ALONE, answer, show, show_home
from bot.conversation.capability import Aim, Aloud, Scene
from bot.conversation.declared import Concerned
from bot.wiring.feedback_words import ticket_named
from data.model.feedback import UnknownTicket
from data.store.feedback import Tickets
from data.store.work import Reading

LISTED = 10


def concerned(reading: Reading, subject: str) -> Concerned:
    """Tell in whose home a ticket stands."""
    if ticket_named(subject) != subject:
        return Concerned()
    try:
        ticket = Tickets(reading).find(Aim(subject).number)
    except UnknownTicket:
        return Concerned()
    return Concerned(frozenset({ticket.reporter_id}), frozenset({ticket.department}))


def opened(scene: Scene, aim: Aim) -> str:
    """Show the card of a ticket to one who may read it."""
    ticket = view_ticket(scene.work, number=aim.number, by=scene.who)
    mine = ticket.reporter_id == scene.who.person_id
    show(scene, "feedback.reporter" if mine else "feedback.staff", ticket.subject)
    return Aloud(scene.words("toast-opened", subject=ticket.subject))


def status(scene: Scene, aim: Aim) -> str:
    """Show the ticket that is named, else which there are."""
    subject = ticket_named(aim.text)
    if subject:
        return opened(scene, Aim(subject))
    return tickets(scene, aim)


def tickets(scene: Scene, _aim: Aim) -> str:
    """Show what is open for a person."""
    if scene.chat.kind != ASKED_AND_SEEN_ALONE:
        return show_home(scene)
    watched = handled_departments(scene.work, by=scene.who)
    queries = Tickets(scene.work)
    found = queries.open_of(watched) if watched else queries.of_reporter(scene.who.person_id)
    numbers = " ".join(str(ticket.number) for ticket in found[:LISTED])
    answer(scene, "feedback.list", numbers=numbers, count=len(found))
    return ""

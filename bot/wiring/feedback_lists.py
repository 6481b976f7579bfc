"""Feedback: what people are shown of tickets when they ask for them."""

from collections.abc import Callable, Mapping

import structlog

from actions.feedback.access import handled_departments
from actions.feedback.index_older import INDEX, index_older
from actions.feedback.note_topic import concerned_department
from actions.feedback.tell_morning import MORNING, plan_mornings, tell_morning
from actions.feedback.view_ticket import view_ticket
from actions.people.may import require
from bot.cards import feedback_lists as lists
from bot.cards import feedback_news as news
from bot.cards.feedback_news import FOUND
from bot.cards.view import View
from bot.conversation.answers import ASKED_AND_SEEN_ALONE, answer, show, show_home
from bot.conversation.capability import Aim, Aloud, Handler, Press, Scene
from bot.conversation.declared import Concerned
from bot.conversation.said import said_by
from bot.shapes.turn import Commanded, Due, Pressed
from bot.wiring.feedback_words import LIST, ticket_named
from data.model.feedback import UnknownTicket
from data.model.people import Person
from data.model.refusals import ButtonIsOld, NotYours, UnknownButton
from data.store.cards import CardChanges
from data.store.feedback import Tickets
from data.store.feedback_lists import UNFINISHED
from data.store.files import SAID
from data.store.ticket_search import TicketSearch
from data.store.work import Reading, Work

LISTED = 10
PLAN = "feedback.plan_mornings"

log = structlog.get_logger()


def concerned(reading: Reading, subject: str) -> Concerned:
    """Tell in whose home a ticket stands."""
    if not subject or ticket_named(subject) != subject:
        return Concerned()
    try:
        ticket = Tickets(reading).find(Aim(subject).number)
    except UnknownTicket:
        return Concerned()
    departments = {ticket.department, concerned_department(reading.company, ticket)} - {""}
    return Concerned(frozenset({ticket.reporter_id}), frozenset(departments))


def opened(scene: Scene, aim: Aim) -> str:
    """Show the card of a ticket to one who may read it."""
    ticket = view_ticket(scene.work, number=aim.number, by=scene.who)
    mine = ticket.reporter_id == scene.who.person_id
    show(scene, "feedback.reporter" if mine else "feedback.staff", ticket.subject)
    deed = scene.turn.deed
    # Pressed on a message of the private chat, it appears right below.
    if isinstance(deed, Pressed) and deed.message_ref and scene.chat.chat_id == scene.home.chat_id:
        return ""
    return Aloud(scene.words("toast-opened", subject=ticket.subject))


def status(scene: Scene, aim: Aim) -> str:
    """Show the ticket that is named, else which there are."""
    subject = ticket_named(aim.text)
    if subject:
        return opened(scene, Aim(subject))
    return tickets(scene, aim)


def status_in_words(scene: Scene, aim: Aim) -> str:
    """Show the ticket that words name; else the only one that somebody waits for, and where there are more, all."""
    theirs = Tickets(scene.work).of_reporter(scene.who.person_id)
    awaited = [one.subject for one in theirs if one.state in UNFINISHED]
    alone = len(awaited) == 1 and not scene.who.is_staff
    return status(scene, Aim(text=aim.subject or (awaited[0] if alone else "")))


def tickets(scene: Scene, aim: Aim) -> str:
    """Show what is open for a person: to those who work on tickets their lists, to others their home."""
    watched = handled_departments(scene.work, by=scene.who)
    if watched and aim.text.strip() and not _named(scene, aim.text):
        return _found(scene, aim.text, watched)
    if scene.chat.kind != ASKED_AND_SEEN_ALONE:
        if not watched:
            return show_home(scene)
        name = _named(scene, aim.text) or lists.OPEN
        show(scene, lists.LIST, lists.list_subject(scene.who.person_id), page=f"{name}.0")
        return ""
    queries = Tickets(scene.work)
    found = queries.open_of(watched) if watched else queries.of_reporter(scene.who.person_id)
    numbers = " ".join(str(ticket.number) for ticket in found[:LISTED])
    answer(scene, "feedback.list", numbers=numbers, count=len(found))
    return ""


def _named(scene: Scene, text: str) -> str:
    """Return the list that the words behind the command name, by its name or by that of an app; empty for none."""
    wanted = text.strip().casefold()
    for place, app in enumerate(scene.work.company.apps):
        if wanted in {app.key, *(name.casefold() for name in app.names.values())}:
            return f"app{place}"
    return wanted if wanted in {lists.OPEN, lists.MINE, lists.DEPARTMENT} else ""


def _found(scene: Scene, words: str, departments: frozenset[str]) -> str:
    """Answer with the newest tickets in which all of the words stand."""
    return _found_page(scene, words, departments, subject=scene.said, page=0)


def _found_page(scene: Scene, words: str, departments: frozenset[str], *, subject: str, page: int) -> str:
    found = TicketSearch(scene.work).found(words, departments, most=FOUND + 1, skip=page * FOUND)
    numbers, more = " ".join(str(ticket.number) for ticket in found[:FOUND]), int(len(found) > FOUND)
    answer(scene, "feedback.found", subject=subject, numbers=numbers, more=more, page=page)
    return ""


def _found_again(scene: Scene, aim: Aim, page: int) -> str:
    """Answer with another page of what somebody looked for.

    Raises:
        UnknownButton: there is no such page.
        ButtonIsOld: what was looked for is not kept any more, or was somebody else's search.
    """
    turn = said_by(scene.work, aim.subject, scene.who.person_id)
    if turn is None or not isinstance(turn.deed, Commanded):
        raise ButtonIsOld
    if not 0 <= page < lists.PAGES_AT_MOST:
        raise UnknownButton
    watched = handled_departments(scene.work, by=scene.who)
    return _found_page(scene, turn.deed.text, watched, subject=aim.subject, page=page)


def _turn(by: int) -> Handler:
    def run(scene: Scene, aim: Aim) -> str:
        if aim.subject.startswith(SAID):
            return _found_again(scene, aim, (aim.version or 0) + by)
        place, page = divmod(aim.version or 0, lists.PAGES_AT_MOST)
        names = lists.filters(scene.work.company)
        if place >= len(names) or page + by < 0:
            raise UnknownButton
        return _turned(scene, f"{names[place]}.{page + by}")

    return run


def _shown(scene: Scene, aim: Aim) -> str:
    if aim.value not in lists.filters(scene.work.company):
        raise UnknownButton
    return _turned(scene, f"{aim.value}.0")


def _turned(scene: Scene, page: str) -> str:
    deed = scene.turn.deed
    if not isinstance(deed, Pressed) or not CardChanges(scene.work).turn_page(
        scene.chat.chat_id, deed.message_ref, page
    ):
        raise ButtonIsOld
    return ""


def guard_list(reading: Reading, operation: str, subject: str, by: Person) -> None:
    """Refuse whoever may not see that list.

    Raises:
        NotAllowed, NobodyMay: see `require`.
        NotYours: it is somebody else's.
    """
    require(reading, operation, by=by, about=None)
    if operation != LIST or subject != lists.list_subject(by.person_id):
        raise NotYours


def _plan(work: Work, _due: Due) -> None:
    plan_mornings(work)


def _index(work: Work, due: Due) -> None:
    read, left = index_older(work, below=int(due.subject.removeprefix("FB-")))
    log.info("older_tickets_indexed", tickets=read, left=left)


def _morning(work: Work, due: Due) -> None:
    tell_morning(work, key=due.subject)


PRESSES: Mapping[str, Press] = {
    "next": Press(LIST, _turn(1)),
    "prev": Press(LIST, _turn(-1)),
    "show": Press(LIST, _shown),
}
CARDS: Mapping[str, View] = {lists.LIST: lists.ticket_list}
MESSAGES: Mapping[str, View] = {MORNING: lists.morning, "feedback.found": news.found}
DUE: Mapping[str, Callable[[Work, Due], None]] = {PLAN: _plan, MORNING: _morning, INDEX: _index}
RECURRING: Mapping[str, Mapping[str, str]] = {PLAN: {"cron": "5 0 * * *", "late": "once"}}

"""Lists of tickets for those who work on them, page by page, and the card of a department's morning."""

from dataclasses import replace

from actions.feedback.access import handled_departments
from bot.cards.feedback import app_name
from bot.cards.view import Drawing, button, called
from bot.shapes.card import Button, Card, Field
from bot.shapes.text import Text
from bot.words.words import Words
from data.model.company import Company, name_in
from data.model.feedback import Ticket
from data.model.people import Person
from data.store.feedback_lists import Chosen, TicketLists
from data.store.people import People
from data.store.work import Reading

LIST, SUBJECT = "feedback.tickets", "tickets"
LISTED = 8
OPEN, MINE, DEPARTMENT = "open", "mine", "department"
# Which list a button that turns a page turns: its place in `filters`, so many times as much.
PAGES_AT_MOST = 1_000


def list_subject(person_id: int) -> str:
    """Return the subject of somebody's list."""
    return f"{SUBJECT}.{person_id}"


def filters(company: Company) -> list[str]:
    """Return the names of the lists there are: apps by their place, so that every name is short."""
    return [OPEN, MINE, DEPARTMENT, *(f"app{place}" for place in range(len(company.apps)))]


def chosen(reading: Reading, name: str, who: Person) -> Chosen:
    """Return what stands on a list of somebody."""
    groups = handled_departments(reading, by=who)
    if name == MINE:
        return Chosen(groups, handler_id=who.person_id)
    if name == DEPARTMENT:
        return Chosen(groups, unfinished=False)
    place = name.removeprefix("app")
    apps = reading.company.apps
    return Chosen(groups, app=apps[int(place)].key if place.isdigit() and int(place) < len(apps) else "")


def ticket_list(drawing: Drawing) -> Card:
    """Show a page of a list, with buttons that open what stands there, turn it, and show another one."""
    words, reading = drawing.words, drawing.reading
    who = People(reading).find(int(drawing.subject.rpartition(".")[2]))
    name, _, told = drawing.page.partition(".")
    name = name if name in filters(reading.company) else OPEN
    what, lists = chosen(reading, name, who), TicketLists(reading)
    count = lists.count_listed(what) if what.departments else 0
    last = max(0, (count - 1) // LISTED)
    page = min(int(told) if told.isdigit() else 0, last)
    found = lists.listed(what, skip=page * LISTED, most=LISTED) if count else []
    lines = [_line(drawing, ticket) for ticket in found] or [words.text("list-empty")]
    return Card(
        title=words("tickets-title", list=_called(reading.company, words, name), count=count),
        lines=tuple(lines),
        buttons=(
            *(button(words, "open", ticket.subject, 0, label=ticket.subject) for ticket in found),
            *_in_a_row(_turning(drawing, name, page, last=last)),
            *_in_a_row(_others(drawing, name)),
        ),
    )


def _in_a_row(buttons: list[Button]) -> list[Button]:
    """Keep what shows another list, or another page, apart from what opens a ticket."""
    return [replace(one, begins_row=place == 0) for place, one in enumerate(buttons)]


def _turning(drawing: Drawing, name: str, page: int, *, last: int) -> list[Button]:
    ways = (["prev"] if page else []) + (["next"] if page < last else [])
    code = filters(drawing.reading.company).index(name) * PAGES_AT_MOST + page
    return [button(drawing.words, way, drawing.subject, code) for way in ways]


def _others(drawing: Drawing, name: str) -> list[Button]:
    words, company = drawing.words, drawing.reading.company
    return [
        button(words, "show", drawing.subject, 0, value=one, label=_called(company, words, one))
        for one in filters(company)
        if one != name
    ]


def _called(company: Company, words: Words, name: str) -> str:
    place = name.removeprefix("app")
    return (
        name_in(company.apps[int(place)].names, words.language)
        if place.isdigit()
        else words(f"tickets-{name}")
    )


def _line(drawing: Drawing, ticket: Ticket) -> Text:
    words, reading = drawing.words, drawing.reading
    facts = {
        "subject": ticket.subject,
        "kind": words(f"kind-{ticket.kind.replace('_', '-')}"),
        "app": app_name(reading, words, ticket),
        "state": words(f"state-{ticket.state.value}"),
    }
    if ticket.handler_id is None:
        return words.text("home-ticket", **facts)
    handler = called(words, People(reading).find(ticket.handler_id))
    return words.text("home-ticket-handled", **facts, handler=Text.plain(handler))


def morning(drawing: Drawing) -> Card:
    """Tell a department what its day begins with."""
    words, facts = drawing.words, drawing.facts
    department = drawing.reading.company.department(str(facts["department"]))
    on_call = int(facts["on_call"])
    who = called(words, People(drawing.reading).find(on_call)) if on_call else words("nobody-yet")
    named = [f"FB-{number}" for number in str(facts["named"]).split()]
    return Card(
        title=words("morning-title", department=name_in(department.names, words.language)),
        fields=(
            *(
                Field(words(f"morning-{name}"), Text.plain(str(facts[name])))
                for name in ("new", "overdue", "waiting")
                if facts[name]
            ),
            Field(words("morning-on-call"), Text.plain(who)),
        ),
        buttons=tuple(button(words, "open", subject, 0, label=subject) for subject in named),
    )

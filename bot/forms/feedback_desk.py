"""What is asked of the department that works on a ticket."""

from actions.feedback.access import handling_departments, works_on
from bot.forms.about import number_in
from bot.forms.colleagues import colleagues
from bot.forms.feedback import kinds, severities
from bot.forms.form import Asking, Form, FormField
from bot.shapes.sheet import Choice
from bot.words.words import Words
from data.model.company import Company, name_in
from data.store.colleagues import Colleagues
from data.store.feedback import Tickets

PREFIX = "FB"
LONGEST_NAME = 80
LONGEST_NUMBER = 24


def _departments(company: Company, words: Words) -> tuple[Choice, ...]:
    return tuple(Choice(one.key, name_in(one.names, words.language)) for one in handling_departments(company))


def _handlers(asking: Asking) -> tuple[Choice, ...]:
    """Return who could work on the ticket but whoever does."""
    number = number_in(asking.subject, PREFIX)
    if number is None:
        return ()
    ticket = Tickets(asking.reading).find(number)
    able = {
        one.person_id
        for _key, one in Colleagues(asking.reading).all()
        if works_on(asking.reading, ticket=ticket, person=one)
    }
    return colleagues(asking.reading, among=able, but={ticket.handler_id or 0})


ASSIGN = Form("assignticket", (FormField("person", "line", offers=_handlers, longest=LONGEST_NAME),))
HAND_OVER = Form("moveticket", (FormField("department", "choice", options=_departments),))
KIND = Form("kindticket", (FormField("kind", "choice", options=kinds),))
PRIORITY = Form("priorityticket", (FormField("priority", "choice", options=severities),))
MERGE = Form("mergeticket", (FormField("into", "line", longest=LONGEST_NUMBER),))
LINK = Form("linkticket", (FormField("to", "line", longest=LONGEST_NUMBER),))

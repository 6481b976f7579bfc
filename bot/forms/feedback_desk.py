"""What is asked of the department that works on a ticket."""

from actions.feedback.access import handling_departments
from bot.forms.feedback import kinds, severities
from bot.forms.form import Form, FormField
from bot.shapes.sheet import Choice
from bot.words.words import Words
from data.model.company import Company, name_in

LONGEST_NAME = 80
LONGEST_NUMBER = 24


def _departments(company: Company, words: Words) -> tuple[Choice, ...]:
    return tuple(Choice(one.key, name_in(one.names, words.language)) for one in handling_departments(company))


ASSIGN = Form("assignticket", (FormField("person", "line", longest=LONGEST_NAME),))
HAND_OVER = Form("moveticket", (FormField("department", "choice", options=_departments),))
KIND = Form("kindticket", (FormField("kind", "choice", options=kinds),))
PRIORITY = Form("priorityticket", (FormField("priority", "choice", options=severities),))
MERGE = Form("mergeticket", (FormField("into", "line", longest=LONGEST_NUMBER),))
LINK = Form("linkticket", (FormField("to", "line", longest=LONGEST_NUMBER),))

"""What is asked about permissions."""

from actions.permissions.request_permission import catalogue
from bot.forms.form import Asking, Form, FormField
from bot.shapes.sheet import Choice
from bot.words.words import Words
from data.model.company import Company, name_in
from data.model.permissions import LONGEST_REASON

LONGEST_DURATION = 40


def _askable(asking: Asking) -> tuple[Choice, ...]:
    """Return what whoever asks may ask for."""
    theirs = catalogue(asking.reading, by=asking.who)
    return tuple(Choice(one.key, name_in(one.names, asking.words.language)) for one in theirs)


def _permissions(company: Company, words: Words) -> tuple[Choice, ...]:
    return tuple(Choice(one.key, name_in(one.names, words.language)) for one in company.permissions.values())


PERMISSION = Form(
    "permission",
    (
        FormField("permission", "choice", options=_permissions, offers=_askable),
        FormField("duration", "line", longest=LONGEST_DURATION),
        FormField("reason", "text", longest=LONGEST_REASON),
    ),
)
MEND = Form(
    "mend-permission",
    (
        FormField("duration", "line", optional=True, longest=LONGEST_DURATION),
        FormField("reason", "text", optional=True, longest=LONGEST_REASON),
    ),
)

"""What is asked about permissions."""

from bot.forms.form import Form, FormField
from bot.shapes.sheet import Choice
from bot.words.words import Words
from data.model.company import Company, name_in
from data.model.permissions import LONGEST_REASON

LONGEST_DURATION = 40


def _permissions(company: Company, words: Words) -> tuple[Choice, ...]:
    return tuple(Choice(one.key, name_in(one.names, words.language)) for one in company.permissions.values())


PERMISSION = Form(
    "permission",
    (
        FormField("permission", "choice", options=_permissions),
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

"""What is asked about tasks."""

from bot.forms.colleagues import colleagues, departments
from bot.forms.form import Asking, Form, FormField
from bot.forms.moments import coming_days
from bot.shapes.sheet import Choice
from data.model.tasks import LONGEST_WHAT, LONGEST_WORDS

LONGEST_NAME = 80
LONGEST_DUE = 40


def _bearers(asking: Asking) -> tuple[Choice, ...]:
    """Return who can be given a task: departments, then whoever works here."""
    return (*departments(asking), *colleagues(asking.reading))


ADD = Form(
    "addtask",
    (
        FormField("what", "text", longest=LONGEST_WHAT),
        FormField("whom", "line", optional=True, offers=_bearers, longest=LONGEST_NAME),
        FormField("due", "moment", optional=True, offers=coming_days(0, 1, 2, 4, 7, 14), longest=LONGEST_DUE),
    ),
)
DONE = Form("donetask", (FormField("note", "text", optional=True, longest=LONGEST_WORDS),))
CANNOT = Form("cannottask", (FormField("reason", "text", longest=LONGEST_WORDS),))
ASSIGN = Form("givetask", (FormField("person", "line", offers=_bearers, longest=LONGEST_NAME),))

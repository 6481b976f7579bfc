"""What is asked about tasks."""

from bot.forms.form import Form, FormField
from data.model.tasks import LONGEST_WHAT, LONGEST_WORDS

LONGEST_NAME = 80
LONGEST_DUE = 40

ADD = Form(
    "addtask",
    (
        FormField("what", "text", longest=LONGEST_WHAT),
        FormField("whom", "line", optional=True, longest=LONGEST_NAME),
        FormField("due", "line", optional=True, longest=LONGEST_DUE),
    ),
)
DONE = Form("donetask", (FormField("note", "text", optional=True, longest=LONGEST_WORDS),))
CANNOT = Form("cannottask", (FormField("reason", "text", longest=LONGEST_WORDS),))
ASSIGN = Form("givetask", (FormField("person", "line", longest=LONGEST_NAME),))

"""What is asked of whoever lends a colleague what their groups may do."""

from bot.forms.form import Form, FormField
from data.model.delegation import LONGEST_DATE, LONGEST_NAME, LONGEST_REASON

DELEGATE = Form(
    "delegate",
    (
        FormField("person", "line", longest=LONGEST_NAME),
        FormField("from", "line", longest=LONGEST_DATE),
        FormField("until", "line", longest=LONGEST_DATE),
        FormField("reason", "text", optional=True, longest=LONGEST_REASON),
    ),
)

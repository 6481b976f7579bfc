"""What is asked of whoever lends a colleague what their groups may do."""

from bot.forms.colleagues import others
from bot.forms.form import Form, FormField
from bot.forms.moments import coming_days
from data.model.delegation import LONGEST_DATE, LONGEST_NAME, LONGEST_REASON

DELEGATE = Form(
    "delegate",
    (
        FormField("person", "line", offers=others, longest=LONGEST_NAME),
        FormField("from", "moment", offers=coming_days(0, 1, 2, 3, 7), longest=LONGEST_DATE),
        FormField(
            "until", "moment", offers=coming_days(0, 1, 2, 4, 6, 13, after="from"), longest=LONGEST_DATE
        ),
        FormField("reason", "text", optional=True, longest=LONGEST_REASON),
    ),
)

"""What is asked around the second factor."""

from bot.forms.form import Form, FormField

ENROL = Form("enrol", (FormField("code", "line", longest=40, secret=True),))
# Nothing but the code itself, where it is asked for.
REPLACE = Form("replace", ())

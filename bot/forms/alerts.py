"""What is asked around alerts."""

from actions.alerts.add_responder import able_to_respond
from bot.forms.colleagues import colleagues
from bot.forms.form import Asking, Form, FormField
from bot.shapes.sheet import Choice
from data.model.alerts import LONGEST_ADDRESS, LONGEST_NOTE


def _responders(asking: Asking) -> tuple[Choice, ...]:
    """Return who can be called to help: whoever may see alerts and can be reached."""
    return colleagues(asking.reading, among=able_to_respond(asking.reading))


SILENCE = Form("silence", (FormField("duration", "line", longest=20),))
NOTE = Form("remark", (FormField("message", "text", longest=LONGEST_NOTE),))
RESPONDER = Form("responder", (FormField("person", "line", offers=_responders, longest=64),))
LINK = Form("runbook", (FormField("to", "line", longest=LONGEST_ADDRESS),))

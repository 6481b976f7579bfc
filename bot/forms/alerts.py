"""What is asked around alerts."""

from bot.forms.form import Form, FormField
from data.model.alerts import LONGEST_ADDRESS, LONGEST_NOTE

SILENCE = Form("silence", (FormField("duration", "line", longest=20),))
NOTE = Form("remark", (FormField("message", "text", longest=LONGEST_NOTE),))
RESPONDER = Form("responder", (FormField("person", "line", longest=64),))
LINK = Form("runbook", (FormField("to", "line", longest=LONGEST_ADDRESS),))

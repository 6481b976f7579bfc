"""What is asked of those who decide on requests."""

from bot.forms.form import Form, FormField
from data.model.approvals.requests import LONGEST_COMMENT, LONGEST_CONDITION

LONGEST_NAME = 80

APPROVE = Form("approve", (FormField("comment", "text", optional=True, longest=LONGEST_COMMENT),))
CONDITION = Form("condition", (FormField("text", "text", longest=LONGEST_CONDITION),))
RETURN = Form("return", (FormField("comment", "text", longest=LONGEST_COMMENT),))
REJECT = Form("reject", (FormField("comment", "text", longest=LONGEST_COMMENT),))
ADD_SIGNER = Form("cosigner", (FormField("person", "line", longest=LONGEST_NAME),))
# Tickets are handed over as well, and a form has one name.
PASS_ON = Form("passing", (FormField("person", "line", longest=LONGEST_NAME),))

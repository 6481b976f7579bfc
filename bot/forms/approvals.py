"""What is asked of those who decide on requests."""

from actions.approvals.asking import eligible, signer_of
from bot.forms.about import number_in
from bot.forms.colleagues import colleagues
from bot.forms.form import Asking, Form, FormField
from bot.shapes.sheet import Choice
from data.model.approvals.requests import LONGEST_COMMENT, LONGEST_CONDITION, PREFIX, Request, open_stages
from data.store.approvals import Requests

LONGEST_NAME = 80


def _request(asking: Asking) -> Request | None:
    number = number_in(asking.subject, PREFIX)
    return Requests(asking.reading).find(number) if number is not None else None


def _signers(asking: Asking) -> tuple[Choice, ...]:
    """Return who might have to sign as well: anybody but those who cannot or have to already."""
    request = _request(asking)
    if request is None:
        return ()
    return colleagues(asking.reading, but={request.requester_id, asking.who.person_id})


def _substitutes(asking: Asking) -> tuple[Choice, ...]:
    """Return who may sign in somebody's place: of a group its others, in place of one person anybody."""
    request, signer = _request(asking), signer_of(asking.reading, asking.who)
    if request is None:
        return ()
    theirs = [
        stage
        for stage in open_stages(request, Requests(asking.reading).marks(request))
        if stage.asks(signer.person_id, signer.acts_as)
    ]
    but = {request.requester_id, asking.who.person_id}
    groups = [stage for stage in theirs if stage.group]
    if len(groups) < len(theirs) or not groups:
        return colleagues(asking.reading, but=but)
    within = eligible(asking.reading, groups, but=request.requester_id).values()
    return colleagues(asking.reading, among=frozenset().union(*within), but=but)


APPROVE = Form("approve", (FormField("comment", "text", optional=True, longest=LONGEST_COMMENT),))
CONDITION = Form("condition", (FormField("text", "text", longest=LONGEST_CONDITION),))
RETURN = Form("return", (FormField("comment", "text", longest=LONGEST_COMMENT),))
REJECT = Form("reject", (FormField("comment", "text", longest=LONGEST_COMMENT),))
ADD_SIGNER = Form("cosigner", (FormField("person", "line", offers=_signers, longest=LONGEST_NAME),))
# Tickets are handed over as well, and a form has one name.
PASS_ON = Form("passing", (FormField("person", "line", offers=_substitutes, longest=LONGEST_NAME),))

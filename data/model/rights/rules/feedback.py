"""Who may do what with a ticket."""

from data.model.feedback import TicketState
from data.model.rights.rule import FOR_EVERYONE, STAFF, Relation, Rule, Way, lendable

OPEN, RESOLVED, CLOSED, WITHDRAWN = (
    TicketState.OPEN.value,
    TicketState.RESOLVED.value,
    TicketState.CLOSED.value,
    TicketState.WITHDRAWN.value,
)
REPORTER = Way(relations=(Relation.OWNER,))
# Whoever answers for it sees what becomes of it in another department, and may give it to another one still.
RESPONSIBLE = Way(STAFF, (Relation.RESPONSIBLE,))
# A department those that are its own; what is confidential only those whom it is confided to, and whom nobody stands in for.
DEPARTMENT = lendable(Way("handle_tickets", (Relation.DEPARTMENT,)))
HANDLING = (*DEPARTMENT, Way(relations=(Relation.CONFIDANT,)))
OWN_WORDS = Way(relations=(Relation.AUTHOR, Relation.OWNER))
OWN_NOTE = tuple(Way(one.right, (*one.relations, Relation.AUTHOR)) for one in HANDLING)

RULES = {
    "feedback.file": Rule((Way("report"),)),
    "feedback.list": FOR_EVERYONE,
    "feedback.view": Rule((REPORTER, *HANDLING, RESPONSIBLE)),
    "feedback.history": Rule((*HANDLING, RESPONSIBLE)),
    "feedback.claim": Rule(HANDLING, (OPEN,)),
    "feedback.assign": Rule(HANDLING, (OPEN,)),
    "feedback.take_over": Rule(HANDLING, (OPEN,)),
    "feedback.merge": Rule(HANDLING, (OPEN,)),
    "feedback.part": Rule(HANDLING, (OPEN,)),
    "feedback.link": Rule(HANDLING, (OPEN, RESOLVED, CLOSED, WITHDRAWN)),
    "feedback.hand_over": Rule((*DEPARTMENT, RESPONSIBLE), (OPEN,)),
    # What is confidential stays so: what was noted about it was meant for those alone.
    "feedback.classify": Rule(DEPARTMENT, (OPEN,)),
    "feedback.prioritise": Rule(HANDLING, (OPEN,)),
    "feedback.reply": Rule(HANDLING, (OPEN,)),
    "feedback.ask": Rule(HANDLING, (OPEN,)),
    "feedback.resolve": Rule(HANDLING, (OPEN,)),
    # Of one whose words are erased there is nothing to say any more.
    "feedback.note": Rule(HANDLING, (OPEN, RESOLVED, CLOSED, WITHDRAWN)),
    "feedback.amend_note": Rule(OWN_NOTE),
    "feedback.add": Rule((REPORTER,), (OPEN, RESOLVED)),
    "feedback.amend": Rule((OWN_WORDS,), (OPEN, RESOLVED)),
    "feedback.take_back": Rule((OWN_WORDS,)),
    "feedback.name_app": Rule((REPORTER,), (OPEN,)),
    "feedback.call_human": Rule((REPORTER,), (OPEN,)),
    "feedback.withdraw": Rule((REPORTER,), (OPEN,)),
    # Of one that was closed because nothing was said, it can still be said.
    "feedback.confirm": Rule((REPORTER,), (OPEN, RESOLVED, CLOSED)),
    "feedback.contest": Rule((REPORTER,), (RESOLVED, CLOSED)),
    "feedback.rate": Rule((REPORTER,), (CLOSED,)),
    "feedback.let_be": Rule((REPORTER,), (CLOSED,)),
    "feedback.reopen": Rule((REPORTER, *HANDLING), (RESOLVED, CLOSED, WITHDRAWN)),
}

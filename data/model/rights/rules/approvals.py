"""Who may do what with a request that waits for people; who of those who may sign is asked, its own policy says."""

from data.model.rights.rule import STAFF, Relation, Rule, Way

FOR_STAFF = Rule((Way(STAFF),))
REQUESTERS = Rule((Way(relations=(Relation.OWNER,)),))

RULES = {
    "approvals.list": FOR_STAFF,
    "approvals.view": FOR_STAFF,
    "approvals.agree": FOR_STAFF,
    "approvals.refuse": FOR_STAFF,
    "approvals.involve": FOR_STAFF,
    "approvals.withdraw": REQUESTERS,
    "approvals.nudge": REQUESTERS,
    "approvals.mend": REQUESTERS,
}

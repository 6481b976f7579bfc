"""Who may read the audit chain."""

from data.model.rights.rule import Relation, Rule, Way

RULES = {
    "audit.read": Rule((Way("audit"),)),
    "audit.read_on": Rule((Way("audit", (Relation.OWNER,)),)),
}

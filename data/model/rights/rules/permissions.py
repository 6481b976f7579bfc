"""Who may ask for permissions, and end what was granted."""

from data.model.rights.rule import STAFF, Relation, Rule, Way

HOLDERS = Rule((Way(relations=(Relation.OWNER,)),))

RULES = {
    "permissions.request": Rule((Way("permission"),)),
    "permissions.list": Rule((Way(STAFF),)),
    "permissions.view": Rule((Way(relations=(Relation.OWNER,)), Way(relations=(Relation.DEPARTMENT,)))),
    "permissions.extend": HOLDERS,
    "permissions.hand_back": HOLDERS,
    # The department that answers for it.
    "permissions.revoke": Rule((Way(relations=(Relation.DEPARTMENT,)),)),
}

"""Who may do what with releases; who signs for one, its policy says."""

from data.model.rights.rule import STAFF, Relation, Rule, Way

# Whoever may ask for releases, and the group that accepts them.
IN_CHARGE = Rule((Way("release"), Way(relations=(Relation.DEPARTMENT,))))
# The group that the policy trusts in an emergency.
TRUSTED = Rule((Way(relations=(Relation.DEPARTMENT,)),))

RULES = {
    "releases.request": Rule((Way("release"),)),
    "releases.list": Rule((Way(STAFF),)),
    "releases.go": IN_CHARGE,
    "releases.call_off": IN_CHARGE,
    "releases.report": IN_CHARGE,
    "releases.close": IN_CHARGE,
    "releases.roll_back": IN_CHARGE,
    "releases.pass": TRUSTED,
    "releases.review": TRUSTED,
    "releases.link": Rule((Way("handle_tickets"),)),
}

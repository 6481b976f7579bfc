"""Who may have apps taken down, and who may see how that goes."""

from data.model.delistings import DelistingState
from data.model.rights.rule import STAFF, Relation, Rule, Way

PLANNED, DOWN, ENDED = (
    DelistingState.PLANNED.value,
    DelistingState.DOWN.value,
    DelistingState.ENDED.value,
)
FOR_STAFF = Rule((Way(STAFF),))
DELISTING = (Way("delist"),)
# The group that the policy trusts in an emergency.
TRUSTED = Rule((Way(relations=(Relation.DEPARTMENT,)),))

RULES = {
    "delistings.open": Rule(DELISTING),
    "delistings.list": FOR_STAFF,
    "delistings.view": FOR_STAFF,
    "delistings.pass": TRUSTED,
    "delistings.review": TRUSTED,
    "delistings.change": Rule(DELISTING, (PLANNED, DOWN)),
    "delistings.stop": Rule(DELISTING, (PLANNED, DOWN)),
    "delistings.close": Rule(DELISTING, (ENDED,)),
}

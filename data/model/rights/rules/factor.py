"""Who may set up a second factor, everybody their own, and who may take one off."""

from data.model.rights.rule import FOR_EVERYONE, Relation, Rule, Way

RESET = "reset_factor"
RULES = {
    "factor.set_up": FOR_EVERYONE,
    "factor.replace": FOR_EVERYONE,
    "factor.prove": FOR_EVERYONE,
    "factor.ask_reset": Rule((Way(relations=(Relation.OWNER,)), Way(RESET))),
    "factor.reset": Rule((Way(RESET),)),
}

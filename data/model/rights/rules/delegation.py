"""Who may lend what their groups let them do, and who may end a loan: whoever lends is its author, whoever has it its owner."""

from data.model.rights.rule import STAFF, Relation, Rule, Way

LENDER, DELEGATE = Way(relations=(Relation.AUTHOR,)), Way(relations=(Relation.OWNER,))

RULES = {
    "delegation.lend": Rule((Way(STAFF),)),
    "delegation.view": Rule((LENDER, DELEGATE)),
    "delegation.withdraw": Rule((LENDER,)),
    "delegation.hand_back": Rule((DELEGATE,)),
}

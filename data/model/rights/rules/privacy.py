"""Who may see, get and erase what is kept of people: everybody, their own; and who may hold it by law."""

from data.model.rights.rule import FOR_EVERYONE, Relation, Rule, Way

MINE = Rule((Way(relations=(Relation.OWNER,)),))

RULES = {
    "privacy.read": FOR_EVERYONE,
    "privacy.answer": MINE,
    "privacy.get_data": MINE,
    "privacy.forget": MINE,
    "privacy.hold": Rule((Way("hold"),)),
}

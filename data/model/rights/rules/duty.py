"""Who may see who is on duty: whoever works here."""

from data.model.rights.rule import STAFF, Rule, Way

RULES = {"duty.view": Rule((Way(STAFF),))}

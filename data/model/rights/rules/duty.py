"""Who may see who is on duty, ask a colleague to take over, take over, and try whether they would be woken: whoever works here; whose turn it is decides the rota."""

from data.model.rights.rule import STAFF, Rule, Way

RULES = {name: Rule((Way(STAFF),)) for name in ("duty.view", "duty.swap", "duty.take", "duty.wake")}

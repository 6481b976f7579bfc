"""Who may do what with a task: whoever has it to do, and whoever opened it."""

from data.model.rights.rule import STAFF, Relation, Rule, Way, lendable
from data.model.tasks import TaskState

# Of a group, anybody; whoever works here no longer has nothing to do here, either.
OWNER = Way(STAFF, (Relation.OWNER,))
TEAM = lendable(Way(relations=(Relation.DEPARTMENT,)))
OPENER = Way(STAFF, (Relation.AUTHOR,))
OPEN = (TaskState.OPEN.value,)

RULES = {
    "tasks.open": Rule((Way(STAFF),)),
    "tasks.list": Rule((Way(STAFF),)),
    "tasks.view": Rule((OWNER, *TEAM, OPENER)),
    "tasks.finish": Rule((OWNER, *TEAM), OPEN),
    "tasks.decline": Rule((OWNER, *TEAM), OPEN),
    "tasks.assign": Rule((OWNER, *TEAM, OPENER), OPEN),
}

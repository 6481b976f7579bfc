"""By which rules a company releases."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from data.model.approvals.policy import Policy
from data.model.releases.release import EVIDENCE

USUAL_WATCH = timedelta(days=1)


# What can stand on the check list after a change, each with the kind of its task.
CHECKS = {
    "functions": "release_check_functions",
    "monitoring": "release_check_monitoring",
    "data": "release_check_data",
    "users": "release_check_users",
}


@dataclass(frozen=True, slots=True)
class Check:
    """Something that is looked at when a release is out.

    Attributes:
        what: one of CHECKS. group: key of the department that does it.
    """

    what: str
    group: str


@dataclass(frozen=True, slots=True)
class ReleasePolicy:
    """By which rules the company releases.

    Attributes:
        touches: keys of the stages that a change of some evidence opens again, by its key.
        beside: evidence that the company asks for beside the usual, by key; what it is called, by language.
        announces: whether an update notice goes out before a release may go.
        deploy: name of the system that carries it out, as the configuration of hooks names it.
        emergency_group: key of the group of which one may let a release pass, and another one reviews it; empty for none.
        review_within: working days until then.
        filed_for: key of the person in whose name another system asks for what it builds and names nobody; empty for
            whoever leads the department that owns the app.
        check_list: what is looked at when a release is out.
        freezes: from when until when nothing goes.
    """

    policy: Policy
    touches: Mapping[str, frozenset[str]] = field(default_factory=dict)
    announces: bool = True
    deploy: str = "deploy"
    emergency_group: str = ""
    review_within: int = 2
    watch: timedelta = USUAL_WATCH
    filed_for: str = ""
    check_list: tuple[Check, ...] = ()
    freezes: tuple[tuple[datetime, datetime], ...] = ()
    beside: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def evidence(self) -> tuple[str, ...]:
        """Return the keys of all that a release has to rest on, in the order in which it is asked for."""
        return (*EVIDENCE, *self.beside)

    @property
    def acceptance(self) -> str:
        """Return the group that signs last: it may let go and stop whatever it accepted."""
        return max(self.policy.stages, key=lambda stage: stage.position).group

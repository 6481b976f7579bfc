"""Who may touch which alert, and when."""

from actions.people.may import refusal_of, require, verdict
from data.model.alerts import AlertGroup, AlertIsOver, AlertState, AlreadyAcknowledged, NotAcknowledged
from data.model.people import Person
from data.model.refusals import ButtonIsOld, Refusal
from data.model.rights.decision import Because, Denied
from data.model.rights.rule import Matter
from data.store.alerts import AlertGroups
from data.store.work import Reading, Work


def alert_for(work: Work, operation: str, *, number: int, by: Person, seen_round: int | None) -> AlertGroup:
    """Return the group, locked, if this person may do that with it now.

    Args:
        seen_round: round for which the button was drawn; None when it was no button.

    Raises:
        NotAllowed, NobodyMay: others have the right, or nobody has.
        UnknownAlert: nothing has that number.
        ButtonIsOld: it has fired again since the button was drawn.
        AlreadyAcknowledged, NotAcknowledged, AlertIsOver: not as it stands now.
    """
    require(work, operation, by=by, about=None)
    group = AlertGroups(work).locked(number)
    if seen_round not in {None, group.round}:
        raise ButtonIsOld
    told = verdict(work, operation, by=by, about=Matter(state=group.state.value))
    if isinstance(told, Denied):
        raise _not_now(group) if told.because is Because.STATE else refusal_of(told)
    return group


def guard_alert(reading: Reading, operation: str, *, number: int, by: Person) -> None:
    """Refuse whoever may not, however the alert stands.

    Raises:
        NotAllowed, NobodyMay: others have the right, or nobody has.
        UnknownAlert: nothing has that number.
    """
    require(reading, operation, by=by, about=None)
    AlertGroups(reading).find(number)


def _not_now(group: AlertGroup) -> Refusal:
    if group.state is AlertState.RESOLVED:
        return AlertIsOver(group.subject)
    if group.state is AlertState.ACKNOWLEDGED and group.acknowledged_by is not None:
        return AlreadyAcknowledged(group.subject, group.acknowledged_by)
    return NotAcknowledged(group.subject)

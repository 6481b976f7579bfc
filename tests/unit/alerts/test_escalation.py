"""Who is told of an alert that nobody looks after, in which order, and what stops it."""

from datetime import timedelta

from actions.alerts.acknowledge_alert import acknowledge_alert
from actions.alerts.bring_back import bring_back
from actions.alerts.climb_escalation import climb_escalation
from actions.alerts.escalation import BRING_BACK, CLIMB
from actions.alerts.resolve_alert import resolve_alert
from actions.alerts.silence_alert import SILENCE_OVER, end_of_silence, silence_alert
from actions.alerts.unacknowledge_alert import unacknowledge_alert
from data.model.alerts import AlertState
from data.store.alerts import AlertGroups
from data.store.due import DueChanges, DueRows
from tests.contract.store.harness import person
from tests.unit.alerts.warnings import fired, firing
from tests.unit.conversation.harness import Town

PLATFORMS = {"lin": ("slack", "telegram")}
DUE = {
    CLIMB: climb_escalation,
    BRING_BACK: bring_back,
    SILENCE_OVER: end_of_silence,
}


def later(town: Town, minutes: int) -> None:
    """Let time pass, and do what is due, in its order."""
    end = town.clock.moment + timedelta(minutes=minutes)
    while True:
        with town.store.work() as work:
            rows = [row for row in DueRows(work).due_by(end) if row.name in DUE]
            if not rows:
                break
            town.clock.moment = max(town.clock.moment, rows[0].at)
        with town.store.work() as work:
            DueChanges(work).claim(rows[0].due_id, rows[0].at)
            DUE[rows[0].name](work, number=1)
    town.clock.moment = end


def told(town: Town, *places: str) -> list[str]:
    """Return to which of these places something goes now, each as often as it does."""
    return [
        place
        for place in places
        for platform in PLATFORMS.get(place, ("",))
        for _shown in town.arrive(place, platform)
    ]


def state(town: Town) -> AlertState:
    with town.store.reading() as reading:
        return AlertGroups(reading).find(1).state


def test_one_after_the_other_is_told_until_somebody_acknowledges(town: Town) -> None:
    fired(town)
    later(town, 0)
    assert told(town, "raj", "lin", "#technical") == ["raj"]
    later(town, 5)
    assert told(town, "lin", "#technical") == ["lin"]
    later(town, 10)
    assert told(town, "#technical") == ["#technical"]
    with town.store.work() as work:
        acknowledge_alert(work, number=1, by=person(work, "ada"), seen_round=1)
    told(town, "raj", "lin", "#technical")
    later(town, 29)
    assert told(town, "raj", "lin", "#technical") == []


def test_what_is_given_up_goes_on_where_it_was_left_off(town: Town) -> None:
    fired(town)
    later(town, 0)
    with town.store.work() as work:
        acknowledge_alert(work, number=1, by=person(work, "ada"), seen_round=None)
    later(town, 20)
    with town.store.work() as work:
        unacknowledge_alert(work, number=1, by=person(work, "ada"), seen_round=None)
    later(town, 4)
    assert "lin" not in told(town, "raj", "lin")
    later(town, 1)
    assert told(town, "lin") == ["lin"]


def test_what_is_acknowledged_and_forgotten_comes_back_and_goes_on(town: Town) -> None:
    fired(town)
    later(town, 0)
    with town.store.work() as work:
        acknowledge_alert(work, number=1, by=person(work, "ada"), seen_round=None)
    later(town, 29)
    assert state(town) is AlertState.ACKNOWLEDGED
    later(town, 1)
    assert state(town) is AlertState.FIRING
    later(town, 5)
    assert told(town, "lin") == ["lin"]


def test_nobody_is_told_of_what_is_silenced_until_the_silence_is_over(town: Town) -> None:
    fired(town)
    with town.store.work() as work:
        silence_alert(work, number=1, by=person(work, "ada"), seen_round=None, length="PT1H")
    later(town, 59)
    assert told(town, "raj", "lin", "#technical") == []
    later(town, 2)
    assert told(town, "raj") == ["raj"]


def test_what_is_over_tells_nobody_any_more(town: Town) -> None:
    fired(town)
    with town.store.work() as work:
        resolve_alert(work, number=1, by=person(work, "ada"), seen_round=None)
    later(town, 600)
    assert told(town, "raj", "lin", "#technical") == []


def test_what_is_for_information_alone_calls_nobody(town: Town) -> None:
    fired(town, firing(severity="info"))
    later(town, 60)
    assert told(town, "raj", "lin", "#technical") == []

"""Every alert is counted, what gets worse is said aloud, and what gets better is not."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from actions.alerts.acknowledge_alert import acknowledge_alert
from actions.alerts.add_responder import add_responder
from actions.alerts.link_alert import link_alert
from actions.alerts.note_alert import note_alert
from actions.alerts.resolve_alert import resolve_alert
from actions.alerts.silence_alert import silence_alert
from actions.alerts.unacknowledge_alert import unacknowledge_alert
from data.model.alerts import (
    AlertGroup,
    AlertIsOver,
    AlertState,
    AlreadyAcknowledged,
    CannotRespond,
    NoAddress,
    NoSuchDuration,
    NotAcknowledged,
    UnknownAlert,
)
from data.model.notices import MessageWanted
from data.model.refusals import ButtonIsOld, NotAllowed, Refusal, UnknownColleague
from data.model.writing import NothingWritten, TooLong
from data.store.alerts import AlertGroups
from tests.contract.store.harness import person
from tests.unit.alerts.warnings import fired, firing, heard, over, told_of
from tests.unit.conversation.harness import Town


def group(town: Town) -> AlertGroup:
    with town.store.reading() as reading:
        return AlertGroups(reading).find(1)


def aloud(town: Town) -> list[str]:
    """Return what was said in #alerts beside the card."""
    return [shown.text.strip() for shown in town.arrive("#alerts") if shown.kind == "alerts.worse"]


def test_each_alert_counts_once_however_often_it_is_told(town: Town) -> None:
    fired(town, firing("a"), firing("b"))
    heard(town, told_of(firing("b"), firing("c"), cut=7))
    now = group(town)
    assert (now.firing, now.known, now.told) == (3, 3, 11)
    heard(town, told_of(over("a"), over("c")))
    now = group(town)
    assert (now.firing, now.known, now.state) == (1, 3, AlertState.FIRING)


def test_a_storm_of_one_group_is_one_card_that_counts_them_all(town: Town) -> None:
    for first in range(0, 3_000, 600):
        heard(town, told_of(*(firing(f"{number}") for number in range(first, first + 600))))
    assert group(town).firing == 3_000
    (card,) = town.arrive("#alerts")
    assert "3,000 of 3,000" in card.text


def test_another_app_or_name_is_another_group(town: Town) -> None:
    fired(town)
    other = heard(town, told_of(firing(), name="Other", app="付易"))
    assert other is not None
    assert (other.subject, other.app) == ("AL-2", "paylink")


def test_what_nobody_heard_of_is_not_over(town: Town) -> None:
    assert heard(town, told_of(over())) is None
    assert town.pending() == 0


def test_what_fires_again_soon_is_the_same_and_later_another(town: Town) -> None:
    fired(town)
    heard(town, told_of(over()))
    town.clock.forward(timedelta(hours=23))
    again = heard(town, told_of(firing()))
    assert again is not None
    assert (again.number, again.round, again.state) == (1, 2, AlertState.FIRING)
    heard(town, told_of(over()))
    town.clock.forward(timedelta(hours=25))
    other = heard(town, told_of(firing()))
    assert other is not None
    assert (other.number, other.round) == (2, 1)


def test_only_what_gets_worse_is_said_aloud(town: Town) -> None:
    fired(town, firing(severity="warning"))
    heard(town, told_of(firing("b", "warning")))
    assert aloud(town) == []
    heard(town, told_of(firing("b", "high")))
    assert aloud(town) == ["AL-1 is high now: ApiDown (2 firing)"]
    heard(town, told_of(over("b")))
    assert aloud(town) == []
    assert group(town).severity == "warning"


def test_what_is_silenced_is_counted_and_says_nothing(town: Town) -> None:
    fired(town, firing(severity="warning"))
    with town.store.work() as work:
        silence_alert(work, number=1, by=person(work, "ada"), seen_round=None, length="PT1H")
    heard(town, told_of(firing("b", "critical")))
    assert aloud(town) == []
    assert (group(town).severity, group(town).firing) == ("critical", 2)


def refused(
    town: Town,
    no: type[Refusal],
    by: str = "lin",
    *,
    verb: Callable[..., object],
    number: int = 1,
    **wanted: object,
) -> None:
    """Expect a refusal of a deed, named by the verb."""
    with pytest.raises(no), town.store.work() as work:
        verb(work, number=number, by=person(work, by), **wanted)


def test_who_may_not_and_what_is_too_late_is_refused(town: Town) -> None:
    fired(town)
    for verb in (acknowledge_alert, resolve_alert):
        refused(town, NotAllowed, "mei", verb=verb, seen_round=1)
        refused(town, NotAllowed, "mei", verb=verb, seen_round=1, number=99)
        refused(town, UnknownAlert, verb=verb, seen_round=1, number=99)
        refused(town, ButtonIsOld, verb=verb, seen_round=2)
    refused(town, NotAcknowledged, verb=unacknowledge_alert, seen_round=1)
    with town.store.work() as work:
        acknowledge_alert(work, number=1, by=person(work, "ada"), seen_round=1)
    refused(town, AlreadyAcknowledged, verb=acknowledge_alert, seen_round=1)
    refused(town, NotAcknowledged, verb=unacknowledge_alert, seen_round=1, own=True)
    with town.store.work() as work:
        resolve_alert(work, number=1, by=person(work, "ada"), seen_round=1)
    for verb in (acknowledge_alert, unacknowledge_alert, resolve_alert):
        refused(town, AlertIsOver, verb=verb, seen_round=1)
    refused(town, AlertIsOver, verb=silence_alert, seen_round=1, length="PT1H")


@pytest.mark.parametrize(
    "length", ["", "soon", "PT0S", "P31D", "-PT1H", "P" + "9" * 400 + "D", "P\u0663D\u0000"]
)
def test_what_is_no_length_silences_nothing(town: Town, length: str) -> None:
    fired(town)
    refused(town, NoSuchDuration, verb=silence_alert, seen_round=1, length=length)
    assert group(town).silenced_until is None


@pytest.mark.parametrize(
    "to", ["", "http://a.example", "javascript:alert(1)", "https://", "https://a b", "https://" + "a" * 600]
)
def test_what_is_no_address_is_not_linked(town: Town, to: str) -> None:
    fired(town)
    with pytest.raises(NoAddress), town.store.work() as work:
        link_alert(work, number=1, by=person(work, "lin"), to=to)


def test_notes_and_helpers_that_cannot_be_are_refused(town: Town) -> None:
    fired(town)
    with pytest.raises(NothingWritten), town.store.work() as work:
        note_alert(work, number=1, by=person(work, "lin"), text=" \x00")
    with pytest.raises(TooLong), town.store.work() as work:
        note_alert(work, number=1, by=person(work, "lin"), text="x" * 3_001)
    refused(town, UnknownColleague, verb=add_responder, seen_round=1, person="nobody at all")
    refused(town, CannotRespond, verb=add_responder, seen_round=1, person="wen")


def test_who_was_called_has_the_card_and_one_message(town: Town) -> None:
    fired(town)
    with town.store.work() as work:
        add_responder(work, number=1, by=person(work, "lin"), seen_round=1, person="陈工")
        assert [one.kind for one in work.promises if isinstance(one, MessageWanted)] == ["alerts.responder"]
    assert [shown.kind for shown in town.arrive("chen")] == ["alerts.group", "alerts.responder"]

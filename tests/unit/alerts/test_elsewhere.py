"""Whom nothing reaches on one platform is told on the other, once."""

from datetime import timedelta

import pytest

from actions.alerts.acknowledge_alert import acknowledge_alert
from actions.alerts.climb_escalation import climb_escalation
from actions.alerts.escalation import CLIMB
from actions.alerts.tell_elsewhere import LOOK_WHETHER_TOLD, tell_elsewhere
from data.model.notices import NoticeState
from data.model.people import Chat
from data.store.due import DueChanges, DueRows
from data.store.outgoing import OutboxRows
from data.store.people import Chats
from data.store.troubles import TroubleChanges
from data.store.ways import Ways
from tests.contract.store.harness import person
from tests.unit.alerts.warnings import fired
from tests.unit.conversation.harness import Town

CARD = "alerts.group"
OTHER = {"slack": "telegram", "telegram": "slack"}


def later(town: Town, **passed: int) -> None:
    """Let time pass, and do what is due."""
    end = town.clock.moment + timedelta(**passed)
    while True:
        with town.store.work() as work:
            rows = [row for row in DueRows(work).due_by(end) if row.name in {CLIMB, LOOK_WHETHER_TOLD}]
        if not rows:
            break
        town.clock.moment = max(town.clock.moment, rows[0].at)
        with town.store.work() as work:
            DueChanges(work).claim(rows[0].due_id, rows[0].at)
            if rows[0].name == CLIMB:
                climb_escalation(work, number=1)
            else:
                tell_elsewhere(work, number=1, chat_id=int(rows[0].subject.partition(":")[2]))
    town.clock.moment = end


def next_one(town: Town, key: str = "lin") -> Chat:
    """Return where the next one is told who has accounts on both platforms."""
    with town.store.reading() as reading:
        found = Chats(reading).private(person(reading, key).person_id)
    assert found is not None
    return found


def told_next(town: Town) -> Chat:
    """Let an alert fire, and go on to the next one, whom it has not reached yet."""
    fired(town)
    later(town, minutes=5)
    return next_one(town)


def ends(town: Town, chat: Chat, state: NoticeState) -> None:
    """Let what is first in a chat come to that."""
    with town.store.work() as work:
        item = OutboxRows(work).first_of(chat.chat_id)
        assert item is not None
        assert item.kind == CARD
        if state in {NoticeState.RETRYING, NoticeState.SETTLING}:
            until = work.now + timedelta(hours=1)
            Ways(work).delayed(item, state, until=until, reason="token_revoked")
        else:
            Ways(work).ended(item, state, reason="blocked")


def shown(town: Town, platform: str) -> list[str]:
    return [one.text for one in town.arrive("lin", platform) if one.kind == CARD]


@pytest.mark.parametrize(
    "state", [NoticeState.FAILED, NoticeState.UNKNOWN, NoticeState.RETRYING, NoticeState.SETTLING]
)
def test_what_does_not_arrive_is_told_on_the_other_platform_once(town: Town, state: NoticeState) -> None:
    first = told_next(town)
    ends(town, first, state)
    later(town, seconds=59)
    assert shown(town, OTHER[first.platform]) == []
    later(town, seconds=1)
    (text,) = shown(town, OTHER[first.platform])
    assert "已改由" in text
    later(town, minutes=3)
    assert shown(town, OTHER[first.platform]) == []


def test_what_has_arrived_is_told_nowhere_else(town: Town) -> None:
    first = told_next(town)
    assert len(shown(town, first.platform)) == 1
    later(town, minutes=4)
    assert shown(town, OTHER[first.platform]) == []


def test_nobody_is_told_elsewhere_of_what_somebody_looks_after(town: Town) -> None:
    first = told_next(town)
    ends(town, first, NoticeState.FAILED)
    with town.store.work() as work:
        acknowledge_alert(work, number=1, by=person(work, "ada"), seen_round=None)
    later(town, minutes=4)
    assert shown(town, OTHER[first.platform]) == []


def test_nor_where_nothing_reaches_them_either(town: Town) -> None:
    first = told_next(town)
    ends(town, first, NoticeState.FAILED)
    with town.store.work() as work:
        second = Chats(work).private_on(first.person_id or 0, OTHER[first.platform])
        assert second is not None
        Chats(work).gone(second.chat_id, "blocked")
    later(town, minutes=4)
    assert shown(town, OTHER[first.platform]) == []


@pytest.mark.parametrize("reason", ["silent", "token_revoked", "unreachable"])
def test_while_a_platform_is_in_trouble_the_other_one_is_taken_at_once(town: Town, reason: str) -> None:
    first = next_one(town)
    with town.store.work() as work:
        TroubleChanges(work).begin(first.platform, reason)
    fired(town)
    later(town, minutes=5)
    assert shown(town, first.platform) == []
    assert len(shown(town, OTHER[first.platform])) == 1
    later(town, minutes=4)
    assert shown(town, first.platform) == []

"""What a desk says of when it moves again."""

from datetime import timedelta

from bot.wiring.facts import moments_due
from tests.contract.store.harness import MONDAY

MINUTE = timedelta(minutes=1)
BEFORE, SOON, LATER = MONDAY - MINUTE, MONDAY + MINUTE, MONDAY + 2 * MINUTE


def test_what_may_be_tried_again_waits_for_its_platform_as_well() -> None:
    assert moments_due(due=None, retry=BEFORE, opens=LATER, now=MONDAY) == [LATER]
    assert moments_due(due=SOON, retry=MONDAY, opens=LATER, now=MONDAY) == [SOON, LATER]


def test_what_may_be_tried_again_is_due_where_the_outbox_holds_nobody_back() -> None:
    assert moments_due(due=None, retry=BEFORE, opens=None, now=MONDAY) == [BEFORE]
    assert moments_due(due=None, retry=BEFORE, opens=MONDAY, now=MONDAY) == [BEFORE, MONDAY]
    assert moments_due(due=None, retry=SOON, opens=LATER, now=MONDAY) == [SOON, LATER]

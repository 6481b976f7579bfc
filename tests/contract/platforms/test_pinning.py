"""Whatever the platform, a message is pinned quietly and can be pinned no more; asking twice does no harm."""

import pytest

from bot.outbox.port import Failed, Gone, NotSent, Sent
from tests.contract.platforms.harness import Desk, ticket_card

PINNING = {"slack": ("pins.add", "pins.remove"), "telegram": ("pinChatMessage", "unpinChatMessage")}


async def pinned_and_not(desk: Desk, address: str, place: str) -> None:
    """Pin a message in a place and take the pin off again."""
    sent = await desk.platform.send(desk.delivery(ticket_card(), address=address))
    assert isinstance(sent, Sent)
    for pins in (True, False):
        asked = desk.delivery(ticket_card(), address=address, shown_as=sent.message_ref, pins=pins)
        assert await desk.platform.send(asked) == sent
        thing = await desk.only(place)
        assert (thing.pinned, thing.edited) == (pins, False)


async def test_a_message_is_pinned_and_pinned_no_more(desk: Desk) -> None:
    await pinned_and_not(desk, desk.private, desk.person)


async def test_a_message_is_pinned_in_a_channel(slack: Desk) -> None:
    await pinned_and_not(slack, *slack.shared)


async def test_asking_for_what_is_so_already_does_no_harm(desk: Desk) -> None:
    sent = await desk.platform.send(desk.delivery(ticket_card()))
    assert isinstance(sent, Sent)
    for pins in (True, True, False):
        await desk.platform.send(desk.delivery(ticket_card(), shown_as=sent.message_ref, pins=pins))
    again = await desk.platform.send(desk.delivery(ticket_card(), shown_as=sent.message_ref, pins=False))
    assert isinstance(again, Sent | Failed)
    assert not (await desk.only()).pinned


async def test_in_a_group_whose_administrator_the_bot_is_not_it_cannot_pin(telegram: Desk) -> None:
    sent = await telegram.platform.send(telegram.delivery(ticket_card(), address=telegram.shared[0]))
    assert isinstance(sent, Sent)
    asked = telegram.delivery(ticket_card(), address=telegram.shared[0], shown_as=sent.message_ref, pins=True)
    assert isinstance(await telegram.platform.send(asked), Gone | Failed)


@pytest.mark.parametrize("code", ["too_many_pins", "missing_scope", "not_pinnable", "permission_denied"])
async def test_what_slack_refuses_to_pin_bars_nothing_else(slack: Desk, code: str) -> None:
    sent = await slack.platform.send(slack.delivery(ticket_card()))
    assert isinstance(sent, Sent)
    slack.fault("pins.add", answer=code)
    asked = slack.delivery(ticket_card(), shown_as=sent.message_ref, pins=True)
    assert await slack.platform.send(asked) == Failed(code)


@pytest.mark.parametrize("pins", [True, False])
async def test_a_flood_names_the_time_to_come_back(desk: Desk, *, pins: bool) -> None:
    sent = await desk.platform.send(desk.delivery(ticket_card()))
    assert isinstance(sent, Sent)
    desk.fault(PINNING[desk.platform.name][0 if pins else 1], answer=429, retry_after=7)
    outcome = await desk.platform.send(desk.delivery(ticket_card(), shown_as=sent.message_ref, pins=pins))
    assert isinstance(outcome, NotSent)
    assert outcome.retry_after_seconds == 7

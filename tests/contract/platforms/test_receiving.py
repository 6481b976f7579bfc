"""Whatever the platform, what comes in is durable before it is confirmed, and counts once."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.sandbox.server import Sandbox
from bot.shapes.reply import Toast
from bot.shapes.turn import Commanded, Pressed, Said
from tests.contract.platforms.harness import Desk, ticket_card, until
from tests.contract.platforms.ways import WAYS, way_in


@pytest.fixture(params=WAYS)
async def desk(request: pytest.FixtureRequest, sandbox: Sandbox) -> AsyncIterator[Desk]:
    """Give each test once over every way in."""
    async with way_in(request.param, sandbox) as chosen:
        yield chosen


async def test_words_in_a_private_chat_are_meant_for_the_desk(desk: Desk) -> None:
    await desk.side.say(desk.person, desk.person, "付易 <b>&amp; *退款* 4.2")
    (turn,) = await until(lambda: desk.door.turns)
    assert isinstance(turn.deed, Said)
    assert (turn.deed.text, turn.deed.addressed) == ("付易 <b>&amp; *退款* 4.2", True)
    assert turn.speaker is not None
    assert turn.place is not None
    assert (turn.speaker.user_id, turn.place.address, turn.place.kind) == (
        desk.user_id,
        desk.private,
        "private",
    )
    assert turn.deed.message_ref.startswith(f"{desk.private}:")
    assert turn.at.tzinfo is not None


async def test_a_mention_in_a_shared_chat_is_meant_for_the_desk_and_comes_once(desk: Desk) -> None:
    _, place = desk.shared
    await desk.side.say(desk.person, place, "is it down?", mention=True)
    await until(lambda: desk.door.turns)
    await desk.at_rest()
    (said,) = desk.door.deeds("said")
    assert (said.text, said.addressed) == ("is it down?", True)


async def test_a_command_comes_with_the_rest_of_its_line(desk: Desk) -> None:
    await desk.side.command(desk.person, desk.person, "/status FB-7 please")
    (turn,) = await until(lambda: desk.door.turns)
    assert turn.deed == Commanded("status", "FB-7 please")


async def test_a_press_comes_as_it_was_drawn_and_its_toast_is_shown(desk: Desk) -> None:
    desk.door.answer = lambda turn: Toast("Claimed by you") if turn.deed.kind == "pressed" else None
    sent = await desk.platform.send(desk.delivery(ticket_card()))
    await desk.press("rate:5")
    (pressed,) = await until(lambda: desk.door.deeds("pressed"))
    assert pressed == Pressed("rate:5|FB-7|1", getattr(sent, "message_ref", ""))
    kind = "ephemeral" if desk.platform.name == "slack" else "toast"
    assert "Claimed by you" in (await desk.only(kind=kind)).text


async def test_what_is_delivered_again_counts_once(desk: Desk) -> None:
    await desk.platform.send(desk.delivery(ticket_card()))
    await desk.side.say(desk.person, desk.person, "hello")
    await desk.press("claim")
    await until(lambda: len(desk.door.turns) == 2)
    await desk.side.redeliver(times=4, shuffle=True)
    await until(lambda: sum(desk.door.calls) >= 10)
    await desk.at_rest()
    assert sorted(turn.deed.kind for turn in desk.door.turns) == ["pressed", "said"]


async def test_nothing_is_confirmed_or_lost_while_the_door_is_closed(desk: Desk) -> None:
    desk.door.failures = 2
    await desk.side.say(desk.person, desk.person, "hello")
    await until(lambda: desk.door.calls)
    assert desk.side.busy() > 0
    if desk.platform.name == "slack":
        # Slack comes again at its own pace, and Telegram when it is asked again.
        await until(lambda: desk.door.failures < 2)
        await desk.side.redeliver(times=2)
    clock = desk.sandbox.world.clock
    while desk.receiver.doors and (not desk.door.turns or desk.side.busy()):
        # Whoever calls us waits before they call again.
        clock.move_to(clock.now() + timedelta(seconds=20))
        await asyncio.sleep(0.1)
    await until(lambda: desk.door.turns)
    await desk.at_rest()
    assert [turn.deed.kind for turn in desk.door.turns] == ["said"]


async def test_durable_comes_before_confirmed(desk: Desk) -> None:
    await desk.side.say(desk.person, desk.person, "hello")
    await until(lambda: "before_ack" in desk.notes.points)
    assert len(desk.door.turns) == 1


async def test_a_broken_connection_is_replaced(desk: Desk) -> None:
    desk.side.cut()
    await asyncio.sleep(0)
    await desk.side.say(desk.person, desk.person, "still there?")
    (said,) = await until(lambda: desk.door.deeds("said"))
    assert said.text == "still there?"


async def test_attachments_are_named_by_their_kind(desk: Desk, tmp_path: Path) -> None:
    picture = tmp_path / "screen.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    await desk.side.say(desk.person, desk.person, "see", attach=[str(picture)])
    (said,) = await until(lambda: desk.door.deeds("said"))
    assert (said.text, said.attachments) == ("see", ("photo",))


async def test_stopping_ends_everything(desk: Desk) -> None:
    await desk.receiver.stop()
    await desk.side.say(desk.person, desk.person, "anybody?")
    await asyncio.sleep(0.05)
    assert desk.door.turns == []

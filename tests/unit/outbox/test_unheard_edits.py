"""A card whose edit went unheard is edited once more, even when it shall show what it showed before."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.cards.view import Drawing
from bot.conversation.capability import Capability
from bot.outbox.port import NotSent
from bot.shapes.card import Card
from bot.shapes.text import Text
from data.model.notices import CardWanted, SubjectChanged
from tests.unit.conversation.harness import Town
from tests.unit.outbox.memory import Fault, MemoryPlatform
from tests.unit.outbox.running import Running, run_in, until

SECOND = timedelta(seconds=1)


class Slate:
    """A card whose words the test sets."""

    def __init__(self) -> None:
        self.words = "first"

    def draw(self, _drawing: Drawing) -> Card:
        return Card(lines=(Text.plain(self.words),))


@pytest.fixture
def slate() -> Slate:
    return Slate()


@pytest.fixture
async def desk(town: Town, slate: Slate) -> AsyncIterator[Running]:
    capability = Capability(name="slate", prefixes=("SL",), cards={"slate.card": slate.draw})
    running = run_in(town, also=(capability,))
    await running.start()
    yield running
    await running.stop()


@pytest.fixture
def slack(desk: Running) -> MemoryPlatform:
    return desk.platforms["slack"]


@pytest.mark.parametrize("arrives", [True, False])
async def test_what_was_shown_before_is_shown_again(
    desk: Running, slack: MemoryPlatform, slate: Slate, *, arrives: bool
) -> None:
    await desk.promise(CardWanted("slate.card", "SL-1", desk.town.chat("#operations").chat_id))
    slack.faults = [Fault(NotSent("connection_lost", 30.0), arrives=arrives)]
    for words in ("second", "first"):
        slate.words = words
        await desk.promise(SubjectChanged("SL-1"))
    desk.town.clock.forward(61 * SECOND)
    await until(lambda: len(slack.sent) == 3)
    await desk.rest()
    assert [post.text.strip() for post in desk.shown("#operations")] == ["first"]
    await desk.promise(SubjectChanged("SL-1"))
    assert len(slack.sent) == 3, "it is known what it shows now"

"""A desk whose only operation is to count: what it did, how often, and in which order."""

import json
import random
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select

from bot.conversation.capability import Act, Aim, Capability, Scene
from bot.conversation.conversation import Conversation
from bot.conversation.understanding import PlaceKind, ShownKind, SpeakerKind, Understood
from bot.inbox.inbox import Inbox
from bot.platforms.slack.receive import SlackReceiver
from bot.platforms.slack.request_url import PATH
from bot.platforms.slack.send import SlackPlatform
from bot.wiring.capabilities import all_capabilities
from data.store.audit import Happened, audit_entries
from data.store.audit_check import verify_chain
from data.store.database import Store
from data.store.inbox import inbox
from tests.chaos.firehose import SIGNING_SECRET, Event, Firehose, firehose
from tests.contract.platforms.ways import free_port, serving
from tests.unit.conversation.harness import DICTIONARY
from tests.unit.outbox.running import until

COUNTED = "chaos.counted"


@dataclass(frozen=True, slots=True)
class Tally:
    """What a desk did of what it was told.

    Attributes:
        effects: numbers of events, by chat, in the order in which they had their effect.
        taken: the same, in the order in which they were taken in.
    """

    effects: dict[str, list[int]]
    taken: dict[str, list[int]]
    unfinished: int
    chain_holds: bool

    def problems(self, events: Sequence[Event]) -> list[str]:
        """Name what is wrong."""
        counts = Counter(number for chat in self.effects.values() for number in chat)
        found = [f"event {event.number} was lost" for event in events if not counts[event.number]]
        found += [f"event {number}: {times} effects" for number, times in counts.items() if times > 1]
        found += [
            f"chat {chat}: out of order" for chat in self.taken if self.taken[chat] != self.effects.get(chat)
        ]
        found += [f"{self.unfinished} turns are not done"] if self.unfinished else []
        return found if self.chain_holds else [*found, "the audit chain does not verify"]


class _Understanding:
    """Takes everything for something to count."""

    seconds_left = None

    async def ready(self) -> None:
        """Return at once."""

    async def parse(
        self, text: str, *, speaker: SpeakerKind, place: PlaceKind = "private", shown: ShownKind = ""
    ) -> Understood | None:
        del text, speaker, place, shown
        return Understood("out_of_scope")


def _nothing_promised(chat_id: int | None, *, alone: bool, about: frozenset[str]) -> None:
    del chat_id, alone, about


def _count(scene: Scene, aim: Aim) -> str:
    number = int(aim.text.removeprefix("word "))
    scene.work.audit(Happened(COUNTED, scene.chat.address, facts={"number": number}))
    return ""


class CountingDesk:
    """A real inbox behind a real receiver, over sockets and HTTP at once."""

    def __init__(self, store: Store, hose: Firehose) -> None:
        counting = Capability(name="counting", intents={"out_of_scope": Act("feedback.file", _count)})
        capabilities, steps = all_capabilities((counting,))
        self._store = store
        self.inbox = Inbox(
            store,
            Conversation(capabilities, DICTIONARY, steps),
            _Understanding(),
            asking=self._nobody,
            promised=_nothing_promised,
            reached=lambda _point: None,
        )
        self.platform = SlackPlatform(bot_token="xoxb-hose", now=_now, api_url=f"{hose.url}/api/")
        self.receiver = SlackReceiver(
            self.platform,
            self.inbox,
            app_token="xapp-hose",
            signing_secrets=(SIGNING_SECRET,),
            now=_now,
        )

    async def _nobody(self, _platform: str, _user_id: str) -> None:
        return None

    def tally(self) -> Tally:
        """Look at everything that was done."""
        effects: dict[str, list[int]] = {}
        taken: dict[str, list[int]] = {}
        with self._store.reading() as reading:
            connection = reading.connection
            for body in connection.execute(
                select(audit_entries.c.body).order_by(audit_entries.c.entry_id)
            ).scalars():
                told = json.loads(body)
                if told["deed"] == COUNTED:
                    effects.setdefault(told["subject"], []).append(told["facts"]["number"])
            rows = connection.execute(
                select(inbox).where(inbox.c.source == "slack").order_by(inbox.c.inbox_id)
            ).all()
            for row in rows:
                taken.setdefault(row.lane.removeprefix("slack:"), []).append(int(row.key.removeprefix("Ev")))
            chain_holds = isinstance(verify_chain(connection), int)
        return Tally(effects, taken, sum(row.state != "done" for row in rows), chain_holds)


@asynccontextmanager
async def counting(store: Store) -> AsyncIterator[tuple[CountingDesk, Firehose, str]]:
    """Let a desk count what a firehose delivers; give both, and the desk's address for HTTP."""
    held, url = free_port()
    async with firehose() as hose:
        desk = CountingDesk(store, hose)
        async with serving(desk.receiver.doors, held):
            await desk.platform.start()
            await desk.receiver.start()
            await hose.connected()
            yield desk, hose, url + PATH
            await desk.receiver.stop()
            await desk.inbox.stop()
            await desk.platform.stop()


async def counted(store: Store, events: Sequence[Event], *, seed: int) -> tuple[Tally, Firehose]:
    """Deliver events one to 28 times each, and return what became of them."""
    async with counting(store) as (desk, hose, url):
        await hose.deliver(events, http_url=url, dice=random.Random(seed))
        await until(lambda: desk.inbox.at_rest)
        return desk.tally(), hose


def events_of(count: int, *, chats: int, seed: int) -> list[Event]:
    """Return so many events, spread over chats at random."""
    dice = random.Random(seed)
    spread = [dice.randrange(chats) for _ in range(count)]
    return [Event(number, f"U0{chat:05}", f"D0{chat:05}") for number, chat in enumerate(spread, 1)]


def _now() -> datetime:
    return datetime.now(UTC)

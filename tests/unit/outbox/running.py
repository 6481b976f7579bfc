"""A desk that runs: the real inbox, conversation and outbox between two platforms in memory."""

import asyncio
from collections import ChainMap
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from bot.cards.view import Drawing
from bot.conversation.capability import Aim, Capability, Press, Scene
from bot.conversation.conversation import Conversation
from bot.conversation.understanding import PlaceKind, ShownKind, SpeakerKind, Understood
from bot.inbox.door import Accepted
from bot.inbox.inbox import Asking, Inbox, Profile
from bot.inbox.shelf import FIRST_PAUSE_SECONDS
from bot.outbox.drawing import Artist
from bot.outbox.outbox import Outbox
from bot.platforms.fetching import Fetching
from bot.shapes.card import Card
from bot.shapes.reply import Reply
from bot.shapes.text import Text
from bot.shapes.turn import Deed, Said, Turn
from bot.wiring.capabilities import all_capabilities, declared
from data.model.files import FILES
from data.model.hooks import platform_of
from data.model.notices import Notice
from data.store.audit import Happened
from data.store.hooks import HookChanges
from data.store.inbox import inbox
from tests.unit.conversation.harness import DICTIONARY, Town
from tests.unit.outbox.memory import MemoryPlatform, Post

PATIENCE_SECONDS = 20.0


@dataclass(slots=True)
class Trouble:
    """What shall go wrong: bugs are raised one by one, wherever something of TR is done or drawn.

    Attributes:
        away: for how many seconds yet nothing can tell what a text means; None while something can.
        deaf_to: texts that it cannot understand, so many times.
        meaning: of every text from now on.
        parsed: what was to be understood: text, place and what was shown.
        deaf: whether nobody hears that a turn waits in the store that tells what became of something.
        begun: how many turns began for which somebody waits.
    """

    bugs: list[Exception] = field(default_factory=list)
    drawing: list[Exception] = field(default_factory=list)
    parsing: list[Exception] = field(default_factory=list)
    away: int | None = None
    deaf_to: dict[str, int] = field(default_factory=dict)
    meaning: Understood | None = None
    parsed: list[tuple[str, str, str]] = field(default_factory=list)
    moot: bool = False
    deaf: bool = False
    done: list[str] = field(default_factory=list)
    told: list[tuple[str, str]] = field(default_factory=list)
    begun: int = 0

    def begin(self) -> None:
        """Hear that a turn begins for which somebody waits."""
        self.begun += 1

    def do(self, scene: Scene, aim: Aim) -> str:
        """Do a deed, or break in the middle of it."""
        if self.bugs:
            scene.work.audit(Happened("trouble.begun", aim.subject, scene.who.person_id))
            raise self.bugs.pop(0)
        self.done.append(aim.subject)
        return "done"

    def draw(self, drawing: Drawing) -> Card | None:
        """Draw a card, or break at it."""
        if self.drawing:
            raise self.drawing.pop(0)
        return None if self.moot else Card(lines=(Text.plain(f"about {drawing.subject}"),))

    async def ready(self) -> None:
        """Wait until something can tell."""
        while self.away is not None:  # noqa: ASYNC110  # a flag of the tests
            await asyncio.sleep(0.01)

    @property
    def seconds_left(self) -> int | None:
        """Return for how long nothing can tell yet."""
        return self.away

    async def parse(
        self, text: str, *, speaker: SpeakerKind, place: PlaceKind = "private", shown: ShownKind = ""
    ) -> Understood | None:
        """Take everything for a report, or break at it."""
        assert speaker
        self.parsed.append((text, place, shown))
        if self.away is not None or self.deaf_to.get(text, 0) > 0:
            self.deaf_to[text] = self.deaf_to.get(text, 0) - 1
            return None
        await asyncio.sleep(0)
        if self.parsing:
            raise self.parsing.pop(0)
        if self.meaning is not None:
            return self.meaning
        return Understood("report_problem" if len(text) > 1 else "out_of_scope")

    @property
    def capability(self) -> Capability:
        """Return the capability that is troubled."""
        return Capability(
            name="trouble",
            prefixes=("TR",),
            presses={"do": Press("desk.use_card", self.do)},
            cards={"trouble.card": self.draw},
            messages={"trouble.news": self.draw, "trouble.once": self.draw},
            spoken=frozenset({"trouble.news"}),
            once=frozenset({"trouble.once"}),
        )


@dataclass(slots=True)
class Running:
    """One process of the desk."""

    town: Town
    trouble: Trouble
    platforms: dict[str, MemoryPlatform]
    inbox: Inbox
    outbox: Outbox
    answers: list["asyncio.Task[int]"] = field(default_factory=list)

    async def start(self) -> None:
        """Take up what an earlier process left."""
        await self.outbox.start()
        await self.inbox.take_up()

    async def stop(self) -> None:
        """End in order; a process that has ended takes nothing up any more."""
        await self.inbox.stop()
        await self.outbox.stop()
        await asyncio.gather(*self.answers, return_exceptions=True)
        await self.inbox.stop()

    async def rest(self) -> None:
        """Wait until nothing is being done or sent."""
        await until(
            lambda: self.outbox.at_rest and all(one.done() for one in self.answers) and self.inbox.at_rest
        )

    async def accept(self, turn: Turn) -> Accepted:
        """Hand a turn in."""
        (accepted,) = await self.inbox.accept([turn])
        return accepted

    async def do(self, by: str, deed: Deed, place: str = "", **facts: str) -> Reply | None:
        """Let somebody do something, wait for rest, and return the reply."""
        accepted = await self.accept(self.town.turn(by, deed, place, **facts))
        reply = await self.inbox.reply(accepted.inbox_id, within_seconds=PATIENCE_SECONDS)
        await self.rest()
        return reply

    async def say(self, by: str, text: str) -> Reply | None:
        """Let somebody say something."""
        return await self.do(by, Said(text))

    async def promise(self, *notices: Notice) -> None:
        """Promise notices outside of any turn, and wait for rest."""
        with self.town.store.work() as work:
            work.promise(*notices)
        self.outbox.promised()
        await self.rest()

    def shown(self, place: str, platform: str = "") -> list[Post]:
        """Return what stands in a chat."""
        chat = self.town.chat(place, platform)
        return self.platforms[chat.platform].posts.get(chat.address, [])

    def rows(self) -> list[tuple[str, int, str]]:
        """Return state, tries and reason of every turn, in order."""
        with self.town.store.reading() as reading:
            rows = reading.connection.execute(select(inbox).order_by(inbox.c.inbox_id))
            return [(row.state, row.tries, row.reason) for row in rows]


async def until(look: Callable[[], object]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not look():  # noqa: ASYNC110  # any change of anything may end it; no event tells
            await asyncio.sleep(0.002)


def run_in(
    town: Town,
    *,
    earlier: "Running | None" = None,
    also: tuple[Capability, ...] = (),
    hooks: tuple[str, ...] = (),
    first_pause_seconds: float = FIRST_PAUSE_SECONDS,
) -> Running:
    """Put a process together as the house does; a later one finds the platforms of the earlier."""
    trouble = earlier.trouble if earlier else Trouble()
    platforms = _platforms(town, earlier, hooks)
    capabilities, steps = all_capabilities((*declared(), trouble.capability, *also))
    answers: list[asyncio.Task[int]] = []

    def answered() -> None:
        if not trouble.deaf:
            answers.append(asyncio.ensure_future(running_inbox.take_up()))

    outbox = Outbox(
        town.store,
        _outlets(platforms),
        Artist(capabilities, DICTIONARY),
        clock=town.clock,
        sleep_until=town.clock.sleep_until,
        troubled=lambda platform, reason: trouble.told.append((platform, reason)),
        answered=answered,
    )

    running_inbox = Inbox(
        town.store,
        Conversation(capabilities, DICTIONARY, steps),
        trouble,
        asking=_asking(platforms),
        promised=outbox.promised,
        reached=lambda _point: None,
        begins=trouble.begin,
        first_pause_seconds=first_pause_seconds,
    )
    return Running(town, trouble, platforms, running_inbox, outbox, answers)


def _asking(platforms: dict[str, MemoryPlatform]) -> Asking:
    async def asking(platform: str, user_id: str) -> Profile | None:
        profile = await platforms[platform].profile(user_id)
        return (profile.name, profile.language, profile.time_zone) if profile else None

    return asking


def _outlets(
    platforms: dict[str, MemoryPlatform],
) -> Any:  # two kinds of platform, which is all the same here
    return ChainMap(platforms, {FILES: Fetching(platforms)})


def _platforms(town: Town, earlier: "Running | None", hooks: tuple[str, ...]) -> dict[str, MemoryPlatform]:
    found = (
        earlier.platforms
        if earlier
        else {"slack": MemoryPlatform("slack"), "telegram": MemoryPlatform("telegram", can_settle=False)}
    )
    with town.store.work() as work:
        HookChanges(work).are(dict.fromkeys(hooks, "en"))
    return found | {name: MemoryPlatform(name) for name in map(platform_of, hooks) if name not in found}

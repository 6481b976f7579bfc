"""Everything that one running play holds in its hands."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.sandbox.directory import Directory
from bot.sandbox.hooks.server import Hooks
from bot.sandbox.plays.cast import Member
from bot.sandbox.plays.desk import Desk
from bot.sandbox.plays.health import Checkup, Health
from bot.sandbox.plays.memory import Memory
from bot.sandbox.plays.parser_gate import ParserGate
from bot.sandbox.plays.reading import Play
from bot.sandbox.seen import Seen
from bot.sandbox.side import Side
from bot.sandbox.world import World

PATIENCE_SECONDS = 10.0
GLANCE_SECONDS = 0.1


class Town(Protocol):
    """A sandbox, as far as plays use it."""

    @property
    def world(self) -> World:
        """The clock and the counter of changes."""

    @property
    def directory(self) -> Directory:
        """Who has which account."""

    @property
    def url(self) -> str:
        """Where it serves."""

    @property
    def slack(self) -> Side:
        """What people can do on Slack."""

    @property
    def telegram(self) -> Side:
        """What people can do on Telegram."""

    @property
    def hooks(self) -> Hooks:
        """What other systems were told, and what they answer."""

    async def start(self, *, port: int = 0) -> str:
        """Serve and return the address."""

    async def stop(self) -> None:
        """Serve no more."""

    def environment(self) -> dict[str, str]:
        """Return the settings with which a desk finds it."""

    def desk_serves_at(self, web: str | None) -> None:
        """Hear where its desk serves; None while it does not."""


async def go_on() -> None:
    """Return at once."""


@dataclass(slots=True)
class Pressed:
    """A press without `fill`, after which a form may open that the runner submits empty.

    Attributes:
        since: number of the last change before it.
        session: of the Telegram form that it opened, or of the page on Slack that was submitted last; empty
            while there is none.
        pages: how many pages of a form on Slack were submitted so far.
    """

    member: Member
    since: int
    session: str = ""
    pages: int = 0


@dataclass(slots=True)
class Stage:
    """A play while it runs.

    Attributes:
        patience: factor for every wait.
        chats: keys of the members of each channel and group now.
        mark: number of the last change before the last step of people or the world.
        doing_mark: the same for the last step of people.
        lives: how often the desk had been started when the last step began.
        outage_seconds: how long the play has waited for killed desks to start again.
        typed: values filled into a modal that was left open, by its seen_id.
        paced_until: until when the desk kept to a platform's limits at the last look; None where it did not.
        linger: awaited before a form that opened is filled, so that whoever watches can see it.
    """

    play: Play
    cast: dict[str, Member]
    town: Town
    desk: Desk
    checkup: Checkup
    gate: ParserGate | None
    memory: Memory
    tell: Callable[[str], None]
    patience: float
    chats: dict[str, frozenset[str]]
    mark: int = 0
    doing_mark: int = 0
    lives: int = 0
    outage_seconds: float = 0.0
    pressed: list[Pressed] = field(default_factory=list)
    typed: dict[str, dict[str, str]] = field(default_factory=dict)
    paced_until: datetime | None = None
    linger: Callable[[], Awaitable[None]] = go_on

    def side(self, platform: str) -> Side:
        """Return the people's side of a platform."""
        return self.town.slack if platform == "slack" else self.town.telegram

    def things(self) -> list[Seen]:
        """Return everything that is or was on any screen, and every call of a hook, oldest first."""
        found: list[Seen] = [*self.town.slack.seen(), *self.town.telegram.seen(), *self.town.hooks.calls]
        return sorted(found, key=lambda thing: thing.created)

    def begin(self, *, doing: bool) -> None:
        """Draw the line that parts what was before this step from what comes of it."""
        self.mark, self.lives = self.town.world.next_change(), self.desk.lives
        if doing:
            self.doing_mark = self.mark
            # One number lies between the line and whatever this step makes, so that both `>` and `>=` part them.
            self.town.world.next_change()

    @property
    def reborn(self) -> bool:
        """Whether the desk was killed and started again during this step."""
        return self.desk.lives != self.lives

    def deadline(self, seconds: float) -> "Deadline":
        """Return the end of a wait of so many seconds on a machine of usual speed."""
        return Deadline(self, seconds * self.patience)

    async def await_desk(self) -> None:
        """Wait while a killed desk is being started again; nobody's patience pays for that."""
        began = asyncio.get_running_loop().time()
        while self.desk.starting:  # noqa: ASYNC110  # it serves when its output says so, which raises no event
            await asyncio.sleep(GLANCE_SECONDS / 2)
        self.outage_seconds += asyncio.get_running_loop().time() - began
        self.desk.check()

    async def glance(self) -> None:
        """Wait a moment, or less when something changes, for a desk that must be alive."""
        await self.await_desk()
        if not await self.town.world.changed(patience_seconds=GLANCE_SECONDS):
            self.hasten(await self.checkup.health())

    def hasten(self, health: Health | None) -> None:
        """Let time pass at once while the desk only waits for it to pass, to keep to the limits of a platform."""
        clock = self.town.world.clock
        known = health is not None and health.clock_revision == clock.revision
        # A call that a fault keeps waiting is known to nobody but the town.
        still = known and not self.busy and not self.town.world.held_back
        until = health.paced_until if health and still else None
        if until is not None and until == self.paced_until:
            clock.move_to(max(until, clock.now()))
        self.paced_until = until

    @property
    def busy(self) -> bool:
        """Whether there are updates that the desk has not confirmed."""
        return bool(self.town.slack.busy() or self.town.telegram.busy())


class Deadline:
    """The end of a wait, in real time without what a desk takes to start again."""

    def __init__(self, stage: Stage, seconds: float) -> None:
        self.seconds = seconds
        self._stage = stage
        self._at = asyncio.get_running_loop().time() + seconds - stage.outage_seconds

    @property
    def passed(self) -> bool:
        """Whether the wait is over."""
        return asyncio.get_running_loop().time() >= self._at + self._stage.outage_seconds


def cards(things: Sequence[Seen], *, at_most: int = 8) -> list[str]:
    """Return the newest things as a person would describe them, for a failure."""
    lines = [card(thing) for thing in things if not thing.gone]
    hidden = len(lines) - at_most
    return ([f"({hidden} older)"] if hidden > 0 else []) + lines[-at_most:] if lines else ["nothing"]


def card(thing: Seen) -> str:
    """Return one thing in one line: kind, place, text, buttons."""
    marks = [thing.platform, thing.place, "" if thing.kind == "message" else thing.kind]
    marks += [f"only {thing.audience}" if thing.audience and thing.audience != thing.place else ""]
    marks += [
        "pinned" if thing.pinned else "",
        "edited" if thing.edited else "",
        "" if thing.by_bot else f"by {thing.author or 'a person'}",
    ]
    buttons = "".join(f" [{button.action}]" for button in thing.buttons)
    fields = "".join(f" <{entry.key}{'?' if entry.optional else ''}>" for entry in thing.fields)
    return f"({', '.join(filter(None, marks))}) {thing.text}{fields}{buttons}"

"""A storm over one desk: people on both platforms talk and press while it is killed, stopped and cut off."""

import asyncio
import os
import signal
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from bot.sandbox.plays.cast import Member
from bot.sandbox.plays.matching import offers
from bot.sandbox.plays.problems import Unmet
from bot.sandbox.plays.rest import advance, rest
from bot.sandbox.plays.stage import Stage
from bot.sandbox.seen import Seen, SeenButton
from bot.sandbox.side import CannotDo
from tests.chaos.gathering import Home
from tests.chaos.record import Deed, Outage, Record
from tests.chaos.recording import mark_in, record_of
from tests.chaos.script import WORLD, Happening, Script
from tests.chaos.ways import USUAL, Ways

DEPARTMENT = "#operations"
CARD_SECONDS = 15.0
LOOK_SECONDS = 0.2
# What waits for Slack to try again does not move until the clock does.
REST_SECONDS = 5.0
# Slack brings an event again after one minute and after five.
LATER = timedelta(seconds=61)
RETRIES_WAITED_FOR = 20
TURNS_COME_WITHIN = timedelta(minutes=10)
# Not a whole day, and with nothing on its way: Telegram lets go of updates that waited for 24 hours.
TOMORROW = timedelta(hours=23)
REPEATED_CHANGES = 150
LAST_WORDS = 3


@dataclass
class Storm:
    """One storm, with what happened in it so far.

    Attributes:
        tell: hears of each trouble when it is over.
        ways: how the platforms reach the desk.
    """

    stage: Stage
    home: Home
    script: Script
    tell: Callable[[str], None]
    ways: Ways = USUAL
    deeds: list[Deed] = field(default_factory=list)
    outages: list[Outage] = field(default_factory=list)
    undone: list[str] = field(default_factory=list)
    _over: bool = False

    async def run(self) -> Record:
        """Let everything of the script happen, wait until it is calm, and return the record."""
        people = [
            asyncio.create_task(self._live(self.stage.cast[name], part))
            for name, part in self.script.items()
            if name != WORLD
        ]
        try:
            for happening in self.script[WORLD]:
                await asyncio.sleep(happening.after)
                await self._strike(happening)
        except Unmet as unmet:
            self._not_done(unmet)
        finally:
            self._over = True
            ended = await asyncio.gather(*people, return_exceptions=True)
        for bug in ended:
            if isinstance(bug, BaseException):
                raise bug
        try:
            await self._calm()
            await self.stage.desk.stop()
        except Unmet as unmet:
            self._not_done(unmet)
        return record_of(
            self.stage,
            self.home,
            deeds=self.deeds,
            outages=self.outages,
            undone=self.undone,
        )

    def _not_done(self, unmet: Unmet) -> None:
        told = [*unmet.seen, *self.stage.desk.last_words()[-LAST_WORDS:]]
        self.undone.append(f"{unmet.expected}: {'; '.join(told)}")

    async def _live(self, member: Member, part: Sequence[Happening]) -> None:
        doing = {"report": self._report, "add": self._add, "withdraw": self._withdraw, "claim": self._claim}
        for number, happening in enumerate(part):
            await asyncio.sleep(happening.after)
            if self._over:
                return
            await doing[happening.what](member, number)

    async def _report(self, member: Member, number: int) -> None:
        mark = f"q{number}-{member.name}"
        await self._say(member, "report", mark, f"PhotoBox keeps crashing ({mark})")

    async def _add(self, member: Member, number: int) -> None:
        card = await self._own_card(member, "add")
        if card is not None:
            mark = f"q{number}-{member.name}-more"
            await self._say(
                member,
                "add",
                mark,
                f"PhotoBox keeps crashing on every phone ({mark})",
                thread=card[0].seen_id,
            )

    async def _withdraw(self, member: Member, _number: int) -> None:
        card = await self._own_card(member, "withdraw")
        if card is not None:
            await self._press(member, "withdraw", self._newest_case(member), card)

    async def _claim(self, member: Member, _number: int) -> None:
        claimed = {deed.mark for deed in self.deeds if deed.kind == "claim"}
        for thing in self.stage.things():
            button = offers(thing, "claim")
            mark = mark_in(thing.text)
            if thing.place != DEPARTMENT or button is None or f"claim-{mark}" in claimed or not mark:
                continue
            await self._press(member, "claim", mark, (thing, button))
            return

    async def _say(
        self, member: Member, kind: str, mark: str, text: str, *, thread: str | None = None
    ) -> None:
        at = self.stage.town.world.clock.now()
        self.deeds.append(Deed(mark, kind, member.platform, member.person, at))
        await self.stage.side(member.platform).say(member.person, member.person, text, thread=thread)

    async def _press(self, member: Member, kind: str, case: str, card: tuple[Seen, SeenButton]) -> None:
        at, sure = self.stage.town.world.clock.now(), member.platform == "telegram"
        self.deeds.append(
            Deed(f"{kind}-{case}", kind, member.platform, f"{member.person}, presses", at, sure=sure)
        )
        try:
            await self.stage.side(member.platform).press(member.person, *card)
        except CannotDo:
            # The desk did not answer in time, which Slack tells; it may have come through all the same.
            return

    def _newest_case(self, member: Member) -> str:
        mine = [deed.mark for deed in self.deeds if deed.kind == "report" and deed.place == member.person]
        return mine[-1]

    async def _own_card(self, member: Member, action: str) -> tuple[Seen, SeenButton] | None:
        """Wait for the card of the newest case; a desk that is down shows none."""
        case = self._newest_case(member)
        for _ in range(int(CARD_SECONDS / LOOK_SECONDS)):
            subject = self._subject_of(case)
            for thing in self.stage.things() if subject else ():
                button = offers(thing, action)
                mine = thing.place == member.person and thing.platform == member.platform
                if mine and button is not None and button.reference.partition("|")[0] == subject:
                    return thing, button
            await asyncio.sleep(LOOK_SECONDS)
        return None

    def _subject_of(self, case: str) -> str:
        for thing in self.stage.things():
            if thing.place == DEPARTMENT and thing.buttons and mark_in(thing.text) == case:
                return thing.buttons[0].reference.partition("|")[0]
        return ""

    async def _strike(self, happening: Happening) -> None:
        striking: dict[str, Callable[[int], Coroutine[Any, Any, None]]] = {
            "kill": self._kill,
            "pause": self._pause,
            "cut": self._cut,
            "redeliver": self._redeliver,
            "tomorrow": self._tomorrow,
            "lost_answer": self._lose_answer,
        }
        begin = self.stage.town.world.clock.now()
        await striking[happening.what](happening.number)
        self.outages.append(Outage(begin, self.stage.town.world.clock.now()))
        self.tell(happening.what)

    async def _kill(self, _number: int) -> None:
        await self.stage.desk.kill()
        if self.ways.slack == "http" and await self._telegram_is_through():
            # People who wait for what Slack could not post would do nothing for a minute.
            clock = self.stage.town.world.clock
            clock.move_to(clock.now() + LATER)

    async def _pause(self, tenths: int) -> None:
        process_id = self.stage.desk.process_id
        if process_id is None:
            return
        os.kill(process_id, signal.SIGSTOP)
        try:
            await asyncio.sleep(tenths / 10)
        finally:
            os.kill(process_id, signal.SIGCONT)

    async def _cut(self, _number: int) -> None:
        self.stage.town.slack.cut()
        self.stage.town.telegram.cut()

    async def _redeliver(self, times: int) -> None:
        # A repeat that overtakes what was never delivered would confirm it unseen, which Telegram does not do.
        if not await self._telegram_is_through():
            return
        since = max(self.stage.town.world.changes - REPEATED_CHANGES, 0)
        for side in (self.stage.town.slack, self.stage.town.telegram):
            await side.redeliver(times=times, shuffle=True, since=since)

    async def _tomorrow(self, _number: int) -> None:
        if await self._telegram_is_through():
            clock = self.stage.town.world.clock
            clock.move_to(clock.now() + TOMORROW)

    async def _telegram_is_through(self) -> bool:
        for _ in range(int(CARD_SECONDS / LOOK_SECONDS)):
            if not self.stage.town.telegram.busy():
                return True
            await asyncio.sleep(LOOK_SECONDS)
        return False

    async def _lose_answer(self, _number: int) -> None:
        self.stage.town.slack.fault({"method": "chat.postMessage", "drop": "reply", "times": 1})
        self.stage.town.telegram.fault({"method": "sendMessage", "drop": "reply", "times": 1})

    async def _calm(self) -> None:
        clock = self.stage.town.world.clock
        for _ in range(RETRIES_WAITED_FOR):
            try:
                await rest(self.stage, seconds=REST_SECONDS)
                # What waits for its turn under a platform's limits is at rest until then.
                await advance(self.stage, TURNS_COME_WITHIN)
            except Unmet as unmet:
                self.stage.desk.check()
                begin, reason = clock.now(), "; ".join(unmet.seen)
                clock.move_to(begin + LATER)
                self.outages.append(Outage(begin, clock.now()))
            else:
                return
        self.undone.append(f"never at rest: {reason}")

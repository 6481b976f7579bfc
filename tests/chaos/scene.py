"""One person reports, another claims and replies; the desk is killed at a named point of one of these deeds."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.plays.building import FAILPOINT_FILE
from bot.sandbox.plays.doing import do
from bot.sandbox.plays.problems import Unmet
from bot.sandbox.plays.reading import Step
from bot.sandbox.plays.rest import rest
from bot.sandbox.plays.stage import Stage, cards
from tests.chaos.evidence import Case
from tests.chaos.gathering import Home

POINTS = (
    "after_inbox_commit",
    "before_ack",
    "inside_operation",
    "before_commit",
    "after_commit",
    "after_send",
)
DEEDS = ("report", "claim", "reply")
# A claim changes cards that stand already, and only a post passes after_send.
POSTING = ("report", "reply")
REST_SECONDS = 60.0
REPORTER = {"slack": "emma", "telegram": "mei"}
STAFF = {"slack": "yun", "telegram": "zhou"}
DEPARTMENT = "#operations"
STAFF_PLACE = {"slack": DEPARTMENT, "telegram": "zhou"}


@dataclass
class Account:
    """What came of the runs so far.

    Attributes:
        reached: how often the desk killed itself where it should.
        unfinished: what could not be played to its end, in words.
    """

    cases: list[Case] = field(default_factory=list)
    reached: int = 0
    unfinished: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Scene:
    """The people of one platform before one desk, and the point at which it dies."""

    stage: Stage
    home: Home
    platform: str
    point: str

    async def run(self, number: int, account: Account) -> None:
        """Play once; the deeds take turns in being the one over which the desk dies."""
        deeds = POSTING if self.point == "after_send" else DEEDS
        deadly = deeds[number % len(deeds)]
        case = self.case(number)
        account.cases.append(case)
        lives = self.stage.desk.lives
        try:
            await self.play(case, deadly)
        except Unmet as unmet:
            what = f"{self.point}, {self.platform}, {deadly}: {unmet.expected}"
            account.unfinished.append("; ".join([what, *unmet.seen]))
            with suppress(Unmet):
                await rest(self.stage, seconds=REST_SECONDS)
        account.reached += int(self._was_reached(lives))

    def _was_reached(self, lives: int) -> bool:
        file = self.home.folder.parent / FAILPOINT_FILE
        missed = file.exists()
        file.unlink(missing_ok=True)
        return not missed and self.stage.desk.lives == lives + 1

    async def play(self, case: Case, deadly: str = "") -> None:
        """Report, claim and reply; the desk dies over the deadly deed, if there is one.

        Raises:
            Unmet: somebody cannot do what they should.
        """
        reporter, staff = REPORTER[self.platform], STAFF[self.platform]
        await self._deed("report", deadly, {"by": reporter, "say": case.words})
        subject = self._subject(case)
        if self.platform == "telegram":
            await self._deed("open", deadly, {"by": staff, "command": f"/status {subject}"})
        pressed = {"by": staff, "on": subject, "in": case.staff_place}
        await self._deed("claim", deadly, {**pressed, "press": "claim"})
        await self._deed("reply", deadly, {**pressed, "press": "reply", "fill": {"message": case.answer}})

    async def _deed(self, name: str, deadly: str, written: Mapping[str, Any]) -> None:
        if name == deadly:
            self.stage.desk.arm(self.point)
        verb = next(key for key in ("say", "command", "press") if key in written)
        keys = {key: value for key, value in written.items() if key != verb}
        await do(self.stage, Step(number=name, verb=verb, what=written[verb], keys=keys))
        await rest(self.stage, seconds=REST_SECONDS)

    def _subject(self, case: Case) -> str:
        """Return the ticket's number, as the department's card tells it.

        Raises:
            Unmet: there is no such card.
        """
        things = [thing for thing in self.stage.things() if thing.place == DEPARTMENT and thing.by_bot]
        for thing in things:
            if case.words in thing.text and thing.buttons:
                return thing.buttons[0].reference.partition("|")[0]
        raise Unmet(f"a card with the words «{case.words}» in {DEPARTMENT}", cards(things))

    def case(self, number: int) -> Case:
        """Return a case whose texts occur in no other."""
        name = f"{self.point}, {self.platform}, {number}"
        return Case(
            words=f"PhotoBox keeps crashing on my phone ({name})",
            answer=f"Fixed in 4.2 ({name})",
            platform=self.platform,
            reporter_place=REPORTER[self.platform],
            staff_place=STAFF_PLACE[self.platform],
        )

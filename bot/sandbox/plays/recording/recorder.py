"""Write down a session on the page as a play, anew after each deed, so that nothing is lost."""

import copy
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any

from bot.sandbox.plays.cast import Member
from bot.sandbox.plays.checking_values import sayable
from bot.sandbox.plays.recording.folding import errors_in, fold, left_open
from bot.sandbox.plays.recording.line import OPENERS, Line, length_of
from bot.sandbox.plays.recording.naming import Names
from bot.sandbox.plays.recording.observing import observed
from bot.sandbox.plays.recording.screens import Screens
from bot.sandbox.plays.recording.telling import Teller, thing_of
from bot.sandbox.plays.recording.writing import Page, play_text
from bot.sandbox.plays.stage import Town
from bot.sandbox.seen import Seen

IDLE = timedelta(minutes=5)
MINUTE = timedelta(minutes=1)
Answer = Mapping[str, Any]


class Recorder:
    """Hears what is asked of the control door of a town and writes a play of it.

    Args:
        zone: in which the play's clock is written.
    """

    def __init__(self, town: Town, file: Path, *, zone: tzinfo) -> None:
        self._town = town
        self.page = Page(file)
        self._zone = zone
        self._screens = Screens(town)
        self._teller = Teller(file, self._screens)
        self._names = Names()
        self._lines: list[Line] = []
        self._began: datetime | None = None
        self._last: datetime | None = None
        self._advanced = timedelta()

    @property
    def steps(self) -> int:
        """How many lines were written down so far."""
        return len(self._lines)

    def hear(self, door: str, ask: Mapping[str, Any]) -> Callable[[Answer], None]:
        """Look at everything before something is done; what is returned is called once it was done.

        Args:
            door: act, clock or fault.
        """
        asked, things, mark = copy.deepcopy(dict(ask)), self._screens.things(), self._town.world.changes
        now = self._town.world.clock.now()

        def done(answer: Answer) -> None:
            self._began = self._began or now
            if door == "act":
                self._act(asked, answer, things, mark)
            elif door == "clock":
                self._move(asked, now, things, mark)
            else:
                self._fail(asked, things, mark)
            self._last = self._town.world.clock.now()
            self.write()

        return done

    def write(self) -> None:
        """Write the play as it is now, with what the desk has shown so far for the last deed."""
        if not self._lines or self._began is None:
            return
        last = self._lines[-1]
        shown = last.seen or observed(last, self._screens.things(), self._screens, self._names.copy())
        steps = [step for line in self._lines[:-1] for step in (line.step, *line.seen)]
        clock = self._began.astimezone(self._zone)
        title = f"A session recorded on {clock.date().isoformat()}"
        text = play_text(
            title, clock=clock, cast=self._screens.cast, steps=[*steps, self._told(last), *shown]
        )
        self.page.write(text)

    def _act(self, ask: dict[str, Any], answer: Answer, things: Sequence[Seen], mark: int) -> None:
        member = self._screens.member(ask["person"], ask["platform"])
        teller, names = self._teller, self._names
        if self._lines and fold(self._lines[-1], ask, answer, member, things, teller=teller, names=names):
            return
        self._finish_last(things)
        self._pass_idle_time()
        step = self._step(ask, answer, member, things)
        if step is not None:
            may_open = any(verb in step for verb in OPENERS) and ask["deed"] != "submit"
            self._lines.append(Line(step, by=member, mark=mark, before=things, open=may_open))

    def _step(
        self, ask: dict[str, Any], answer: Answer, member: Member, things: Sequence[Seen]
    ) -> dict[str, Any] | None:
        if ask["deed"] == "close":
            return {"by": member.name, "press": "cancel"}
        if ask["deed"] != "submit":
            return self._teller.step(ask, member, things, self._names)
        modal = thing_of({"thing": ask.get("thing"), "kind": "modal"}, things)
        step = {"by": member.name, "press": "confirm", "fill": self._teller.values(ask, modal, self._names)}
        errors = errors_in(answer)
        return step | ({"errors": errors} if errors else {})

    def _move(self, ask: dict[str, Any], before: datetime, things: Sequence[Seen], mark: int) -> None:
        moved = self._town.world.clock.now() - before
        if "pause" in ask or "resume" in ask:
            return
        self._finish_last(things)
        if "advance_seconds" not in ask:
            # Performed without the dallying of people, the way to the same due thing is longer by just that.
            dallied = before - (self._began or before) - self._advanced
            moved = -(-(moved + max(dallied, timedelta())) // MINUTE) * MINUTE
        else:
            moved = timedelta(seconds=ask["advance_seconds"])
        self._advance(moved, things, mark)

    def _fail(self, ask: dict[str, Any], things: Sequence[Seen], mark: int) -> None:
        self._finish_last(things)
        step = {"cut": ask["platform"]} if ask.get("cut") is True else {"fault": ask}
        # A switch of the sandbox, such as other limits, is nothing that a play can say.
        if "cut" in step or sayable("fault", ask):
            self._lines.append(Line(step, mark=mark, before=things))

    def _finish_last(self, things: Sequence[Seen]) -> None:
        """Write down what the desk has shown for the last line, now that another one begins."""
        if not self._lines:
            return
        last = self._lines[-1]
        if left_open(last, things):
            last.step["submit"] = False
        last.seen = observed(last, things, self._screens, self._names)
        last.open = False

    def _told(self, line: Line) -> dict[str, Any]:
        return line.step | ({"submit": False} if left_open(line, self._screens.things()) else {})

    def _pass_idle_time(self) -> None:
        now = self._town.world.clock.now()
        idle = now - (self._last or now)
        if idle >= IDLE:
            self._advance(idle // MINUTE * MINUTE, self._screens.things(), self._town.world.changes)

    def _advance(self, length: timedelta, things: Sequence[Seen], mark: int) -> None:
        self._advanced += length
        self._lines.append(Line({"advance": length_of(length)}, mark=mark, before=things))

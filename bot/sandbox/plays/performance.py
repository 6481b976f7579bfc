"""Play one play in a town of its own, and leave nothing behind."""

import asyncio
import tempfile
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import yaml

from bot.sandbox.plays import transcript
from bot.sandbox.plays.cast import Companies, companies, members
from bot.sandbox.plays.checking import check_play
from bot.sandbox.plays.desk import Desk, DeskProgram, child_environment
from bot.sandbox.plays.doing import do
from bot.sandbox.plays.expecting import expect
from bot.sandbox.plays.happening import happen
from bot.sandbox.plays.health import Checkup
from bot.sandbox.plays.hooks import Hooks
from bot.sandbox.plays.memory import Memory
from bot.sandbox.plays.parser_gate import PARSER_URL, ParserGate
from bot.sandbox.plays.problems import PlayMistake, Unmet
from bot.sandbox.plays.reading import Play, Step, read_play
from bot.sandbox.plays.stage import Stage, Town
from bot.sandbox.world import MovableClock

STEP_SECONDS = 600.0
MakeTown = Callable[[dict[str, Any], MovableClock], Town]


@dataclass(frozen=True, slots=True)
class PlayResult:
    """How a play ended.

    Attributes:
        play: its title, or its path when the file cannot be played.
        step: number of the step that did not hold, None when all did or none was reached.
    """

    play: str
    holds: bool
    step: str | None = None
    expected: str | None = None
    seen: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return what `--json` prints."""
        return {
            "play": self.play,
            "holds": self.holds,
            "step": int(self.step) if self.step and self.step.isdecimal() else self.step,
            "expected": self.expected,
            "seen": list(self.seen),
        }


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a play needs from outside its file.

    Attributes:
        company: the company file as read.
        patience: factor for every wait, 1 on a machine of usual speed.
        tell: takes the transcript line by line.
    """

    company: Mapping[str, Any]
    desk: DeskProgram
    make_town: MakeTown
    patience: float
    tell: Callable[[str], None]


async def perform(path: Path, conditions: Conditions) -> PlayResult:
    """Read a file and play it; a file that cannot be played does not hold."""
    try:
        play = read_play(path)
        everybody = companies(play, conditions.company)
        town = conditions.make_town(everybody.everybody, MovableClock(play.clock))
        check_play(play, members(play), town.directory)
    except PlayMistake as mistake:
        conditions.tell(f"✗ {mistake}")
        return PlayResult(str(path), holds=False, step=mistake.step or None, expected=mistake.allowed,
                          seen=(mistake.wrong,))
    conditions.tell(transcript.opening(play))
    with tempfile.TemporaryDirectory(prefix="deskbell-play-", ignore_cleanup_errors=True) as folder:
        async with AsyncExitStack() as leaving:
            return await _play(play, everybody, town, conditions, Path(folder), leaving)


async def _play(
    play: Play, everybody: Companies, town: Town, conditions: Conditions, folder: Path, leaving: AsyncExitStack
) -> PlayResult:
    stage = await _build(play, everybody, town, conditions, folder, leaving)
    number = ""
    try:
        await stage.desk.start()
        for step in play.steps:
            number = step.number
            conditions.tell(transcript.line(step, stage.cast))
            async with asyncio.timeout(STEP_SECONDS * conditions.patience):
                await _take(stage, step)
        if stage.desk.unreached:
            raise Unmet(f"the failpoint {stage.desk.unreached} to be reached", ["the play ended before"])
        stage.desk.check()
    except (Unmet, TimeoutError) as problem:
        unmet = problem if isinstance(problem, Unmet) else Unmet("a step that ends", [f"not in {STEP_SECONDS:g} s"])
        for line in transcript.failure(number, unmet.expected, unmet.seen, stage.desk.last_words()):
            conditions.tell(line)
        return PlayResult(play.title, holds=False, step=number or None, expected=unmet.expected, seen=unmet.seen)
    conditions.tell(transcript.closing(len(play.steps)))
    return PlayResult(play.title, holds=True)


async def _take(stage: Stage, step: Step) -> None:
    if step.kind == "doing":
        await do(stage, step)
    elif step.kind == "world":
        await happen(stage, step)
    else:
        found = await expect(stage, step)
        for line in transcript.seen_lines(step, found, stage.memory.kept):
            stage.tell(line)


async def _build(
    play: Play, everybody: Companies, town: Town, conditions: Conditions, folder: Path, leaving: AsyncExitStack
) -> Stage:
    """Start everything but the desk; what is started is ended in the opposite order."""
    await town.start()
    leaving.push_async_callback(town.stop)
    hooks = Hooks(town.world)
    await hooks.start()
    leaving.push_async_callback(hooks.stop)
    gate = await _gate(play, conditions, leaving)
    http = await leaving.enter_async_context(aiohttp.ClientSession())
    settings = _settings(everybody, town, hooks, conditions, folder)
    if gate is not None:
        settings[PARSER_URL] = gate.url
    desk = Desk(
        conditions.desk.argv,
        child_environment(settings),
        log=folder / "desk.log",
        failpoint=folder / "failpoint",
        patience=conditions.patience,
    )
    leaving.push_async_callback(desk.end)
    cast, directory = members(play), town.directory
    people = {name: (member.person, directory.people[member.person].name) for name, member in cast.items()}
    chats = {place: channel.members for place, channel in directory.channels.items()}
    chats |= {place: group.members for place, group in directory.groups.items()}
    return Stage(
        play=play,
        cast=cast,
        town=town,
        desk=desk,
        checkup=Checkup(http, lambda: desk.web),
        hooks=hooks,
        gate=gate,
        memory=Memory(now=town.world.clock.now, people=people),
        tell=conditions.tell,
        patience=conditions.patience,
        chats=chats,
    )


def _settings(
    everybody: Companies, town: Town, hooks: Hooks, conditions: Conditions, folder: Path
) -> dict[str, str]:
    company = everybody.known_to_desk(town.directory.resolved_company())
    company_file = folder / "company.yml"
    company_file.write_text(yaml.safe_dump(company, allow_unicode=True, sort_keys=False), encoding="utf-8")
    data_folder = folder / "data"
    data_folder.mkdir()
    return {
        **conditions.desk.environment,
        **town.environment(),
        **hooks.environment(),
        "DESKBELL_COMPANY__FILE": str(company_file),
        "DESKBELL_DATABASE__URL": conditions.desk.database(data_folder),
        "DESKBELL_WEB__PORT": "0",
        "DESKBELL_DATA_FOLDER": str(data_folder),
        "DESKBELL_FAILPOINTS__FILE": str(folder / "failpoint"),
    }


async def _gate(play: Play, conditions: Conditions, leaving: AsyncExitStack) -> ParserGate | None:
    """Put a door before the parser, when the play shuts it."""
    if not any(step.verb in {"stop", "start"} and step.what == "nlu" for step in play.every_step()):
        return None
    url = conditions.desk.environment.get(PARSER_URL)
    if not url:
        return None
    gate = ParserGate(url)
    await gate.open()
    leaving.push_async_callback(gate.shut)
    return gate

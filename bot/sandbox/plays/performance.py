"""Play one play, step by step, and tell how it ended."""

import asyncio
from pathlib import Path

from bot.sandbox.plays import transcript
from bot.sandbox.plays.building import Conditions, check_gate, stage_for
from bot.sandbox.plays.cast import companies, members
from bot.sandbox.plays.checking import check_play
from bot.sandbox.plays.doing import do
from bot.sandbox.plays.expecting import expect
from bot.sandbox.plays.follower import Follower, Nobody, TakenOver
from bot.sandbox.plays.happening import happen
from bot.sandbox.plays.outcome import PlayResult
from bot.sandbox.plays.problems import PlayMistake, Unmet
from bot.sandbox.plays.reading import Step, read_play
from bot.sandbox.plays.stage import Stage
from bot.sandbox.world import MovableClock

STEP_SECONDS = 600.0


async def perform(path: Path, conditions: Conditions, follower: Follower | None = None) -> PlayResult:
    """Read a file and play it; a file that cannot be played does not hold."""
    title = str(path)
    try:
        play = read_play(path)
        title = play.title
        known = companies(play, conditions.company)
        town = conditions.make_town(known.everybody, MovableClock(play.clock))
        check_play(play, members(play), town.directory)
        check_gate(play, conditions.desk)
    except PlayMistake as mistake:
        conditions.tell(f"✗ {mistake}")
        step, seen = mistake.step or None, (mistake.wrong,)
        return PlayResult(title, holds=False, step=step, expected=mistake.allowed, seen=seen)
    conditions.tell(transcript.opening(play))
    async with stage_for(play, known, town, conditions) as stage:
        follower = follower or Nobody()
        await follower.begin(stage)
        result = await _play(stage, follower)
        await follower.end(result)
        return result


async def _play(stage: Stage, follower: Follower) -> PlayResult:
    number = ""
    try:
        await stage.desk.start()
        for step in stage.play.steps:
            number = step.number
            await follower.before(step)
            stage.tell(transcript.line(step, stage.cast))
            await follower.accompany(step, _take_in_time(stage, step))
        stage.desk.check_end()
    except Unmet as unmet:
        last_words = stage.desk.last_words()
        for line in transcript.failure(number, unmet.expected, unmet.seen, last_words):
            stage.tell(line)
        # Why a desk does not even start stands in its last words alone.
        seen = unmet.seen if number else (*unmet.seen, *last_words)
        title, reached = stage.play.title, number or None
        return PlayResult(title, holds=False, step=reached, expected=unmet.expected, seen=seen)
    except TakenOver:
        stage.tell(transcript.LEFT)
        return PlayResult(stage.play.title, holds=False, step=number, expected=transcript.LEFT)
    stage.tell(transcript.closing(len(stage.play.steps)))
    return PlayResult(stage.play.title, holds=True)


async def _take_in_time(stage: Stage, step: Step) -> None:
    """Take a step; every wait inside has an end of its own, this one is for what nobody thought of."""
    try:
        async with asyncio.timeout(STEP_SECONDS * stage.patience):
            await _take(stage, step)
    except TimeoutError as problem:
        raise Unmet("a step that ends", [f"not within {STEP_SECONDS * stage.patience:g} s"]) from problem


async def _take(stage: Stage, step: Step) -> None:
    if step.kind == "doing":
        await do(stage, step)
    elif step.kind == "world":
        await happen(stage, step)
    else:
        found = await expect(stage, step)
        for line in transcript.seen_lines(step, found, stage.memory.kept):
            stage.tell(line)

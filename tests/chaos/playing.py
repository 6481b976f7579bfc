"""Play a scene on a stage that stands already, as often as one likes, each time as another case."""

from dataclasses import replace
from pathlib import Path

from bot.sandbox.plays.cast import Member
from bot.sandbox.plays.doing import do
from bot.sandbox.plays.expecting import expect
from bot.sandbox.plays.happening import happen
from bot.sandbox.plays.memory import Memory
from bot.sandbox.plays.reading import Play, Step, read_play
from bot.sandbox.plays.rest import rest
from bot.sandbox.plays.stage import Stage

CASE = "case"
REST_SECONDS = 60.0
# They wait for rest themselves, but not for as long as a desk may wait for an answer that is late.
PATIENT = frozenset({"advance", "not_see"})


async def play_scene(stage: Stage, path: Path, *, case: str, number: int) -> None:
    """Play a file from its first step to its last.

    Args:
        case: words that occur in no other case, `$case` in the file.
        number: tells the newcomers of one case from those of another.

    Raises:
        Unmet: something is not as a step says.
    """
    play = read_play(path)
    cast = {name: _member(stage, play, name, number) for name in play.cast}
    people = {
        name: (member.person, stage.town.directory.people[member.person].name)
        for name, member in cast.items()
    }
    memory = Memory(now=stage.town.world.clock.now, people=people)
    memory.kept[CASE] = case
    scene = replace(stage, play=play, cast=cast, memory=memory, pressed=[], typed={})
    for step in play.steps:
        await _take(scene, step)
    # A form that the last press opened is filled while it rests.
    await rest(scene, seconds=REST_SECONDS)


def _member(stage: Stage, play: Play, name: str, number: int) -> Member:
    said = play.cast[name]
    platform = str(said["platform"])
    if "new" not in said:
        return Member(name, str(said.get("person", name)), platform)
    person = f"{name}_{platform}_{number}"
    if person not in stage.town.directory.people:
        stage.town.directory.add({**said["new"], "key": person, platform: True})
    return Member(name, person, platform)


async def _take(stage: Stage, step: Step) -> None:
    if step.verb in PATIENT:
        await rest(stage, seconds=REST_SECONDS)
    if step.kind == "doing":
        await do(stage, step)
    elif step.kind == "world":
        await happen(stage, step)
    else:
        await expect(stage, step)

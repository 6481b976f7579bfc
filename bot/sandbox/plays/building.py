"""Build what one play needs around it, and take it down again."""

import tempfile
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import yaml

from bot.sandbox.plays.cast import Companies, Member, members
from bot.sandbox.plays.desk import Desk, DeskProgram, child_environment
from bot.sandbox.plays.health import Checkup
from bot.sandbox.plays.memory import Memory
from bot.sandbox.plays.parser_gate import PARSER_URL, ParserGate
from bot.sandbox.plays.problems import PlayMistake
from bot.sandbox.plays.reading import Play
from bot.sandbox.plays.stage import Stage, Town
from bot.sandbox.world import MovableClock

MakeTown = Callable[[dict[str, Any], MovableClock], Town]
COMPANY_FILE, FAILPOINT_FILE, LOG_FILE, DATA_FOLDER = "company.yml", "failpoint", "desk.log", "data"


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


@asynccontextmanager
async def stage_for(play: Play, known: Companies, town: Town, conditions: Conditions) -> AsyncIterator[Stage]:
    """Start everything but the desk; whatever was started is ended in the opposite order."""
    with tempfile.TemporaryDirectory(prefix="deskbell-play-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        async with AsyncExitStack() as leaving:
            await town.start()
            leaving.push_async_callback(town.stop)
            gate = await _gate(play, conditions, leaving)
            http = await leaving.enter_async_context(aiohttp.ClientSession())
            settings = _settings(known, town, conditions, folder)
            settings |= {PARSER_URL: gate.url} if gate else {}
            desk = Desk(
                conditions.desk.argv,
                child_environment(settings),
                log=folder / LOG_FILE,
                failpoint=folder / FAILPOINT_FILE,
                patience=conditions.patience,
                serves=town.desk_serves_at,
                start=conditions.desk.start,
            )
            leaving.push_async_callback(desk.end)
            yield Stage(
                play=play,
                cast=members(play),
                town=town,
                desk=desk,
                checkup=Checkup(http, lambda: desk.web),
                gate=gate,
                memory=Memory(now=town.world.clock.now, people=_people(members(play), town)),
                tell=conditions.tell,
                patience=conditions.patience,
                chats=_chats(town),
            )


def check_gate(play: Play, desk: DeskProgram) -> None:
    """Refuse a play that shuts a parser which this desk does not reach by an address.

    Raises:
        PlayMistake: there is nothing that could be shut.
    """
    for step in play.every_step():
        if step.verb in {"stop", "start"} and step.what == "nlu" and PARSER_URL not in desk.environment:
            allowed = f"a desk with a parser at {PARSER_URL}"
            raise PlayMistake(play.path, step=step.number, wrong=f"`{step.verb}: nlu`", allowed=allowed)


async def _gate(play: Play, conditions: Conditions, leaving: AsyncExitStack) -> ParserGate | None:
    """Put a door before the parser, when the play shuts it."""
    if not any(step.verb == "stop" and step.what == "nlu" for step in play.every_step()):
        return None
    gate = ParserGate(conditions.desk.environment[PARSER_URL])
    await gate.open()
    leaving.push_async_callback(gate.shut)
    return gate


def _settings(known: Companies, town: Town, conditions: Conditions, folder: Path) -> dict[str, str]:
    company = known.known_to_desk(town.directory.resolved_company())
    company_file, data_folder = folder / COMPANY_FILE, folder / DATA_FOLDER
    company_file.write_text(yaml.safe_dump(company, allow_unicode=True, sort_keys=False), encoding="utf-8")
    data_folder.mkdir()
    return {
        "DESKBELL_WEB__PORT": "0",
        **conditions.desk.environment,
        **town.environment(),
        "DESKBELL_COMPANY__FILE": str(company_file),
        "DESKBELL_DATABASE__URL": conditions.desk.database(data_folder),
        "DESKBELL_DATA_FOLDER": str(data_folder),
        "DESKBELL_FAILPOINTS__FILE": str(folder / FAILPOINT_FILE),
    }


def _people(cast: Mapping[str, Member], town: Town) -> dict[str, tuple[str, str]]:
    residents = town.directory.people
    return {name: (member.person, residents[member.person].name) for name, member in cast.items()}


def _chats(town: Town) -> dict[str, frozenset[str]]:
    chats = {place: channel.members for place, channel in town.directory.channels.items()}
    return chats | {place: group.members for place, group in town.directory.groups.items()}

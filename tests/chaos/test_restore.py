"""A rehearsal: a desk is backed up while people talk, lost, restored elsewhere, and lives on there."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.sandbox.seen import Seen
from bot.wiring.trial import POSTGRESQL, SQLITE, trial_databases
from tests.chaos.town import ChaosTown, chattering, eventually
from tests.terminal import typed

PICTURE = bytes.fromhex("89504e470d0a1a0a") + bytes(2_000)


async def said(town: ChaosTown, *arguments: str) -> str:
    """Run a command of the desk's terminal, and return what it says."""
    ended, answer = await typed(arguments, town.environment())
    assert ended == 0, answer
    return answer


def card_about(town: ChaosTown, words: str) -> Seen:
    return next(
        seen
        for seen in town.sandbox.slack.seen()
        if seen.place == "#operations" and seen.by_bot and words in seen.text and not seen.gone
    )


@pytest.fixture
async def lost(tmp_path: Path) -> AsyncIterator[tuple[ChaosTown, Path, list[str]]]:
    """Give a town whose desk was backed up in the midst of talk and is gone, the backup, and what was reported before."""
    (tmp_path / "shot.png").write_bytes(PICTURE)
    async with ChaosTown(f"sqlite:///{tmp_path / 'lost.sqlite'}", tmp_path) as town:
        desk = await town.desk()
        await desk.says("ready")
        await town.tell("no 100")
        await town.sandbox.telegram.say("mei", "mei", "相册盒闪退，见图", attach=[str(tmp_path / "shot.png")])
        await town.sandbox.telegram.command("hao", "hao", "/report")
        await town.everything_told_once(["no 100"])
        async with chattering(town) as words:
            await asyncio.sleep(3)
            before = ["no 100", *words[:2]]
            taken = json.loads(await said(town, "backup", "--to", str(tmp_path / "kept"), "--json"))
            await asyncio.sleep(1)
            await desk.kill()
        assert taken["rows"]["tickets"] >= 3
        assert taken["rows"]["file_bodies"] == 1
        yield town, Path(taken["path"]), before


@pytest.mark.parametrize("database", [SQLITE, POSTGRESQL])
async def test_a_restored_desk_lives_on(
    lost: tuple[ChaosTown, Path, list[str]], database: str, tmp_path: Path
) -> None:
    town, path, before = lost
    with trial_databases(database) as new_database:
        (tmp_path / "elsewhere").mkdir()
        town.database_url = new_database(tmp_path / "elsewhere")
        told = json.loads(await said(town, "restore", str(path), "--json"))
        assert told["rows"]["tickets"] >= 3
        desk = await town.desk()
        await desk.says("ready")
        await desk.asked_until("/healthz", lambda facts: facts["at_rest"] and not facts["outbox_pending"])
        # What was reported before is there once, whether it was shown by the lost desk or by this one.
        shown = {words: count for words, count in town.told().items() if words.partition(",")[0] in before}
        assert shown
        assert set(shown.values()) == {1}, shown
        await town.tell("after all")
        await eventually(lambda: town.told()["after all, slack"] == 1, "a new report")
        card = card_about(town, "no 100, telegram")
        claim = next(button for button in card.buttons if button.action == "claim")
        await town.sandbox.slack.press("yun", card, claim)
        await eventually(
            lambda: all(one.action != "claim" for one in card_about(town, "no 100, telegram").buttons),
            "the card of a ticket from before can be claimed",
        )
        await desk.kill()

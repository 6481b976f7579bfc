"""A decision, from the press to the edit of every card of its request, beside a turn that edits one card."""

import argparse
import asyncio
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from bot.sandbox.seen import Seen
from bot.wiring.playing import TREE
from bot.wiring.trial import NewDatabase, trial_databases
from tests.bench.bench_turn import DATABASES, DESK, claimable
from tests.bench.decide.requests import ALONE_PER_GROUP, GROUPS, PERMISSION, add_old, with_approvers
from tests.bench.figures import Findings, answer, spread, tell
from tests.bench.turn.presses import EDITS, NAMES, seconds_to_edit
from tests.bench.turn.running import Running, running

# With many old requests a decision takes at most so many times what it takes without any.
LARGEST_GROWTH = 1.3
DECISIONS, WARM_UP = 40, 5
OLD = 100_000
PATIENCE_SECONDS, OPENS_SECONDS = 30.0, 5.0
REQUESTER, SIGNER, PLACE = "chen", "qiu", "#legal"
# The groups' channels, those who are asked in private, and whoever asked; the overview is edited as well.
LEAST_CARDS = len(GROUPS) + len(GROUPS) * ALONE_PER_GROUP + 1


async def asked(desk: Running, number: int) -> None:
    """Let somebody ask for what five groups sign."""
    slack = desk.side("slack")
    await slack.command(REQUESTER, REQUESTER, "/permission")
    try:
        modal = await _modal(desk, REQUESTER, seconds=OPENS_SECONDS)
    except TimeoutError:
        # On a busy machine Slack may have waited too long for it; people ask again.
        await slack.command(REQUESTER, REQUESTER, "/permission")
        modal = await _modal(desk, REQUESTER)
    wrong = await slack.submit(
        REQUESTER, modal, {"permission": PERMISSION, "duration": "P1D", "reason": f"Case {number}"}
    )
    assert not wrong, wrong
    await desk.rest()


async def decided(desk: Running, number: int) -> tuple[float, int]:
    """Agree to a request; return the seconds from the press to the last edit, and how many cards were edited."""
    cards = _cards(desk, f"AP-{number}")
    thing = next(one for one in cards if one.platform == "slack" and one.place == PLACE)
    button = next(one for one in thing.buttons if one.action == "approve")
    world, slack = desk.town.world, desk.side("slack")
    await slack.press(SIGNER, thing, button)
    modal = await _modal(desk, SIGNER)
    known, began = world.log.last, time.monotonic()
    await slack.submit(SIGNER, modal, {})
    wanted, last = {one.seen_id for one in cards}, began
    async with asyncio.timeout(PATIENCE_SECONDS):
        while wanted - (edits := _edits(desk, known)).keys():
            await world.changed(patience_seconds=0.2)
            if not wanted - edits.keys():
                break
    last = max(edits[one] for one in wanted)
    await desk.rest()
    return last - began, len(wanted)


def _cards(desk: Running, subject: str) -> list[Seen]:
    """Return the cards of a request that show how it stands; what was only told of it stays as it is."""
    shown = [thing for side in ("slack", "telegram") for thing in desk.side(side).seen()]
    named = [one for one in shown if one.by_bot and one.kind == "message" and f"{subject} " in f"{one.text} "]
    return [one for one in named if one.buttons or one.place == "#access"]


def _edits(desk: Running, known: int) -> dict[str, float]:
    """Return when each message was edited last."""
    found: dict[str, float] = {}
    for entry in desk.town.world.log.after(known):
        for platform, method in EDITS.items():
            if entry.direction == "from_bot" and entry.method == method:
                chat, message = (str(entry.body.get(name)) for name in NAMES[platform])
                found[f"{chat}:{message}"] = entry.real
    return found


async def _modal(desk: Running, person: str, *, seconds: float = PATIENCE_SECONDS) -> Seen:
    """Wait until a sheet stands open before somebody."""
    async with asyncio.timeout(seconds):
        while True:
            for thing in reversed(desk.side("slack").seen()):
                if thing.kind == "modal" and thing.audience == person and not thing.gone:
                    return thing
            await desk.town.world.changed(patience_seconds=0.2)


async def _decisions(desk: Running, *, first: int, count: int) -> tuple[list[float], int]:
    series, cards = [], 0
    for number in range(first, first + count):
        await asked(desk, number)
        seconds, cards = await decided(desk, number)
        series.append(seconds)
        await _withdrawn(desk, number)
    return series[WARM_UP:], cards


async def _withdrawn(desk: Running, number: int) -> None:
    """Let the requester take a request back: the same is not asked for twice at a time."""
    thing = next(one for one in _cards(desk, f"AP-{number}") if one.place == REQUESTER)
    button = next(one for one in thing.buttons if one.action == "withdraw")
    await desk.side("slack").press(REQUESTER, thing, button)
    await desk.rest()


async def _turns(desk: Running, count: int) -> list[float]:
    """Return what `bench turn` measures: seconds from a press to the edit of its one card."""
    series = []
    for card in await claimable(desk, "slack", first=1, count=count):
        series.append(await seconds_to_edit(desk, "slack", "yun", card))
        await desk.rest()
    return series[WARM_UP:]


async def measured(
    database: str, new_database: NewDatabase, company: Mapping[str, Any], *, decisions: int, old: int
) -> dict[str, float]:
    """Measure turns and decisions on one desk, then decisions beside many old requests."""
    count = decisions + WARM_UP
    with tempfile.TemporaryDirectory(prefix="deskbell-bench-") as name:
        folder = Path(name)
        url = new_database(folder)
        async with running(DESK, company=company, database_url=url, folder=folder) as desk:
            turns = await _turns(desk, count)
            empty, cards = await _decisions(desk, first=1, count=count)
            await asyncio.to_thread(add_old, url, count=old)
            aged, _ = await _decisions(desk, first=1 + count, count=count)
    assert cards >= LEAST_CARDS, f"only {cards} cards were looked at"
    found = {f"{database}_cards": float(cards)}
    for what, series in (("turn", turns), ("decide", empty), ("decide_aged", aged)):
        found |= spread(f"{database}_{what}", series)
    usual = found[f"{database}_decide_p50_ms"]
    found[f"{database}_ratio_to_turn"] = usual / found[f"{database}_turn_p50_ms"]
    found[f"{database}_growth"] = found[f"{database}_decide_aged_p50_ms"] / usual
    tell(
        f"{database}: {found[f'{database}_ratio_to_turn']:.2f} turns, growth {found[f'{database}_growth']:.2f}"
    )
    return found


async def bench(
    *, decisions: int = DECISIONS, old: int = OLD, databases: tuple[str, ...] = DATABASES
) -> Findings:
    """Measure so many decisions on each database, after some that do not count."""
    text = (TREE / "config" / "demo" / "company.yml").read_text(encoding="utf-8")
    company = with_approvers(yaml.safe_load(text))
    figures: dict[str, float] = {"decisions": decisions, "old": old}
    for database in databases:
        with trial_databases(database) as new_database:
            figures |= await measured(database, new_database, company, decisions=decisions, old=old)
    limits = {name: LARGEST_GROWTH for name in figures if name.endswith("_growth")}
    return Findings("decide", figures, limits)


async def test_a_decision_takes_as_long_beside_many_old_requests() -> None:
    findings = await bench()
    tell(findings.printed())
    assert findings.holds, findings.missed


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--decisions", type=int, default=DECISIONS)
    parser.add_argument("--old", type=int, default=OLD)
    parser.add_argument("--small", action="store_true", help="a trial: few decisions, few old requests")
    parser.add_argument("--database", choices=DATABASES, action="append")
    told = parser.parse_args()
    size = (8, 2_000) if told.small else (told.decisions, told.old)
    chosen = tuple(told.database or DATABASES)
    answer(bench(decisions=size[0], old=size[1], databases=chosen))

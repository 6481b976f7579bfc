"""A storm of alerts: all are taken at once and counted, one card a group, and who acknowledges in its middle waits no longer than in peace."""

import argparse
import asyncio
import hashlib
import hmac
import itertools
import json
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import yaml

from bot.wiring.playing import TREE
from bot.wiring.trial import trial_databases
from tests.bench.figures import Findings, answer, spread, tell
from tests.bench.turn.presses import await_offers, seconds_to_edit
from tests.bench.turn.running import Running, running

DESK = [sys.executable, "-m", "bot", "run"]
ALERTS = 10_000
SECONDS = 60.0
GROUPS = 20
IN_A_CALL = 10
PRESSES = 100
# Somebody who acknowledges in the middle of a storm waits at most so many times as long as in peace.
LARGEST_RATIO = 1.5
PLATFORM, WHERE, DUTY = "slack", "#alerts", "lin"
FIRING = re.compile(r"Firing: ([\d,]+) of ([\d,]+)\.")
SECRET = b"sandbox"


@dataclass
class Weather:
    """What became of the calls.

    Attributes:
        seconds: how long each took. refused: how many were answered with anything but 2xx.
    """

    seconds: list[float] = field(default_factory=list)
    refused: int = 0


def calls(alerts: int, groups: int) -> Iterator[bytes]:
    """Yield what Alertmanager would send: alerts of each group in turn, a few in a call, each another one."""
    numbers = itertools.count()
    for call in range(-(-alerts // IN_A_CALL)):
        name = f"Storm{call % groups}"
        many = [next(numbers) for _ in range(min(IN_A_CALL, alerts - call * IN_A_CALL))]
        told = [
            {
                "status": "firing",
                "labels": {"alertname": name, "instance": f"host-{number}", "severity": "critical"},
                "annotations": {"summary": f"host-{number} is down"},
                "startsAt": "2026-03-02T02:00:00Z",
                "fingerprint": f"{number:016x}",
            }
            for number in many
        ]
        body = {
            "version": "4",
            "groupKey": name,
            "status": "firing",
            "groupLabels": {"alertname": name},
            "alerts": told,
        }
        yield json.dumps(body).encode()


async def call(desk: Running, http: aiohttp.ClientSession, body: bytes, weather: Weather) -> None:
    """Send one call, signed as other systems sign."""
    stamp = str(int(desk.town.world.clock.now().timestamp()))
    digest = hmac.new(SECRET, f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
    headers = {"X-Deskbell-Timestamp": stamp, "X-Deskbell-Signature": f"sha256={digest}"}
    began = time.monotonic()
    async with http.post(f"{desk.bot.web}/webhooks/alertmanager", data=body, headers=headers) as told:
        weather.refused += told.status // 100 != 2  # the hundreds of success
    weather.seconds.append(time.monotonic() - began)


async def still(desk: Running) -> None:
    """Let one alert stand there that is no part of the storm."""
    async with aiohttp.ClientSession() as http:
        await call(desk, http, json.dumps({"name": "Quiet", "severity": "info"}).encode(), Weather())


async def blow(desk: Running, *, alerts: int, groups: int, seconds: float) -> Weather:
    """Send all calls evenly over the time."""
    weather, bodies = Weather(), list(calls(alerts, groups))
    async with aiohttp.ClientSession() as http, asyncio.TaskGroup() as tasks:
        began = time.monotonic()
        for number, body in enumerate(bodies):
            await asyncio.sleep(max(0.0, began + seconds * number / len(bodies) - time.monotonic()))
            tasks.create_task(call(desk, http, body, weather))
    return weather


async def pressed(desk: Running, name: str, *, presses: int, pause: float) -> list[float]:
    """Acknowledge an alert and take that back in turn; return how long each took, from the press to the edited card."""
    found = []
    for number in range(presses):
        action = ("acknowledge", "unacknowledge")[number % 2]
        offered = await await_offers(desk, PLATFORM, action, count=1)
        target = next(one for one in offered if name in one[0].text and one[0].place == WHERE)
        found.append(await seconds_to_edit(desk, PLATFORM, DUTY, target))
        await asyncio.sleep(pause)
    return found


def counted(desk: Running) -> tuple[int, int]:
    """Return how many alerts stand on the cards of the storm, and how many cards those are."""
    cards = [thing for thing in desk.side(PLATFORM).seen() if thing.place == WHERE and "Storm" in thing.text]
    firing = [found for card in cards if not card.gone and (found := FIRING.search(card.text))]
    return sum(int(found[2].replace(",", "")) for found in firing), len(firing)


async def bench(
    *, alerts: int = ALERTS, groups: int = GROUPS, seconds: float = SECONDS, presses: int = PRESSES
) -> Findings:
    """Measure presses in peace, then the storm with presses in its middle, then count."""
    company = yaml.safe_load((TREE / "config" / "demo" / "company.yml").read_text(encoding="utf-8"))
    with (
        trial_databases("postgresql") as new_database,
        tempfile.TemporaryDirectory(prefix="deskbell-bench-") as name,
    ):
        folder = Path(name)
        async with running(DESK, company=company, database_url=new_database(folder), folder=folder) as desk:
            await still(desk)
            idle = await pressed(desk, "Quiet", presses=presses, pause=0.05)
            storm = asyncio.create_task(blow(desk, alerts=alerts, groups=groups, seconds=seconds))
            await asyncio.sleep(seconds / 4)
            busy = await pressed(desk, "Quiet", presses=presses, pause=seconds / 4 / presses)
            weather = await storm
            began = time.monotonic()
            await desk.rest()
            settled = time.monotonic() - began
            on_cards, cards = counted(desk)
    figures = {
        "alerts": float(alerts),
        "lost_alerts": float(alerts - on_cards),
        "cards_beyond_one_per_group": float(abs(cards - groups)),
        "refused_calls": float(weather.refused),
        "seconds_until_counted": settled,
        **spread("answer", weather.seconds),
        **spread("acknowledge_idle", idle),
        **spread("acknowledge_in_storm", busy),
    }
    figures["acknowledge_ratio"] = figures["acknowledge_in_storm_p99_ms"] / figures["acknowledge_idle_p99_ms"]
    tell(
        f"{on_cards} of {alerts} alerts on {cards} cards, an acknowledgement {figures['acknowledge_ratio']:.1f} times as long"
    )
    limits = dict.fromkeys(("lost_alerts", "cards_beyond_one_per_group", "refused_calls"), 0.0)
    return Findings("storm", figures, {**limits, "acknowledge_ratio": LARGEST_RATIO})


async def test_a_storm_is_counted_and_hinders_nobody() -> None:
    findings = await bench()
    tell(findings.printed())
    assert findings.holds, findings.missed


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--alerts", type=int, default=ALERTS)
    parser.add_argument("--groups", type=int, default=GROUPS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--presses", type=int, default=PRESSES)
    told = parser.parse_args()
    answer(bench(alerts=told.alerts, groups=told.groups, seconds=told.seconds, presses=told.presses))

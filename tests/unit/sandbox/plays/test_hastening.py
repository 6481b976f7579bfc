"""Time that a desk only waits out is passed over, but not while a call is kept waiting that nobody else knows of."""

import asyncio
from datetime import timedelta
from typing import Any

import yaml

from bot.sandbox.plays.health import Health
from bot.sandbox.plays.stage import Stage
from bot.sandbox.server import Sandbox
from tests.architecture.house import ROOT


def stage_in(town: Sandbox) -> Stage:
    nobody: Any = None
    return Stage(nobody, {}, town, nobody, nobody, None, nobody, print, 1.0, {})


async def test_no_time_is_passed_over_while_a_call_is_kept_waiting() -> None:
    town = Sandbox(yaml.safe_load((ROOT / "config/demo/company.yml").read_text(encoding="utf-8")))
    clock = town.world.clock
    until = clock.now() + timedelta(minutes=5)
    stage = stage_in(town)
    health = Health(at_rest=True, next_due=None, paced_until=until, clock_revision=clock.revision)
    waiting = asyncio.create_task(town.world.hold_back(0.1))
    await asyncio.sleep(0)
    for _ in range(3):
        stage.hasten(health)
    assert clock.now() < until
    await waiting
    for _ in range(2):
        stage.hasten(health)
    assert clock.now() >= until

"""A desk that calls other systems."""

from collections.abc import AsyncIterator

import pytest

from tests.unit.conversation.harness import Town
from tests.unit.outbox.deploying import Deploying
from tests.unit.outbox.memory import MemoryPlatform
from tests.unit.outbox.running import Running, run_in


@pytest.fixture
def deploying() -> Deploying:
    return Deploying()


@pytest.fixture
async def desk(town: Town, deploying: Deploying) -> AsyncIterator[Running]:
    running = run_in(town, also=(deploying.capability,), hooks=("deploy", "sms"))
    await running.start()
    yield running
    await running.stop()


@pytest.fixture
def deploy(desk: Running) -> MemoryPlatform:
    return desk.platforms["hook:deploy"]

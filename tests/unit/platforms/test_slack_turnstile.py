"""Holds in which order payloads are let in that came at one moment."""

import asyncio
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.slack.turnstile import PASSES, Turnstile, happened_at


def said(at: str) -> dict[str, Any]:
    return {"type": "event_callback", "event": {"type": "message", "event_ts": at}}


def pressed(at: str) -> dict[str, Any]:
    return {"type": "block_actions", "actions": [{"action_id": "claim", "action_ts": at}]}


COMMANDED: dict[str, Any] = {"command": "/desk", "text": "status"}


async def let_in(*payloads: dict[str, Any]) -> list[dict[str, Any]]:
    """Return payloads that entered at one moment in the order in which they were let in."""
    turnstile, found = Turnstile(), list[dict[str, Any]]()
    for payload in payloads:
        turnstile.enter(payload, partial(found.append, payload))
    for _ in range(PASSES + 1):
        await asyncio.sleep(0)
    return found


async def test_what_happened_first_is_let_in_first() -> None:
    payloads = [said("1772416806.000200"), pressed("1772416806.000300"), said("1772416806.000100")]
    assert await let_in(*payloads) == [payloads[2], payloads[0], payloads[1]]


async def test_what_does_not_tell_when_it_happened_keeps_its_place() -> None:
    assert await let_in(said("2.1"), COMMANDED, said("1.1")) == [said("1.1"), COMMANDED, said("2.1")]


async def test_what_comes_later_is_let_in_later() -> None:
    turnstile, found = Turnstile(), list[str]()
    for at in ("2.1", "1.1"):
        turnstile.enter(said(at), partial(found.append, at))
        for _ in range(PASSES + 1):
            await asyncio.sleep(0)
    assert found == ["2.1", "1.1"]


@pytest.mark.parametrize("told", [None, "", "soon", {}, []])
def test_a_time_that_is_none_is_not_believed(told: Any) -> None:
    assert happened_at({"event": {"event_ts": told}}) is None
    assert happened_at({"actions": [{"action_ts": told}]}) is None


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(st.sampled_from(["event", "event_ts", "actions", "action_ts"]), inner)
    ),
)


@given(st.lists(st.dictionaries(st.sampled_from(["event", "actions", "type"]), ANYTHING), max_size=4))
async def test_whatever_is_told_everything_is_let_in(payloads: list[dict[str, Any]]) -> None:
    found = await let_in(*payloads)
    assert sorted(map(id, found)) == sorted(map(id, payloads))

"""Who has an account is told by events, and what counts is what Slack answers."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.platforms.slack.events import Changed, Identity
from bot.platforms.slack.turns import UNREADABLE, read
from bot.shapes.turn import AccountClosed, Turn

US = Identity("U0BOT", "B0BOT")
NOW = datetime(2026, 3, 2, tzinfo=UTC)


def told(event: Mapping[str, Any]) -> object:
    return read({"type": "event_callback", "event_id": "Ev1", "event": event}, us=US, at=NOW)


def test_a_closed_account_is_believed_at_once() -> None:
    event = {"type": "user_change", "user": {"id": "U0YUN", "deleted": True}}
    assert told(event) == Turn("slack", "roll:Ev1", AccountClosed("U0YUN"), NOW)


@pytest.mark.parametrize("user", [{"id": "U0YUN", "deleted": False}, {"id": "U0YUN"}])
def test_an_open_account_is_asked_for(user: Mapping[str, Any]) -> None:
    assert told({"type": "user_change", "user": user}) == Changed("U0YUN")


@pytest.mark.parametrize(
    "kind", ["team_join", "subteam_created", "subteam_updated", "subteam_members_changed"]
)
def test_of_groups_nothing_is_believed(kind: str) -> None:
    assert told({"type": kind, "user": {"id": "U0NEW"}, "added_users": ["U0EVIL"]}) == Changed()


@pytest.mark.parametrize("event", [{}, {"user": None}, {"user": "U0YUN"}, {"user": {"deleted": True}}])
def test_what_is_not_built_as_documented_is_told_so(event: Mapping[str, Any]) -> None:
    with pytest.raises(UNREADABLE):
        told({"type": "user_change", **event})

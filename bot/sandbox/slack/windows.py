"""Which calls count under which of Slack's limits."""

from datetime import timedelta

from bot.sandbox.log import LogEntry
from bot.sandbox.slack.limits import METHOD_TIERS, TIER_SPAN, SlackLimits
from bot.sandbox.slack.wire import Refused
from bot.sandbox.slack.workspace import Workspace
from bot.sandbox.windows import Rule

POST = "chat.postMessage"
WORKSPACE = "workspace"


def window_rules(desk: Workspace, limits: SlackLimits) -> list[Rule]:
    """Return the rules for posts, per channel and in all, and one for each tier, whose keys are methods."""

    def channel_of(entry: LogEntry) -> str | None:
        if not _is_post(entry):
            return None
        try:
            return desk.rooms.by_id(str(entry.body.get("channel", ""))).place
        except Refused:
            return None

    return [
        Rule("slack", f"{POST} per channel", limits.posts_per_second, timedelta(seconds=1), channel_of),
        Rule("slack", f"{POST} per workspace", limits.posts_per_minute, timedelta(minutes=1), _workspace_of),
        *(_tier_rule(number, allowed) for number, allowed in enumerate(limits.tiers, start=1)),
    ]


def _is_post(entry: LogEntry) -> bool:
    return entry.direction == "from_bot" and entry.method == POST


def _workspace_of(entry: LogEntry) -> str | None:
    return WORKSPACE if _is_post(entry) else None


def _tier_rule(number: int, allowed: int) -> Rule:
    def method_of(entry: LogEntry) -> str | None:
        ruled = entry.direction == "from_bot" and METHOD_TIERS.get(entry.method) == number
        return entry.method if ruled else None

    return Rule("slack", f"tier {number}", allowed, TIER_SPAN, method_of)

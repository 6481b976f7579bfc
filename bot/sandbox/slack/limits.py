"""What Slack allows: the numbers that it publishes, each with the page that says so."""

from dataclasses import dataclass
from datetime import timedelta

# Source: slack_sdk 3.47.0, models/blocks and models/views (constants), read 2026-11-21.
BLOCKS_PER_MESSAGE = 50
BLOCKS_PER_VIEW = 100
SECTION_TEXT = 3000
SECTION_FIELDS = 10
SECTION_FIELD_TEXT = 2000
HEADER_TEXT = 150
MARKDOWN_TEXT = 12_000
ACTIONS_ELEMENTS = 25
CONTEXT_ELEMENTS = 10
INPUT_LABEL = 2000
BUTTON_TEXT = 75
BUTTON_VALUE = 2000
BUTTON_URL = 3000
OPTION_TEXT = 75
OPTION_VALUE = 150
OPTIONS_PER_SELECT = 100
OPTIONS_PER_OVERFLOW = 5
PLACEHOLDER_TEXT = 150
ACTION_ID = 255
BLOCK_ID = 255
VIEW_TITLE = 24
VIEW_BUTTON = 24
PRIVATE_METADATA = 3000

# Source: docs.slack.dev/reference/block-kit/blocks/section-block, /reference/views, read 2026-11-21.
CALLBACK_ID = 255
EXTERNAL_ID = 255
RADIO_OPTIONS = 10

# Source: docs.slack.dev/reference/methods/chat.postMessage, read 2026-11-21.
TEXT_CUT_AT = 40_000
ATTACHMENTS = 100
# Source: docs.slack.dev/reference/methods/chat.scheduleMessage, "Restrictions", read 2026-11-21.
SCHEDULED_AHEAD = timedelta(days=120)
SCHEDULED_IN_SPAN = 30
SCHEDULED_SPAN = timedelta(minutes=5)
# Source: bolt-js issue 2509 (a measurement of a third party, not a published number), read 2026-11-21.
BLOCKS_TEXT = 13_200

# Source: docs.slack.dev/surfaces/modals, read 2026-11-21.
VIEW_BYTES = 250_000
VIEWS_PER_STACK = 3
TRIGGER_LIFE = timedelta(seconds=3)

# Source: docs.slack.dev/interactivity/handling-user-interaction, read 2026-11-21.
RESPONSE_URL_USES = 5
RESPONSE_URL_LIFE = timedelta(minutes=30)
ACK_WITHIN = timedelta(seconds=3)

# Source: docs.slack.dev/apis/events-api, "Retries", read 2026-11-21; Socket Mode publishes no timetable.
RETRY_AFTER = (timedelta(), timedelta(minutes=1), timedelta(minutes=5))
REDIRECTS = 2
# Source: docs.slack.dev/apis/events-api, "Failure limits", read 2026-11-21.
FAILURE_SPAN = timedelta(hours=1)
FAILURES_SHARE = 0.95
FAILURES_FROM_EVENTS = 1000

# Source: docs.slack.dev/apis/events-api/using-socket-mode, read 2026-11-21.
SOCKETS = 10
DEBUG_CONNECTION_LIFE = timedelta(seconds=360)
WARNED_BEFORE = timedelta(seconds=10)

# Source: docs.slack.dev/reference/methods/conversations.open ("1 to 8 users"), read 2026-11-21.
GROUP_CHAT_PEOPLE = 8

# Source: docs.slack.dev/reference/methods/conversations.history and users.list, read 2026-11-21.
PAGE_DEFAULT = 100
PAGE_MOST = 1000

# Source: docs.slack.dev/reference/methods, "Rate limits" of each method, read 2026-11-21. For apps.connections.open
# an older page and a comment in slack_sdk say tier 1. chat.postMessage has rules of its own, auth.test none.
METHOD_TIERS = {
    **dict.fromkeys(["conversations.list", "users.list", "pins.add", "pins.list", "pins.remove"], 2),
    **dict.fromkeys(["reactions.list", "reactions.remove", "usergroups.list", "usergroups.users.list"], 2),
    **dict.fromkeys(
        ["chat.scheduleMessage", "chat.deleteScheduledMessage", "chat.scheduledMessages.list"], 3
    ),
    **dict.fromkeys(["users.lookupByEmail", "users.getPresence"], 3),
    **dict.fromkeys(["apps.connections.open", "bots.info", "team.info", "chat.delete", "chat.update"], 3),
    **dict.fromkeys(["conversations.info", "conversations.history", "conversations.replies"], 3),
    **dict.fromkeys(["conversations.open", "conversations.join", "conversations.leave"], 3),
    **dict.fromkeys(["files.delete", "reactions.add", "reactions.get", "users.conversations"], 3),
    **dict.fromkeys(
        ["api.test", "chat.postEphemeral", "conversations.members", "users.info", "users.profile.get"], 4
    ),
    **dict.fromkeys(["files.info", "files.getUploadURLExternal", "files.completeUploadExternal"], 4),
    **dict.fromkeys(["views.open", "views.push", "views.update", "views.publish"], 4),
}
TIER_SPAN = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class SlackLimits:
    """How much the place takes. Slack publishes lower bounds and keeps the rest to itself: a sandbox may be given others.

    Source: docs.slack.dev/apis/web-api/rate-limits and docs.slack.dev/apis/events-api, read 2026-11-21; the burst
    and the number for the whole workspace ("several hundred") are guesses.

    Attributes:
        tiers: calls of one method per minute, for tiers 1 to 4.
        posts_per_second: chat.postMessage in one channel.
        post_burst: how many of those may come at once after a rest.
        posts_per_minute: chat.postMessage in the whole workspace.
        events_per_hour: what an app hears; the rest is not delivered at all.
        connection_life: how long a socket lives until it is asked to refresh.
    """

    tiers: tuple[int, int, int, int] = (1, 20, 50, 100)
    posts_per_second: int = 1
    post_burst: int = 5
    posts_per_minute: int = 300
    events_per_hour: int = 30_000
    connection_life: timedelta = timedelta(hours=4)

    def tier_of(self, method: str) -> int | None:
        """Return how many calls of a method a minute takes, None where no tier rules it."""
        tier = METHOD_TIERS.get(method)
        return None if tier is None else self.tiers[tier - 1]

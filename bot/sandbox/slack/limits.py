"""What Slack allows: the numbers that it publishes, each with the page that says so."""

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
RADIO_OPTIONS = 10

# Source: docs.slack.dev/reference/methods/chat.postMessage, read 2026-11-21.
TEXT_CUT_AT = 40_000
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

# Source: docs.slack.dev/apis/events-api/using-socket-mode, read 2026-11-21.
SOCKETS = 10
CONNECTION_SECONDS = 3600

# Source: docs.slack.dev/reference/methods/conversations.history and users.list, read 2026-11-21.
PAGE_DEFAULT = 100
PAGE_MOST = 1000

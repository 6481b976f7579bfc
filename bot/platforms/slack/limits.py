"""Numbers that Slack publishes."""

# Source: slack_sdk 3.47.0, slack_sdk.models.blocks (HeaderBlock, ActionsBlock), 2026-11-21
LONGEST_HEADER = 150
MOST_BUTTONS_IN_BLOCK = 25

# Source: slack_sdk 3.47.0, ButtonElement, 2026-11-21
LONGEST_BUTTON_LABEL = 75

# Source: github.com/slackapi/bolt-js issue 2509, 2026-11-21: msg_blocks_too_long at about 13,200 characters of
# blocks. Slack does not publish the number; the distance is ours.
LONGEST_BLOCKS = 12_900

# Ours, not Slack's: with blocks the text is only read in notifications. Even if each letter takes five when it
# is escaped, it stays below the 4,000 at which Slack begins to split a text.
LONGEST_NOTIFICATION = 700

# Source: slack_sdk 3.47.0, slack_sdk.models.views.View, 2026-11-21
LONGEST_VIEW_TITLE = 24
LONGEST_VIEW_LABEL = 24
MOST_VIEW_BLOCKS = 100

# Source: slack_sdk 3.47.0, InputBlock, 2026-11-21
LONGEST_INPUT_LABEL = 2000
LONGEST_HINT = 2000

# Source: docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element, 2026-11-21
LONGEST_INPUT = 3000

# Source: docs.slack.dev/reference/block-kit/block-elements/file-input-element, 2026-11-21
MOST_FILES = 10

# Source: slack_sdk 3.47.0, Option and SelectElement, 2026-11-21
LONGEST_OPTION_LABEL = 75
MOST_OPTIONS = 100

# Source: slack_sdk 3.47.0, SectionBlock, 2026-11-21
LONGEST_SECTION = 3000

# Source: hex.pm/packages/slack_kit 1.0.0-alpha.0 (copy of Slack's page of files.getUploadURLExternal), 2026-11-21
LONGEST_ALT_TEXT = 1000

# Source: hex.pm/packages/slack_kit 1.0.0-alpha.0 (copy of Slack's page of conversations.history), 2026-11-21: at most 999 in one answer
HISTORY_PAGE = 200

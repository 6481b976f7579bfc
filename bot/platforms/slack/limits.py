"""Numbers that Slack publishes."""

# Source: docs.slack.dev/reference/block-kit/blocks (header, actions, context), 2026-03
LONGEST_HEADER = 150
MOST_BUTTONS_IN_BLOCK = 25

# Source: docs.slack.dev/reference/block-kit/block-elements/button-element, 2026-03
LONGEST_BUTTON_LABEL = 75

# Source: github.com/slackapi/bolt-js issue 2509, 2026-03: msg_blocks_too_long at about 13,200 characters of
# blocks. Slack does not publish the number; the distance is ours.
LONGEST_BLOCKS = 12_900

# Source: docs.slack.dev/reference/methods/chat.postMessage, 2026-03: 4,000 advised. With blocks the text
# is only read in notifications; this leaves room for the five letters that one escaped letter may take.
LONGEST_NOTIFICATION = 700

# Source: docs.slack.dev/reference/views/modal-views, 2026-03
LONGEST_VIEW_TITLE = 24
LONGEST_VIEW_LABEL = 24
LONGEST_PRIVATE_METADATA = 3000
MOST_VIEW_BLOCKS = 100

# Source: docs.slack.dev/reference/block-kit/blocks/input-block, 2026-03
LONGEST_INPUT_LABEL = 2000
LONGEST_HINT = 2000

# Source: docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element, 2026-03
LONGEST_INPUT = 3000

# Source: docs.slack.dev/reference/block-kit/composition-objects/option-object, 2026-03
LONGEST_OPTION_LABEL = 75
MOST_OPTIONS = 100

# Source: docs.slack.dev/reference/block-kit/blocks/section-block, 2026-03
LONGEST_SECTION = 3000

# Source: docs.slack.dev/reference/methods/conversations.history, 2026-03: at most 999, fewer than 200 advised
HISTORY_PAGE = 200

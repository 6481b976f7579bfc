"""The log that Slack's libraries write to: without the bodies that they print when they debug."""

import logging

library_log = logging.getLogger("deskbell.slack.library")
library_log.setLevel(logging.WARNING)

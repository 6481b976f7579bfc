"""The log that Slack's libraries write to, without what should not stand in a log."""

import logging

import aiohttp


def _says_something(record: logging.LogRecord) -> bool:
    """Pass everything but the traceback of an acknowledgement that its socket did not outlive.

    Slack delivers that one again, so nothing is lost and nobody has anything to do.
    """
    fault = record.exc_info[1] if record.exc_info else None
    return not isinstance(fault, aiohttp.ClientConnectionResetError)


# When they debug, the libraries print the bodies of messages.
library_log = logging.getLogger("deskbell.slack.library")
library_log.setLevel(logging.WARNING)
library_log.addFilter(_says_something)

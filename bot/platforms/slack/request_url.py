"""Slack over HTTP: one address for events, commands, interactions and options, each proven by its signature."""

import json
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs

import structlog
from slack_bolt.response import BoltResponse

from bot.inbox.calls import JSON, MALFORMED, PLAIN, UNPROVEN, Answer, Call, HttpDoor
from bot.platforms.slack.events import Body
from data.model.signatures import Scheme

PATH = "/slack/events"
# A modal's state is the largest of what Slack sends: its view may have 250 kB (slack's views page), twice escaped in a form.
LONGEST_BYTES = 2 << 20
FIELDS_AT_MOST = 100
# Source: api.slack.com/docs/verifying-requests-from-slack, 2026-11-21.
SCHEME = Scheme(
    header="x-slack-signature",
    prefix="v0=",
    timestamp_header="x-slack-request-timestamp",
    delivery_header="",
    signs="v0:{timestamp}:{body}",
    window=timedelta(seconds=300),
)

_log = structlog.get_logger()


class RequestUrl:
    """What Slack posts to.

    Args:
        signing_secrets: the app's, and the old one as long as it counts (24 hours after a change).
        take_in: makes a body durable and returns what Slack is answered.
    """

    def __init__(
        self,
        *,
        signing_secrets: Sequence[str],
        now: Callable[[], datetime],
        take_in: Callable[[Body], Awaitable[BoltResponse]],
    ) -> None:
        self._signing_secrets = signing_secrets
        self._now = now
        self._take_in = take_in

    def door(self) -> HttpDoor:
        """Return where Slack is heard."""
        return HttpDoor(PATH, LONGEST_BYTES, self.hear)

    async def hear(self, call: Call) -> Answer:
        """Answer 200 once what came is durable.

        Raises:
            StoreFault: it could not be kept now.
        """
        if not SCHEME.proven(call.headers, call.body, secrets=self._signing_secrets, now=self._now()):
            _log.info("slack_call_unproven")
            return Answer(UNPROVEN)
        body = body_of(call)
        if body is None:
            return Answer(MALFORMED)
        if body.get("type") == "url_verification":
            return Answer(body=str(body.get("challenge", "")))
        return _answer(await self._take_in(body))


def body_of(call: Call) -> Body | None:
    """Return what was posted: JSON, a form, or JSON within a form; None when it is none of these."""
    try:
        text = call.body.decode()
        if call.headers.get("content-type", "").partition(";")[0].strip().lower() != JSON:
            form = parse_qs(
                text, keep_blank_values=True, strict_parsing=bool(text), max_num_fields=FIELDS_AT_MOST
            )
            fields: dict[str, Any] = {name: values[0] for name, values in form.items()}
            if "payload" not in fields:
                return fields
            text = fields["payload"]
        body = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return body if isinstance(body, dict) else None


def _answer(response: BoltResponse) -> Answer:
    kind = response.headers.get("content-type", [PLAIN])[0]
    headers = {name: values[0] for name, values in response.headers.items() if name == "retry-after"}
    return Answer(response.status, response.body or "", kind, headers)

"""Let what leads to a message of ours lead there: by the address that Slack gives it."""

from dataclasses import replace

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms.slack.errors import OUTSIDE, code_of, is_lasting
from bot.shapes.card import Card
from bot.shapes.text import WEB, Span, Text

_log = structlog.get_logger()


async def leading(client: AsyncWebClient, card: Card) -> Card:
    """Return the card with addresses for references; what has no address is text without a link.

    Raises:
        SlackApiError, ClientError, TimeoutError: Slack did not tell now; what stands is not edited again for a link alone.
    """
    if not any(_is_reference(span) for line in card.lines for span in line.spans):
        return card
    lines = [Text(tuple([await _led(client, span) for span in line.spans])) for line in card.lines]
    return replace(card, lines=tuple(lines))


def _is_reference(span: Span) -> bool:
    return bool(span.leads_to) and not span.leads_to.startswith(WEB)


async def _led(client: AsyncWebClient, span: Span) -> Span:
    if not _is_reference(span):
        return span
    channel, _, stamp = span.leads_to.partition(":")
    if not stamp:
        return span
    try:
        answer = await client.chat_getPermalink(channel=channel, message_ts=stamp)
    except OUTSIDE as fault:
        if not is_lasting(fault):
            raise
        _log.info("slack_address_missing", code=code_of(fault))
        return replace(span, leads_to="")
    return replace(span, leads_to=str(answer["permalink"]))

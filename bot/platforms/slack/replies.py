"""Give a press, a command or a submission its answer at once."""

import json
from collections.abc import Mapping
from typing import Any

import structlog
from slack_bolt.response import BoltResponse

from bot.inbox.door import Accepted, Door
from bot.platforms.errands import Errands
from bot.platforms.slack.addresses import PRIVATE_ADDRESSES
from bot.platforms.slack.errors import OUTSIDE, code_of
from bot.platforms.slack.home import PAGE
from bot.platforms.slack.homes import SlackHomes
from bot.platforms.slack.send import SlackPlatform
from bot.platforms.slack.sheets import modal
from bot.shapes.card import Card
from bot.shapes.reply import FieldErrors, NextSheet, OpenSheet, Reply, Toast, TurnHome
from bot.shapes.sheet import Sheet
from bot.shapes.text import Text
from bot.shapes.turn import Turn

# Source: docs.slack.dev/tools/bolt-python/concepts/acknowledge, 2026-11-21: three seconds to answer a submission;
# a trigger lives as long. The rest is left for the way there and back.
SHEET_PATIENCE_SECONDS = 2.5
SUBMISSION_PATIENCE_SECONDS = 2.0
# Whatever comes later than this is told by nobody.
LATE_SECONDS = 25.0
HTTP_REFUSED = 400

_log = structlog.get_logger()


class Replies:
    """Answers on behalf of the conversation, through the handles that a turn came with."""

    def __init__(
        self, platform: SlackPlatform, door: Door, errands: Errands, homes: SlackHomes | None
    ) -> None:
        self._platform = platform
        self._door = door
        self._errands = errands
        self._homes = homes

    async def answer(self, turn: Turn, inbox_id: int) -> None:
        """Wait for the reply to a press or a command, and show it."""
        reply = await self._door.reply(inbox_id, within_seconds=SHEET_PATIENCE_SECONDS)
        if isinstance(reply, OpenSheet):
            await self._door.sheet_opened(inbox_id, opened=await self._open(turn, reply.sheet))
        elif self._homes is not None and PAGE in turn.handle:
            page = reply.page if isinstance(reply, TurnHome) else int(turn.handle[PAGE])
            await self._homes.show(turn, page=page, told=reply.text if isinstance(reply, Toast) else "")
        elif words := _words(reply):
            await self._whisper(turn, words)

    async def answer_submission(self, turn: Turn, accepted: Accepted) -> BoltResponse:
        """Wait for the reply to a submission and return it as the answer that Slack waits for; words beside it are said once."""
        inbox_id = accepted.inbox_id
        reply = await self._door.reply(inbox_id, within_seconds=SUBMISSION_PATIENCE_SECONDS)
        if isinstance(reply, FieldErrors):
            return _response({"response_action": "errors", "errors": dict(reply.errors)})
        if isinstance(reply, OpenSheet):
            self._errands.run(self._door.sheet_opened(inbox_id, opened=True))
        if isinstance(reply, OpenSheet | NextSheet):
            return _response({"response_action": "update", "view": modal(reply.sheet, asked_in=turn.place)})
        if reply is None and not accepted.repeated:
            self._errands.run(self._answer_late(turn, inbox_id))
        elif (words := _words(reply)) and not accepted.repeated:
            self._errands.run(self._whisper(turn, words))
        return BoltResponse(status=200, body="")

    async def _answer_late(self, turn: Turn, inbox_id: int) -> None:
        """Tell what was wrong with a submission, or is to be seen first, though its page has closed by now."""
        reply = await self._door.reply(inbox_id, within_seconds=LATE_SECONDS)
        words = reply.late if isinstance(reply, NextSheet) else _words(reply)
        if words:
            await self._whisper(turn, words)

    async def _open(self, turn: Turn, sheet: Sheet) -> bool:
        trigger_id = turn.handle["trigger_id"]
        try:
            await self._platform.client.views_open(
                trigger_id=trigger_id, view=modal(sheet, asked_in=turn.place)
            )
        except OUTSIDE as fault:
            _log.info("slack_sheet_lost", code=code_of(fault), form=sheet.form)
            return False
        return True

    async def _whisper(self, turn: Turn, words: str) -> None:
        shown = self._platform.render(Card(lines=(Text.plain(words),)))
        try:
            if url := turn.handle.get("response_url"):
                await self._answer_at(url, shown)
            elif turn.place and turn.speaker:
                await self._tell(turn.place.address, turn.speaker.user_id, shown)
        except OUTSIDE as fault:
            _log.info("slack_toast_lost", code=code_of(fault))

    async def _answer_at(self, url: str, shown: Mapping[str, Any]) -> None:
        message = {"response_type": "ephemeral", "replace_original": False, **shown}
        async with self._platform.session.post(url, json=message) as answer:
            if answer.status >= HTTP_REFUSED:
                _log.info("slack_toast_lost", code=f"http_{answer.status}")

    async def _tell(self, address: str, user_id: str, shown: Mapping[str, Any]) -> None:
        if address.startswith(PRIVATE_ADDRESSES):
            await self._platform.client.chat_postMessage(channel=address, **shown)
        else:
            await self._platform.client.chat_postEphemeral(channel=address, user=user_id, **shown)


def _words(reply: Reply | None) -> str:
    if isinstance(reply, Toast):
        # Here an answer stands below the card as a message of its own: what the card shows needs none.
        return "" if reply.seen_anyway else reply.text
    return "\n".join(reply.errors.values()) if isinstance(reply, FieldErrors) else ""


def _response(answer: dict[str, Any]) -> BoltResponse:
    return BoltResponse(status=200, body=json.dumps(answer), headers={"content-type": "application/json"})

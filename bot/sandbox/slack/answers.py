"""What the bot says through a response_url or an acknowledgement instead of the Web API."""

from typing import Any

from bot.sandbox.directory import BOT_SLACK_USER
from bot.sandbox.slack import limits
from bot.sandbox.slack.mentions import note_mentions
from bot.sandbox.slack.passes import ResponseAddress
from bot.sandbox.slack.strict import check_attachments, check_message_blocks
from bot.sandbox.slack.wire import Json, Refused
from bot.sandbox.slack.workspace import Workspace


def respond(desk: Workspace, address: ResponseAddress, said: Any) -> None:
    """Do what the bot answers to a command or a press.

    Args:
        desk: the workspace.
        address: where the person acted.
        said: the answer; a bare text stands for a message.

    Raises:
        Refused: Slack would not take it.
    """
    answer: Json = said if isinstance(said, dict) else {"text": str(said)}
    origin = address.origin
    if answer.get("delete_original"):
        if origin is not None and not origin.gone:
            desk.posts.remove(origin)
        return
    content = _content(answer)
    note_mentions(desk.world, "response_url", address.room.place, content)
    hidden = answer.get("metadata") if isinstance(answer.get("metadata"), dict) else None
    if answer.get("replace_original") and origin is not None and not origin.gone:
        kept = {"blocks": None, **content} if "text" in content else content
        desk.posts.rewrite(origin, kept, by=BOT_SLACK_USER, hidden=hidden)
        return
    only_for = None if answer.get("response_type") == "in_channel" else address.person
    desk.posts.write(address.room, content, by_bot=True, only_for=only_for, hidden=hidden)


def _content(answer: Json) -> Json:
    content: Json = {
        name: answer[name]
        for name in ("text", "blocks", "attachments", "thread_ts")
        if answer.get(name) is not None
    }
    for name in {"text", "thread_ts"} & set(content):
        content[name] = str(content[name])[: limits.TEXT_CUT_AT]
    if "blocks" in content:
        check_message_blocks(content["blocks"])
    if "attachments" in content:
        check_attachments(content["attachments"])
    if not any(content.get(name) for name in ("text", "blocks", "attachments")):
        raise Refused("no_text")
    return content

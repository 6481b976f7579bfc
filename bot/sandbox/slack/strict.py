"""Says no to blocks and views that Slack would refuse, in Slack's words."""

import json
from collections import Counter
from typing import Any

from bot.sandbox.slack import limits
from bot.sandbox.slack.strict_parts import Complaints, block_complaints, option_complaints, text_size
from bot.sandbox.slack.strict_shape import ATTACHMENT_TEXTS, shape_complaints
from bot.sandbox.slack.wire import Json, Refused


def check_message_blocks(blocks: Any) -> None:
    """Check the blocks of a message.

    Raises:
        Refused: invalid_blocks or msg_blocks_too_long.
    """
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        raise Refused("invalid_blocks_format")
    complaints = shape_complaints(blocks, "/blocks") or _blocks(
        blocks, "/blocks", most=limits.BLOCKS_PER_MESSAGE, inputs=False
    )
    if complaints:
        raise Refused("invalid_blocks", *complaints)
    if sum(text_size(block) for block in blocks) > limits.BLOCKS_TEXT:
        raise Refused("msg_blocks_too_long")


def check_attachments(attachments: Any) -> None:
    """Check the attachments of a message.

    Raises:
        Refused: invalid_attachments or too_many_attachments.
    """
    if not isinstance(attachments, list) or not all(isinstance(one, dict) for one in attachments):
        raise Refused("invalid_attachments")
    if len(attachments) > limits.ATTACHMENTS:
        raise Refused("too_many_attachments")
    for one in attachments:
        texts = [one[name] for name in ATTACHMENT_TEXTS & set(one)]
        wrong = shape_complaints(one, "") or not all(isinstance(text, str | None) for text in texts)
        if wrong or _blocks(one.get("blocks") or [], "", most=limits.BLOCKS_PER_MESSAGE, inputs=False):
            raise Refused("invalid_attachments")


def check_options(said: Any) -> list[Json]:
    """Return the options that the bot offers, those in groups included.

    Raises:
        Refused: invalid_options, no list of options that Slack would show.
    """
    answer = said if isinstance(said, dict) else {}
    complaints = shape_complaints(answer, "")
    groups = answer.get("option_groups") or [{"options": answer.get("options")}]
    options = [option for group in groups for option in group.get("options") or ()] if not complaints else []
    if not complaints and ("options" in answer or "option_groups" in answer):
        complaints = option_complaints(options, "/options", limits.OPTIONS_PER_SELECT)
    elif not complaints:
        complaints = ["missing required field: options"]
    if complaints:
        raise Refused("invalid_options", *complaints)
    return options


def check_view(view: Any, *, kind: str) -> None:
    """Check a modal or an App Home.

    Args:
        view: what the bot sent.
        kind: modal or home, whichever the method wants.

    Raises:
        Refused: invalid_arguments or view_too_large.
    """
    if not isinstance(view, dict) or view.get("type") != kind:
        raise Refused("invalid_arguments", f"must be a {kind} [json-pointer:/view/type]")
    if len(json.dumps(view, ensure_ascii=False).encode()) > limits.VIEW_BYTES:
        raise Refused("view_too_large")
    blocks = view.get("blocks")
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        raise Refused("invalid_arguments", "missing required field: blocks [json-pointer:/view]")
    complaints = shape_complaints(blocks, "/view/blocks")
    if not complaints:
        complaints = _blocks(blocks, "/view/blocks", most=limits.BLOCKS_PER_VIEW, inputs=True)
        complaints += _frame(view, kind, blocks)
    if complaints:
        raise Refused("invalid_arguments", *complaints)


def _frame(view: Json, kind: str, blocks: list[Json]) -> list[str]:
    complaints = Complaints()
    if kind == "modal":
        complaints.text(view.get("title"), "/view/title", limits.VIEW_TITLE, plain=True, needed=True)
        complaints.text(view.get("submit"), "/view/submit", limits.VIEW_BUTTON, plain=True)
        complaints.text(view.get("close"), "/view/close", limits.VIEW_BUTTON, plain=True)
        if not view.get("submit") and any(block.get("type") == "input" for block in blocks):
            complaints.add("submit is required when an input block is within blocks", "/view")
    complaints.length(view.get("private_metadata"), "/view/private_metadata", limits.PRIVATE_METADATA)
    complaints.length(view.get("callback_id"), "/view/callback_id", limits.CALLBACK_ID)
    complaints.length(view.get("external_id"), "/view/external_id", limits.EXTERNAL_ID)
    return complaints.said


def _blocks(blocks: list[Json], pointer: str, *, most: int, inputs: bool) -> list[str]:
    complaints = Complaints()
    if len(blocks) > most:
        complaints.add(f"no more than {most} items allowed", pointer)
    for number, block in enumerate(blocks):
        block_complaints(complaints, block, f"{pointer}/{number}")
        if block.get("type") == "input" and not inputs:
            complaints.add("unsupported type: input", f"{pointer}/{number}")
    named = Counter(block["block_id"] for block in blocks if block.get("block_id"))
    for block_id, times in named.items():
        if times > 1:
            complaints.add(f"`block_id` {block_id} already exists", pointer)
    return complaints.said

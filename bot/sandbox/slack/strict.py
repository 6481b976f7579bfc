"""Says no to blocks and views that Slack would refuse, in Slack's words."""

import json
from collections import Counter
from typing import Any

from bot.sandbox.slack import limits
from bot.sandbox.slack.strict_parts import Complaints, block_complaints, text_size
from bot.sandbox.slack.wire import Json, Refused


def check_message_blocks(blocks: Any) -> None:
    """Check the blocks of a message.

    Raises:
        Refused: invalid_blocks or msg_blocks_too_long.
    """
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        raise Refused("invalid_blocks_format")
    complaints = _blocks(blocks, "/blocks", most=limits.BLOCKS_PER_MESSAGE, inputs=False)
    if complaints:
        raise Refused("invalid_blocks", *complaints)
    if sum(text_size(block) for block in blocks) > limits.BLOCKS_TEXT:
        raise Refused("msg_blocks_too_long")


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

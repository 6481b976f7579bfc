"""What the bot offers while a person types into a select whose options it keeps itself."""

from bot.sandbox.seen import Seen
from bot.sandbox.side import CannotDo
from bot.sandbox.slack import payloads
from bot.sandbox.slack.asking import ask
from bot.sandbox.slack.strict import check_options
from bot.sandbox.slack.wire import Json
from bot.sandbox.slack.workspace import Workspace

EXTERNAL = frozenset({"external_select", "multi_external_select"})
LOST = "The options could not be loaded"
# Source: docs.slack.dev/reference/block-kit/block-elements/select-menu-element ("min_query_length"), read 2026-11-21.
ASKS_FROM_CHARACTERS = 3


async def options(desk: Workspace, person: str, thing: Seen, action: str, typed: str) -> list[Json]:
    """Ask the bot what it offers for what was typed; what it says can be chosen afterwards.

    Args:
        desk: the workspace.
        person: who types.
        thing: the message, modal or home.
        action: action_id of the select.
        typed: what stands in it.

    Raises:
        CannotDo: there is no such select, or the bot gave no good answer.
    """
    block, element = _select(thing, action)
    if len(typed) < int(element.get("min_query_length", ASKS_FROM_CHARACTERS)):
        return []
    body = _payload(desk, person, thing)
    body |= {"action_id": action, "block_id": str(block.get("block_id", "")), "value": typed}
    offered = await ask(desk, body, take=check_options, lost=LOST)
    view = desk.views.all.get(thing.seen_id)
    if view is not None:
        view.offered[str(block.get("block_id", ""))] = offered
        view.changed = desk.world.next_change()
    return offered


def _select(thing: Seen, action: str) -> tuple[Json, Json]:
    for block in thing.raw.get("blocks") or ():
        inside = [block.get("element"), block.get("accessory"), *(block.get("elements") or ())]
        for element in inside:
            external = isinstance(element, dict) and element.get("type") in EXTERNAL
            if external and element.get("action_id") == action:
                return block, element
    raise CannotDo(f"there is no select {action} that asks for its options")


def _payload(desk: Workspace, person: str, thing: Seen) -> Json:
    body = payloads.interaction("block_suggestion", desk.rooms.person(person), "")
    del body["trigger_id"]
    post = desk.posts.by_id(thing.seen_id)
    view = desk.views.all.get(thing.seen_id)
    if post is not None:
        place = payloads.on_message(post, "")
        return body | {name: place[name] for name in place if name not in {"response_url", "state"}}
    if view is None:
        raise CannotDo(f"{thing.seen_id} is not on Slack")
    return body | payloads.on_view(view, {})

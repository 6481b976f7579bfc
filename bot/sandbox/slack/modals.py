"""What people do in modals: submit and close, and what the bot answers to it."""

from collections.abc import Mapping
from typing import Any

from bot.sandbox.slack import payloads
from bot.sandbox.slack.asking import ask
from bot.sandbox.slack.deeds import PRESS_LOST
from bot.sandbox.slack.inputs import entered, input_blocks
from bot.sandbox.slack.mentions import note_mentions
from bot.sandbox.slack.strict import check_view
from bot.sandbox.slack.views import View
from bot.sandbox.slack.wire import Json, Refused
from bot.sandbox.slack.workspace import Workspace

MODAL_LOST = "We had some trouble connecting. Try again?"


async def submit(desk: Workspace, person: str, view: View, values: Mapping[str, str]) -> dict[str, str]:
    """Submit a modal and do what the bot answers.

    Returns:
        Errors by block_id: those of Slack's client, else those of the bot; empty when it was taken.

    Raises:
        CannotDo: a field does not exist or takes no such value, or the bot gave no good answer.
    """
    state, errors = entered(desk, person, view, values)
    if errors:
        return errors
    trigger_id = desk.passes.new_trigger(person, view_id=view.view_id)
    view.entered = state
    body = payloads.interaction("view_submission", desk.rooms.person(person), trigger_id)
    body |= {"view": view.wire(state), "response_urls": []}
    return await ask(
        desk,
        body,
        take=lambda said: _take(desk, view, said),
        lost=MODAL_LOST,
        unanswered=lambda: desk.notify(desk.rooms.by_place(person), person, MODAL_LOST),
    )


def close(desk: Workspace, person: str, view: View) -> None:
    """Close a modal without submitting; the bot hears of it when the modal says so."""
    desk.views.close(view)
    if not view.body.get("notify_on_close"):
        return
    body = payloads.interaction("view_closed", desk.rooms.person(person), "")
    del body["trigger_id"]
    body |= {"view": view.wire(), "is_cleared": False}
    room = desk.rooms.by_place(person)
    desk.outgoing.deliver("interactive", body, unanswered=lambda: desk.notify(room, person, PRESS_LOST))


def _take(desk: Workspace, view: View, said: Any) -> dict[str, str]:
    """Do what a response_action asks for.

    Raises:
        Refused: Slack would not take the answer.
    """
    answer: Json = said if isinstance(said, dict) else {}
    action = answer.get("response_action")
    if action == "errors":
        return _errors(view, answer.get("errors"))
    if action in {"update", "push"}:
        body = answer.get("view")
        check_view(body, kind="modal")
        note_mentions(desk.world, f"response_action/{action}", view.owner, dict(body or {}))
        if action == "update":
            desk.views.update(view, dict(body or {}))
        else:
            desk.views.push(view, dict(body or {}))
    elif action == "clear":
        desk.views.clear(view.owner)
    elif action is None:
        desk.views.close(view)
    else:
        raise Refused("invalid_response_action", str(action))
    return {}


def _errors(view: View, errors: Any) -> dict[str, str]:
    blocks = input_blocks(view)
    if not isinstance(errors, dict) or not errors or not set(errors) <= set(blocks):
        raise Refused("invalid_errors", f"errors must name input blocks of the view, got {errors}")
    return {str(block_id): str(text) for block_id, text in errors.items()}

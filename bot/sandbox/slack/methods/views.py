"""views.*: the bot's modals and App Homes."""

from bot.sandbox.slack.arguments import Arguments
from bot.sandbox.slack.mentions import note_mentions
from bot.sandbox.slack.strict import check_view
from bot.sandbox.slack.wire import Json, Refused
from bot.sandbox.slack.workspace import Workspace


def open_view(desk: Workspace, args: Arguments) -> Json:
    """Open a modal for the person who just acted."""
    body = _view(args, kind="modal")
    trigger = desk.passes.use_trigger(args.needed("trigger_id"))
    view = desk.views.open(trigger.person, body)
    note_mentions(desk.world, "views.open", trigger.person, body)
    return {"view": view.wire()}


def push_view(desk: Workspace, args: Arguments) -> Json:
    """Open a modal on top of the one in which the person just acted."""
    body = _view(args, kind="modal")
    trigger = desk.passes.use_trigger(args.needed("trigger_id"))
    if trigger.view_id is None:
        raise Refused("not_found")
    view = desk.views.push(desk.views.find(trigger.view_id), body)
    note_mentions(desk.world, "views.push", trigger.person, body)
    return {"view": view.wire()}


def update_view(desk: Workspace, args: Arguments) -> Json:
    """Replace what an open view shows."""
    view = desk.views.find(args.text("view_id"), args.text("external_id"))
    body = _view(args, kind=view.kind)
    desk.views.update(view, body, seen_hash=args.text("hash"))
    note_mentions(desk.world, "views.update", view.owner, body)
    return {"view": view.wire()}


def publish_view(desk: Workspace, args: Arguments) -> Json:
    """Show somebody's App Home."""
    person = desk.rooms.by_user_id(args.needed("user_id"))
    body = _view(args, kind="home")
    view = desk.views.publish(person.key, body, seen_hash=args.text("hash"))
    note_mentions(desk.world, "views.publish", person.key, body)
    return {"view": view.wire()}


def _view(args: Arguments, *, kind: str) -> Json:
    body = args.structure("view", wrong="invalid_arguments")
    check_view(body, kind=kind)
    return dict(body)


METHODS = {
    "views.open": open_view,
    "views.push": push_view,
    "views.update": update_view,
    "views.publish": publish_view,
}

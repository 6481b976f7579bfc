"""usergroups.*: who is called by which handle."""

from bot.sandbox.slack.arguments import Arguments
from bot.sandbox.slack.user_groups import describe
from bot.sandbox.slack.wire import Json, Refused
from bot.sandbox.slack.workspace import Workspace


def list_groups(desk: Workspace, args: Arguments) -> Json:
    """Describe every user group; Slack gives them all on one page."""
    users, disabled = args.flag("include_users"), args.flag("include_disabled")
    shown = [group for group in desk.groups.all if disabled or not group.deleted_at]
    return {"usergroups": [describe(group, users=users) for group in shown]}


def members(desk: Workspace, args: Arguments) -> Json:
    """List the members of one."""
    group = desk.groups.by_id(args.needed("usergroup"))
    if group is None:
        raise Refused("no_such_subteam")
    return {"users": describe(group, users=True)["users"]}


METHODS = {"usergroups.list": list_groups, "usergroups.users.list": members}

"""User groups: people called by one handle, as admins of a workspace put them together."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.sandbox.directory import TEAM
from bot.sandbox.side import CannotDo
from bot.sandbox.slack.rooms import Rooms
from bot.sandbox.slack.wire import Json
from bot.sandbox.world import MovableClock

CREATED_BY = "USLACKBOT"


@dataclass
class UserGroup:
    """One user group.

    Attributes:
        members: Slack ids of its people.
        changed_at: epoch seconds of the last change; deleted_at: when it was disabled, 0 while it is not.
    """

    group_id: str
    handle: str
    members: set[str] = field(default_factory=set)
    changed_at: int = 0
    deleted_at: int = 0


class UserGroups:
    """One group for each department that has people with an account, under the department's key."""

    def __init__(self, rooms: Rooms, clock: MovableClock) -> None:
        self._clock = clock
        self.all: list[UserGroup] = []
        for person in rooms.people():
            for key in person.groups:
                self._named(key).members.add(person.slack_user_id or "")

    def by_handle(self, handle: str) -> UserGroup:
        """Return a group.

        Raises:
            CannotDo: there is none.
        """
        for group in self.all:
            if group.handle == handle:
                return group
        raise CannotDo(f"there is no @{handle} on Slack")

    def by_id(self, group_id: str) -> UserGroup | None:
        """Return a group by Slack's id, None when there is none."""
        return next((group for group in self.all if group.group_id == group_id), None)

    def move(self, group: UserGroup, user_id: str, *, joined: bool) -> list[Json]:
        """Let somebody come or go, and return the events that tell of it."""
        before, group.changed_at = group.changed_at, _seconds(self._clock.now())
        (group.members.add if joined else group.members.discard)(user_id)
        added, removed = ([user_id], []) if joined else ([], [user_id])
        changed = {
            "type": "subteam_members_changed",
            "subteam_id": group.group_id,
            "team_id": TEAM,
            "date_previous_update": before,
            "date_update": group.changed_at,
            "added_users": added,
            "added_users_count": str(len(added)),
            "removed_users": removed,
            "removed_users_count": str(len(removed)),
        }
        return [changed, {"type": "subteam_updated", "subteam": describe(group, users=True)}]

    def _named(self, handle: str) -> UserGroup:
        try:
            return self.by_handle(handle)
        except CannotDo:
            self.all.append(UserGroup(f"S0{handle.upper().replace('_', ''):0<8}", handle))
            return self.all[-1]


def describe(group: UserGroup, *, users: bool) -> Json:
    """Return a user group object.

    Args:
        users: whether its members are listed; of a group that is disabled nobody is.
    """
    members = sorted(group.members) if not group.deleted_at else []
    told: Json = {
        "id": group.group_id,
        "team_id": TEAM,
        "is_usergroup": True,
        "is_subteam": True,
        "name": group.handle,
        "description": "",
        "handle": group.handle,
        "is_external": False,
        "date_create": 0,
        "date_update": group.changed_at,
        "date_delete": group.deleted_at,
        "auto_type": None,
        "auto_provision": False,
        "enterprise_subteam_id": "",
        "created_by": CREATED_BY,
        "updated_by": CREATED_BY,
        "deleted_by": CREATED_BY if group.deleted_at else None,
        "prefs": {"channels": [], "groups": []},
        "user_count": str(len(members)),
    }
    return {**told, "users": members} if users else told


def _seconds(at: datetime) -> int:
    return int(at.timestamp())

"""Whose token it is, and whether it may call this method."""

from collections.abc import Iterable

from bot.sandbox.slack.rooms import Rooms
from bot.sandbox.slack.wire import Json, Refused

BOT_TOKEN = "xoxb-sandbox"  # noqa: S105  # opens nothing but the local server
APP_TOKEN = "xapp-sandbox"  # noqa: S105  # opens nothing but the local server
WITH_APP_TOKEN = frozenset({"apps.connections.open"})

# Source: docs.slack.dev/reference/methods, "Scopes" of each method, read 2026-11-21. KIND stands for the kind of room.
SCOPE_OF_METHOD = {
    "bots.info": "users:read",
    "chat.delete": "chat:write",
    "chat.deleteScheduledMessage": "chat:write",
    "chat.postEphemeral": "chat:write",
    "chat.postMessage": "chat:write",
    "chat.scheduleMessage": "chat:write",
    "chat.update": "chat:write",
    "conversations.history": "KIND:history",
    "conversations.info": "KIND:read",
    "conversations.join": "channels:join",
    "conversations.leave": "channels:manage",
    "conversations.list": "KIND:read",
    "conversations.members": "KIND:read",
    "conversations.open": "im:write",
    "conversations.replies": "KIND:history",
    "files.completeUploadExternal": "files:write",
    "files.delete": "files:write",
    "files.getUploadURLExternal": "files:write",
    "files.info": "files:read",
    "pins.add": "pins:write",
    "pins.list": "pins:read",
    "pins.remove": "pins:write",
    "reactions.add": "reactions:write",
    "reactions.get": "reactions:read",
    "reactions.list": "reactions:read",
    "reactions.remove": "reactions:write",
    "team.info": "team:read",
    "usergroups.list": "usergroups:read",
    "usergroups.users.list": "usergroups:read",
    "users.conversations": "KIND:read",
    "users.info": "users:read",
    "users.list": "users:read",
    "users.lookupByEmail": "users:read.email",
    "users.getPresence": "users:read",
    "users.profile.get": "users.profile:read",
}
KINDS = {"channel": "channels", "group": "groups", "im": "im", "mpim": "mpim"}
KIND_OF_TYPE = {"public_channel": "channels", "private_channel": "groups", "im": "im", "mpim": "mpim"}
EVERY_SCOPE = frozenset(
    scope.replace("KIND", kind) for scope in SCOPE_OF_METHOD.values() for kind in KINDS.values()
) | {"app_mentions:read", "commands", "mpim:write"}


class Access:
    """The bot's token and its scopes.

    Attributes:
        scopes: what the workspace has granted.
        revoked: whether somebody took the token away.
    """

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms
        self.scopes = EVERY_SCOPE
        self.revoked = False

    def grant(self, scopes: Iterable[str]) -> None:
        """Leave the bot these scopes and no others."""
        self.scopes = frozenset(scopes)

    def check(self, method: str, token: str) -> None:
        """Let the bearer of a token call a method, scopes aside.

        Raises:
            Refused: it is none, or not of the right kind.
        """
        if not token:
            raise Refused("not_authed")
        if token not in {BOT_TOKEN, APP_TOKEN}:
            raise Refused("invalid_auth")
        if self.revoked:
            raise Refused("token_revoked")
        if (token == APP_TOKEN) != (method in WITH_APP_TOKEN) and method != "auth.test":
            raise Refused("not_allowed_token_type")

    def check_scopes(self, method: str, values: Json) -> None:
        """Let a call pass for which the bot has the scopes.

        Raises:
            Refused: one is missing.
        """
        needed = self.needed(method, values)
        if not needed <= self.scopes:
            raise Refused("missing_scope", needed=",".join(sorted(needed)), provided=self.provided())

    def needed(self, method: str, values: Json) -> frozenset[str]:
        """Return the scopes that a call asks for; in which room it acts decides some of them."""
        scope = SCOPE_OF_METHOD.get(method)
        if scope is None:
            return frozenset()
        if "KIND" in scope:
            return frozenset(scope.replace("KIND", kind) for kind in self._kinds(method, values))
        several = method == "conversations.open" and "," in str(values.get("users") or "")
        return frozenset({"mpim:write" if several else scope})

    def provided(self) -> str:
        """Return the granted scopes as Slack lists them."""
        return ",".join(sorted(self.scopes))

    def _kinds(self, method: str, values: Json) -> set[str]:
        if method in {"conversations.list", "users.conversations"}:
            types = str(values.get("types") or "public_channel").split(",")
            return {KIND_OF_TYPE[kind.strip()] for kind in types if kind.strip() in KIND_OF_TYPE}
        try:
            return {KINDS[self._rooms.by_id(str(values.get("channel") or "")).kind]}
        except Refused:
            return set()

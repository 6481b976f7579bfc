"""Modals and App Homes: what each person has open, in which state."""

import copy
from dataclasses import dataclass, field

from bot.sandbox.directory import BOT_SLACK_ID, TEAM
from bot.sandbox.slack import limits
from bot.sandbox.slack.ids import Ids
from bot.sandbox.slack.wire import APP, Json, Refused
from bot.sandbox.world import World


@dataclass(eq=False)
class View:
    """One view.

    Attributes:
        owner: key of the person who sees it.
        body: as the bot sent it, every block with a block_id.
        root_id: the lowest of its stack. previous_id: the one below.
        offered: options that the bot gave while somebody typed, by block_id.
        entered: what somebody submitted, by block_id: it stays in inputs of the same ids when the bot puts another page in its place.
    """

    view_id: str
    owner: str
    body: Json
    view_hash: str
    created: int
    changed: int
    root_id: str
    previous_id: str | None = None
    closed: bool = False
    offered: dict[str, list[Json]] = field(default_factory=dict)
    entered: dict[str, Json] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """`modal` or `home`."""
        return str(self.body["type"])

    def shown(self) -> list[Json]:
        """Return the blocks as the person has them before their eyes, offered options in their selects."""
        blocks: list[Json] = self.body["blocks"]
        return [
            {**block, "element": {**block["element"], "options": self.offered[block["block_id"]]}}
            if block["block_id"] in self.offered and "element" in block
            else block
            for block in blocks
        ]

    def wire(self, state: Json | None = None) -> Json:
        """Return it as Slack sends it.

        Args:
            state: what stands in the inputs, by block_id and action_id.
        """
        body = copy.deepcopy(self.body)
        return {
            "private_metadata": "",
            "callback_id": "",
            "external_id": "",
            "clear_on_close": False,
            "notify_on_close": False,
            "close": None,
            "submit": None,
            "title": {"type": "plain_text", "text": "Deskbell", "emoji": True},
            **body,
            "id": self.view_id,
            "team_id": TEAM,
            "state": {"values": state or {}},
            "hash": self.view_hash,
            "previous_view_id": self.previous_id,
            "root_view_id": self.root_id,
            "app_id": APP,
            "app_installed_team_id": TEAM,
            "bot_id": BOT_SLACK_ID,
        }


class Views:
    """All views that ever were; each person has one stack of modals and one home."""

    def __init__(self, world: World, ids: Ids) -> None:
        self._world = world
        self._ids = ids
        self.all: dict[str, View] = {}
        self._stacks: dict[str, list[View]] = {}
        self._homes: dict[str, View] = {}

    def stack(self, owner: str) -> list[View]:
        """Return somebody's open modals, the visible one last."""
        return self._stacks.setdefault(owner, [])

    def home(self, owner: str) -> View | None:
        """Return what somebody's App Home shows."""
        return self._homes.get(owner)

    def visible(self, view: View) -> bool:
        """Return whether it is on the screen: closed ones and those below another are not."""
        return view.kind == "home" or self.stack(view.owner)[-1:] == [view]

    def find(self, view_id: str, external_id: str = "") -> View:
        """Return an open view.

        Raises:
            Refused: there is none.
        """
        named = [self.all[view_id]] if view_id in self.all else self._open_with(external_id)
        if not named or named[0].closed:
            raise Refused("not_found")
        return named[0]

    def open(self, owner: str, body: Json) -> View:
        """Show a modal instead of those that are open."""
        self._refuse_twin(body)
        self.clear(owner)
        return self._add(owner, body, below=None)

    def push(self, below: View, body: Json) -> View:
        """Show a modal on top of another.

        Raises:
            Refused: there are too many.
        """
        self._refuse_twin(body)
        if len(self.stack(below.owner)) >= limits.VIEWS_PER_STACK:
            raise Refused("push_limit_reached")
        below.changed = self._world.next_change()
        return self._add(below.owner, body, below=below)

    def update(self, view: View, body: Json, *, seen_hash: str = "") -> None:
        """Replace what a view shows.

        Raises:
            Refused: it has changed since the hash was given.
        """
        if seen_hash and seen_hash != view.view_hash:
            raise Refused("hash_conflict")
        self._refuse_twin(body, but=view)
        view.body = self._with_block_ids(body)
        view.offered.clear()
        view.view_hash = self._ids.view_hash()
        view.changed = self._world.next_change()

    def publish(self, owner: str, body: Json, *, seen_hash: str = "") -> View:
        """Show an App Home.

        Raises:
            Refused: it has changed since the hash was given, or another view has its external id.
        """
        home = self._homes.get(owner)
        if home is not None:
            self.update(home, body, seen_hash=seen_hash)
            return home
        self._refuse_twin(body)
        self._homes[owner] = self._new(owner, body)
        return self._homes[owner]

    def close(self, view: View) -> None:
        """Take a modal off; the one below shows again."""
        stack = self.stack(view.owner)
        if view in stack:
            stack.remove(view)
        view.closed = True
        view.changed = self._world.next_change()
        if stack:
            stack[-1].changed = self._world.next_change()

    def clear(self, owner: str) -> None:
        """Close all modals of a person."""
        for view in reversed(list(self.stack(owner))):
            self.close(view)

    def _add(self, owner: str, body: Json, *, below: View | None) -> View:
        view = self._new(owner, body)
        if below is not None:
            view.root_id, view.previous_id = below.root_id, below.view_id
        self.stack(owner).append(view)
        return view

    def _new(self, owner: str, body: Json) -> View:
        view_id, number = self._ids.new("V"), self._world.next_change()
        body = self._with_block_ids(body)
        view = View(view_id, owner, body, self._ids.view_hash(), number, number, root_id=view_id)
        self.all[view_id] = view
        return view

    def _with_block_ids(self, body: Json) -> Json:
        body = copy.deepcopy(body)
        for block in body["blocks"]:
            block["block_id"] = block.get("block_id") or self._ids.new("b")
        return body

    def _refuse_twin(self, body: Json, but: View | None = None) -> None:
        if any(view is not but for view in self._open_with(body.get("external_id"))):
            raise Refused("duplicate_external_id")

    def _open_with(self, external_id: str | None) -> list[View]:
        """Return the open views that the bot named so."""
        there = [*self._homes.values(), *(view for stack in self._stacks.values() for view in stack)]
        return [view for view in there if external_id and view.body.get("external_id") == external_id]

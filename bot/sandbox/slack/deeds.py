"""What people do in rooms: talk, command, press."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot.sandbox.directory import BOT_SLACK_USER
from bot.sandbox.seen import Seen, SeenButton
from bot.sandbox.side import CannotDo
from bot.sandbox.slack import events, limits, payloads
from bot.sandbox.slack.answers import respond
from bot.sandbox.slack.inputs import initial_state
from bot.sandbox.slack.markup import escape
from bot.sandbox.slack.passes import ResponseAddress
from bot.sandbox.slack.posts import Post
from bot.sandbox.slack.rooms import Room
from bot.sandbox.slack.views import View
from bot.sandbox.slack.wire import Json, Refused
from bot.sandbox.slack.workspace import Workspace

COMMAND_LOST = "/desk failed because the app did not respond"
PRESS_LOST = "This app responded too late or not at all; nothing may have happened"


class Deeds:
    """Lets people act."""

    def __init__(self, desk: Workspace) -> None:
        self._desk = desk

    def room_for(self, person: str, place: str) -> Room:
        """Return a room in which somebody may write.

        Raises:
            CannotDo: it is somebody else's chat, or they are no member.
        """
        room = self._desk.rooms.by_place(place)
        self._desk.rooms.person(person)
        if person not in self._desk.rooms.members(room):
            raise CannotDo(f"{person} is not in {place}")
        if place in self._desk.rooms.archived:
            raise CannotDo(f"{place} is archived")
        return room

    def say(
        self, person: str, room: Room, text: str, *, attach: Sequence[str], mention: bool, thread: str | None
    ) -> Post:
        """Write a message, and tell the bot as Slack does."""
        user_id = self._desk.rooms.user_id(person)
        call = f"<@{BOT_SLACK_USER}> " if mention else ""
        # Only so much is kept of a long paste; the rest is lost as in the real client.
        text = text[: limits.TEXT_CUT_AT]
        content: Json = {
            "user": user_id,
            "client_msg_id": self._desk.ids.new("msg-"),
            "text": call + escape(text),
            "blocks": payloads.words_as_blocks(text, call=BOT_SLACK_USER if mention else ""),
        }
        if attach:
            files = [self._desk.files.add(Path(name), by=user_id) for name in attach]
            content |= {"subtype": "file_share", "files": [file.wire(self._desk.base_url) for file in files]}
        if not text:
            del content["blocks"]
        if thread:
            content["thread_ts"] = self._parent(room, thread)
        post = self._desk.posts.write(room, content, author=person)
        if mention and room.owner is None:
            self._desk.tell(events.mentioned(post.wire(metadata=False), room))
        return post

    def command(self, person: str, room: Room, line: str) -> None:
        """Send a slash command; the person sees Slack's complaint when the app does not answer."""
        text = line.strip().removeprefix(payloads.COMMAND).strip().removeprefix("/")
        resident = self._desk.rooms.person(person)
        key = self._desk.passes.new_address(person, room)
        body = payloads.command(
            resident,
            room,
            text,
            trigger_id=self._desk.passes.new_trigger(person),
            response_url=f"{self._desk.base_url}/actions/{key}",
        )
        address = ResponseAddress(person, room, None, self._desk.world.clock.now())

        def answered(said: Any) -> None:
            if said:
                self._respond(address, said)

        self._desk.outgoing.deliver(
            "slash_commands",
            body,
            answered=answered,
            unanswered=lambda: self._desk.notify(room, person, COMMAND_LOST),
        )

    def press(self, person: str, thing: Seen, button: SeenButton) -> None:
        """Press a button as it was drawn, whatever became of its message.

        Raises:
            CannotDo: the thing never was on a screen of this workspace.
        """
        resident = self._desk.rooms.person(person)
        post = self._desk.posts.by_id(thing.seen_id)
        view = self._desk.views.all.get(thing.seen_id)
        if post is not None:
            room, place = post.room, self._on_message(person, post)
        elif view is not None:
            room, place = self._desk.rooms.by_place(person), payloads.on_view(view, initial_state(view))
        else:
            raise CannotDo(f"{thing.seen_id} is not on Slack")
        view_id = view.view_id if view is not None and view.kind == "modal" else None
        trigger_id = self._desk.passes.new_trigger(person, view_id=view_id)
        body = payloads.interaction("block_actions", resident, trigger_id) | place
        body["actions"] = [payloads.pressed(button, self._desk.ids.stamp())]
        self.interact(body, room, person)

    def interact(self, body: Json, room: Room, person: str) -> None:
        """Send an interaction; the person sees Slack's complaint when the app does not answer."""
        self._desk.outgoing.deliver(
            "interactive", body, unanswered=lambda: self._desk.notify(room, person, PRESS_LOST)
        )

    def response_url(self, person: str, post: Post) -> str:
        """Return a new address at which the bot may answer to an act on a message."""
        key = self._desk.passes.new_address(person, post.room, origin=post)
        return f"{self._desk.base_url}/actions/{key}"

    def message_of(self, thing: Seen | str) -> Post:
        """Return the message behind something seen.

        Raises:
            CannotDo: it is none, or gone.
        """
        post = self._desk.posts.by_id(thing if isinstance(thing, str) else thing.seen_id)
        if post is None or post.gone:
            raise CannotDo("that message is not there")
        return post

    def view_of(self, person: str, thing: Seen) -> View:
        """Return the modal behind something seen.

        Raises:
            CannotDo: it is closed, covered, or somebody else's.
        """
        view = self._desk.views.all.get(thing.seen_id)
        if view is None or view.closed or not self._desk.views.visible(view):
            raise CannotDo("that modal is not open")
        if view.owner != person:
            raise CannotDo(f"{person} does not see that modal")
        return view

    def _on_message(self, person: str, post: Post) -> Json:
        return payloads.on_message(post, self.response_url(person, post))

    def _parent(self, room: Room, thread: str) -> str:
        post = self._desk.posts.by_id(thread)
        if post is None or post.room != room:
            raise CannotDo("there is no such thread")
        return post.thread_ts or post.ts

    def _respond(self, address: ResponseAddress, said: Any) -> None:
        try:
            respond(self._desk, address, said)
        except Refused as refused:
            self._desk.world.record("slack", "answer", "ack", refused.body())
            self._desk.notify(address.room, address.person, f"{COMMAND_LOST} ({refused.error})")

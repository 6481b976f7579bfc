"""Everything else that people do: edit, delete, react, pin, join, leave, open the home, use a shortcut."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.sandbox.side import CannotDo
from bot.sandbox.slack import events, payloads
from bot.sandbox.slack.deeds import Deeds
from bot.sandbox.slack.markup import escape
from bot.sandbox.slack.methods.users import describe
from bot.sandbox.slack.posts import Post
from bot.sandbox.slack.workspace import Workspace

Facts = Mapping[str, Any]


class Others:
    """Deeds by name; `on` in the facts is a Seen or its seen_id, `group` or `place` a room."""

    def __init__(self, desk: Workspace, deeds: Deeds) -> None:
        self._desk = desk
        self._deeds = deeds
        self._known: dict[str, Callable[[str, Facts], None]] = {
            "edit": self._edit,
            "delete": self._delete,
            "react": lambda person, facts: self._react(person, facts, added=True),
            "unreact": lambda person, facts: self._react(person, facts, added=False),
            "pin": lambda person, facts: self._pin(person, facts, added=True),
            "unpin": lambda person, facts: self._pin(person, facts, added=False),
            "join": lambda person, facts: self._move(person, facts, joined=True),
            "leave": lambda person, facts: self._move(person, facts, joined=False),
            "home": self._home,
            "shortcut": self._shortcut,
            "deactivate": lambda person, _facts: self._stand(person, open_again=False),
            "reactivate": lambda person, _facts: self._stand(person, open_again=True),
            "remove_bot": lambda _person, facts: self._desk.rooms.without_bot.add(_place(facts)),
            "invite_bot": lambda _person, facts: self._desk.rooms.without_bot.discard(_place(facts)),
            "archive": lambda _person, facts: self._desk.rooms.archived.add(_place(facts)),
            "unarchive": lambda _person, facts: self._desk.rooms.archived.discard(_place(facts)),
            "unknown_event": self._unknown_event,
        }

    def do(self, person: str, deed: str, facts: Facts) -> None:
        """Do it.

        Raises:
            CannotDo: Slack has no such deed, or refuses it now.
        """
        if deed not in self._known:
            raise CannotDo(f"nobody can {deed} on Slack")
        self._known[deed](person, facts)

    def _own(self, person: str, facts: Facts) -> Post:
        post = self._deeds.message_of(facts["on"])
        if post.author != person:
            raise CannotDo(f"{person} did not write that message")
        return post

    def _edit(self, person: str, facts: Facts) -> None:
        text = str(facts["to"])
        content = {"text": escape(text), "blocks": payloads.words_as_blocks(text)}
        self._desk.posts.rewrite(self._own(person, facts), content, by=self._desk.rooms.user_id(person))

    def _delete(self, person: str, facts: Facts) -> None:
        self._desk.posts.remove(self._own(person, facts))

    def _react(self, person: str, facts: Facts, *, added: bool) -> None:
        post = self._deeds.message_of(facts["on"])
        emoji = str(facts["emoji"]).strip(":")
        if not self._desk.posts.react(post, emoji, self._desk.rooms.user_id(person), added=added):
            raise CannotDo(f"{person} has {'given' if added else 'not given'} :{emoji}: there")

    def _pin(self, person: str, facts: Facts, *, added: bool) -> None:
        self._desk.posts.pin(
            self._deeds.message_of(facts["on"]), self._desk.rooms.user_id(person), added=added
        )

    def _move(self, person: str, facts: Facts, *, joined: bool) -> None:
        if _place(facts).startswith("@"):
            self._regroup(person, _place(facts).removeprefix("@"), joined=joined)
            return
        room = self._desk.rooms.by_place(_place(facts))
        members = self._desk.rooms.members(room)
        if room.owner is not None or (person in members) == joined:
            raise CannotDo(f"{person} cannot {'join' if joined else 'leave'} {room.place}")
        (members.add if joined else members.discard)(person)
        self._desk.world.next_change()
        user_id = self._desk.rooms.user_id(person)
        self._desk.tell(events.membership(user_id, room, joined=joined, at=self._desk.ids.stamp()))

    def _regroup(self, person: str, handle: str, *, joined: bool) -> None:
        user_id = self._desk.rooms.user_id(person)
        group = self._desk.groups.by_handle(handle)
        if (user_id in group.members) == joined:
            raise CannotDo(f"{person} is {'in' if joined else 'not in'} @{handle}")
        for event in self._desk.groups.move(group, user_id, joined=joined):
            self._desk.tell(event)

    def _home(self, person: str, _facts: Facts) -> None:
        home = self._desk.views.home(person)
        self._desk.tell(
            events.home_opened(
                self._desk.rooms.user_id(person),
                self._desk.rooms.by_place(person),
                home.wire() if home else None,
                at=self._desk.ids.stamp(),
            )
        )

    def _shortcut(self, person: str, facts: Facts) -> None:
        resident = self._desk.rooms.person(person)
        trigger_id = self._desk.passes.new_trigger(person)
        stamp = self._desk.ids.stamp()
        if facts.get("on") is None:
            body = payloads.interaction("shortcut", resident, trigger_id)
            body |= {"callback_id": str(facts["name"]), "action_ts": stamp}
            self._deeds.interact(body, self._desk.rooms.by_place(person), person)
            return
        post = self._deeds.message_of(facts["on"])
        response_url = self._deeds.response_url(person, post)
        body = payloads.interaction("message_action", resident, trigger_id)
        body |= payloads.shortcut(post, str(facts["name"]), response_url, stamp)
        self._deeds.interact(body, post.room, person)

    def _stand(self, person: str, *, open_again: bool) -> None:
        resident, deactivated = self._desk.rooms.resident(person), self._desk.rooms.deactivated
        if (person in deactivated) != open_again:
            raise CannotDo(f"the account of {person} is {'open' if open_again else 'deactivated'}")
        (deactivated.discard if open_again else deactivated.add)(person)
        user = describe(self._desk, resident, locale=True)
        stamp = self._desk.ids.stamp()
        self._desk.tell({"type": "user_change", "user": user, "cache_ts": 0, "event_ts": stamp})

    def _unknown_event(self, person: str, facts: Facts) -> None:
        event = {
            "type": "never_heard_of",
            "user": self._desk.rooms.user_id(person),
            "event_ts": self._desk.ids.stamp(),
        }
        self._desk.tell({**event, **facts})


def _place(facts: Facts) -> str:
    return str(facts.get("group") or facts["place"])

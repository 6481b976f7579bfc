"""Who is who and who is where: people, channels and private chats under Slack's ids."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.sandbox.directory import BOT_SLACK_USER, Directory, Resident
from bot.sandbox.places import Place
from bot.sandbox.side import CannotDo
from bot.sandbox.slack.wire import Refused

PRIVATE_PLACES = frozenset({"#security"})
LOCALES = {"en": "en-US", "zh-CN": "zh-CN", "zh-TW": "zh-TW"}


@dataclass(frozen=True, slots=True)
class Room:
    """One conversation.

    Attributes:
        room_id: Slack's id. place: as in `Seen`.
        owner: key of the person whose private chat with the bot it is, None for a channel.
        group: keys of the people of a group chat with the bot, empty for everything else.
    """

    room_id: str
    place: str
    owner: str | None
    group: frozenset[str] = frozenset()

    @property
    def kind(self) -> str:
        """Slack's `channel_type`."""
        if self.owner is not None:
            return "im"
        if self.group:
            return "mpim"
        return "group" if self.place in PRIVATE_PLACES else "channel"

    @property
    def name(self) -> str:
        """Slack's `channel_name`."""
        return "directmessage" if self.owner is not None else self.place.removeprefix("#")


class Rooms:
    """Looks everything up when asked, so that people who come later are found."""

    def __init__(self, directory: Directory, time_zone: str) -> None:
        self._directory = directory
        self._time_zone = time_zone
        self._members: dict[str, set[str]] = {}
        self._group_chats: dict[frozenset[str], Room] = {}
        self.without_bot: set[str] = set()
        self.archived: set[str] = set()
        self.deactivated: set[str] = set()

    def people(self) -> list[Resident]:
        """Return everybody with an account here."""
        return [person for person in self._directory.people.values() if person.slack_user_id]

    def resident(self, key: str) -> Resident:
        """Return somebody by key, whether their account is deactivated or not.

        Raises:
            CannotDo: they have no account here.
        """
        person = self._directory.people.get(key)
        if person is None or not person.slack_user_id:
            raise CannotDo(f"{key} has no account on Slack")
        return person

    def person(self, key: str) -> Resident:
        """Return somebody by key.

        Raises:
            CannotDo: they have no account here, or it is deactivated.
        """
        person = self.resident(key)
        if key in self.deactivated:
            raise CannotDo(f"the account of {key} is deactivated")
        return person

    def user_id(self, key: str) -> str:
        """Return the Slack id of somebody who has one.

        Raises:
            CannotDo: they have no account here.
        """
        return self.person(key).slack_user_id or ""

    def by_user_id(self, user_id: str) -> Resident:
        """Return whose id this is.

        Raises:
            Refused: nobody's.
        """
        for person in self.people():
            if person.slack_user_id == user_id:
                return person
        raise Refused("user_not_found")

    def all(self) -> list[Room]:
        """Return every channel, then every group chat, then every private chat."""
        channels = [Room(c.slack_channel_id, c.place, None) for c in self._directory.channels.values()]
        chats = [Room(p.slack_dm, p.key, p.key) for p in self.people() if p.slack_dm]
        return [*channels, *self._group_chats.values(), *chats]

    def places(self) -> list[Place]:
        """Return every channel and every group chat as a person finds them in the list of places."""
        return [self._place(room) for room in self.all() if room.owner is None]

    def _place(self, room: Room) -> Place:
        members = tuple(sorted(self.members(room)))
        if not room.group:
            return Place("slack", room.place, room.place, "channel", members)
        names = ", ".join(self._directory.people[key].name for key in members)
        return Place("slack", room.place, names, "group_chat", members)

    def group_chat(self, people: list[Resident]) -> tuple[Room, bool]:
        """Return the one chat of the bot with several people, and whether it was there before."""
        keys = frozenset(person.key for person in people)
        known = keys in self._group_chats
        if not known:
            place = f"mpdm-{'--'.join(sorted(keys))}"
            self._group_chats[keys] = Room(f"G0{len(self._group_chats):07d}", place, None, keys)
        return self._group_chats[keys], known

    def id_or_name(self, said: object) -> str:
        """Return the id of a conversation however it was named, or what was said when there is none."""
        try:
            return self.by_id(str(said or "")).room_id
        except Refused:
            return str(said or "")

    def slack_id(self, key: str) -> str:
        """Return the Slack id of somebody who has or had an account."""
        return self._directory.people[key].slack_user_id or ""

    def by_id(self, room_id: str) -> Room:
        """Return a conversation by its id, by a channel's name, or by the id of the person to talk to.

        Raises:
            Refused: there is none.
        """
        for room in self.all():
            if room_id in {room.room_id, room.place if room.owner is None else None}:
                return room
            if room.owner is not None and self._directory.people[room.owner].slack_user_id == room_id:
                return room
        raise Refused("channel_not_found")

    def by_place(self, place: str) -> Room:
        """Return a conversation by its place.

        Raises:
            CannotDo: there is none.
        """
        for room in self.all():
            if room.place == place:
                return room
        raise CannotDo(f"there is no {place} on Slack")

    def members(self, room: Room) -> set[str]:
        """Return the keys of a room's people; the set of a channel may be changed."""
        if room.owner is not None:
            return {room.owner}
        if room.group:
            return set(room.group)
        start = self._directory.channels[room.place].members
        return self._members.setdefault(room.place, set(start))

    def bot_writes_to(self, room_id: str) -> Room:
        """Return the room that the bot wants to write to.

        Raises:
            Refused: it cannot.
        """
        room = self.by_id(room_id)
        if room.place in self.archived:
            raise Refused("is_archived")
        if room.place in self.without_bot:
            raise Refused("not_in_channel")
        return room

    def bot_reads(self, room_id: str) -> Room:
        """Return the room in which the bot wants to read.

        Raises:
            Refused: it cannot.
        """
        room = self.by_id(room_id)
        if room.place in self.without_bot:
            raise Refused("not_in_channel")
        return room

    def zone_of(self, place: str) -> ZoneInfo:
        """Return the time zone in which a place reads dates: a person's own, else the company's."""
        person = self._directory.people.get(place)
        return ZoneInfo(person.time_zone if person else self._time_zone)

    def language_of(self, place: str) -> str:
        """Return the language in which a place reads dates: a person's own, else that of the channel's people."""
        person, channel = self._directory.people.get(place), self._directory.channels.get(place)
        return person.language if person else channel.language if channel else "en"

    def label_of(self, wire_id: str) -> str:
        """Return what the client draws for an id: a display name, or a channel's name."""
        if wire_id == BOT_SLACK_USER:
            return "Deskbell"
        for person in self.people():
            if person.slack_user_id == wire_id:
                return person.name
        for room in self.all():
            if room.room_id == wire_id:
                return room.name
        return wire_id

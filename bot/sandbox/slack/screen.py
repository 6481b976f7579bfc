"""The workspace as its people see it."""

import json
from datetime import datetime

from bot.sandbox.directory import BOT_SLACK_ID
from bot.sandbox.seen import Reaction, Seen
from bot.sandbox.slack.markup import Reader, read_markup
from bot.sandbox.slack.posts import Post
from bot.sandbox.slack.reading import Reading
from bot.sandbox.slack.views import View
from bot.sandbox.slack.wire import Json
from bot.sandbox.slack.workspace import Workspace

PLATFORM = "slack"


class Screen:
    """Draws what changed since it last looked; what holds words like `today` is drawn anew each minute."""

    def __init__(self, desk: Workspace) -> None:
        self._desk = desk
        self._drawn: dict[str, tuple[tuple[int, datetime | None], Seen]] = {}

    def forget(self) -> None:
        """Keep no drawing of what is no more."""
        self._drawn.clear()

    def all(self) -> list[Seen]:
        """Return everything that is or was on any screen, oldest first."""
        minute = self._desk.world.clock.now().replace(second=0, microsecond=0)
        seen = [self._fresh(post.post_id, post, minute) for post in self._desk.posts]
        seen += [self._fresh(view.view_id, view, minute) for view in self._desk.views.all.values()]
        return sorted(seen, key=lambda thing: thing.created)

    def _fresh(self, name: str, thing: Post | View, minute: datetime) -> Seen:
        number = max(thing.changed, thing.marked if isinstance(thing, Post) else 0)
        known = self._drawn.get(name)
        if known is None or known[0] not in {(number, minute), (number, None)}:
            drawn = self._draw_post(thing) if isinstance(thing, Post) else self._draw_view(thing)
            self._drawn[name] = known = ((number, minute if _tells_time(thing.body) else None), drawn)
        return known[1]

    def _reading(self, place: str) -> Reading:
        rooms = self._desk.rooms
        now, language = self._desk.world.clock.now(), rooms.language_of(place)
        reader = Reader(now, rooms.zone_of(place), rooms.label_of, language)
        return Reading(reader, lambda: tuple(person.key for person in rooms.people()))

    def _draw_post(self, post: Post) -> Seen:
        reading = self._reading(post.only_for or post.room.place)
        if post.body.get("blocks"):
            reading.blocks(post.body["blocks"])
        else:
            reading.pieces.append(read_markup(str(post.body.get("text") or ""), reading.reader))
        for attachment in post.body.get("attachments") or ():
            _read_attachment(reading, attachment)
        thread = post.thread_ts
        return Seen(
            platform=PLATFORM,
            place=post.room.place,
            seen_id=post.post_id,
            kind="message" if post.only_for is None else "ephemeral",
            text=reading.text,
            by_bot=post.by_bot,
            created=post.created,
            changed=post.changed,
            author=BOT_SLACK_ID if post.by_bot else post.author,
            audience=post.only_for,
            buttons=tuple(reading.buttons),
            files=tuple(str(file["name"]) for file in post.body.get("files") or () if "name" in file),
            thread=f"{post.room.room_id}:{thread}" if thread else None,
            edited=post.edited,
            gone=post.gone,
            pinned=post.pinned is not None,
            reactions=tuple(self._reaction(name, users) for name, users in post.reactions.items()),
            marked=post.marked,
            raw=post.wire(metadata=False) if post.reactions else post.body,
        )

    def _reaction(self, name: str, users: list[str]) -> Reaction:
        keys = {person.slack_user_id: person.key for person in self._desk.rooms.people()}
        return Reaction(name, tuple(keys.get(user, "bot") for user in users))

    def _draw_view(self, view: View) -> Seen:
        reading = self._reading(view.owner)
        if view.kind == "modal":
            reading.pieces.append(reading.words(view.body.get("title")))
        reading.blocks(view.shown())
        return Seen(
            platform=PLATFORM,
            place=view.owner,
            seen_id=view.view_id,
            kind="home" if view.kind == "home" else "modal",
            text=reading.text,
            by_bot=True,
            created=view.created,
            changed=view.changed,
            author=BOT_SLACK_ID,
            audience=view.owner,
            buttons=tuple(reading.buttons),
            fields=tuple(reading.fields),
            gone=view.closed or not self._desk.views.visible(view),
            raw=view.body,
        )


def _tells_time(body: Json) -> bool:
    """Return whether something may read differently in a minute."""
    said = json.dumps(body)
    return "!date^" in said or '"date"' in said


def _read_attachment(reading: Reading, attachment: Json) -> None:
    for name in ("pretext", "author_name", "title", "text"):
        reading.pieces.append(read_markup(str(attachment.get(name) or ""), reading.reader))
    for field in attachment.get("fields") or ():
        reading.pieces += [
            str(field.get("title", "")),
            read_markup(str(field.get("value", "")), reading.reader),
        ]
    reading.blocks(attachment.get("blocks") or [])
    reading.pieces.append(str(attachment.get("footer") or ""))

"""The control API of the sandbox, for the page and for scripts on this machine."""

import functools
import json
import secrets
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any

from aiohttp import web

from bot.sandbox.control.attendance import Attendance
from bot.sandbox.control.calling import Calling
from bot.sandbox.control.deeds import Deeds
from bot.sandbox.control.desk import DeskWatch
from bot.sandbox.control.guard import WrongRequest, body_of, number_in, only_this_machine, speak_json
from bot.sandbox.control.housekeeping import Housekeeping
from bot.sandbox.control.moving import move_clock
from bot.sandbox.control.performing import SLICE_SECONDS, Performance, Performing, Theatre, wait_in_slices
from bot.sandbox.control.picture import picture_of, picture_of_company, picture_of_entry, visible_to
from bot.sandbox.control.shelf import Shelf
from bot.sandbox.directory import Directory
from bot.sandbox.hooks.server import Hooks
from bot.sandbox.places import Place
from bot.sandbox.seen import Seen
from bot.sandbox.side import Side
from bot.sandbox.world import World

MOST_ENTRIES = 1000
LARGEST_REQUEST = 64 * 1024 * 1024

_dumps = functools.partial(json.dumps, default=str)

# Told before something is done: the door (act, clock, fault) and what is asked; returns what is called with the
# answer once it was done. What is refused is never called.
Listener = Callable[[str, Mapping[str, Any]], Callable[[Mapping[str, Any]], None]]


class Control:
    """The routes under /control for one sandbox; whoever asks from this machine is answered in JSON.

    GET  /control/directory
        {"company", "departments": {key: names}, "people": [{key, name, language, time_zone, groups, slack,
        telegram}], "places": [{platform, place, title, kind: channel|group_chat|group, members, topics}], "mark"};
        a private chat's place is the person's key. A forum has `topics` [{title, thread}]: what is said with
        that `thread` is said in the topic. Rooms and people that come later are told as well.
    GET  /control/state?after=N&performance=REVISION&platform=&place=&person=
        {"sandbox": identity of this run, "changes": N, "directory": mark of the directory now, "performance":
        revision of what is performed, or null, "seen": […]} as `Seen` names its fields. With `after`, only what
        changed later, waiting up to 25 seconds for it, or for another revision than that of `performance`;
        `person` limits it to what that person sees.
    POST /control/act
        {"platform", "person", "deed"} and, by deed:
        say {place?, text, thread?, mention?, attach?: [{name, base64}]} · command {place?, line: "/status FB-7"}
        press {thing, action, reference, wire?} · submit {thing, values: {key: text, or files}} · close {thing}
        edit {thing, to} · delete {thing} · react {thing, emoji} · and whatever else the side knows (home,
        block, join, leave, …) with its facts, the thing among them as `on`.
        `thing` is a `seen_id`; `place` is by default the private chat.
        Answers {"errors": {key: text}} to submit, {} to the rest.
    GET  /control/log?platform=&after=N&limit=200
        {"last": N, "entries": [{number, at, platform, direction, method, body}]}, oldest first.
    GET  /control/file?platform=&thing=&number=0
        what is in a file of a message: a picture as such, anything else to be kept.
    GET  /control/clock
        {"now", "revision", "running", "desk": {"state": starting|serving|gone, "at_rest", "next_due"}}
    POST /control/clock
        exactly one of {"pause": true} {"resume": true} {"advance_seconds": 3600} {"move_to": ISO}
        {"next_due": true}; answers as GET. A move stops at every moment at which the desk has something due.
    POST /control/desk   {"web": "http://127.0.0.1:PORT"}, or null while it starts again
    POST /control/fault  {"platform", …rule as the side takes it} or {"platform", "cut": true}
    GET  /control/limits · POST /control/people · POST /control/reset
        as `Housekeeping` tells.
    GET  /control/hooks · POST /control/hooks
        as `Calling` tells.
    GET  /control/demos
        {"demos": [{"name": "angry_message", "title", "steps": 12}]}: the plays that can be watched.
    POST /control/demos  {"watch": "angry_message"}
        {"url": "http://127.0.0.1:PORT/"} of a fresh town in which it begins at once. That town ends when nobody
        has asked it for anything for a minute; there are at most four, the oldest finished one makes room.
    GET  /control/performance?after=REVISION
        {"performance": null} in a town that performs nothing, else {"performance": {"title",
        "state": starting|playing|paused|taken_over|held|failed, "step": 3 (0 before the first),
        "steps": [{"number": "3", "line" as the transcript says it, "told": the step in its parts, "state":
        past|now|ahead|failed}],
        "as": {"person", "platform", "place"} of the step being shown or null: whose screen shows it, and where,
        "expected", "seen": […] (null and [] unless it failed)}, "revision": n}. With `after`, it waits up to
        25 seconds for something to change.
    POST /control/performance
        exactly one of {"pause": true} {"resume": true} {"next": true} (one step, then it stays paused)
        {"take_over": true} (the play ends here, town and desk go on for whoever watches); answers as GET.
        A performance that has ended stays as it is.

    A wrong request answers 400 with {"error": what to do}; another site's request answers 403.
    """

    def __init__(self, world: World, directory: Directory, sides: Mapping[str, Side], hooks: Hooks) -> None:
        self._world = world
        self._directory = directory
        self._sides = sides
        self._desk = DeskWatch()
        self._identity = secrets.token_hex(4)
        self._closing = False
        self._hooks = hooks
        self._calling = Calling(hooks)
        self._housekeeping = Housekeeping(world, directory, self.reset)
        self._deeds = Deeds(sides, people=directory.people.keys())
        self._listener: Listener = _nobody_listens
        self._performing = Performing(lambda: self._closing)
        self.attendance = Attendance()

    def add_to(self, app: web.Application, *, prefix: str = "/control") -> None:
        """Put the routes into an application that has not started yet."""
        middlewares = [self.attendance.middleware(), speak_json, only_this_machine]
        door = web.Application(middlewares=middlewares, client_max_size=LARGEST_REQUEST)
        door.router.add_get("/directory", self._tell_directory)
        door.router.add_get("/state", self._tell_state)
        door.router.add_post("/act", self._act)
        door.router.add_get("/log", self._tell_log)
        door.router.add_get("/clock", self._tell_clock)
        door.router.add_post("/clock", self._move_clock)
        door.router.add_post("/desk", self._hear_of_desk)
        door.router.add_post("/fault", self._install_fault)
        self._housekeeping.add_to(door.router)
        self._calling.add_to(door.router)
        self._performing.add_to(door.router)
        Shelf(self._sides).add_to(door.router)
        door.on_shutdown.append(self._close)
        door.cleanup_ctx.append(self._keep_uploads)
        app.add_subapp(prefix, door)

    async def _close(self, _app: web.Application) -> None:
        self._closing = True

    async def _keep_uploads(self, _app: web.Application) -> AsyncIterator[None]:
        yield
        self._deeds.forget_uploads()

    async def _tell_directory(self, _request: web.Request) -> web.Response:
        return _answer(self._company())

    def _company(self) -> dict[str, Any]:
        return picture_of_company(self._world.company, self._directory, self._places())

    def _places(self) -> list[Place]:
        return [place for side in self._sides.values() for place in side.places()]

    async def _tell_state(self, request: web.Request) -> web.Response:
        after = number_in(request, "after", -1)
        if after >= 0:
            await self._wait_for_news(after, number_in(request, "performance", -1))
        shown = self._shown(request.query)
        seen = [picture_of(thing) for thing in shown if max(thing.changed, thing.marked) > after]
        marks = {"sandbox": self._identity, "directory": self._company()["mark"]}
        performed = {"performance": self._performing.revision}
        return _answer({**marks, **performed, "changes": self._world.changes, "seen": seen})

    def _shown(self, wanted: Mapping[str, str]) -> list[Seen]:
        platform, place, person = (wanted.get(name) for name in ("platform", "place", "person"))
        sides = [self._deeds.side(platform)] if platform else list(self._sides.values())
        things = [thing for side in sides for thing in side.seen() if place in {None, "", thing.place}]
        return visible_to(person, things, self._places()) if person else things

    async def _wait_for_news(self, after: int, performed: int) -> None:
        """Wait for both kinds of news at once: a browser has few connections, and each held request takes one."""
        told = self._performing
        await wait_in_slices(
            lambda: (
                self._world.changes != after
                or (performed >= 0 and told.revision != performed)
                or self._closing
            ),
            lambda: told.changed_or(self._world.changed(patience_seconds=SLICE_SECONDS)),
        )

    async def _act(self, request: web.Request) -> web.Response:
        ask = await body_of(request)
        done = self._listener("act", ask)
        answer = await self._deeds.act(ask)
        done(answer)
        return _answer(answer)

    async def _tell_log(self, request: web.Request) -> web.Response:
        after, limit = number_in(request, "after", 0), number_in(request, "limit", 200)
        platform = request.query.get("platform")
        entries = [
            entry for entry in self._world.log.after(after) if not platform or entry.platform == platform
        ][-max(1, min(limit, MOST_ENTRIES)) :]
        return _answer(
            {"last": self._world.log.last, "entries": [picture_of_entry(entry) for entry in entries]}
        )

    async def _tell_clock(self, _request: web.Request) -> web.Response:
        clock = self._world.clock
        now = {"now": clock.now().isoformat(), "revision": clock.revision, "running": clock.running}
        return _answer(now | {"desk": await self._desk.report()})

    async def _move_clock(self, request: web.Request) -> web.Response:
        ask = await body_of(request)
        done = self._listener("clock", ask)
        await move_clock(self._world.clock, self._desk, ask)
        done({})
        await self._desk.look_again()
        return await self._tell_clock(request)

    def reset(self) -> None:
        """Forget everything but the people and where the desk serves; the page sees another sandbox and begins anew."""
        self._world.forget()
        for side in self._sides.values():
            side.forget()
        self._hooks.forget()
        self._deeds.forget_uploads()
        self._identity = secrets.token_hex(4)
        self._world.next_change()

    def desk_serves_at(self, web: str | None) -> None:
        """Note where the desk serves; None says that it is being started again."""
        self._desk.serves_at(web)

    def tell(self, listener: Listener) -> None:
        """Let somebody hear of every deed, move of the clock and fault that goes through this door."""
        self._listener = listener

    def offer(self, theatre: Theatre) -> None:
        """Let the plays of a theatre be watched from here."""
        self._performing.theatre = theatre

    def show(self, performance: Performance) -> None:
        """Tell of the play that is performed in this town, and let it be led."""
        self._performing.performance = performance

    async def _hear_of_desk(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        if "web" not in body:
            raise WrongRequest('say where the desk serves: {"web": "http://127.0.0.1:PORT"} or {"web": null}')
        self._desk.serves_at(body["web"])
        return _answer({"desk": await self._desk.report()})

    async def _install_fault(self, request: web.Request) -> web.Response:
        rule = await body_of(request)
        done = self._listener("fault", rule)
        side = self._deeds.side(rule.pop("platform", None))
        if rule == {"cut": True}:
            side.cut()
            done({})
            return _answer({})
        try:
            side.fault(rule)
        except (ValueError, TypeError, KeyError) as fault:
            raise WrongRequest(f"the rule was not understood: {fault}") from fault
        done({})
        return _answer({})


def _nobody_listens(_door: str, _ask: Mapping[str, Any]) -> Callable[[Mapping[str, Any]], None]:
    return lambda _answer: None


def _answer(facts: dict[str, Any]) -> web.Response:
    return web.json_response(facts, dumps=_dumps, headers={"Cache-Control": "no-store"})

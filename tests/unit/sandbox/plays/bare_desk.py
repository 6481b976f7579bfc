"""A desk small enough to read at once: files what people say as FB-1, FB-2, … and knows one form."""

import asyncio
import hashlib
import hmac
import json
import os
import signal
import sys
from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import yaml
from aiohttp import web

TOWN = os.environ["DESKBELL_BARE__URL"]
FAILPOINT = Path(os.environ["DESKBELL_FAILPOINTS__FILE"])
NOTES = Path(os.environ["DESKBELL_DATA_FOLDER"]) / "notes.json"
COMPANY = yaml.safe_load(Path(os.environ["DESKBELL_COMPANY__FILE"]).read_text(encoding="utf-8"))
BEHIND_MORE = ("resolve", "deploy", "publish", "history")
FORM = ("kind", "app", "text")


class BareDesk:
    """Keeps its notes in one file, so that a kill loses nothing that was written down."""

    def __init__(self, http: aiohttp.ClientSession) -> None:
        self.http = http
        self.notes: dict[str, Any] = {"tickets": 0, "reporters": {}, "due": None, "done": [], "form": {}}
        if NOTES.exists():
            self.notes = json.loads(NOTES.read_text(encoding="utf-8"))
        self.revision = -1
        self.now = datetime.fromisoformat("2000-01-01T00:00+00:00")
        self.working = True

    async def post(self, path: str, **said: Any) -> None:
        async with self.http.post(f"{TOWN}{path}", json=said) as answer:
            answer.raise_for_status()

    async def show(self, platform: str, place: str, key: str, text: str, *actions: str, **more: Any) -> None:
        subject = more.pop("subject", text.split(maxsplit=1)[0])
        buttons = [(action, f"{subject}|1") for action in actions]
        await self.post("/show", platform=platform, place=place, key=key, text=text, buttons=buttons, **more)

    async def handle(self, update: dict[str, Any]) -> None:
        name = f"{update['platform']}:{update['number']}"
        errors: dict[str, str] = {}
        if name not in self.notes["done"]:
            errors = await DEEDS.get(update["deed"], BareDesk.ignore)(self, update) or {}
            self.notes["done"].append(name)
            self.reach("after_inbox_commit")
        self.write_down()
        await self.post("/confirm", platform=update["platform"], number=update["number"], errors=errors)

    def reach(self, point: str) -> None:
        if FAILPOINT.exists() and FAILPOINT.read_text(encoding="utf-8") == point:
            self.write_down()
            FAILPOINT.unlink()
            os.kill(os.getpid(), signal.SIGKILL)

    def write_down(self) -> None:
        NOTES.with_suffix(".new").write_text(json.dumps(self.notes), encoding="utf-8")
        NOTES.with_suffix(".new").replace(NOTES)  # whole or not at all, as a kill may come in between

    async def ignore(self, update: dict[str, Any]) -> None:
        """Leave it."""

    async def hear(self, update: dict[str, Any]) -> None:
        person, platform, text = update["person"], update["platform"], update["text"]
        if text == "die":
            os._exit(3)
        if text == "remind me":
            self.notes["due"] = (self.now + timedelta(hours=5)).isoformat()
            return
        if self.notes["form"].get(person):
            await self.ask_next(update, text)
            return
        self.notes["tickets"] += 1
        number = f"FB-{self.notes['tickets']}"
        self.notes["reporters"][number] = [platform, person]
        await self.show(platform, person, f"{number}:reporter", f"{number} 已收到: {text}", "add", "withdraw")
        await self.show(
            "slack", "#operations", f"{number}:card", f"{number} {text}", "claim", "reply", "more"
        )

    async def pressed(self, update: dict[str, Any]) -> None:
        action, number = update["action"], update["reference"].split("|")[0]
        person, key = update["person"], f"{update['reference']}:{update['number']}"
        if action == "claim":
            await self.show(
                "slack", "#operations", f"{number}:card", f"{number} 处理人 {person}", "reply", "more"
            )
        elif action in {"reply", "resolve", "publish", "history"}:
            fields = [{"key": "text", "label": "?", "kind": "text", "optional": action != "reply"}]
            fields = [] if action == "history" else fields
            more = {"kind": "modal", "audience": person, "fields": fields, "subject": number}
            await self.show("slack", person, f"{action}:{number}:{key}", f"{number} {action}", **more)
        elif action == "more":
            shown = {"kind": "ephemeral", "audience": person, "subject": number}
            await self.show("slack", update["place"], f"more:{key}", "更多", *BEHIND_MORE, **shown)
        elif action == "deploy":
            async with self.http.post(
                os.environ["DESKBELL_HOOKS__DEPLOY"],
                json={
                    "release": {"app": number},
                    "told": f"{number} 小云",
                    "by": "yun",
                    "to": ["林工", "小林"],
                },
            ) as answer:
                await self.show("slack", "#operations", f"deploy:{key}", f"deploy {answer.status}")
        elif action == "withdraw":
            self.notes["form"][person] = {"at": 1, "last": 2, "values": {}}
            await self.ask(update)
        elif action.partition(":")[0] in FORM or action in {"skip", "confirm", "open"}:
            await self.ask_next(update, action.partition(":")[2] if ":" in action else f"/{action}")

    async def submitted(self, update: dict[str, Any]) -> dict[str, str] | None:
        action, number = update["key"].split(":")[:2]
        text = update["values"].get("text", "")
        if text == "bad":
            return {"text": "不行"}
        if action == "publish":
            more = {"kind": "modal", "audience": update["person"], "subject": number}
            await self.show("slack", update["person"], f"preview:{number}:{update['key']}", "preview", **more)
            return None
        platform, person = self.notes["reporters"][number]
        await self.show(platform, person, f"{update['key']}:told", f"{number} {action} {text}")
        return None

    async def commanded(self, update: dict[str, Any]) -> None:
        if update["text"] == "/report":
            self.notes["form"][update["person"]] = {"at": 0, "values": {}}
            await self.ask(update)

    async def ask(self, update: dict[str, Any], prefix: str = "") -> None:
        person = update["person"]
        at = self.notes["form"][person]["at"]
        field = FORM[at] if at < self.notes["form"][person].get("last", len(FORM)) else "preview"
        actions = {
            "kind": ("kind:complain", "kind:suggest"),
            "app": ("app:photobox", "skip"),
            "preview": ("confirm",),
        }
        buttons = [(action, f"form.s1.{field}|{at}") for action in (*actions.get(field, ()), "cancel")]
        key = f"q:{person}:{update['number']}"
        await self.post(
            "/show", platform="telegram", place=person, key=key, text=f"{prefix}{field}?", buttons=buttons
        )

    async def ask_next(self, update: dict[str, Any], value: str) -> None:
        form = self.notes["form"][update["person"]]
        if form["at"] == form.get("last", len(FORM)):
            del self.notes["form"][update["person"]]
            await self.show(
                "telegram", update["person"], f"filed:{update['number']}", f"FB-99 {form['values']}"
            )
            return
        if value == "bad":
            await self.ask(update, "不行 ")
            return
        if value != "/skip":
            form["values"][FORM[form["at"]]] = value
        form["at"] += 1
        await self.ask(update)

    async def hear_clock(self) -> int:
        async with self.http.get(f"{TOWN}/clock") as answer:
            told = await answer.json()
        self.now = datetime.fromisoformat(told["now"])
        return int(told["revision"])

    async def tick(self) -> bool:
        """Look at the clock, what is due and what came in; tell whether there was anything."""
        revision, due = await self.hear_clock(), self.notes["due"]
        if due and datetime.fromisoformat(due) <= self.now:
            self.notes["due"] = None
            await self.show("telegram", "mei", "reminder", f"reminder {self.now.isoformat()}")
        async with self.http.get(f"{TOWN}/updates") as answer:
            updates = await answer.json()
        for update in updates:
            await self.handle(update)
        self.revision = revision
        return bool(updates)

    async def healthz(self, _: web.Request) -> web.Response:
        health = {"at_rest": not self.working, "next_due": self.notes["due"], "clock_revision": self.revision}
        return web.json_response(health)

    async def webhook(self, request: web.Request) -> web.Response:
        body, timestamp = await request.read(), request.headers.get("X-Deskbell-Timestamp", "0")
        digest = hmac.new(b"sandbox", f"{timestamp}.".encode() + body, hashlib.sha256).hexdigest()
        fresh = abs(self.now.timestamp() - float(timestamp)) < 300
        if not fresh or request.headers.get("X-Deskbell-Signature") != f"sha256={digest}":
            return web.json_response({}, status=401)
        await self.show(
            "slack", "#alerts", f"AL:{timestamp}", f"AL-1 {(await request.json())['alert']}", "acknowledge"
        )
        return web.json_response({}, status=202)

    async def echo(self, update: dict[str, Any]) -> None:
        person, deed = update["person"], update["deed"]
        if deed == "home":
            shown = {"kind": "home", "audience": person, "subject": "home"}
            await self.show("slack", person, f"home:{person}", f"home of {person}", "claim", **shown)
        elif deed == "shortcut":
            text = f"shortcut {update['name']} {update.get('on') or ''}".strip()
            await self.show("slack", person, f"shortcut:{update['number']}", text)
        else:
            await self.show("slack", "#operations", f"{deed}:{person}", f"{deed} {person}")


DEEDS: dict[str, Callable[[BareDesk, dict[str, Any]], Coroutine[Any, Any, dict[str, str] | None]]] = {
    "say": BareDesk.hear,
    "press": BareDesk.pressed,
    "submit": BareDesk.submitted,
    "command": BareDesk.commanded,
    "home": BareDesk.echo,
    "shortcut": BareDesk.echo,
    "deactivate": BareDesk.echo,
}


async def main() -> None:
    async with aiohttp.ClientSession() as http:
        desk = BareDesk(http)
        app = web.Application()
        app.router.add_get("/healthz", desk.healthz)
        app.router.add_post("/webhooks/alerts", desk.webhook)
        runner = web.AppRunner(app)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        port = runner.addresses[0][1]
        # Who says that it serves is called at once: without the town's time every signature would look old.
        await desk.hear_clock()
        sys.stdout.write(json.dumps({"event": "ready", "web": f"http://127.0.0.1:{port}"}) + "\n")
        sys.stdout.flush()
        while True:
            desk.working = await desk.tick()
            await asyncio.sleep(0.01)


if __name__ == "__main__":
    asyncio.run(main())

"""Files that people attach: what the bot is told of them, and where it gets them."""

import mimetypes
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

from bot.sandbox.slack.ids import Ids
from bot.sandbox.slack.wire import Json, Refused
from bot.sandbox.world import MovableClock


@dataclass(frozen=True, slots=True)
class File:
    """One file: its wire form without addresses, and its bytes."""

    facts: Json
    content: bytes

    def wire(self, base_url: str) -> Json:
        """Return the file object, with addresses at which the bot reaches this server."""
        address = f"{base_url}/files/{self.facts['id']}/{self.facts['name']}"
        return {**self.facts, "url_private": address, "url_private_download": address}


class Files:
    """Every file that was shared."""

    def __init__(self, clock: MovableClock, ids: Ids) -> None:
        self._clock = clock
        self._ids = ids
        self._files: dict[str, File] = {}

    def add(self, path: Path, *, by: str) -> File:
        """Take a file from the disk of the person who shares it.

        Args:
            path: where it is.
            by: Slack id of the person.
        """
        content = path.read_bytes()
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        now = int(self._clock.now().timestamp())
        facts: Json = {
            "id": self._ids.new("F"),
            "created": now,
            "timestamp": now,
            "name": path.name,
            "title": path.name,
            "mimetype": kind,
            "filetype": path.suffix.removeprefix(".") or "binary",
            "user": by,
            "editable": False,
            "size": len(content),
            "mode": "hosted",
            "is_external": False,
            "is_public": False,
        }
        self._files[facts["id"]] = File(facts, content)
        return self._files[facts["id"]]

    def find(self, file_id: str) -> File:
        """Return a file.

        Raises:
            Refused: there is none.
        """
        if file_id not in self._files:
            raise Refused("file_not_found")
        return self._files[file_id]

    def download(self, file_id: str) -> web.Response:
        """Answer with the bytes of a file."""
        try:
            file = self.find(file_id)
        except Refused:
            return web.Response(status=404)
        return web.Response(body=file.content, content_type=file.facts["mimetype"])

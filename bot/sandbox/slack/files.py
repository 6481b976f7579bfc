"""Files of people and of the bot: what is told of them, and where their bytes come and go."""

import mimetypes
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from aiohttp import web

from bot.sandbox.slack.ids import Ids
from bot.sandbox.slack.wire import Json, Refused
from bot.sandbox.world import MovableClock

# Uploads that a bot has begun and forgotten; the oldest makes room.
MOST_COMING = 1000


@dataclass(frozen=True, slots=True)
class File:
    """One file: its wire form without addresses, and its bytes."""

    facts: Json
    content: bytes

    def wire(self, base_url: str) -> Json:
        """Return the file object, with addresses at which the bot reaches this server."""
        address = f"{base_url}/files/{self.facts['id']}/{quote(self.facts['name'], safe='')}"
        return {**self.facts, "url_private": address, "url_private_download": address}


@dataclass
class Coming:
    """A file that the bot has announced, with its bytes once they are there."""

    file_id: str
    name: str
    ticket: str
    alt: str = ""
    content: bytes | None = None


class Files:
    """Every file that was shared, and those on their way."""

    def __init__(self, clock: MovableClock, ids: Ids) -> None:
        self._clock = clock
        self._ids = ids
        self._files: dict[str, File] = {}
        self._coming: dict[str, Coming] = {}
        self._tickets: dict[str, Coming] = {}

    def add(self, path: Path, *, by: str) -> File:
        """Take a file from the disk of the person who shares it.

        Args:
            path: where it is.
            by: Slack id of the person.
        """
        return self._keep(self._ids.new("F"), path.name, path.read_bytes(), by=by)

    def expect(self, name: str, *, alt: str = "") -> tuple[str, str]:
        """Return the id of a file that will be uploaded, and the ticket with which.

        Args:
            alt: what it shows, for whoever cannot see it.
        """
        coming = Coming(self._ids.new("F"), name, secrets.token_urlsafe(18), alt)
        self._tickets[coming.ticket] = coming
        self._coming[coming.file_id] = coming
        if len(self._coming) > MOST_COMING:
            self._done(next(iter(self._coming.values())))
        return coming.file_id, coming.ticket

    def receive(self, ticket: str, content: bytes) -> int | None:
        """Take the bytes of an expected file; return how many, None when nothing is expected there."""
        coming = self._tickets.get(ticket)
        if coming is None:
            return None
        coming.content = content
        return len(content)

    def complete(self, file_id: str, title: str, *, by: str) -> File:
        """Make an uploaded file one that can be shared.

        Raises:
            Refused: nothing was uploaded under that id.
        """
        coming = self._coming.get(file_id)
        if coming is None or coming.content is None:
            raise Refused("file_not_found")
        self._done(coming)
        return self._keep(file_id, coming.name, coming.content, by=by, title=title, alt=coming.alt)

    def remove(self, file_id: str) -> None:
        """Forget a file.

        Raises:
            Refused: there is none.
        """
        del self._files[self.find(file_id).facts["id"]]

    def _done(self, coming: Coming) -> None:
        """Take nothing more for a file that is there, or that nobody has finished for long."""
        del self._coming[coming.file_id], self._tickets[coming.ticket]

    def _keep(
        self, file_id: str, name: str, content: bytes, *, by: str, title: str = "", alt: str = ""
    ) -> File:
        now = int(self._clock.now().timestamp())
        facts: Json = {
            "id": file_id,
            "created": now,
            "timestamp": now,
            "name": name,
            "title": title or name,
            "mimetype": mimetypes.guess_type(name)[0] or "application/octet-stream",
            "filetype": Path(name).suffix.removeprefix(".") or "binary",
            "user": by,
            "editable": False,
            "size": len(content),
            "mode": "hosted",
            "is_external": False,
            "is_public": False,
        }
        if alt:
            facts["alt_txt"] = alt
        self._files[file_id] = File(facts, content)
        return self._files[file_id]

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

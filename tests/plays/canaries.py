"""Whoever follows a play with a list of what must stand nowhere in the clear, and looks everywhere when it ends."""

import contextlib
import re
import sqlite3
import tempfile
from collections.abc import Coroutine, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import aiohttp
import psycopg
from psycopg.sql import SQL, Identifier

from bot.sandbox.plays.doing import attached
from bot.sandbox.plays.outcome import PlayResult
from bot.sandbox.plays.reading import Play, Step
from bot.sandbox.plays.stage import Stage
from tests.terminal import typed

# Shorter words stand in others by chance, Chinese ones less so.
SHORTEST, SHORTEST_CHINESE = 12, 5
SHORTEST_BYTES = 6
SECRET = re.compile(r"TOKEN|SECRET|KEY")
ONE_WORD = re.compile(r"\S*", re.ASCII)
PUBLISHED = "table delistings"
# What the terminal prints for programs, beside a desk that runs; {folder} is a fresh one.
COMMANDS = (
    "backup --json --to {folder}",
    "inbox list --json",
    "outbox list --json",
    "keys where --json",
    "audit verify --json",
    "doctor --json",
)


def words_in(play: Play) -> set[str]:
    """Return what people say, write, fill in and are called, as far as it would be known again."""
    deeds = [step for step in play.every_step() if step.kind == "doing"]
    told = {text for step in deeds for text in _told(step)}
    return {text for text in told | set(_texts(dict(play.cast))) if _is_known_again(text)}


def names_in(company: Mapping[str, Any]) -> set[str]:
    """Return what the people of a company are called, as far as that would be known again."""
    told = {str(one[key]) for one in company["people"] for key in ("name", "display_name") if key in one}
    return {name for name in told if not name.isascii()}


def _told(step: Step) -> Iterator[str]:
    if step.verb == "say":
        yield str(step.what)
    yield from _texts(step.keys.get("fill"))
    if step.verb == "edit" and isinstance(step.what, Mapping):
        yield str(step.what.get("to"))


def _texts(told: Any) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, Mapping):
        for value in told.values():
            yield from _texts(value)


def _is_known_again(text: str) -> bool:
    if text.isascii():
        return len(text) >= SHORTEST and not ONE_WORD.fullmatch(text)
    return len(text) >= SHORTEST_CHINESE


def found_in(content: bytes, canaries: Iterable[str]) -> set[str]:
    """Return those that stand in something, in any of the ways in which a text is written down."""
    return {canary for canary in canaries if any(way in content for way in _ways(canary))}


def _ways(canary: str) -> Iterator[bytes]:
    for encoding in ("utf-8", "utf-16-le", "unicode-escape"):
        way = canary.encode(encoding)
        # A key or a seal of random bytes has any four somewhere, sooner or later.
        if len(way) >= SHORTEST_BYTES:
            yield way


class Searcher:
    """Follows a play, and looks when it ends.

    Attributes:
        sought: what must stand nowhere.
        sent: likewise the contents of files that people send, by name.
        found: where which of it stands.
        places: how many bytes were looked through, by place.
    """

    def __init__(self, company: Mapping[str, Any], *, commands: Sequence[str] = ()) -> None:
        self._company = company
        self._commands = commands
        self._stage: Stage | None = None
        self.sought: set[str] = set()
        self.sent: dict[str, bytes] = {}
        self.found: dict[str, set[str]] = {}
        self.places: dict[str, int] = {}

    async def begin(self, stage: Stage) -> None:
        """Know the town."""
        self._stage = stage

    async def before(self, step: Step) -> None:
        """Go on."""

    async def accompany(self, step: Step, taking: Coroutine[Any, Any, None]) -> None:  # noqa: ARG002  # as Follower has it
        """Go on."""
        await taking

    async def end(self, result: PlayResult) -> None:
        """Look through everything that the desk left; what broke is told by itself."""
        assert self._stage is not None
        if not result.holds:
            return
        environment = self._stage.desk.environment
        deeds = [step for step in self._stage.play.every_step() if step.kind == "doing"]
        paths = [Path(path) for step in deeds for path in attached(self._stage, step.keys.get("attach"))]
        self.sent = {path.name: path.read_bytes() for path in paths}
        folder = Path(environment["DESKBELL_DATA_FOLDER"])
        self.sought = words_in(self._stage.play) | _secrets(environment, folder)
        self.sought |= names_in(self._company)
        for place, content in [*await self._metrics(), *await self._printed(environment)]:
            self._look(place, content)
        for place, content in (*_files(folder), *_tables(environment["DESKBELL_DATABASE__URL"])):
            self._look(place, content)
        self._leave_out(self.found.get(PUBLISHED, set()))

    def _leave_out(self, published: set[str]) -> None:
        """Leave out what the company itself tells of an end: everybody is to read it, and nobody's own words stand there."""
        left = {place: found - published for place, found in self.found.items()}
        self.found = {place: found for place, found in left.items() if found}

    async def _metrics(self) -> list[tuple[str, bytes]]:
        assert self._stage is not None
        if not self._stage.desk.web:
            return []
        async with aiohttp.ClientSession() as http, http.get(f"{self._stage.desk.web}/metrics") as answer:
            return [("metrics", await answer.read())]

    async def _printed(self, environment: Mapping[str, str]) -> list[tuple[str, bytes]]:
        """Return what the terminal prints and writes beside the desk."""
        found: list[tuple[str, bytes]] = []
        with tempfile.TemporaryDirectory() as folder:
            for command in self._commands:
                ended, said = await typed(command.format(folder=folder).split(), environment)
                assert ended in {0, 1}, said
                found.append((f"deskbell {command}", said.encode()))
            return [*found, *_written(Path(folder))]

    def _look(self, place: str, content: bytes) -> None:
        self.places[place] = len(content)
        files = {name for name, sent in self.sent.items() if sent in content}
        if found := found_in(content, self.sought) | files:
            self.found[place] = found


def _secrets(environment: Mapping[str, str], folder: Path) -> set[str]:
    told = {
        value for name, value in environment.items() if name.startswith("DESKBELL_") and SECRET.search(name)
    }
    with contextlib.suppress(FileNotFoundError):
        told |= set((folder / "master.key").read_text(encoding="ascii").split())
    return {secret for secret in told if len(secret) >= SHORTEST}


def _written(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in folder.iterdir():
        yield path.name, path.read_bytes()


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the logs, what was said on standard output, and the database as it lies on the disk."""
    for path in sorted([*folder.parent.glob("desk*"), *folder.rglob("*")]):
        if path.is_file() and path.name != "master.key":
            yield path.name, path.read_bytes()


def _tables(url: str) -> Iterator[tuple[str, bytes]]:
    """Yield every table, so that what is found is found by its name."""
    if url.startswith("sqlite"):
        with contextlib.closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection:
            names = [
                row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            ]
            for name in names:
                rows = connection.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608  # names of our own tables
                yield f"table {name}", b"\n".join(_bytes(value) for row in rows for value in row)
        return
    with psycopg.connect(url) as server, server.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (name,) in cursor.fetchall():
            with cursor.copy(SQL("COPY {} TO STDOUT (FORMAT binary)").format(Identifier(name))) as copy:
                yield f"table {name}", b"".join(map(bytes, copy))


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()

"""The matrix of faults names every call that the desk makes: as it stands in the code, and as the scenes show it."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from slack_sdk.web.async_client import AsyncWebClient
from telegram import Bot

from bot.sandbox.plays.reading import read_play
from tests.architecture.house import ROOT
from tests.chaos.calls import CALLS, SCENES

PLATFORMS = ROOT / "bot" / "platforms"
NAMED = {(call.platform, call.method) for call in CALLS}
# What is asked for by its address and not through a library, each place with what the matrix calls it.
BY_ADDRESS = {
    "download.py get": {("slack", "url_private"), ("telegram", "file")},
    "hooks/send.py post": {("hook", "pager")},
    "slack/files.py post": {("slack", "upload")},
    "slack/replies.py post": {("slack", "response_url")},
    "telegram/polling.py post": {("telegram", "getUpdates")},
    # Carries every method of Telegram's.
    "telegram/request.py request": set(),
    # Sockets: what is said over them is confirmed there, and `deskbell bench deliveries` breaks them.
    "slack/socket.py ws_connect": set(),
    # The doctor asks once by hand, and tells what came; nothing that people were promised hangs on it.
    "asked.py post": set(),
    "hooks/examine.py head": set(),
    # What is looked at, and not told anything: what does not answer is an alert, or a doubt for whoever reviews.
    "links.py request": set(),
    "probing.py get": set(),
}
# What is asked for by the name of the method: the roll, which the desk calls again and again by itself.
BY_NAME = {("slack", "users.list"), ("slack", "usergroups.list")}
# `api.call` carries those; a menu that is not taken back tells what nobody can do any more, and no scene takes one back yet.
EXCUSED = {("slack", "api.call"), ("telegram", "deleteMyCommands")}
VERBS = {"get", "post", "put", "patch", "delete", "head", "request", "ws_connect"}
CALLERS = {"session", "_session", "_request", "_http", "http"}


def places() -> Iterator[tuple[str, ast.Call, ast.Attribute]]:
    """Yield each call of something's method in the room of the platforms, with its file."""
    for path in sorted(PLATFORMS.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                yield str(path.relative_to(PLATFORMS)), node, node.func


def mentions() -> Iterator[tuple[str, ast.Attribute]]:
    """Yield each attribute that is named in a room of one platform, called there or handed on."""
    for path in sorted(PLATFORMS.rglob("*.py")):
        room = path.relative_to(PLATFORMS).parts[0]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                yield room, node


def by_library() -> set[tuple[str, str]]:
    """Return every method of a platform that the code names through the platform's library."""
    found = set()
    for room, node in mentions():
        if room == "slack" and _owner(node) == "client" and hasattr(AsyncWebClient, node.attr):
            if "_" in node.attr:
                found.add((room, node.attr.replace("_", ".")))
        elif room == "telegram" and _owner(node) == "bot" and "_" in node.attr and hasattr(Bot, node.attr):
            first, *others = node.attr.split("_")
            found.add((room, first + "".join(word.capitalize() for word in others)))
    return found - {("telegram", "baseUrl")}


def _owner(node: ast.Attribute) -> str:
    """Return the last name before the attribute: client, for self._platform.client.views_open."""
    inner = node.value
    return inner.attr if isinstance(inner, ast.Attribute) else inner.id if isinstance(inner, ast.Name) else ""


def test_every_method_that_the_code_calls_is_in_the_matrix() -> None:
    called = by_library()
    assert {("slack", "chat.postMessage"), ("telegram", "sendMessage")} < called
    assert called - NAMED == EXCUSED
    assert NAMED - called == BY_NAME.union(*BY_ADDRESS.values())


def test_every_address_that_the_code_asks_is_in_the_matrix_or_excused() -> None:
    found = {
        f"{path} {function.attr}"
        for path, _, function in places()
        if function.attr in VERBS and _owner(function) in CALLERS
    }
    assert found == set(BY_ADDRESS)


def test_each_call_stands_in_the_matrix_once() -> None:
    assert [
        call for call, times in Counter((one.platform, one.method) for one in CALLS).items() if times > 1
    ] == []


@pytest.mark.parametrize("path", sorted(SCENES.glob("*.yml")), ids=lambda path: path.stem)
def test_each_scene_is_a_play_in_which_something_is_called(path: Path) -> None:
    assert read_play(path).steps
    assert path.stem in {call.scene for call in CALLS}

"""setMyCommands, getMyCommands, deleteMyCommands."""

import json
import re
from typing import Any

from bot.sandbox.telegram.arguments import Arguments
from bot.sandbox.telegram.limits import LONGEST_COMMAND, LONGEST_COMMAND_DESCRIPTION, MOST_COMMANDS
from bot.sandbox.telegram.refusals import bad_request
from bot.sandbox.telegram.state import State

COMMAND = re.compile(rf"[a-z0-9_]{{1,{LONGEST_COMMAND}}}")
LANGUAGE = re.compile(r"([a-z]{2})?")
WIDE_SCOPES = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators"})
CHAT_SCOPES = frozenset({"chat", "chat_administrators", "chat_member"})


def set_my_commands(state: State, arguments: Arguments) -> bool:
    """Put commands into the menu of a scope and a language."""
    raw = arguments.structure("commands", "can't parse commands JSON object") or []
    if not isinstance(raw, list):
        raise bad_request("expected an Array of BotCommand")
    if len(raw) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    state.commands[_where(state, arguments)] = [_command(one) for one in raw]
    return True


def get_my_commands(state: State, arguments: Arguments) -> list[dict[str, str]]:
    """Return the commands of exactly this scope and language."""
    return state.commands.get(_where(state, arguments), [])


def delete_my_commands(state: State, arguments: Arguments) -> bool:
    """Empty the menu of a scope and a language."""
    state.commands.pop(_where(state, arguments), None)
    return True


def language_of(arguments: Arguments) -> str:
    """Return the language that a call speaks of, empty for none in particular.

    Raises:
        Refused: it is no code of two letters.
    """
    language = arguments.text("language_code")
    if not LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return language


def _command(raw: object) -> dict[str, str]:
    if not isinstance(raw, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    values: dict[str, str] = {}
    for name in ("command", "description"):
        if not isinstance(raw.get(name), str):
            raise bad_request(f"can't parse BotCommand: Can't find field \"{name}\"")
        values[name] = raw[name].strip()
    values["command"] = values["command"].removeprefix("/")
    if not COMMAND.fullmatch(values["command"]):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(values["description"]) <= LONGEST_COMMAND_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return values


def _where(state: State, arguments: Arguments) -> tuple[str, str]:
    language = language_of(arguments)
    scope = arguments.structure("scope", "can't parse BotCommandScope JSON object") or {"type": "default"}
    if not isinstance(scope, dict):
        raise bad_request("can't parse BotCommandScope: BotCommandScope must be an Object")
    return json.dumps(_scope(state, scope), sort_keys=True), language


def _scope(state: State, scope: dict[str, Any]) -> dict[str, Any]:
    kind = str(scope.get("type"))
    if kind in WIDE_SCOPES:
        return {"type": kind}
    if kind not in CHAT_SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    chat_id = Arguments({"chat_id": str(scope.get("chat_id", ""))}).integer("chat_id")
    if state.chat(chat_id) is None:
        raise bad_request("chat not found")
    kept = {"type": kind, "chat_id": chat_id}
    return {**kept, "user_id": scope.get("user_id")} if kind == "chat_member" else kept

"""What a caller said: query, form and JSON body read as one set of arguments."""

import json
from typing import Any

from aiohttp import web

from bot.sandbox.slack.wire import Json, Refused

FALSE_WORDS = frozenset({"", "0", "false"})


class Arguments:
    """Arguments of one call; fields of a form may hold JSON."""

    def __init__(self, values: Json, *, base_url: str = "") -> None:
        self.values = values
        self.base_url = base_url

    def text(self, name: str, default: str = "") -> str:
        """Return an argument as text."""
        value = self.values.get(name)
        if value is None:
            return default
        return value if isinstance(value, str) else str(value)

    def needed(self, name: str) -> str:
        """Return an argument that must be there.

        Raises:
            Refused: it is missing.
        """
        value = self.text(name)
        if not value:
            raise Refused("invalid_arguments", f"missing required field: {name}")
        return value

    def flag(self, name: str) -> bool:
        """Return a truth value in any of the forms in which clients send one."""
        return self.text(name).lower() not in FALSE_WORDS

    def number(self, name: str, default: int) -> int:
        """Return a whole number.

        Raises:
            Refused: it is none.
        """
        try:
            return int(self.text(name, str(default)))
        except ValueError:
            raise Refused("invalid_arguments", f"must be a number: {name}") from None

    def structure(self, name: str, *, wrong: str) -> Any:
        """Return a list or an object, None when absent.

        Args:
            name: the argument.
            wrong: Slack's error for what is no JSON.

        Raises:
            Refused: the text is no JSON.
        """
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise Refused(wrong) from None


async def read_values(request: web.Request) -> Json:
    """Gather the arguments of a request, wherever they stand.

    Raises:
        Refused: the body claims to be JSON and is not.
    """
    values: Json = dict(request.query)
    if request.method != "POST" or not request.body_exists:
        return values
    if request.content_type == "application/json":
        try:
            body = json.loads(await request.text() or "{}")
        except ValueError:
            raise Refused("invalid_json") from None
        if not isinstance(body, dict):
            raise Refused("json_not_object")
        values.update(body)
    elif request.content_type in {"application/x-www-form-urlencoded", "multipart/form-data"}:
        values.update(await request.post())
    return values


def take_token(request: web.Request, values: Json) -> str:
    """Remove the token from the arguments and return it; the header goes before the argument."""
    argument = values.pop("token", None)
    header = request.headers.get("Authorization", "")
    if header.lower().startswith("bearer "):
        return header[len("bearer ") :].strip()
    return str(argument) if argument else ""

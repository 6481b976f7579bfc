"""What a caller said: query, form and JSON body read as one set of arguments."""

from typing import Any

from aiohttp import web
from aiohttp.http_exceptions import BadHttpMessage

from bot.sandbox.slack.json_text import read_json
from bot.sandbox.slack.wire import Json, Refused

FALSE_WORDS = frozenset({"", "0", "false"})
FORMS = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})


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
            return int(self.text(name) or default)
        except ValueError:
            raise Refused("invalid_arguments", f"must be a number: {name}") from None

    def words(self, name: str) -> list[str]:
        """Return a list that came with commas, or as JSON."""
        value = self.values.get(name)
        listed = value if isinstance(value, list) else self.text(name).strip("[]").replace('"', "").split(",")
        return [str(word).strip() for word in listed if str(word).strip()]

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
            return read_json(value)
        except ValueError:
            raise Refused(wrong) from None


async def read_values(request: web.Request) -> Json:
    """Gather the arguments of a request, wherever they stand.

    Raises:
        Refused: the body is not what its type says, or of a type that Slack does not read.
    """
    values: Json = dict(request.query)
    if request.method == "POST" and request.body_exists:
        values.update(await _body(request))
    return values


async def _body(request: web.Request) -> Json:
    if request.content_type == "application/json":
        try:
            body = read_json(await request.text() or "{}")
        except LookupError:
            raise Refused("invalid_charset") from None
        except ValueError:
            raise Refused("invalid_json") from None
        if not isinstance(body, dict):
            raise Refused("json_not_object")
        return body
    if request.content_type not in FORMS:
        raise Refused("invalid_post_type")
    try:
        form = await request.post()
    except LookupError:
        raise Refused("invalid_charset") from None
    except (ValueError, BadHttpMessage):
        raise Refused("invalid_form_data") from None
    return {name: value if isinstance(value, str) else _file_name(value) for name, value in form.items()}


async def read_content(request: web.Request) -> bytes:
    """Return the bytes of an uploaded file: the body itself, or the first file of a form."""
    if request.content_type != "multipart/form-data":
        return await request.read()
    try:
        form = await request.post()
    except (ValueError, LookupError, BadHttpMessage):
        return b""
    files = [value for value in form.values() if isinstance(value, web.FileField)]
    return files[0].file.read() if files else b""


def _file_name(value: Any) -> str:
    """Return what stands for a file in a form: no method here takes its content that way."""
    return str(getattr(value, "filename", ""))


def take_token(request: web.Request, values: Json) -> str:
    """Remove the token from the arguments and return it; the header goes before the argument."""
    argument = values.pop("token", None)
    header = request.headers.get("Authorization", "")
    if header.lower().startswith("bearer "):
        return header[len("bearer ") :].strip()
    return str(argument) if argument else ""

"""Read the arguments of a call out of an HTTP request: query, form, JSON or multipart."""

import json
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, web
from aiohttp.http_exceptions import BadHttpMessage

from bot.sandbox.telegram.arguments import Arguments, UploadedFile
from bot.sandbox.telegram.limits import LARGEST_UPLOAD_BYTES
from bot.sandbox.telegram.refusals import Refused, bad_request

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
MOST_BODY_BYTES = LARGEST_UPLOAD_BYTES + 1024 * 1024


async def read_arguments(request: web.Request) -> Arguments:
    """Return everything that was given, query first, body after it.

    Raises:
        Refused: the body cannot be read or is too large.
    """
    arguments = Arguments(texts=_pairs(request.rel_url.raw_query_string))
    if request.content_type == "multipart/form-data":
        await _read_multipart(request, arguments)
    elif request.content_type in {JSON, FORM}:
        arguments.texts.update(_fields(request.content_type, await _body(request)))
    return arguments


def answered_arguments(content_type: str, body: bytes) -> Arguments:
    """Return what a webhook answered; what is neither JSON nor a form says nothing.

    Raises:
        Refused: the body cannot be read.
    """
    return Arguments(texts=_fields(content_type, body))


def _fields(content_type: str, body: bytes) -> dict[str, str]:
    if content_type == JSON:
        return _json_fields(body)
    return _pairs(body.decode("utf-8", "surrogateescape")) if content_type == FORM else {}


async def _body(request: web.Request) -> bytes:
    kept = bytearray()
    async for chunk in request.content.iter_any():
        kept += chunk
        if len(kept) > MOST_BODY_BYTES:
            raise _too_large()
    return bytes(kept)


def _pairs(encoded: str) -> dict[str, str]:
    try:
        return dict(parse_qsl(encoded, keep_blank_values=True, errors="surrogateescape"))
    except ValueError:
        raise bad_request("can't parse the request") from None


def _json_fields(body: bytes) -> dict[str, str]:
    if not body.strip():
        return {}
    try:
        fields = json.loads(body.decode("utf-8", "surrogateescape"))
    except (ValueError, RecursionError):
        raise bad_request("can't parse JSON object") from None
    if not isinstance(fields, dict):
        raise bad_request("can't parse JSON object")
    return Arguments.of(fields).texts


async def _read_multipart(request: web.Request, arguments: Arguments) -> None:
    room = MOST_BODY_BYTES
    try:
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader) or not part.name:
                continue
            content = bytes(await part.read(decode=True))
            room -= len(content)
            if room < 0:
                raise _too_large()
            if part.filename is None:
                arguments.texts[part.name] = content.decode("utf-8", "surrogateescape")
            else:
                mime_type = part.headers.get("Content-Type", "application/octet-stream")
                arguments.files[part.name] = UploadedFile(part.filename, mime_type, content)
    except web.HTTPRequestEntityTooLarge:
        raise _too_large() from None
    except (ValueError, RuntimeError, BadHttpMessage):
        raise bad_request("can't parse the request") from None


def _too_large() -> Refused:
    return Refused(413, "Request Entity Too Large")

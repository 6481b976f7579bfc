"""sendPhoto, sendDocument and their kin, getFile."""

from collections.abc import Callable
from typing import Any

from bot.sandbox.telegram.access import too_long
from bot.sandbox.telegram.arguments import Arguments
from bot.sandbox.telegram.limits import LARGEST_DOWNLOAD_BYTES, LINK_LIFE, LONGEST_CAPTION
from bot.sandbox.telegram.media import described, file_of, media_of
from bot.sandbox.telegram.methods.sending import draft, sent, words
from bot.sandbox.telegram.refusals import bad_request
from bot.sandbox.telegram.state import State
from bot.sandbox.telegram.text.entities import Entity


def send_file(kind: str, method: str) -> Callable[[State, Arguments], dict[str, Any]]:
    """Return the method that sends one kind of file, named in the argument of that name."""

    def send(state: State, arguments: Arguments) -> dict[str, Any]:
        message = draft(state, arguments)
        message.text, message.entities = caption_of(state, arguments)
        file = file_of(state, arguments, kind, arguments.text(kind))
        message.media, message.file_names = media_of(kind, file), (file.name,)
        return sent(state, message, method)

    return send


def get_file(state: State, arguments: Arguments) -> dict[str, Any]:
    """Prepare a download, which is good for an hour."""
    if not arguments.text("file_id"):
        raise bad_request("file_id not specified")
    file = state.files.get(arguments.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    if len(file.content) > LARGEST_DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    state.links[file.path] = state.world.clock.now() + LINK_LIFE
    return {**described(file), "file_path": file.path}


def caption_of(state: State, arguments: Arguments) -> tuple[str, list[Entity]]:
    """Return the caption of a call with its entities.

    Raises:
        Refused: it is too long, or its markup is wrong.
    """
    caption, entities = words(state, arguments, "caption", "caption_entities")
    if len(caption) > LONGEST_CAPTION:
        raise too_long("message caption")
    return caption, entities

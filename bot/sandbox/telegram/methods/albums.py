"""sendMediaGroup and editMessageMedia: files described in JSON, uploaded beside it."""

from typing import Any

from bot.sandbox.telegram.access import own_message, too_long
from bot.sandbox.telegram.arguments import Arguments
from bot.sandbox.telegram.keyboards import markup_of
from bot.sandbox.telegram.limits import LONGEST_CAPTION, MOST_IN_ALBUM
from bot.sandbox.telegram.media import KINDS, file_of, media_of
from bot.sandbox.telegram.methods.editing import replaced
from bot.sandbox.telegram.methods.sending import draft, sent, words
from bot.sandbox.telegram.refusals import bad_request
from bot.sandbox.telegram.state import State
from bot.sandbox.telegram.text.entities import Entity
from bot.sandbox.telegram.things import StoredFile

INPUT_MEDIA = "can't parse InputMedia: "
# Source: https://core.telegram.org/bots/api#sendmediagroup, 2026-11-21
ALONE = {"animation", "voice"}
OF_ONE_KIND = {"document", "audio"}

Item = tuple[str, StoredFile, str, list[Entity]]


def send_media_group(state: State, arguments: Arguments) -> list[dict[str, Any]]:
    """Send several files as one album."""
    raw = arguments.structure("media", "can't parse media JSON object")
    if not isinstance(raw, list):
        raise bad_request("expected an Array of InputMedia")
    if not raw:
        raise bad_request("there are no messages to send")
    if len(raw) > MOST_IN_ALBUM:
        raise bad_request("too many messages to send as an album")
    draft(state, arguments)
    items = [_item(state, arguments, one, in_album=True) for one in raw]
    kinds = {kind for kind, *_ in items}
    if len(kinds) > 1 and kinds & OF_ONE_KIND:
        raise bad_request("document and audio can't be mixed with other media types")
    group_id = str(state.world.changes + 1) if len(items) > 1 else None
    return [_send(state, arguments, item, group_id) for item in items]


def edit_message_media(state: State, arguments: Arguments) -> dict[str, Any]:
    """Replace the file of a message, with its caption and buttons."""
    raw = arguments.structure("media", "can't parse input media JSON object")
    _, message = own_message(state, arguments)
    inline = markup_of(arguments).inline
    kind, file, caption, entities = _item(state, arguments, raw, in_album=False)
    if message.poll is not None:
        raise bad_request("message can't be edited")
    return replaced(
        state,
        message,
        (caption, entities, inline),
        "editMessageMedia",
        files=(media_of(kind, file), (file.name,)),
    )


def _send(state: State, arguments: Arguments, item: Item, group_id: str | None) -> dict[str, Any]:
    kind, file, caption, entities = item
    message = draft(state, arguments)
    # Source: https://core.telegram.org/bots/api#sendmediagroup, 2026-11-21: an album has no buttons.
    message.keyboard, message.replies_shown = None, False
    message.text, message.entities, message.media_group_id = caption, entities, group_id
    message.media, message.file_names = media_of(kind, file), (file.name,)
    return sent(state, message, "sendMediaGroup")


def _item(state: State, arguments: Arguments, raw: object, *, in_album: bool) -> Item:
    if not isinstance(raw, dict):
        raise bad_request(f"{INPUT_MEDIA}expected an Object")
    kind = raw.get("type")
    if not isinstance(kind, str):
        raise bad_request(f'{INPUT_MEDIA}Can\'t find field "type"')
    if kind not in KINDS or kind == "voice":
        raise bad_request(f'{INPUT_MEDIA}type "{kind}" is unsupported')
    if in_album and kind in ALONE:
        raise bad_request(f'{INPUT_MEDIA}type "{kind}" can\'t be used in sendMediaGroup')
    media = raw.get("media")
    if not isinstance(media, str) or not media:
        raise bad_request(f"{INPUT_MEDIA}media not found")
    file = file_of(state, arguments, kind, media)
    caption, entities = words(state, Arguments.of(raw), "caption", "caption_entities")
    if len(caption) > LONGEST_CAPTION:
        raise too_long("message caption")
    return kind, file, caption, entities

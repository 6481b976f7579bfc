"""Files as Telegram keeps them, and as they stand in a message."""

import hashlib
from typing import Any

from bot.sandbox.telegram.arguments import Arguments, UploadedFile
from bot.sandbox.telegram.limits import (
    LARGEST_PHOTO_BYTES,
    LARGEST_UPLOAD_BYTES,
    MOST_PHOTO_PIXELS,
    MOST_PHOTO_RATIO,
)
from bot.sandbox.telegram.refusals import Refused, bad_request
from bot.sandbox.telegram.state import State
from bot.sandbox.telegram.things import StoredFile

PICTURE_STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"RIFF")
PNG_START = PICTURE_STARTS[0]
UNKNOWN_SIZE = (640, 480)
PICTURE_SIZE = {"width": UNKNOWN_SIZE[0], "height": UNKNOWN_SIZE[1]}
WRONG_FILE = "wrong file identifier/HTTP URL specified"
# What a message tells of a file beside its name and size; nothing here looks inside a film or a sound.
FACTS: dict[str, dict[str, Any]] = {
    "document": {},
    "video": {**PICTURE_SIZE, "duration": 0},
    "animation": {**PICTURE_SIZE, "duration": 0},
    "audio": {"duration": 0},
    "voice": {"duration": 0},
}
KINDS = frozenset({"photo", *FACTS})


def store(state: State, upload: UploadedFile, folder: str) -> StoredFile:
    """Keep a file; its path and its identifiers follow from its number and its content."""
    number = len(state.files) + 1
    digest = hashlib.sha256(upload.content).hexdigest()
    name = upload.name.replace("\\", "/").rpartition("/")[2] or "file"
    suffix = f".{name.rpartition('.')[2]}" if "." in name else ""
    file = StoredFile(
        file_id=f"file-{number}-{digest[:24]}",
        unique_id=digest[:16],
        path=f"{folder}/file_{number}{suffix}",
        name=name,
        mime_type=upload.mime_type,
        content=upload.content,
    )
    state.files[file.file_id] = file
    return file


def media_of(kind: str, file: StoredFile) -> dict[str, Any]:
    """Return the fields of a message that hold a file of this kind."""
    if kind == "photo":
        return {"photo": [{**described(file), **_size(file.content)}]}
    body = {**described(file), **FACTS[kind], "mime_type": file.mime_type}
    if kind != "voice":
        body["file_name"] = file.name
    # An animation comes as a document too, for bots that know no animations.
    return {kind: body, "document": body} if kind == "animation" else {kind: body}


def file_in(state: State, media: dict[str, Any]) -> StoredFile:
    """Return the file that a message holds."""
    body = next(iter(media.values()))
    return state.files[(body[-1] if isinstance(body, list) else body)["file_id"]]


def described(file: StoredFile) -> dict[str, Any]:
    """Return what every description of a file begins with."""
    return {"file_id": file.file_id, "file_unique_id": file.unique_id, "file_size": len(file.content)}


def file_of(state: State, arguments: Arguments, kind: str, value: str) -> StoredFile:
    """Return the file that a value names: uploaded, attached under another name, or sent before.

    Raises:
        Refused: there is none, it is empty or too large, or no picture where one was promised.
    """
    upload = arguments.files.get(value.removeprefix("attach://") if value.startswith("attach://") else kind)
    if upload is None:
        file = _known(state, kind, value)
    else:
        if not upload.content:
            raise bad_request("file must be non-empty")
        if len(upload.content) > (LARGEST_PHOTO_BYTES if kind == "photo" else LARGEST_UPLOAD_BYTES):
            raise Refused(413, "Request Entity Too Large")
        file = store(state, upload, f"{kind}s")
    if kind == "photo":
        _must_be_photo(file.content)
    return file


def _must_be_photo(content: bytes) -> None:
    if not content.startswith(PICTURE_STARTS):
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = _size(content).values()
    if width + height > MOST_PHOTO_PIXELS or max(width, height) > MOST_PHOTO_RATIO * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")


def _known(state: State, kind: str, value: str) -> StoredFile:
    if not value:
        raise bad_request(f"there is no {kind} in the request")
    if value not in state.files:
        raise bad_request(WRONG_FILE)
    return state.files[value]


def _size(content: bytes) -> dict[str, int]:
    if not content.startswith(PNG_START):
        return PICTURE_SIZE
    return {name: int.from_bytes(content[at : at + 4]) for name, at in (("width", 16), ("height", 20))}

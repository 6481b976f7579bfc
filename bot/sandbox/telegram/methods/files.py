"""sendPhoto, sendDocument, getFile."""

import hashlib
from typing import Any

from bot.sandbox.telegram.access import too_long
from bot.sandbox.telegram.arguments import Arguments, UploadedFile
from bot.sandbox.telegram.limits import (
    LARGEST_DOWNLOAD_BYTES,
    LARGEST_PHOTO_BYTES,
    LARGEST_UPLOAD_BYTES,
    LONGEST_CAPTION,
)
from bot.sandbox.telegram.methods.sending import draft, sent, words
from bot.sandbox.telegram.refusals import Refused, bad_request
from bot.sandbox.telegram.state import State, StoredFile

PICTURE_STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"RIFF")
PNG_START = PICTURE_STARTS[0]
UNKNOWN_SIZE = (640, 480)
WRONG_FILE = "wrong file identifier/HTTP URL specified"


def send_photo(state: State, arguments: Arguments) -> dict[str, Any]:
    """Send a picture."""
    message = draft(state, arguments)
    message.text, message.entities = _caption(state, arguments)
    file = _argument(state, arguments, "photo", LARGEST_PHOTO_BYTES)
    if not file.content.startswith(PICTURE_STARTS):
        raise bad_request("IMAGE_PROCESS_FAILED")
    message.media, message.file_names = photo_media(file), (file.name,)
    return sent(state, message, "sendPhoto")


def send_document(state: State, arguments: Arguments) -> dict[str, Any]:
    """Send a file."""
    message = draft(state, arguments)
    message.text, message.entities = _caption(state, arguments)
    file = _argument(state, arguments, "document", LARGEST_UPLOAD_BYTES)
    message.media, message.file_names = document_media(file), (file.name,)
    return sent(state, message, "sendDocument")


def get_file(state: State, arguments: Arguments) -> dict[str, Any]:
    """Prepare a download."""
    file = state.files.get(arguments.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    if len(file.content) > LARGEST_DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return {**_described(file), "file_path": file.path}


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


def photo_media(file: StoredFile) -> dict[str, Any]:
    """Return the `photo` field of a message."""
    width, height = UNKNOWN_SIZE
    if file.content.startswith(PNG_START):
        width, height = (int.from_bytes(file.content[start : start + 4]) for start in (16, 20))
    return {"photo": [{**_described(file), "width": width, "height": height}]}


def document_media(file: StoredFile) -> dict[str, Any]:
    """Return the `document` field of a message."""
    return {"document": {**_described(file), "file_name": file.name, "mime_type": file.mime_type}}


def _described(file: StoredFile) -> dict[str, Any]:
    return {"file_id": file.file_id, "file_unique_id": file.unique_id, "file_size": len(file.content)}


def _caption(state: State, arguments: Arguments) -> tuple[str, list[dict[str, Any]]]:
    caption, entities = words(state, arguments, "caption", "caption_entities")
    if len(caption) > LONGEST_CAPTION:
        raise too_long("message caption")
    return caption, entities


def _argument(state: State, arguments: Arguments, name: str, largest_bytes: int) -> StoredFile:
    """Return the file of a call: uploaded, attached under another name, or one that Telegram has already."""
    value = arguments.text(name)
    upload = arguments.files.get(value.removeprefix("attach://") if value.startswith("attach://") else name)
    if upload is None:
        if not value:
            raise bad_request(f"there is no {name} in the request")
        if value not in state.files:
            raise bad_request(WRONG_FILE)
        return state.files[value]
    if not upload.content:
        raise bad_request("file must be non-empty")
    if len(upload.content) > largest_bytes:
        raise Refused(413, "Request Entity Too Large")
    return store(state, upload, f"{name}s")

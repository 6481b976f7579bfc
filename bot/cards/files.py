"""How files are shown that people sent: the file itself under a line of words, and why one is missing."""

from collections.abc import Sequence

from bot.cards.view import Drawing, called
from bot.shapes.card import Card, Field
from bot.shapes.file import File, Picture
from bot.shapes.text import Text
from data.model.files import FileState, TakenFile
from data.model.media import ACTIVE, PLAIN, SHOWN
from data.model.pictures import picture_size
from data.store.files import Files
from data.store.people import People

MEGABYTE = 1_000_000


def arrived(drawing: Drawing) -> Card | None:
    """Show a file that somebody sent about something."""
    file = Files(drawing.reading).find(int(drawing.facts["file"]))
    if file is None or file.state is not FileState.KEPT:
        return None
    sender = called(drawing.words, People(drawing.reading).find(file.person_id))
    caption = drawing.words.text("file-from", subject=drawing.subject, author=sender, name=file.name)
    return Card(lines=(caption,), file=_as_file(drawing, file, alt=str(caption)))


def missing(drawing: Drawing) -> Card | None:
    """Tell whoever sent a file why it could not be taken in."""
    file = Files(drawing.reading).find(int(drawing.facts["file"]))
    if file is None:
        return None
    words = drawing.words
    line = words.text(
        "file-missing",
        subject=drawing.subject,
        name=file.name,
        reason=file.reason,
        largest=int(drawing.facts["largest"]) // MEGABYTE,
    )
    return Card(lines=(line,))


def file_fields(drawing: Drawing, *, count: int, sent_by: int | None = None) -> Sequence[Field]:
    """Return what a card tells of the files that were sent about its subject, nothing where none were.

    Args:
        count: how many they are, by which whoever has none need not look.
        sent_by: whose files alone the reader knows of; None for all.
    """
    if not count:
        return ()
    words = drawing.words
    files = [file for file in Files(drawing.reading).of(drawing.subject) if sent_by in {None, file.person_id}]
    fields = [Field(words("label-files"), Text.plain(str(len(files)) if files else ""))]
    for file in [one for one in files if one.reason]:
        value = words.text("file-lost", name=file.name, reason=file.reason)
        fields.append(Field(words("label-file-missing"), value))
    return [field for field in fields if str(field.value)]


def _as_file(drawing: Drawing, file: TakenFile, *, alt: str) -> File:
    content = Files(drawing.reading).content(file)
    size = picture_size(content) if file.media_type in SHOWN else None
    if size is not None:
        return Picture(file.name, content, file.media_type, *size, alt=alt)
    # What would run in a browser is text, to whoever opens it.
    return File(file.name, content, PLAIN if file.media_type in ACTIVE else file.media_type)

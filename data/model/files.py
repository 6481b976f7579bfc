"""Files that people send: what is known of one, and by what name it may be shown."""

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum

from data.model.media import ACTIVE, EXTENSIONS
from data.model.people import Chat

# Where files are fetched from is no chat, but what is fetched waits in a line like what is sent.
FILES = "files"
# What is taken in unless a setting says less: as much as Telegram gives out to a bot. Source:
# core.telegram.org/bots/api#getfile, 2026-11-21.
LARGEST_FILE_BYTES = 20_000_000
LONGEST_NAME = 80
LONGEST_SUFFIX = 16
# What some program would run, or what a browser would run for whoever opens it.
ACTIVE_SUFFIXES = frozenset(
    {
        "html", "htm", "xhtml", "xht", "shtml", "mht", "mhtml", "svg", "svgz", "xml", "xsl", "xslt", "js", "mjs",
        "hta", "vbs", "vbe", "wsf", "url", "lnk", "webloc", "desktop",
    }
)  # fmt: skip
INERT_SUFFIX = ".txt"


class FileState(StrEnum):
    """Where a file stands: still to be fetched, here, or never to come."""

    WAITING = "waiting"
    KEPT = "kept"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class FileSent:
    """A file as the message describes it with which it came; nothing of that is believed.

    Attributes:
        reference: by which its platform gives it out.
        kind: photo, video, audio, voice, animation or document.
        size: in bytes, 0 when it was not told.
    """

    reference: str
    kind: str = "document"
    name: str = ""
    media_type: str = ""
    size: int = 0


def as_answer(files: Sequence[FileSent]) -> str:
    """Return files as the answer to a question of a form; none is no answer."""
    return json.dumps([asdict(file) for file in files], ensure_ascii=False) if files else ""


def in_answer(answer: str) -> tuple[FileSent, ...]:
    """Return the files that are the answer to a question of a form."""
    return tuple(FileSent(**file) for file in json.loads(answer)) if answer else ()


@dataclass(frozen=True, slots=True)
class Enclosed:
    """What came with what somebody wrote.

    Attributes:
        chat: in which it came.
        earlier: subject under which more of it is kept already, empty where there is none.
    """

    files: tuple[FileSent, ...]
    chat: Chat
    earlier: str = ""

    def __bool__(self) -> bool:
        """Tell whether it is anything at all."""
        return bool(self.files or self.earlier)


@dataclass(frozen=True, slots=True)
class TakenFile:
    """A file that somebody sent about a subject.

    Attributes:
        entry: number of the entry with which it came.
        person_id: who sent it, and under whose key it is kept. chat_id: where.
        name: as it is safe to be shown. media_type: by its content, empty until that is here.
        size: in bytes, as told until it is here.
        reason: why it will never come; empty otherwise.
    """

    file_id: int
    subject: str
    entry: int
    person_id: int
    chat_id: int
    platform: str
    sent_at: datetime
    sent: FileSent
    state: FileState
    name: str
    media_type: str = ""
    size: int = 0
    reason: str = ""

    @property
    def subject_number(self) -> int:
        """Return the number within the subject, such as 7 in FB-7."""
        return int(self.subject.rpartition("-")[2])


def safe_name(name: str, media_type: str, *, kind: str = "document") -> str:
    """Return a name that is one plain word in any folder and on any screen.

    No part of a path, nothing that cannot be seen or turns the writing round, not too long, and with `.txt` at its
    end where a double click would run what somebody else wrote.

    Args:
        media_type: by the content. kind: what a file without a name is called.
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    seen = "".join(letter if _can_be_seen(letter) else " " for letter in unicodedata.normalize("NFC", last))
    stem, dot, suffix = " ".join(seen.split()).strip(". ").rpartition(".")
    if not dot or not stem or len(suffix) > LONGEST_SUFFIX:
        stem, suffix = f"{stem}{dot}{suffix}", EXTENSIONS.get(media_type, "")
    shown = stem[: LONGEST_NAME - len(suffix)].strip(". ") or kind
    shown += f".{suffix}" if suffix else ""
    active = media_type in ACTIVE or suffix.lower() in ACTIVE_SUFFIXES
    return shown + INERT_SUFFIX if active else shown


def _can_be_seen(letter: str) -> bool:
    # Controls, formats (among them what turns the writing round), halves of letters, breaks of line and paragraph.
    return (
        unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
        and letter not in '<>:"|?*'
    )

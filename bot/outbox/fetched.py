"""What becomes of a file that was sought: kept or refused, and told by a turn to whatever it is about."""

from pydantic import TypeAdapter

from bot.outbox.drawing import Drawn
from bot.outbox.port import Fetched
from bot.shapes.turn import DESKBELL, FileCame, Turn
from data.model.files import FileState, TakenFile
from data.model.media import media_type_of
from data.store.custody import DESK
from data.store.files import FETCH, FileChanges, Files
from data.store.inbox import InboxRows
from data.store.outgoing import Outgoing
from data.store.ways import Ways
from data.store.work import Work

LANE = "desk:file"
TURN: TypeAdapter[Turn] = TypeAdapter(Turn)


def keep(work: Work, drawn: Drawn, outcome: Fetched) -> None:
    """Keep what was fetched."""
    if drawn.sought is None:
        return
    Ways(work).sent(drawn.item, f"file:{drawn.sought.file_id}", drawn=b"")
    file = Files(work).find(drawn.sought.file_id)
    if file is not None and file.state is not FileState.KEPT:
        media_type = media_type_of(outcome.content)
        FileChanges(work).keep(file, outcome.content, media_type=media_type)
        _tell(work, file, FileState.KEPT)


def refuse(work: Work, file_id: int, reason: str, *, largest_bytes: int = 0) -> None:
    """Keep that a file will never come.

    Args:
        largest_bytes: as much as would have been taken in.
    """
    file = Files(work).find(file_id)
    if file is not None and file.state is FileState.WAITING:
        FileChanges(work).refuse(file, reason)
        _tell(work, file, FileState.REFUSED, reason=reason, largest_bytes=largest_bytes)


def refuse_broken(work: Work, item: Outgoing) -> None:
    """Keep that a file will never come because fetching it is a bug; anything else that is sent is left alone."""
    if item.kind == FETCH:
        refuse(work, int((item.facts or {})["file"]), "broken")


def _tell(work: Work, file: TakenFile, state: FileState, *, reason: str = "", largest_bytes: int = 0) -> None:
    key = f"file:{file.file_id}:{state.value}"
    turn = Turn(DESKBELL, key, FileCame(file.file_id, file.subject, reason, largest_bytes), work.now)
    body = TURN.dump_json(turn).decode()
    InboxRows(work).take(source=DESKBELL, key=key, lane=LANE, person_id=DESK, body=body)

"""What becomes of a copy that is being taken back: each outcome, written down."""

from bot.outbox.port import Failed, Gone, Kept, Moved, Outcome, Sent, TakenBack, Vanished
from data.model.notices import MessageWanted, Recall
from data.store.notices import TYPED
from data.store.outgoing import Outgoing
from data.store.recalls import RecallChanges
from data.store.work import Work

NOT_THERE = "message_not_found"


def taken_back(work: Work, item: Outgoing, outcome: Outcome) -> bool:
    """Write an outcome down; return False where it has to be tried again, or asked about, like any other."""
    changes = RecallChanges(work)
    if item.kind == TYPED and isinstance(outcome, Kept | Vanished | Failed | Gone):
        outcome = _of_a_person(work, item, outcome)
    if isinstance(outcome, Sent) and item.message_ref is None:
        changes.found(item, outcome.message_ref)
    elif isinstance(outcome, Kept):
        changes.overwrite(item)
    elif isinstance(outcome, Sent):
        changes.done(item, Recall.OVERWRITTEN)
    elif isinstance(outcome, TakenBack) or (isinstance(outcome, Vanished) and outcome.reason == NOT_THERE):
        changes.done(item, Recall.DELETED)
    elif isinstance(outcome, Vanished | Failed | Gone):
        changes.done(item, Recall.UNREACHED, reason=outcome.reason)
    elif isinstance(outcome, Moved):
        changes.done(item, Recall.UNREACHED, reason="chat_moved")
    else:
        return False
    return True


def _of_a_person(work: Work, item: Outgoing, outcome: Kept | Vanished | Failed | Gone) -> Outcome:
    """Tell whoever wrote it that it has to stay where it is; nobody else's words can be overwritten."""
    if isinstance(outcome, Vanished) and outcome.reason == NOT_THERE:
        return outcome
    work.promise(MessageWanted("desk.typed_stays", item.subject, item.chat_id))
    return Failed(outcome.reason)

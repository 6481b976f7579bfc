"""What becomes of a notice: each outcome of a sending, written down with its consequences."""

import random
from datetime import timedelta

import structlog

from actions.people.move_chat import move_chat
from bot.outbox import fetched
from bot.outbox.answering import keep_answer
from bot.outbox.drawing import Drawn
from bot.outbox.elsewhere import bring_elsewhere
from bot.outbox.pinning import pinned
from bot.outbox.port import (
    Barred,
    Failed,
    Fetched,
    Gone,
    Moved,
    NotSent,
    Outcome,
    Sent,
    Unknown,
    Uploaded,
    Vanished,
)
from bot.outbox.recalling import taken_back
from data.model.notices import NoticeState, Pin, Recall
from data.store.afresh import MOVED
from data.store.notices import TYPED
from data.store.outgoing import IN_DOUBT, OutboxRows, Outgoing, Rank
from data.store.people import Chats
from data.store.recalls import RecallChanges
from data.store.ways import Ways
from data.store.work import Work

FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 60.0
ATTEMPTS = 20
SETTLE_PAUSE_SECONDS = 1.0
LONGEST_SETTLE_PAUSE_SECONDS = 10.0
# In the time of the desk; until then the platform is asked again and again what became of a post.
SETTLE_TRIES_SECONDS = 55.0
REPEATS = 3
BARRED_SECONDS = 60.0

# A post that is found on its way was cut off there: nobody knows what became of it.
LEFT_UNSETTLED = frozenset({*IN_DOUBT, NoticeState.SENDING})

log = structlog.get_logger()


def near(seconds: float) -> float:
    """Return a pause at random near the given one, so that not all come back at once."""
    return random.uniform(seconds / 2, seconds)


def stirs(drawn: Drawn, outcome: Outcome) -> bool:
    """Tell whether an outcome may change what is shown elsewhere."""
    told = isinstance(outcome, Failed | Gone | Unknown)
    return told or bool(drawn.chat.gone) or drawn.item.kind == TYPED


def record(work: Work, drawn: Drawn, outcome: Outcome) -> Rank | None:
    """Write an outcome down; return the rank of what waits next in that chat."""
    if drawn.item.recalled:
        told = taken_back(work, drawn.item, outcome)
    else:
        told = drawn.pins_now and pinned(work, drawn, outcome)
    if not told:
        _record(work, drawn, outcome)
    return OutboxRows(work).rank_of(drawn.item.chat_id)


def _record(work: Work, drawn: Drawn, outcome: Outcome) -> None:
    ways, item = Ways(work), drawn.item
    if isinstance(outcome, Sent):
        _arrived(work, drawn, outcome)
    elif isinstance(outcome, Uploaded | Fetched):
        _brought(work, drawn, outcome)
    elif isinstance(outcome, Vanished):
        _lost(ways, item)
    elif isinstance(outcome, Moved):
        _moved(work, drawn, outcome)
    elif isinstance(outcome, Unknown):
        _in_doubt(work, drawn, outcome)
    elif isinstance(outcome, NotSent | Barred):
        _again_later(work, drawn, outcome)
    elif isinstance(outcome, Failed | Gone):
        _given_up(work, drawn, outcome)


def give_up_first(work: Work, chat_id: int) -> Rank | None:
    """Give up what is first in a chat, for a bug lets nobody draw it; return the rank of what waits next."""
    item = OutboxRows(work).first_of(chat_id)
    if item is not None:
        Ways(work).ended(item, NoticeState.FAILED, reason="cannot_be_drawn")
        keep_answer(work, item, Chats(work).find(chat_id), Failed("cannot_be_drawn"))
        fetched.refuse_broken(work, item)
    return OutboxRows(work).rank_of(chat_id)


def pause_seconds(item: Outgoing) -> float:
    """Return how long to wait before the next try, longer from one to the next."""
    if item.state in LEFT_UNSETTLED:
        return 0.0
    return near(min(FIRST_PAUSE_SECONDS * 2 ** min(item.attempts, 10), LONGEST_PAUSE_SECONDS))


def _arrived(work: Work, drawn: Drawn, outcome: Sent) -> None:
    ways, item, chat = Ways(work), drawn.item, drawn.chat
    # What stands there can be edited in a chat that nothing new reaches: only a post proves that it does.
    if chat.gone and item.message_ref is None and Chats(work).gone(chat.chat_id, ""):
        ways.redraw_beside(item)
    if not drawn.is_last:
        ways.part_sent(item, outcome.message_ref)
        return
    ways.sent(item, outcome.message_ref, drawn=drawn.digest, unfinished=drawn.pinning is not None)
    if item.pinned is Pin.REFUSED and not (drawn.card and drawn.card.pinned):
        # What will be wanted again may be allowed by then.
        ways.pinned(item, Pin.NO, finished=False)
    keep_answer(work, item, chat, outcome)
    if drawn.spoken and chat.person_id is not None and drawn.card is not None:
        text = "\n".join(str(line) for line in drawn.card.lines)
        revision = int((item.facts or {}).get("entry", 0))
        ways.spoke(item, person_id=chat.person_id, language=drawn.language, revision=revision, text=text)


def _brought(work: Work, drawn: Drawn, outcome: Uploaded | Fetched) -> None:
    if isinstance(outcome, Uploaded):
        Ways(work).uploaded(drawn.item, outcome.upload_ref)
    else:
        fetched.keep(work, drawn, outcome)


def _moved(work: Work, drawn: Drawn, outcome: Moved) -> None:
    log.info("chat_moved", chat_id=drawn.chat.chat_id)
    chat = drawn.chat
    move_chat(work, platform=chat.platform, old=chat.address, new=outcome.address)
    Ways(work).delayed(drawn.item, NoticeState.RETRYING, until=work.now, reason="chat_moved", counted=False)
    if drawn.item.message_ref is not None:
        # What stood in the old chat cannot be reached from the new one.
        _lost(Ways(work), drawn.item)


def _lost(ways: Ways, item: Outgoing) -> None:
    if item.kind.startswith(MOVED):
        # It only stands in place of what was there.
        ways.ended(item, NoticeState.WITHDRAWN, reason="moot")
    else:
        ways.lost_its_message(item)


def _in_doubt(work: Work, drawn: Drawn, outcome: Unknown) -> None:
    ways, item = Ways(work), drawn.item
    since = work.now - (item.attempted_at or work.now) if item.state in LEFT_UNSETTLED else timedelta()
    if not outcome.for_good and since < timedelta(seconds=SETTLE_TRIES_SECONDS):
        pause = min(max(SETTLE_PAUSE_SECONDS, since.total_seconds() / 2), LONGEST_SETTLE_PAUSE_SECONDS)
        until = work.now + timedelta(seconds=pause)
        ways.delayed(item, NoticeState.SETTLING, until=until, reason=outcome.reason)
        return
    ways.doubted(item)
    if drawn.repeatable and item.unknowns < REPEATS:
        until = work.now + timedelta(seconds=near(FIRST_PAUSE_SECONDS))
        ways.delayed(item, NoticeState.RETRYING, until=until, reason=outcome.reason)
        return
    log.warning("notice_unknown", delivery_id=item.delivery_id, reason=outcome.reason)
    ways.ended(item, NoticeState.UNKNOWN, reason=outcome.reason)
    ways.redraw_beside(item)


def _again_later(work: Work, drawn: Drawn, outcome: NotSent | Barred) -> None:
    item = drawn.item
    alone = isinstance(outcome, NotSent) and outcome.scope is None and not drawn.all_wait
    if alone and item.attempts >= ATTEMPTS:
        _given_up(work, drawn, Failed(outcome.reason))
        return
    wanted = outcome.retry_after_seconds if isinstance(outcome, NotSent) else BARRED_SECONDS
    until = work.now + timedelta(seconds=max(wanted, pause_seconds(item) if alone else 0.0))
    edited = item.what == "card" and item.message_ref is not None and not drawn.pins_now
    Ways(work).delayed(
        item, NoticeState.RETRYING, until=until, reason=outcome.reason, counted=alone, edited=edited
    )


def _given_up(work: Work, drawn: Drawn, outcome: Failed | Gone) -> None:
    item = drawn.item
    if item.recalled:
        RecallChanges(work).done(item, Recall.UNREACHED, reason=outcome.reason)
        return
    if drawn.pins_now:
        pinned(work, drawn, Failed(outcome.reason))
        return
    log.warning("notice_given_up", delivery_id=item.delivery_id, reason=outcome.reason)
    Ways(work).ended(item, NoticeState.FAILED, reason=outcome.reason)
    if drawn.sought is not None:
        fetched.refuse(work, drawn.sought.file_id, outcome.reason, largest_bytes=drawn.sought.largest)
    keep_answer(work, item, drawn.chat, outcome)
    fresh = isinstance(outcome, Gone) and Chats(work).gone(item.chat_id, outcome.reason)
    bring_elsewhere(work, item)
    # Of a message its subject's cards tell, of a card only that nothing arrives there any more.
    if fresh or item.what == "message":
        Ways(work).redraw_beside(item)

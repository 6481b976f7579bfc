"""What another system answered becomes a turn, in the transaction in which its call comes to an end."""

from typing import Literal

from pydantic import TypeAdapter

from bot.outbox.port import Failed, Gone, Sent
from bot.shapes.turn import DESKBELL, Answered, Turn
from data.model.hooks import HOOK, KIND
from data.model.people import Chat
from data.store.custody import DESK
from data.store.inbox import InboxRows
from data.store.outgoing import Outgoing
from data.store.work import Work

TURN: TypeAdapter[Turn] = TypeAdapter(Turn)


def keep_answer(work: Work, item: Outgoing, chat: Chat, outcome: Sent | Failed | Gone) -> None:
    """Keep as a turn what came of a call; of what people read nothing is kept."""
    if chat.kind != KIND:
        return
    deed = Answered(
        hook=chat.platform.removeprefix(HOOK),
        call=item.kind,
        subject=item.subject,
        outcome=_ended(outcome),
        facts=item.facts or {},
        status=outcome.answer.status if outcome.answer else 0,
        body=outcome.answer.body if outcome.answer else "",
        reason="" if isinstance(outcome, Sent) else outcome.reason,
    )
    turn = Turn(DESKBELL, f"{chat.platform}:{_end_of(item)}:{deed.outcome}", deed, work.now)
    InboxRows(work).take(
        source=turn.source,
        key=turn.key,
        lane=f"desk:{chat.platform}",
        person_id=DESK,
        body=TURN.dump_json(turn).decode(),
    )


def _end_of(item: Outgoing) -> str:
    """Return the name of this end: the same when its commit is repeated, another once the operator let it be tried anew."""
    before = item.attempted_at.isoformat() if item.attempted_at else ""
    return f"{item.delivery_id}:{item.attempts}:{before}"


def _ended(outcome: Sent | Failed | Gone) -> Literal["done", "failed", "gone", "given_up"]:
    if isinstance(outcome, Sent):
        return "done"
    if isinstance(outcome, Gone):
        return "gone"
    return "given_up" if outcome.given_up else "failed"

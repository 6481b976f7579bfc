"""What staff and reporters do with ticket 1, each deed by its name, for the tests of who may do what."""

from collections.abc import Callable

import pytest

from actions.feedback.add_detail import add_detail
from actions.feedback.answer_outcome import answer_outcome
from actions.feedback.assign_ticket import assign_ticket
from actions.feedback.call_human import call_human
from actions.feedback.claim_ticket import claim_ticket
from actions.feedback.classify_ticket import change_kind, change_priority
from actions.feedback.hand_over_ticket import hand_over_ticket
from actions.feedback.name_app import name_app
from actions.feedback.note_ticket import note_ticket
from actions.feedback.rate_ticket import rate_ticket
from actions.feedback.reopen_ticket import reopen_ticket
from actions.feedback.reply_to_reporter import reply_to_reporter
from actions.feedback.resolve_ticket import resolve_ticket
from actions.feedback.withdraw_ticket import withdraw_ticket
from data.model.notices import CardWanted, MessageWanted
from data.model.people import Person
from data.model.refusals import Refusal
from data.store.work import Work
from tests.contract.store.harness import person
from tests.unit.conversation.harness import Town

Deed = Callable[[Work, Person, int, int | None], object]

STAFF: dict[str, Deed] = {
    "claim": lambda work, by, number, seen: claim_ticket(work, number=number, by=by, seen_round=seen),
    "reply": lambda work, by, number, seen: reply_to_reporter(
        work, number=number, by=by, text="请更新", seen_round=seen
    ),
    "note": lambda work, by, number, seen: note_ticket(
        work, number=number, by=by, text="内部", seen_round=seen
    ),
    "assign": lambda work, by, number, seen: assign_ticket(
        work, number=number, by=by, to=person(work, "fang"), seen_round=seen
    ),
    "hand_over": lambda work, by, number, seen: hand_over_ticket(
        work, number=number, by=by, department="technical", seen_round=seen
    ),
    "kind": lambda work, by, number, seen: change_kind(
        work, number=number, by=by, kind="suggest", seen_round=seen
    ),
    "priority": lambda work, by, number, seen: change_priority(
        work, number=number, by=by, severity="high", seen_round=seen
    ),
    "resolve": lambda work, by, number, seen: resolve_ticket(work, number=number, by=by, seen_round=seen),
}
REPORTER: dict[str, Deed] = {
    "add": lambda work, by, number, seen: add_detail(
        work, number=number, by=by, text="补充", seen_round=seen
    ),
    "solved": lambda work, by, number, seen: answer_outcome(
        work, number=number, by=by, solved=True, seen_round=seen
    ),
    "not_yet": lambda work, by, number, seen: answer_outcome(
        work, number=number, by=by, solved=False, seen_round=seen
    ),
    "rate": lambda work, by, number, seen: rate_ticket(work, number=number, by=by, rating=5, seen_round=seen),
    "withdraw": lambda work, by, number, seen: withdraw_ticket(work, number=number, by=by, seen_round=seen),
    "app": lambda work, by, number, seen: name_app(
        work, number=number, by=by, app="paylink", seen_round=seen
    ),
    "human": lambda work, by, number, seen: call_human(work, number=number, by=by, seen_round=seen),
    "reopen": lambda work, by, number, seen: reopen_ticket(work, number=number, by=by, seen_round=seen),
}
DEEDS = STAFF | REPORTER


def do(town: Town, by: str, *deeds: str, seen: int | None = None) -> list[MessageWanted | CardWanted]:
    """Let somebody do deeds on ticket 1, one work each; return what the last one promised to tell."""
    promised: list[MessageWanted | CardWanted] = []
    for deed in deeds:
        with town.store.work() as work:
            DEEDS[deed](work, person(work, by), 1, seen)
            promised = [one for one in work.promises if isinstance(one, MessageWanted | CardWanted)]
    return promised


def refusal(town: Town, by: str, deed: str, *, seen: int | None = None) -> Refusal:
    """Return the no that somebody gets."""
    with pytest.raises(Refusal) as caught, town.store.work() as work:
        DEEDS[deed](work, person(work, by), 1, seen)
    return caught.value

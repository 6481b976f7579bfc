"""What the systems around releases tell: the one that deploys, when it is called and by itself."""

import json
from typing import Any

import structlog

from actions.releases.hear_of_deploy import hear_report, note_answer
from bot.conversation.capability import Aim
from bot.conversation.numbers import number_named
from bot.shapes.turn import Answered, Called
from data.model.approvals.requests import PREFIX
from data.model.refusals import Refusal
from data.model.releases.release import LONGEST_REASON
from data.store.work import Work

ACCEPTED = 202  # taken in, and not done yet
WELL = frozenset({"success", "succeeded", "ok", "done", "deployed", "finished"})
BADLY = frozenset({"failure", "failed", "error", "errored", "cancelled", "canceled", "rolled_back"})

_log = structlog.get_logger()


def answered(work: Work, told: Answered) -> None:
    """Take the answer of the deploy system: done, only begun, or why not."""
    body = _read(told.body)
    went_well: bool | None = told.outcome == "done"
    if went_well:
        went_well = _outcome(body, unsaid=None if told.status == ACCEPTED else True)
    note_answer(
        work,
        number=Aim(told.subject).number,
        call=told.call,
        attempt=int(told.facts.get("attempt", 0)),
        went_well=went_well,
        reason=_reason(body) or told.reason,
    )


def reported(work: Work, called: Called) -> None:
    """Take what the deploy system reports by itself; what names no release, or tells nothing, is passed over."""
    body = _read(called.body)
    subject = number_named(str(body.get("release", "")), (PREFIX,))
    outcome = _outcome(body, unsaid=None)
    if not subject or outcome is None:
        _log.info("deploy_report_tells_nothing")
        return
    try:
        hear_report(work, number=Aim(subject).number, went_well=outcome, reason=_reason(body))
    except Refusal:
        _log.info("deploy_report_of_no_release")


def _read(body: str) -> dict[str, Any]:
    try:
        told = json.loads(body) if body else {}
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _outcome(body: dict[str, Any], *, unsaid: bool | None) -> bool | None:
    said = next((body[key] for key in ("outcome", "status", "state") if key in body), "")
    word = str(said).casefold()
    if word in BADLY:
        return False
    return True if word in WELL else unsaid


def _reason(body: dict[str, Any]) -> str:
    told = body.get("reason", "")
    return " ".join(str(told).split())[:LONGEST_REASON] if isinstance(told, str) else ""

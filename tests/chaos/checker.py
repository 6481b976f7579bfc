"""Judge the evidence of kills: what was lost, what happened twice, what people saw twice."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.chaos.evidence import Case, Evidence, KeptTicket, Posted, Standing

FILED, CLAIMED, REPLIED = "feedback.filed", "feedback.claimed", "feedback.replied"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong, each thing in words; empty throughout when nothing is.

    Attributes:
        lost: what somebody did or should have been shown, and is not there.
        twice: what happened more than once, a chain of the audit that breaks included.
        slack_duplicates, telegram_duplicates: messages beside the one that the desk knows of.
        telegram_unrecorded: those of them of which the desk never noted that their fate was unknown.
    """

    lost: tuple[str, ...]
    twice: tuple[str, ...]
    slack_duplicates: tuple[str, ...]
    telegram_duplicates: tuple[str, ...]
    telegram_unrecorded: tuple[str, ...]


def judge(evidence: Evidence) -> Verdict:
    """Look at everything that people did and at everything that was posted."""
    strays = _strays(evidence)
    counts = [count for case in evidence.cases for count in _counts(case, evidence, strays)]
    twice = [f"{what}: {number} times" for what, number in counts if number > 1]
    return Verdict(
        lost=(*(what for what, number in counts if number == 0), *evidence.unfinished),
        twice=(*twice, *(["the audit chain does not verify"] if evidence.broken_chain else [])),
        slack_duplicates=tuple(post.ref for post in strays if post.platform == "slack"),
        telegram_duplicates=tuple(post.ref for post in strays if post.platform == "telegram"),
        telegram_unrecorded=tuple(_unrecorded(evidence, strays)),
    )


def _strays(evidence: Evidence) -> list[Posted]:
    """Return what was posted but is no card's and no message's place: a copy beside the known one."""
    known = {(row.platform, row.ref) for row in evidence.rows}
    return [post for post in evidence.posted if (post.platform, post.ref) not in known]


def _unrecorded(evidence: Evidence, strays: list[Posted]) -> Iterator[str]:
    # What stands beside a row cannot be read on Telegram, but every unknown post of a chat allows for one copy.
    allowed: Counter[str] = Counter()
    for row in evidence.rows:
        allowed[row.chat] += row.unknowns if row.platform == "telegram" else 0
    for post in strays:
        if post.platform == "telegram":
            allowed[post.chat] -= 1
            if allowed[post.chat] < 0:
                yield post.ref


def _counts(case: Case, evidence: Evidence, strays: list[Posted]) -> Iterator[tuple[str, int]]:
    """Yield everything that must be there exactly once, with how often it is."""
    tickets = [ticket for ticket in evidence.tickets if ticket.words == case.words]
    yield f"ticket of «{case.words}»", len(tickets)
    for ticket in tickets:
        yield from _effects(case, ticket)
        yield from _showings(case, ticket, evidence, {post.ref for post in strays})


def _effects(case: Case, ticket: KeptTicket) -> Iterator[tuple[str, int]]:
    yield f"{ticket.subject}: reply «{case.answer}»", list(ticket.answers).count(case.answer)
    for deed in (FILED, CLAIMED, REPLIED):
        yield f"{ticket.subject}: {deed}", list(ticket.deeds).count(deed)


def _showings(
    case: Case, ticket: KeptTicket, evidence: Evidence, strays: set[str]
) -> Iterator[tuple[str, int]]:
    """Yield what people must see, a copy counted only where there is nothing else."""
    mine = [thing for thing in evidence.standing if thing.platform == case.platform]
    wanted: tuple[tuple[str, str, Callable[[Standing], bool]], ...] = (
        ("reporter's card", case.reporter_place, lambda thing: "withdraw" in _acts(thing, ticket)),
        ("staff's card", case.staff_place, lambda thing: "resolve" in _acts(thing, ticket)),
        ("shown reply", case.reporter_place, lambda thing: case.answer in thing.text),
    )
    for what, place, fits in wanted:
        found = [thing for thing in mine if thing.place == place and fits(thing)]
        known = [thing for thing in found if thing.ref not in strays]
        yield f"{ticket.subject}: {what}", len(known) or min(len(found), 1)


def _acts(thing: Standing, ticket: KeptTicket) -> frozenset[str]:
    return thing.actions if ticket.subject in thing.subjects else frozenset()

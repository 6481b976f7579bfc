"""Tickets that have to do with each other: handled together, linked, or taken over."""

import dataclasses
from dataclasses import dataclass

from data.model.feedback import HasTheTicket, Ticket
from data.model.refusals import Refusal


@dataclass(eq=False)
class TicketIsMerged(Refusal):
    """It is handled together with another one, where this is done for both."""

    subject: str
    into: str


@dataclass(eq=False)
class CannotBeTogether(Refusal):
    """The two are one and the same, or one of them is confidential and the other is not."""

    subject: str
    other: str


@dataclass(eq=False)
class AlreadyTogether(Refusal):
    """They have been merged or linked already."""

    subject: str
    other: str


def merge(ticket: Ticket, *, into: Ticket) -> Ticket:
    """Let a ticket be handled together with another one, by whoever handles that.

    Raises:
        CannotBeTogether: it is the same, or one of them is confidential alone.
        AlreadyTogether: it is so already.
    """
    guard_pair(ticket, into)
    if ticket.merged_into == into.number:
        raise AlreadyTogether(ticket.subject, into.subject)
    return dataclasses.replace(ticket, merged_into=into.number, handler_id=into.handler_id)


def part(ticket: Ticket) -> Ticket:
    """Let it stand by itself again."""
    return dataclasses.replace(ticket, merged_into=None)


def guard_pair(ticket: Ticket, other: Ticket) -> None:
    """Refuse a pair that cannot be.

    Raises:
        CannotBeTogether: it is the same, or one of them is confidential alone.
    """
    if ticket.number == other.number or ticket.confidential is not other.confidential:
        raise CannotBeTogether(ticket.subject, other.subject)


def take_over(ticket: Ticket, *, by: int) -> Ticket:
    """Let somebody else work on it.

    Raises:
        HasTheTicket: they do already.
    """
    if ticket.handler_id == by:
        raise HasTheTicket(ticket.subject)
    return dataclasses.replace(ticket, handler_id=by)

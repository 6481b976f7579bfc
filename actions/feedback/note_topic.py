"""Note what a report is about, by the words in it."""

from dataclasses import replace

from data.model.company import Company
from data.model.feedback import SEVERITIES, Ticket
from data.model.topics import topic_of
from data.store.work import Reading


def with_topic(reading: Reading, ticket: Ticket, text: str) -> Ticket:
    """Return the ticket with its topic, unless it has one, and at least as grave as reports of that are."""
    topic = None if ticket.topic else topic_of(reading.company.topics, text)
    if topic is None:
        return ticket
    return replace(ticket, topic=topic.key, severity=_graver(ticket.severity, topic.severity))


def concerned_department(company: Company, ticket: Ticket) -> str:
    """Return the department that works on a ticket beside the one that has it: whose matter it is about; empty for none."""
    if ticket.confidential:
        return ""
    theirs = next((one.department for one in company.topics if one.key == ticket.topic), "")
    return theirs if theirs != ticket.department else ""


def _graver(one: str, other: str) -> str:
    return max(one, other, key=lambda severity: SEVERITIES.index(severity) if severity else -1)

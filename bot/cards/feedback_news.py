"""How single news of a ticket are told, each once."""

import dataclasses

from bot.cards.feedback import app_name
from bot.cards.view import Drawing, button, quoted
from bot.shapes.card import Card
from bot.shapes.text import Text
from data.model.company import name_in
from data.model.feedback import CONFIDENTIAL_KIND, TicketState
from data.store.feedback import Tickets
from data.store.people import People

FOUND = 20  # on a page
# What can become of a report at the word of its reporter, as it stands.
SETTLED_BY = {TicketState.OPEN: ("solved", "withdraw"), TicketState.RESOLVED: ("solved", "not_yet")}
KINDS_OFFERED = ("report_problem", "complain", "ask_question")


def reply(drawing: Drawing) -> Card | None:
    """Tell the reporter what somebody answered or asks, to the letter."""
    words, ticket = drawing.words, Tickets(drawing.reading).find(drawing.number)
    if ticket.state is TicketState.ERASED:
        return None
    entry = Tickets(drawing.reading).entry(ticket, int(drawing.facts["entry"]))
    author = People(drawing.reading).find(entry.author_id).name
    key = "reply-question" if entry.kind == "question" else "reply-answer"
    return Card(
        lines=(
            words.text(key, subject=ticket.subject, author=author),
            Text.plain(entry.text),
        ),
        buttons=(button(words, "add", ticket.subject, ticket.round),),
    )


def addition(drawing: Drawing) -> Card | None:
    """Tell the department what the reporter added."""
    words, ticket = drawing.words, Tickets(drawing.reading).find(drawing.number)
    if ticket.state is TicketState.ERASED:
        return None
    entry = Tickets(drawing.reading).entry(ticket, int(drawing.facts["entry"]))
    told = quoted(words, entry.text) if entry.text else words.text("files-only")
    return Card(lines=(words.text("news-addition", subject=ticket.subject, text=told),))


def added(drawing: Drawing) -> Card:
    """Tell the reporter that an addition has arrived."""
    return Card(lines=(drawing.words.text("news-added", subject=drawing.subject),))


def reopened(drawing: Drawing) -> Card:
    """Tell the reporter that their words have opened a ticket again."""
    return Card(lines=(drawing.words.text("news-reopened", subject=drawing.subject),))


def settling(drawing: Drawing) -> Card | None:
    """Ask the reporter what shall become of a report that they call solved, or call off."""
    words, ticket = drawing.words, Tickets(drawing.reading).find(drawing.number)
    if ticket.state not in SETTLED_BY:
        return None
    kind = words(f"kind-{ticket.kind.replace('_', '-')}")
    app = app_name(drawing.reading, words, ticket)
    return Card(
        title=words("ticket-reporter-title", subject=ticket.subject, kind=kind, app=app),
        lines=(words.text(f"settling-{ticket.state.value}"),),
        buttons=tuple(button(words, way, ticket.subject, ticket.round) for way in SETTLED_BY[ticket.state]),
    )


def human_called(drawing: Drawing) -> Card:
    """Tell the reporter that a person has been called."""
    return Card(lines=(drawing.words.text("news-human-called", subject=drawing.subject),))


def contested(drawing: Drawing) -> Card:
    """Tell the department that the reporter has not got what was promised."""
    return Card(lines=(drawing.words.text("news-contested", subject=drawing.subject),))


def handed_back(drawing: Drawing) -> Card:
    """Tell the department that whoever worked on a ticket does so no longer."""
    words, who = drawing.words, People(drawing.reading).find(int(drawing.facts["was"])).name
    return Card(lines=(words.text("news-handed-back", subject=drawing.subject, who=who),))


def human(drawing: Drawing) -> Card:
    """Tell the department that the reporter wants a person."""
    return Card(lines=(drawing.words.text("news-human", subject=drawing.subject),))


def low_rating(drawing: Drawing) -> Card:
    """Tell the head of the department about a low rating."""
    words = drawing.words
    line = words.text("news-low-rating", subject=drawing.subject, rating=drawing.facts["rating"])
    return Card(lines=(line,), buttons=(button(words, "open", drawing.subject, 0),))


def reminder(drawing: Drawing) -> Card:
    """Remind the reporter that their word is awaited."""
    return Card(lines=(drawing.words.text("news-reminder", subject=drawing.subject),))


def rating_reminder(drawing: Drawing) -> Card:
    """Remind the reporter that their rating is welcome."""
    return Card(lines=(drawing.words.text("news-rating-reminder", subject=drawing.subject),))


def listing(drawing: Drawing) -> Card:
    """List tickets, each with a button that opens it."""
    words, facts = drawing.words, drawing.facts
    numbers = [int(part) for part in str(facts["numbers"]).split()]
    if not numbers:
        return Card(lines=(words.text("list-empty"),))
    return _listed(drawing, numbers, words("list-title", count=int(facts["count"])))


def found(drawing: Drawing) -> Card:
    """List what a search has found, the newest first."""
    words, numbers = drawing.words, [int(part) for part in str(drawing.facts["numbers"]).split()]
    if not numbers:
        return Card(lines=(words.text("found-none"),))
    more, page = int(drawing.facts["more"]), int(drawing.facts.get("page", 0))
    first = page * FOUND + 1
    listed = _listed(
        drawing, numbers, words("found-tickets", first=first, last=first + len(numbers) - 1, more=more)
    )
    ways = (["prev"] if page else []) + (["next"] if more and drawing.subject else [])
    turning = [button(words, way, drawing.subject, page) for way in ways]
    return dataclasses.replace(listed, buttons=(*listed.buttons, *turning))


def _listed(drawing: Drawing, numbers: list[int], title: str) -> Card:
    words, lines, buttons = drawing.words, [], []
    for number in numbers:
        ticket = Tickets(drawing.reading).find(number)
        kind = words(f"kind-{ticket.kind.replace('_', '-')}")
        state = words(f"state-{ticket.state.value}")
        lines.append(words.text("list-line", subject=ticket.subject, kind=kind, state=state))
        buttons.append(button(words, "open", ticket.subject, 0, label=ticket.subject))
    return Card(title=title, lines=tuple(lines), buttons=tuple(buttons))


def unsure(drawing: Drawing) -> Card:
    """Ask what a text was meant as; it is kept and filed by one press."""
    return _which(drawing, "ticket-unsure", KINDS_OFFERED)


def which_kind(drawing: Drawing) -> Card:
    """Ask whether a report is of a hole, which only few may see; it is kept and filed by one press."""
    return _which(drawing, "ticket-which-kind", (CONFIDENTIAL_KIND, *KINDS_OFFERED[:2]))


def _which(drawing: Drawing, asked: str, kinds: tuple[str, ...]) -> Card:
    words = drawing.words
    return Card(
        lines=(words.text(asked),),
        buttons=tuple(
            button(
                words, "file", drawing.subject, 0, value=kind, label=words(f"kind-{kind.replace('_', '-')}")
            )
            for kind in kinds
        ),
    )


def from_faq(drawing: Drawing) -> Card | None:
    """Answer a question that comes often, and ask whether that was enough."""
    words, company = drawing.words, drawing.reading.company
    entry = next((one for one in company.faq if one.key == drawing.facts["entry"]), None)
    if entry is None:
        return None
    said = drawing.subject
    return Card(
        lines=(Text.plain(name_in(entry.answers, words.language)), words.text("faq-helped")),
        buttons=(
            button(words, "helped", said, 0, value="yes", label=words("faq-yes")),
            button(words, "helped", said, 0, value="no", label=words("faq-no")),
            button(words, "human", said, 0),
        ),
    )

"""How tickets are shown: to the department, to the reporter, and the question whether it is solved."""

from bot.cards.feedback_deadlines import deadline_fields, promised
from bot.cards.feedback_delisted import what_happened
from bot.cards.feedback_desk import elsewhere, staff_buttons, topic_fields
from bot.cards.feedback_together import reporter_together, together_fields, together_lines
from bot.cards.files import file_fields
from bot.cards.privacy import offer
from bot.cards.reach import reach_fields
from bot.cards.view import (
    LONGEST_QUOTE,
    Drawing,
    button,
    called,
    done_by,
    other_languages,
    paged,
    pointer_to,
    quoted,
)
from bot.shapes.card import Button, Card, Field
from bot.shapes.text import Text
from bot.words.words import Words
from data.model.company import name_in
from data.model.feedback import (
    LOW_RATING,
    MOST_SEVERE,
    RATINGS,
    Entry,
    EntryKind,
    Ticket,
    TicketState,
    as_corrected,
    awaits_word,
)
from data.model.privacy import Consent
from data.store.feedback import Tickets
from data.store.people import People
from data.store.work import Reading

ENTRIES_SHOWN = 4


def staff_card(drawing: Drawing) -> Card:
    """Show a ticket to the department that works on it."""
    if drawing.moved_on("feedback.staff"):
        return pointer_to(drawing, "feedback.staff")
    words, ticket = drawing.words, Tickets(drawing.reading).find(drawing.number)
    if ticket.state is TicketState.ERASED:
        return erased_card(drawing, ticket)
    moved = elsewhere(drawing, ticket)
    if moved is not None:
        return moved
    entries = as_corrected(Tickets(drawing.reading).entries(ticket))
    later = [_entry_line(drawing, entry) for entry in entries[1:][-ENTRIES_SHOWN:]]
    return Card(
        title=words(
            "ticket-staff-title", subject=ticket.subject, kind=_kind(words, ticket), app=_app(drawing, ticket)
        ),
        lines=(_quoted(words, entries[0].text), *later, *together_lines(drawing, ticket)),
        fields=tuple(_staff_fields(drawing, ticket)),
        buttons=paged(
            words,
            staff_buttons(drawing, ticket),
            page=drawing.page,
            subject=ticket.subject,
            version=ticket.round,
            behind=other_languages(words, ticket.subject, ticket.round),
        ),
        footer=words.text("ticket-opened-at", at=ticket.opened_at),
        pinned=ticket.state is TicketState.OPEN and ticket.severity == MOST_SEVERE,
    )


def erased_card(drawing: Drawing, ticket: Ticket) -> Card:
    """Show what is left of a ticket whose words were erased."""
    words = drawing.words
    return Card(
        title=words("ticket-erased-title", subject=ticket.subject, kind=_kind(words, ticket)),
        lines=(words.text("ticket-erased"),),
    )


def _staff_fields(drawing: Drawing, ticket: Ticket) -> list[Field]:
    words = drawing.words
    fields = [
        Field(words("label-state"), words.text(f"state-{ticket.state.value}")),
        Field(words("label-reporter"), Text.plain(_name(drawing, ticket.reporter_id))),
        Field(words("label-handler"), Text.plain(_name(drawing, ticket.handler_id) or words("nobody-yet"))),
        Field(words("label-responsible"), Text.plain(_name(drawing, ticket.responsible_id))),
        Field(words("label-version"), Text.plain(ticket.version)),
        Field(
            words("label-severity"),
            Text.plain(words(f"severity-{ticket.severity}") if ticket.severity else ""),
        ),
        Field(words("label-rating"), Text.plain(f"{ticket.rating}/5" if ticket.rating else "")),
        Field(words("label-wish"), words.text("wants-human") if ticket.wants_human else Text()),
    ]
    fields += topic_fields(drawing, ticket)
    fields += together_fields(drawing, ticket)
    fields += deadline_fields(drawing, ticket)
    fields += file_fields(drawing, count=ticket.files)
    fields += reach_fields(drawing, chat_id=ticket.chat_id)
    return [field for field in fields if str(field.value)]


def _entry_line(drawing: Drawing, entry: Entry) -> Text:
    words = drawing.words
    kind = EntryKind.CORRECTION if entry.kind is EntryKind.NOTE and entry.corrects else entry.kind
    return words.text(
        f"entry-{kind.value}",
        author=done_by(drawing.reading, words, entry.author_id, entry.on_behalf_of),
        text=_quoted(words, entry.text, longest=300),
    )


def _quoted(words: Words, text: str, *, longest: int = LONGEST_QUOTE) -> Text:
    return quoted(words, text, longest=longest) if text else words.text("files-only")


def reporter_card(drawing: Drawing) -> Card:
    """Show a ticket to whoever reported it."""
    if drawing.moved_on("feedback.reporter"):
        return pointer_to(drawing, "feedback.reporter")
    words, ticket = drawing.words, Tickets(drawing.reading).find(drawing.number)
    if ticket.state is TicketState.ERASED:
        return erased_card(drawing, ticket)
    asked, answers = _consent(drawing, ticket)
    return Card(
        title=words(
            "ticket-reporter-title",
            subject=ticket.subject,
            kind=_kind(words, ticket),
            app=_app(drawing, ticket),
        ),
        lines=_reporter_lines(drawing, ticket),
        fields=tuple(file_fields(drawing, count=ticket.files, sent_by=ticket.reporter_id)),
        buttons=(
            *paged(
                words,
                _reporter_buttons(drawing, ticket),
                page=drawing.page,
                subject=ticket.subject,
                version=ticket.round,
            ),
            *answers,
        ),
        footer=asked,
    )


def _reporter_lines(drawing: Drawing, ticket: Ticket) -> tuple[Text, ...]:
    words = drawing.words
    told = words.text(
        _told_reporter(ticket),
        kind=ticket.kind,
        responsible=_name(drawing, ticket.responsible_id) or words("our-team"),
        handler=_name(drawing, ticket.handler_id),
    )
    asks_app = ticket.state is TicketState.OPEN and not ticket.app
    which = (words.text("reporter-which-app"),) if asks_app else ()
    happened = what_happened(drawing, ticket)
    return (told, *happened, *reporter_together(drawing, ticket), *promised(drawing, ticket), *which)


def _consent(drawing: Drawing, ticket: Ticket) -> tuple[Text, tuple[Button, ...]]:
    """Ask for consent under somebody's first report; where they said something to an earlier notice, under the newest."""
    asked, answers = offer(drawing, ticket.reporter_id)
    if not answers:
        return asked, answers
    theirs = Tickets(drawing.reading).of_reporter(ticket.reporter_id)
    unasked = People(drawing.reading).find(ticket.reporter_id).consent == Consent.UNASKED
    return (asked, answers) if ticket.number == theirs[-1 if unasked else 0].number else (Text(), ())


def _told_reporter(ticket: Ticket) -> str:
    """Return the message that says how the ticket stands."""
    if ticket.state is TicketState.OPEN and ticket.handler_id is not None:
        return "reporter-handled"
    if ticket.state is TicketState.CLOSED and ticket.silent:
        return "reporter-silent"
    return f"reporter-{ticket.state.value}"


def reporter_actions(ticket: Ticket) -> list[str]:
    """Return what the reporter can do about a ticket now, the choice of its app aside."""
    if ticket.state is TicketState.RESOLVED:
        return []  # the outcome card beside it asks the one question that matters now
    if ticket.state is not TicketState.OPEN:
        return ["reopen"]
    return ["add", "withdraw"] if ticket.wants_human else ["add", "human", "withdraw"]


def _reporter_buttons(drawing: Drawing, ticket: Ticket) -> list[Button]:
    words = drawing.words
    asks_app = ticket.state is TicketState.OPEN and not ticket.app
    apps = drawing.reading.company.apps if asks_app else ()
    buttons = [
        button(
            words,
            "app",
            ticket.subject,
            ticket.round,
            value=app.key,
            label=name_in(app.names, words.language),
        )
        for app in apps
    ]
    return buttons + [
        button(words, action, ticket.subject, ticket.round) for action in reporter_actions(ticket)
    ]


def outcome_card(drawing: Drawing) -> Card:
    """Ask the reporter whether one round of the ticket solved it, and only then for a rating."""
    words, ticket = drawing.words, Tickets(drawing.reading).find(drawing.number)
    if ticket.state is TicketState.ERASED:
        return erased_card(drawing, ticket)
    subject, version = ticket.subject, drawing.instance
    if ticket.round != drawing.instance:
        return Card(title=words("outcome-contested", subject=subject))
    if awaits_word(ticket):
        return _solved_question(drawing, ticket)
    if ticket.rating is None:
        scale = tuple(
            button(
                words, "rate", subject, version, value=str(rating), label=words("button-rate", rating=rating)
            )
            for rating in RATINGS
        )
        return Card(
            title=words("outcome-solved", subject=subject), lines=(words.text("outcome-rate"),), buttons=scale
        )
    return _rated(words, ticket)


def _rated(words: Words, ticket: Ticket) -> Card:
    """Thank for a rating; under a low one offer to handle it again, or to leave it at that."""
    subject, low = ticket.subject, (ticket.rating or 0) <= LOW_RATING
    asks = low and not ticket.let_be
    line = "outcome-sorry" if asks else "outcome-left" if low else "outcome-thanks"
    again = button(words, "reopen", subject, ticket.round, label=words("ticket-handle-again"))
    return Card(
        title=words("outcome-rated", subject=subject, rating=ticket.rating or 0),
        lines=(words.text(line),),
        buttons=(again, button(words, "just_saying", subject, ticket.round)) if asks else (),
    )


def _solved_question(drawing: Drawing, ticket: Ticket) -> Card:
    words = drawing.words
    solution = [
        entry for entry in Tickets(drawing.reading).entries(ticket) if entry.kind is EntryKind.SOLUTION
    ]
    said = (quoted(words, solution[-1].text),) if solution else ()
    silent = (words.text("outcome-silent"),) if ticket.silent else ()
    return Card(
        title=words("outcome-title", subject=ticket.subject),
        lines=(*said, words.text("outcome-question", handler=_name(drawing, ticket.handler_id)), *silent),
        buttons=tuple(
            button(words, action, ticket.subject, drawing.instance) for action in ("solved", "not_yet")
        ),
    )


def _kind(words: Words, ticket: Ticket) -> str:
    return words(f"kind-{ticket.kind.replace('_', '-')}")


def app_name(reading: Reading, words: Words, ticket: Ticket) -> str:
    """Return the name of the app that a ticket is about, or that none was named."""
    app = reading.company.app(ticket.app)
    return name_in(app.names, words.language) if app else words("app-not-named")


def _app(drawing: Drawing, ticket: Ticket) -> str:
    return app_name(drawing.reading, drawing.words, ticket)


def _name(drawing: Drawing, person_id: int | None) -> str:
    return called(drawing.words, People(drawing.reading).find(person_id)) if person_id is not None else ""

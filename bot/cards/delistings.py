"""How delistings are shown: the package that is to be signed, and what becomes of it."""

from collections.abc import Iterator

from bot.cards.approvals import Detail
from bot.cards.delistings_texts import LANGUAGE_OF, app_name, store_names
from bot.cards.delistings_urgent import review_buttons, urgent_buttons
from bot.cards.view import Drawing, button, called, paged, pointer_to, quoted
from bot.shapes.card import Button, Card, Field
from bot.shapes.text import Text
from bot.words.words import Words
from data.model.approvals.requests import Evidence, Request
from data.model.delisting_package import DATES, TEXTS, URGENT
from data.model.delistings import CHANGES, UNDER_WAY, Delisting, DelistingState, Entry, Store
from data.model.tasks import TaskState
from data.store.announcements import Announcements
from data.store.approvals import Requests
from data.store.delisting_reach import leftovers
from data.store.delistings import Delistings
from data.store.people import People
from data.store.tasks import Tasks

CARD = "delistings.card"
EVENTS_SHOWN = 6
LONGEST_BODY_SHOWN = 1_000
# What can be done about one, by where it stands.
ACTIONS = {
    DelistingState.PLANNED: ("change", "stop"),
    DelistingState.DOWN: ("change", "stop"),
    DelistingState.ENDED: ("close",),
}


def detail(drawing: Drawing, request: Request, evidence: Evidence) -> Detail:
    """Tell all that is signed as one: reason, days, stores, texts."""
    words, fields = drawing.words, evidence.fields
    app = Text.plain(app_name(drawing.reading.company, words, request.about))
    if not fields:
        return Detail(words("delisting-asked", app=app), lines=(words.text("request-words-erased"),))
    key = "delisting-change-asked" if CHANGES in fields else "delisting-asked"
    what = words(key, app=app, subject=fields.get(CHANGES, ""))
    lines = [quoted(words, fields["reason"])]
    if "why" in fields:
        lines.insert(0, words.text("delisting-why", why=quoted(words, fields["why"])))
    lines += [_body(words, fields[key], language) for key, language in LANGUAGE_OF.items()]
    if URGENT in fields:
        lines.insert(0, words.text("delisting-is-urgent"))
    shown = [Field(words(f"label-{key.replace('_', '-')}"), Text.plain(fields[key])) for key in DATES]
    shown.insert(0, Field(words("label-stores"), Text.plain(store_names(words, fields))))
    shown += [Field(words(f"label-{key.replace('_', '-')}"), quoted(words, fields[key])) for key in TEXTS[1:]]
    if request.second_factor:
        shown.append(Field(words("label-proof"), words.text("proof-needed")))
    pressing = tuple(urgent_buttons(drawing, request, fields))
    return Detail(what, lines=tuple(lines), fields=tuple(shown), pressing=pressing)


def _body(words: Words, body: str, language: str) -> Text:
    label = words(f"language-{language.lower()}")
    return words.text("delisting-body", language=label, body=quoted(words, body, longest=LONGEST_BODY_SHOWN))


def delisting_card(drawing: Drawing) -> Card:
    """Show how a delisting goes: its days, its stores, what was told, and what is left."""
    if drawing.moved_on(CARD):
        return pointer_to(drawing, CARD)
    words, delistings = drawing.words, Delistings(drawing.reading)
    delisting = delistings.find(drawing.number)
    return Card(
        title=title_of(drawing, delisting),
        lines=(
            _state(words, delisting),
            *(_store(drawing, one) for one in delistings.stores(delisting)),
            *_left(drawing, delisting),
            *(_event(drawing, one) for one in delistings.entries(delisting)[-EVENTS_SHOWN:]),
        ),
        fields=tuple(_fields(drawing, delisting)),
        buttons=_buttons(drawing, delisting),
        footer=words.text(
            "delisting-footer", request=Requests(drawing.reading).find(delisting.request).subject
        ),
    )


def title_of(drawing: Drawing, delisting: Delisting) -> str:
    """Return the number with the name of the app."""
    app = Text.plain(app_name(drawing.reading.company, drawing.words, delisting.app))
    return drawing.words("delisting-title", subject=delisting.subject, app=app)


def _buttons(drawing: Drawing, delisting: Delisting) -> tuple[Button, ...]:
    words, subject, version = drawing.words, delisting.subject, delisting.request
    offered = [
        button(words, action, subject, version, label=words(f"delisting-button-{action}"))
        for action in ACTIONS.get(delisting.state, ())
        if action != "change" or delisting.review is None
    ]
    offered += review_buttons(drawing, delisting)
    return paged(words, offered, page=drawing.page, subject=subject, version=version)


def _state(words: Words, delisting: Delisting) -> Text:
    if delisting.review is not None:
        return words.text("delisting-review", request=f"AP-{delisting.review}")
    return words.text(
        f"delisting-{delisting.state.value}",
        down=delisting.take_down_on.isoformat(),
        end=delisting.end_on.isoformat(),
    )


def _store(drawing: Drawing, store: Store) -> Text:
    words = drawing.words
    who = called(words, People(drawing.reading).find(store.person_id)) if store.person_id is not None else ""
    key = f"delisting-store-{store.state.value}"
    task = Tasks(drawing.reading).find(store.task).subject
    name, person = Text.plain(store.name), Text.plain(who)
    return words.text(key, store=name, task=task, who=person, at=store.at or drawing.reading.now)


def _left(drawing: Drawing, delisting: Delisting) -> Iterator[Text]:
    """Yield what is left, once the servers have stopped."""
    if delisting.state is not DelistingState.ENDED:
        return
    words, left = drawing.words, leftovers(drawing.reading, delisting)
    for part in ("tickets", "grants", "tasks", "stores"):
        subjects = getattr(left, part)
        if subjects:
            named = Text.plain(words("list-comma").join(subjects[:EVENTS_SHOWN]))
            yield words.text(f"delisting-left-{part}", count=len(subjects), named=named)
    if not left:
        yield words.text("delisting-left-nothing")


def _event(drawing: Drawing, entry: Entry) -> Text:
    words = drawing.words
    who = called(words, People(drawing.reading).find(entry.person_id)) if entry.person_id is not None else ""
    line = words.text(
        f"delisting-event-{entry.event.value.replace('_', '-')}",
        at=entry.at,
        who=Text.plain(who),
        rung=rung_name(words, entry.rung) if entry.rung else "",
    )
    return line + words.text("mark-comment", comment=quoted(words, entry.text)) if entry.text else line


def rung_name(words: Words, rung: str) -> str:
    """Return what one of the notices is called."""
    if rung.startswith("P"):
        return words("delisting-rung-before", days=int(rung[1:-1]))
    return words(f"delisting-rung-{rung.replace('_', '-')}")


def _fields(drawing: Drawing, delisting: Delisting) -> Iterator[Field]:
    words, reading = drawing.words, drawing.reading
    yield Field(words("label-take-down-date"), Text.plain(delisting.take_down_on.isoformat()))
    yield Field(words("label-end-of-service-date"), Text.plain(delisting.end_on.isoformat()))
    who = People(reading).find(delisting.requester_id)
    yield Field(words("label-requester"), Text.plain(called(words, who)))
    if delisting.passed_by is not None:
        state = "waiting" if delisting.waits_for_review else "done"
        yield Field(words("label-review"), words.text(f"release-review-{state}"))
    chores = Tasks(reading).about(delisting.subject)
    if chores and delisting.state in UNDER_WAY:
        done = sum(task.state is TaskState.DONE for task in chores)
        yield Field(words("label-tasks"), words.text("delisting-tasks", done=done, all=len(chores)))
    told = [one.subject for one in Announcements(reading).about(delisting.subject)]
    named = Text.plain(words("list-comma").join(told[-EVENTS_SHOWN:]))
    notices = words.text("delisting-notices", count=len(told), named=named)
    yield Field(words("label-notices"), notices if told else words.text("delisting-no-notices"))

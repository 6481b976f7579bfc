"""What is told of delistings to whoever asked and looks on, and at the end the report."""

import csv
import io
from collections.abc import Iterator

from bot.cards.delistings import rung_name, title_of
from bot.cards.delistings_home import line_of, opener
from bot.cards.delistings_texts import app_name
from bot.cards.tasks import bearer_name, task_text
from bot.cards.view import Drawing, called
from bot.shapes.card import Card
from bot.shapes.file import File
from bot.shapes.text import Text
from data.model.company import name_in
from data.model.delistings import Delisting
from data.store.delisting_reach import tickets_by_department
from data.store.delistings import Delistings
from data.store.people import People
from data.store.tasks import Tasks

CSV = "text/csv"
# What a table would take for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def is_down(drawing: Drawing) -> Card:
    """Tell that there are no new downloads from now on."""
    return _line(drawing, "news-delisting-down")


def has_ended(drawing: Drawing) -> Card:
    """Tell that the servers stop, and what is to be swept up."""
    return _line(drawing, "news-delisting-ended")


def is_stopped(drawing: Drawing) -> Card:
    """Tell that the app stays."""
    return _line(drawing, "news-delisting-stopped")


def review_wanted(drawing: Drawing) -> Card | None:
    """Ask once more for the review of what began in an emergency."""
    return _line(drawing, "news-delisting-review") if _delisting(drawing).waits_for_review else None


def _line(drawing: Drawing, key: str) -> Card:
    delisting = _delisting(drawing)
    app = Text.plain(app_name(drawing.reading.company, drawing.words, delisting.app))
    return Card(lines=(drawing.words.text(key, subject=delisting.subject, app=app),))


def listing(drawing: Drawing) -> Card:
    """List what is under way, each with a button that opens it."""
    words, reading = drawing.words, drawing.reading
    numbers = [int(number) for number in str(drawing.facts["numbers"]).split()]
    going = [Delistings(reading).find(number) for number in numbers]
    lines = [line_of(reading.company, words, one) for one in going]
    return Card(
        title=words("delistings-title"),
        lines=tuple(lines or [words.text("delistings-none")]),
        buttons=tuple(opener(words, one) for one in going),
    )


def report(drawing: Drawing) -> Card:
    """Give the report of a delisting that is closed: a table of everything that was done, told and left."""
    delisting, words = _delisting(drawing), drawing.words
    buffer = io.StringIO()
    table = csv.writer(buffer)
    table.writerow([words(f"delisting-column-{name}") for name in ("what", "who", "state", "when")])
    for rows in (_stores, _chores, _tickets, _events):
        table.writerows([_safe(cell) for cell in row] for row in rows(drawing, delisting))
    # With a byte-order mark, without which tables take Chinese for something else.
    content = buffer.getvalue().encode("utf-8-sig")
    line = words.text("news-delisting-closed", title=title_of(drawing, delisting))
    return Card(lines=(line,), file=File(f"{delisting.subject}.csv", content, CSV))


def _stores(drawing: Drawing, delisting: Delisting) -> Iterator[tuple[str, ...]]:
    words = drawing.words
    for store in Delistings(drawing.reading).stores(delisting):
        state = words(f"delisting-store-is-{store.state.value}")
        at = str(words.moment(store.at)) if store.at else ""
        yield store.name, _who(drawing, store.person_id), state, at


def _chores(drawing: Drawing, delisting: Delisting) -> Iterator[tuple[str, ...]]:
    words, tasks = drawing.words, Tasks(drawing.reading)
    for task in tasks.about(delisting.subject):
        entries = tasks.entries(task)
        what = f"{task.subject} {task_text(words, task, entries)}"
        state = words(f"task-is-{task.state.value}")
        at = str(words.moment(entries[-1].at)) if entries else ""
        yield what, bearer_name(drawing.reading, words, task), state, at


def _tickets(drawing: Drawing, delisting: Delisting) -> Iterator[tuple[str, ...]]:
    words, company = drawing.words, drawing.reading.company
    for department, subjects in tickets_by_department(drawing.reading, delisting.app).items():
        whose = name_in(company.department(department).names, words.language)
        for subject in subjects:
            yield subject, whose, words("delisting-left-open"), ""


def _events(drawing: Drawing, delisting: Delisting) -> Iterator[tuple[str, ...]]:
    words = drawing.words
    for entry in Delistings(drawing.reading).entries(delisting):
        what = words(f"delisting-did-{entry.event.value.replace('_', '-')}")
        rung = rung_name(words, entry.rung) if entry.rung else entry.text
        yield what, _who(drawing, entry.person_id), rung, str(words.moment(entry.at))


def _who(drawing: Drawing, person_id: int | None) -> str:
    return called(drawing.words, People(drawing.reading).find(person_id)) if person_id is not None else ""


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _delisting(drawing: Drawing) -> Delisting:
    return Delistings(drawing.reading).find(drawing.number)

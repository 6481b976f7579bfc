"""Everything that waits for somebody: requests, tickets, tasks and alerts, page by page."""

from dataclasses import replace

from bot.cards.alerts_home import open_alerts
from bot.cards.approvals_home import own_requests, waiting_requests
from bot.cards.delistings_home import reviews as delistings_to_review
from bot.cards.feedback_home import waiting_tickets
from bot.cards.home import HomeView, home_card, home_of
from bot.cards.releases_home import reviews as releases_to_review
from bot.cards.tasks_lists import own_tasks
from bot.cards.view import Drawing
from bot.shapes.card import Card
from data.store.people import People

LIST, SUBJECT = "approvals.pending", "pending"
VIEWS: tuple[HomeView, ...] = (
    waiting_requests,
    releases_to_review,
    delistings_to_review,
    waiting_tickets,
    own_tasks,
    open_alerts,
    own_requests,
)


def list_subject(person_id: int) -> str:
    """Return the subject of what waits for somebody."""
    return f"{SUBJECT}.{person_id}"


def pending(drawing: Drawing) -> Card:
    """Show a page of it, built like a home, with a button that opens each."""
    words = drawing.words
    who = People(drawing.reading).find(int(drawing.subject.rpartition(".")[2]))
    page = int(drawing.page) if drawing.page.isdigit() else 0
    home = home_of(drawing.reading, words, who, views=VIEWS, begins=(), page=page)
    nothing = () if home.parts else (words.text("requests-none"),)
    return home_card(replace(home, title=words("requests-title"), lines=nothing, languages=()))

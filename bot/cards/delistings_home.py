"""What of delistings stands in somebody's home: those that began in an emergency and that they are to review."""

from actions.delistings.access import matter_of
from actions.people.may import verdict
from bot.cards.delistings_texts import app_name
from bot.cards.home import Looking, part_of
from bot.cards.view import button
from bot.shapes.card import Button
from bot.shapes.home import Item, Part
from bot.shapes.text import Text
from bot.words.words import Words
from data.model.company import Company
from data.model.delistings import Delisting
from data.model.rights.decision import Allowed
from data.store.delistings import Delistings

REVIEW = "delistings.review"


def line_of(company: Company, words: Words, delisting: Delisting) -> Text:
    """Tell in one line which delisting it is and what is promised."""
    return words.text(
        "delistings-line",
        subject=delisting.subject,
        app=Text.plain(app_name(company, words, delisting.app)),
        down=delisting.take_down_on.isoformat(),
        end=delisting.end_on.isoformat(),
    )


def opener(words: Words, delisting: Delisting) -> Button:
    """Return the button that brings its card."""
    return button(words, "open", delisting.subject, delisting.request, label=delisting.subject)


def reviews(looking: Looking) -> Part | None:
    """List what somebody else let begin, to those who may review it."""
    found = [one for one in Delistings(looking.reading).unreviewed() if _is_theirs(looking, one)]
    return part_of(looking, "home-delistings-to-review", found, lambda one: _item(looking, one))


def _is_theirs(looking: Looking, delisting: Delisting) -> bool:
    if looking.who.person_id in {delisting.passed_by, delisting.requester_id}:
        return False
    about = matter_of(looking.reading, delisting)
    return isinstance(verdict(looking.reading, REVIEW, by=looking.who, about=about), Allowed)


def _item(looking: Looking, delisting: Delisting) -> Item:
    line = line_of(looking.reading.company, looking.words, delisting)
    return Item(line, opener(looking.words, delisting))

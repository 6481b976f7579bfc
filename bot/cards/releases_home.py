"""What of releases stands in somebody's home: those that passed in an emergency and that they are to review."""

from actions.people.may import verdict
from actions.releases.access import REVIEW, matter_of
from bot.cards.home import Looking, part_of
from bot.cards.releases import release_name
from bot.cards.view import button
from bot.shapes.card import Button
from bot.shapes.home import Item, Part
from bot.shapes.text import Text
from bot.words.words import Words
from data.model.company import Company
from data.model.releases.release import Release
from data.model.rights.decision import Allowed
from data.store.releases import Releases


def line_of(company: Company, words: Words, release: Release) -> Text:
    """Tell in one line which release it is and how it stands."""
    return words.text(
        "releases-line",
        subject=release.subject,
        name=Text.plain(release_name(company, words, release)),
        state=words(f"release-state-{release.state.value.replace('_', '-')}"),
    )


def opener(words: Words, release: Release) -> Button:
    """Return the button that brings its card."""
    return button(words, "open", release.reference, 0, label=release.subject)


def reviews(looking: Looking) -> Part | None:
    """List what somebody else let pass, to those who may review it."""
    found = [one for one in Releases(looking.reading).unreviewed() if _is_theirs(looking, one)]
    return part_of(looking, "home-releases-to-review", found, lambda one: _item(looking, one))


def _is_theirs(looking: Looking, release: Release) -> bool:
    if looking.who.person_id in {release.passed_by, release.requester_id}:
        return False
    about = matter_of(looking.reading, REVIEW, release)
    return isinstance(verdict(looking.reading, REVIEW, by=looking.who, about=about), Allowed)


def _item(looking: Looking, release: Release) -> Item:
    line = line_of(looking.reading.company, looking.words, release)
    return Item(line, opener(looking.words, release))

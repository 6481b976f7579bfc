"""What of alerts stands in somebody's home: those that are not over."""

from actions.people.may import may
from bot.cards.alerts import state_of
from bot.cards.home import Looking
from bot.cards.view import button
from bot.shapes.home import Item, Part
from bot.shapes.text import Text
from data.store.alerts import AlertGroups


def open_alerts(looking: Looking) -> Part | None:
    """List what is not over, to those who look after it."""
    words, groups = looking.words, AlertGroups(looking.reading)
    count = groups.count_open() if may(looking.reading, "alerts.list", by=looking.who) else 0
    if not count:
        return None
    items = tuple(
        Item(
            line=words.text(
                "home-alert",
                subject=group.subject,
                name=Text.plain(group.name),
                severity=words(f"alert-severity-{group.severity}"),
                state=state_of(looking.reading, words, group),
            ),
            opens=button(words, "open", group.subject, group.round, label=group.subject),
        )
        for group in groups.page(skip=looking.skip, most=looking.most)
    )
    return Part(words("home-alerts", count=count), items, count)

"""What the card of a release tells of its app while it is watched."""

from collections.abc import Iterator

from bot.shapes.text import Text
from bot.words.lists import in_a_row
from bot.words.words import Words
from data.model.releases.release import Release
from data.store.release_watch import UnderWatch
from data.store.work import Reading

SHOWN = 5


def since_live(reading: Reading, words: Words, release: Release) -> Iterator[Text]:
    """Tell what fired and what was reported about its app since it is out, the newest first."""
    since = UnderWatch(reading)
    if groups := since.alerts(release, most=SHOWN):
        told = ", ".join(
            f"{group.subject} {group.name} ({words(f'alert-severity-{group.severity}')}, {words(f'alert-state-{group.state.value}', firing=group.firing)})"
            for group in groups
        )
        yield words.text("release-watch-alerts", alerts=Text.plain(told))
    if reports := since.reports(release):
        named = in_a_row(words, (f"FB-{number}" for number in reports[:SHOWN]))
        yield words.text("release-watch-reports", tickets=named, count=len(reports))

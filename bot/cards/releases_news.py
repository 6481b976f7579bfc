"""What is told of releases: to people, and to the system that deploys."""

from bot.cards.commands import slash_in
from bot.cards.releases import event_line, release_name, unmet
from bot.cards.releases_home import line_of, opener
from bot.cards.releases_texts import app_called
from bot.cards.view import Drawing, called
from bot.shapes.card import Card
from bot.shapes.text import Text
from data.model.releases.filing import FIELDS
from data.model.releases.release import Done, Event, Release
from data.store.approvals import Requests
from data.store.people import People
from data.store.releases import Releases

# What a system asked for that is told whoever it was for, by the name of the rule.
WHY_NOT_FILED = {
    "nobody_to_file_for": "refusal-nobody-to-file-for",
    "no_such_app": "refusal-no-such-app",
    "asked_for_already": "refusal-asked-for-already",
    "not_allowed": "release-not-filed-not-allowed",
    "nobody_may": "release-not-filed-not-allowed",
    "quorum_out_of_reach": "release-not-filed-quorum-out-of-reach",
}


def ready(drawing: Drawing) -> Card:
    """Tell that it may go, or what is to be done before."""
    waiting = unmet(drawing.reading, drawing.words, _release(drawing))
    if waiting:
        return _told(drawing, "news-release-ready-but", tasks=Text.plain(waiting))
    return _told(drawing, "news-release-ready")


def deployed(drawing: Drawing) -> Card:
    """Tell that it is out."""
    return _told(drawing, "news-release-deployed")


def failed(drawing: Drawing) -> Card:
    """Tell that it did not come out."""
    return _told(drawing, "news-release-failed")


def trouble(drawing: Drawing) -> Card:
    """Tell that the deploy system reports trouble with what is out."""
    return _told(drawing, "news-release-trouble")


def watch_over(drawing: Drawing) -> Card:
    """Ask for somebody to close the watch."""
    return _told(drawing, "news-release-watch-over")


def rolled_back(drawing: Drawing) -> Card:
    """Tell that it was taken back."""
    return _told(drawing, "news-release-rolled-back")


def back_failed(drawing: Drawing) -> Card:
    """Tell that the deploy system did not take it back."""
    return _told(drawing, "news-release-back-failed")


def called_off(drawing: Drawing) -> Card:
    """Tell that it does not go."""
    return _told(drawing, "news-release-called-off")


def passed(drawing: Drawing) -> Card:
    """Tell that somebody let it pass in an emergency."""
    return _told(drawing, "news-release-passed", who=_named(drawing))


def review_wanted(drawing: Drawing) -> Card | None:
    """Ask once more for the review of what passed in an emergency."""
    return _told(drawing, "news-release-review") if _release(drawing).waits_for_review else None


def not_filed(drawing: Drawing) -> Card:
    """Tell why a release that another system asked for was not filed, and what to do."""
    words, facts = drawing.words, drawing.facts
    key = WHY_NOT_FILED.get(str(facts["why"]), "release-not-filed-else")
    if facts["why"] in FIELDS:
        key = "release-not-filed-field"
    source, field = Text.plain(str(facts["source"])), Text.plain(str(facts["why"]))
    slash = slash_in(drawing.reading, drawing.chat_id)
    why = words.text(key, number=facts["number"], field=field, slash=slash)
    return Card(lines=(words.text("release-not-filed", source=source), why))


def fixed(drawing: Drawing) -> Card:
    """Tell a reporter that what they reported is fixed in what is out."""
    words, release = drawing.words, Releases(drawing.reading).find(int(drawing.facts["release"]))
    app = Text.plain(app_called(drawing.reading.company, words, release.app))
    version = Text.plain(release.version)
    return Card(lines=(words.text("news-ticket-fixed", subject=drawing.subject, app=app, version=version),))


def listing(drawing: Drawing) -> Card:
    """List releases, each with a button that opens it."""
    words = drawing.words
    numbers = [int(number) for number in str(drawing.facts["numbers"]).split()]
    found = [Releases(drawing.reading).find(number) for number in numbers]
    if not found:
        return Card(lines=(words.text("releases-none"),))
    return Card(
        title=words("releases-title"),
        lines=tuple(line_of(drawing.reading.company, words, one) for one in found),
        buttons=tuple(opener(words, one) for one in found),
    )


def told_to_system(drawing: Drawing) -> dict[str, object]:
    """Return what the system that deploys is told."""
    release, reading = _release(drawing), drawing.reading
    request = Requests(reading).find(release.number)
    last = next((one for one in reversed(Releases(reading).events(release)) if one.person_id), None)
    return {
        "release": release.subject,
        "kind": release.kind,
        "app": release.app,
        "version": release.version,
        "by": People(reading).key_of(last.person_id) if last is not None and last.person_id else "",
        "attempt": int(drawing.facts.get("attempt", 0)),
        "evidence": request.evidence,
        "digest": Requests(reading).evidence(request).digest,
    }


def _release(drawing: Drawing) -> Release:
    return Releases(drawing.reading).find(drawing.number)


def _named(drawing: Drawing) -> Text:
    return Text.plain(called(drawing.words, People(drawing.reading).find(int(drawing.facts["by"]))))


def _told(drawing: Drawing, key: str, **facts: Text) -> Card:
    words, release = drawing.words, _release(drawing)
    name = Text.plain(release_name(drawing.reading.company, words, release))
    line = words.text(key, subject=release.subject, name=name, **facts)
    event = _event(drawing, release)
    return Card(lines=(line, *([event_line(drawing.reading, words, event)] if event else ())))


def _event(drawing: Drawing, release: Release) -> Event | None:
    """Return the event that is told, where one is that says more than the news itself."""
    number = int(drawing.facts.get("event", 0))
    found = next((one for one in Releases(drawing.reading).events(release) if one.number == number), None)
    return found if found is not None and found.done is not Done.DEPLOYED else None

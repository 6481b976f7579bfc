"""How releases are shown: what is asked for, who has signed, and what became of it."""

from collections.abc import Iterator
from dataclasses import replace
from zoneinfo import ZoneInfo

from actions.approvals.open_conditions import unmet_conditions
from actions.people.may import verdict
from actions.releases.access import matter_of
from actions.releases.news import SHOWN_IN
from bot.cards import approvals
from bot.cards.approvals import Detail
from bot.cards.quoting import is_foreign
from bot.cards.releases_texts import LANGUAGE_OF, app_called, evidence_called
from bot.cards.releases_watch import since_live
from bot.cards.view import Drawing, button, called, quoted
from bot.shapes.card import Button, Card, Field
from bot.shapes.text import Text
from bot.words.lists import in_a_row
from bot.words.words import Words
from data.model.approvals.requests import Evidence, Request, RequestState
from data.model.company import Company
from data.model.releases.policy import CHECKS
from data.model.releases.release import (
    DRAFTED,
    FILED_BY,
    KIND,
    SHIPPED,
    Event,
    Release,
    ReleaseState,
    evidence_in,
)
from data.model.releases.window import window
from data.model.rights.decision import Allowed
from data.model.tasks import TaskState
from data.store.approvals import Requests
from data.store.people import Chats, People
from data.store.releases import Releases
from data.store.tasks import Tasks
from data.store.work import Reading

REQUESTER, READER = f"{KIND}.requester", f"{KIND}.reader"
EVENTS_SHOWN = 8
EVIDENCE_SHOWN = 400
LINKED_SHOWN = 10
# What leads to which operation, in the order in which the buttons stand.
OPERATIONS = {
    "go": "releases.go",
    "no_go": "releases.call_off",
    "watch_closed": "releases.close",
    "deployed": "releases.report",
    "deploy_failed": "releases.report",
    "rolled_back": "releases.roll_back",
    "emergency": "releases.pass",
    "reviewed": "releases.review",
    "fixes": "releases.link",
}
OFFERED = {
    ReleaseState.READY: ("go", "no_go"),
    ReleaseState.GOING: ("deployed", "deploy_failed", "rolled_back"),
    ReleaseState.FAILED: ("go", "no_go", "rolled_back"),
    ReleaseState.WATCHED: ("watch_closed", "rolled_back"),
}
UTC = ZoneInfo("UTC")
ENDED_BADLY = frozenset({ReleaseState.ROLLED_BACK, ReleaseState.CALLED_OFF})


def reader(drawing: Drawing) -> Card:
    """Show it to somebody alone who looked for it, with what is theirs to do."""
    return approvals.signer_card(drawing, READER, detail)


def detail(drawing: Drawing, request: Request, evidence: Evidence) -> Detail:
    """Tell what shall be released, on which evidence, and what became of it."""
    release = Releases(drawing.reading).find(request.number)
    return replace(
        _asked_for(drawing, request, evidence),
        after=tuple(_after(drawing, release)),
        buttons=tuple(_buttons(drawing, request, release)),
    )


def asked_for(drawing: Drawing, request: Request, evidence: Evidence) -> Detail:
    """Tell those who are asked; where they are many it ends with their signatures, and goes on where it is overlooked."""
    alone = Chats(drawing.reading).find(drawing.chat_id).person_id is not None
    return (detail if alone else _asked_for)(drawing, request, evidence)


def _asked_for(drawing: Drawing, request: Request, evidence: Evidence) -> Detail:
    words, release = drawing.words, Releases(drawing.reading).find(request.number)
    told = [
        words.text("release-evidence", what=evidence_called(drawing.reading.company, words, key))
        + quoted(words, evidence.fields[key], longest=EVIDENCE_SHOWN)
        for key in evidence_in(evidence.fields)
    ]
    told += _notices(words, evidence)
    return Detail(
        release_name(drawing.reading.company, words, release),
        lines=tuple(told) or (words.text("request-words-erased"),),
        fields=tuple(_fields(drawing, request, release, evidence)),
    )


def _notices(words: Words, evidence: Evidence) -> Iterator[Text]:
    """Yield the texts of the notice that somebody worded, and where those that are drafted quote another language."""
    drafted = evidence.fields.get(DRAFTED, "").split()
    summary = evidence.fields.get("summary", "")
    foreign = [
        words(f"language-called-{LANGUAGE_OF[key].lower()}")
        for key in drafted
        if is_foreign(words.other(LANGUAGE_OF[key]), summary)
    ]
    if foreign:
        yield words.text("release-notice-foreign", languages=Text.plain(words("list-comma").join(foreign)))
    for key, language in LANGUAGE_OF.items():
        if key in evidence.fields and key not in drafted:
            name = words(f"language-called-{language.lower()}")
            body = quoted(words, evidence.fields[key], longest=EVIDENCE_SHOWN)
            yield words.text("release-notice-in", language=Text.plain(name), body=body)


def release_name(company: Company, words: Words, release: Release) -> str:
    """Return what a release is called: its kind, its app and its version."""
    return words(
        f"release-name-{release.kind}",
        app=Text.plain(app_called(company, words, release.app)),
        version=Text.plain(release.version),
    )


def _fields(drawing: Drawing, request: Request, release: Release, evidence: Evidence) -> Iterator[Field]:
    words = drawing.words
    if release.passed_by is not None:
        state = "waiting" if release.waits_for_review else "done"
        yield Field(words("label-review"), words.text(f"release-review-{state}"))
    if source := evidence.fields.get(FILED_BY):
        yield Field(words("label-filed-by"), Text.plain(source))
    if written := evidence.fields.get("window"):
        since, until = window(written, zone=UTC)
        yield Field(words("label-window"), words.text("release-window", since=since, until=until))
    checks = [one for one in Tasks(drawing.reading).about(release.subject) if one.kind in CHECKS.values()]
    if checks:
        done = sum(one.state is TaskState.DONE for one in checks)
        yield Field(words("label-check-list"), words.text("delisting-tasks", done=done, all=len(checks)))
    if tickets := Releases(drawing.reading).tickets(release):
        named = in_a_row(words, (f"FB-{number}" for number in tickets[:LINKED_SHOWN]))
        yield Field(words("label-fixes"), words.text("release-fixes", tickets=named, count=len(tickets)))
    if request.second_factor:
        yield Field(words("label-proof"), words.text("proof-needed"))


def _after(drawing: Drawing, release: Release) -> Iterator[Text]:
    words = drawing.words
    if waiting := unmet(drawing.reading, words, release):
        yield words.text("release-is-ready-but", tasks=Text.plain(waiting))
    elif release.state not in {ReleaseState.ASKED, ReleaseState.DROPPED}:
        state = release.state.value.replace("_", "-")
        until = release.watch_until or drawing.reading.now
        yield words.text(f"release-is-{state}", until=until)
    if release.state is ReleaseState.WATCHED:
        yield from since_live(drawing.reading, words, release)
    for event in Releases(drawing.reading).events(release)[-EVENTS_SHOWN:]:
        yield event_line(drawing.reading, words, event)


def unmet(reading: Reading, words: Words, release: Release) -> str:
    """Return what is to be done before a release may go that was agreed to on conditions, empty for nothing."""
    if release.state is not ReleaseState.READY:
        return ""
    waiting = unmet_conditions(reading, Requests(reading).find(release.number))
    return in_a_row(words, (task.subject for task in waiting))


def event_line(reading: Reading, words: Words, event: Event) -> Text:
    """Tell who did what with a release and when, with what they wrote."""
    who = called(words, People(reading).find(event.person_id)) if event.person_id is not None else ""
    done = event.done.value.replace("_", "-")
    line = words.text(
        f"release-event-{done}",
        at=event.at,
        who=Text.plain(who),
        by="person" if event.person_id is not None else "system",
        about=event.about,
    )
    if not event.words:
        return line
    return line + words.text("mark-comment", comment=quoted(words, event.words))


def _buttons(drawing: Drawing, request: Request, release: Release) -> Iterator[Button]:
    """Yield what can be done beyond signing by whoever reads this: in a channel, what its readers may do at all."""
    chat = Chats(drawing.reading).find(drawing.chat_id)
    for action in _offered(drawing.reading, request, release):
        operation = OPERATIONS[action]
        if chat.person_id is None:
            stands = _stands_in(drawing.reading, operation, release, chat.key)
        else:
            who = People(drawing.reading).find(chat.person_id)
            about = matter_of(drawing.reading, operation, release)
            own = action == "emergency" and who.person_id == release.requester_id
            stands = not own and isinstance(verdict(drawing.reading, operation, by=who, about=about), Allowed)
        if stands:
            yield button(drawing.words, action, release.reference, request.evidence)


def _offered(reading: Reading, request: Request, release: Release) -> tuple[str, ...]:
    """Return what can be done beyond signing as things stand, the most usual first."""
    if request.state in {RequestState.WAITING, RequestState.RETURNED}:
        rules = reading.company.releases
        return ("fixes", *(["emergency"] if rules is not None and rules.emergency_group else []))
    if request.state is not RequestState.APPROVED or release.kind not in SHIPPED:
        return ()
    linkable = ("fixes",) if release.state not in ENDED_BADLY else ()
    reviewable = ("reviewed",) if release.waits_for_review else ()
    return (*OFFERED.get(release.state, ()), *reviewable, *linkable)


def _stands_in(reading: Reading, operation: str, release: Release, channel: str) -> bool:
    """Tell whether a button stands in a channel: where releases are overlooked, and where those are who may."""
    company = reading.company
    app = company.app(release.app)
    group = matter_of(reading, operation, release).department
    of_group = {one.slack for one in company.departments if one.key == group}
    return channel in {SHOWN_IN, app.slack if app is not None else SHOWN_IN} | of_group

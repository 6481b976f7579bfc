"""How requests that wait for people are shown: to those who are asked, to the requester, and to whoever looks on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from actions.approvals.news import OVERVIEW, REQUESTER, SIGNER
from actions.approvals.viewing import VIEW, is_asked
from bot.cards.view import (
    Drawing,
    View,
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
from data.model.approvals.policy import Stage
from data.model.approvals.requests import Evidence, Mark, Request, RequestState, open_stages, signed
from data.model.company import name_in
from data.store.approvals import Requests
from data.store.people import Chats, People
from data.store.work import Reading

MARKS_SHOWN = 6
LONGEST_COMMENT_SHOWN = 300
DIGITS_SHOWN = 12
ACTIONS = ("approve", "return", "reject", "condition", "add_signer", "hand_over")
# What a ticket has as well, under a name of its own.
OWN_LABELS = {"hand_over": "request-hand-over"}


@dataclass(frozen=True, slots=True)
class Detail:
    """What a capability tells of its requests.

    Attributes:
        what: is asked for, for the title.
        bar: why nobody can agree to it now; empty where they can.
        after: what became of it once it was decided.
        pressing: what can be done where there is no time, before what is done with every request.
        buttons: what else can be done, after that.
    """

    what: str
    lines: tuple[Text, ...] = ()
    fields: tuple[Field, ...] = ()
    bar: Text = Text()
    after: tuple[Text, ...] = ()
    buttons: tuple[Button, ...] = ()
    pressing: tuple[Button, ...] = ()


Details = Callable[[Drawing, Request, Evidence], Detail]


@dataclass(frozen=True, slots=True)
class Looked:
    """A request with all that a card shows of it."""

    request: Request
    marks: Sequence[Mark]
    evidence: Evidence
    detail: Detail


def cards_of(kind: str, details: Details, *, asked: Details | None = None) -> dict[str, View]:
    """Return the cards by which requests of a kind are shown: to those who are asked, to the requester, and to whoever looks on.

    Args:
        asked: what those read who are asked, where it is not what everybody reads.
    """
    shown = {SIGNER: signer_card, REQUESTER: requester_card, OVERVIEW: overview_card}
    return {
        f"{kind}.{part}": partial(
            view, kind=f"{kind}.{part}", details=asked if asked is not None and part == SIGNER else details
        )
        for part, view in shown.items()
    }


def seen_of(kind: str) -> dict[str, str]:
    """Return by which operation one may see the cards of a kind of requests that stand in private chats."""
    return {f"{kind}.{part}": VIEW for part in (SIGNER, REQUESTER)}


def signer_card(drawing: Drawing, kind: str, details: Details) -> Card:
    """Show a request to those who are asked, in their channel or by themselves."""
    return _shown(drawing, kind, details, _of_signer)


def overview_card(drawing: Drawing, kind: str, details: Details) -> Card:
    """Show a request to whoever looks on; those who are asked may decide here as well."""
    return _shown(drawing, kind, details, lambda _drawing, looked: _deciding(looked))


def requester_card(drawing: Drawing, kind: str, details: Details) -> Card:
    """Show a request to whoever asked."""
    return _shown(drawing, kind, details, lambda _drawing, looked: requester_actions(looked.request))


def requester_actions(request: Request) -> list[str]:
    """Return what the requester can do about a request now, the most usual first."""
    if request.state is RequestState.WAITING:
        return ["nudge", "evidence", "withdraw"]
    return ["evidence", "withdraw"] if request.state is RequestState.RETURNED else []


def _shown(
    drawing: Drawing, kind: str, details: Details, actions: Callable[[Drawing, Looked], Sequence[str]]
) -> Card:
    if drawing.moved_on(kind):
        return pointer_to(drawing, kind)
    words, requests = drawing.words, Requests(drawing.reading)
    request = requests.find(drawing.number)
    evidence = requests.evidence(request)
    looked = Looked(request, requests.marks(request), evidence, details(drawing, request, evidence))
    usual = (_button(words, action, request) for action in actions(drawing, looked))
    offered = [*looked.detail.pressing, *usual, *looked.detail.buttons]
    others = other_languages(words, request.subject, request.evidence) if _has_many_readers(drawing) else []
    return Card(
        title=words("request-title", subject=request.subject, what=looked.detail.what),
        lines=_lines(drawing, looked),
        fields=(_requester(drawing, request), *looked.detail.fields, *_expiry(words, request)),
        buttons=paged(
            words,
            offered,
            page=drawing.page,
            subject=request.subject,
            version=request.evidence,
            behind=(_button(words, "rules", request), *others) if offered else (),
        ),
        footer=words.text(
            "request-evidence", version=str(evidence.version), digest=evidence.digest[:DIGITS_SHOWN]
        ),
    )


def _lines(drawing: Drawing, looked: Looked) -> tuple[Text, ...]:
    words, request = drawing.words, looked.request
    state = words.text(f"request-{request.state.value}")
    bar = (looked.detail.bar,) if str(looked.detail.bar) and request.state is RequestState.WAITING else ()
    stages = (_stage_line(drawing, looked, stage) for stage in request.stages)
    marks = (mark_line(drawing.reading, words, mark) for mark in looked.marks[-MARKS_SHOWN:])
    return (*looked.detail.lines, *bar, state, *stages, *marks, *looked.detail.after)


def _stage_line(drawing: Drawing, looked: Looked, stage: Stage) -> Text:
    words, done = drawing.words, signed(stage, looked.marks)
    asked = stage in open_stages(looked.request, looked.marks)
    over = looked.request.state is not RequestState.WAITING
    state = "signed" if len(done) >= stage.quorum else "asked" if asked else "over" if over else "later"
    if stage.short and state in {"asked", "later"}:
        state = "short"
    return words.text(
        "request-stage",
        stage=stage_name(drawing.reading, words, stage),
        signed=len(done),
        quorum=stage.quorum,
        state=state,
    )


def stage_name(reading: Reading, words: Words, stage: Stage) -> Text:
    """Return what those are called who are asked: a department, a role, or people."""
    named = sorted({*stage.passed_to, *([stage.person_id] if stage.person_id is not None else [])})
    names = [called(words, People(reading).find(one)) for one in named]
    groups = [group_name(reading, words, one) for one in stage.groups]
    return Text.plain(" + ".join([*groups, *names]))


def group_name(reading: Reading, words: Words, key: str) -> str:
    """Return what a department or role is called."""
    department = next((one for one in reading.company.departments if one.key == key), None)
    if department is not None:
        return name_in(department.names, words.language)
    return words(f"role-{key}") if words.has(f"role-{key}") else key


def mark_line(reading: Reading, words: Words, mark: Mark) -> Text:
    """Tell who did what and when, with what they wrote."""
    people = People(reading)
    line = words.text(
        f"mark-{mark.step.value.replace('_', '-')}",
        who=Text.plain(done_by(reading, words, mark.person_id, mark.on_behalf_of)),
        at=mark.at,
        about=Text.plain(called(words, people.find(mark.about_id)) if mark.about_id is not None else ""),
    )
    if not mark.stands:
        line += words.text("mark-fallen")
    if not mark.comment:
        return line
    comment = quoted(words, mark.comment, longest=LONGEST_COMMENT_SHOWN)
    return line + words.text("mark-comment", comment=comment)


def _requester(drawing: Drawing, request: Request) -> Field:
    who = People(drawing.reading).find(request.requester_id)
    return Field(drawing.words("label-requester"), Text.plain(called(drawing.words, who)))


def _expiry(words: Words, request: Request) -> tuple[Field, ...]:
    waits = request.state in {RequestState.WAITING, RequestState.RETURNED}
    return (Field(words("label-expires"), words.moment(request.expires_at)),) if waits else ()


def _deciding(looked: Looked) -> Sequence[str]:
    return ACTIONS if looked.request.state is RequestState.WAITING else ()


def _of_signer(drawing: Drawing, looked: Looked) -> Sequence[str]:
    """Return what can be done where those are asked whose turn it is."""
    request, chat = looked.request, Chats(drawing.reading).find(drawing.chat_id)
    if chat.person_id is None:
        now = open_stages(request, looked.marks)
        departments = drawing.reading.company.departments
        here = {one.key for one in departments if chat.key and chat.key in {one.slack, one.telegram}}
        return ACTIONS if any(not here.isdisjoint(stage.groups) for stage in now) else ()
    who = People(drawing.reading).find(chat.person_id)
    return ACTIONS if is_asked(drawing.reading, request, who) else ()


def _button(words: Words, action: str, request: Request) -> Button:
    label = words(OWN_LABELS[action]) if action in OWN_LABELS else ""
    return button(words, action, request.subject, request.evidence, label=label)


def _has_many_readers(drawing: Drawing) -> bool:
    return Chats(drawing.reading).find(drawing.chat_id).person_id is None

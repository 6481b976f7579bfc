"""How permissions are shown: what is asked for, and what was granted."""

from collections.abc import Iterator

from bot.cards.approvals import Detail
from bot.cards.view import Drawing, button, called, pointer_to, quoted
from bot.shapes.card import Button, Card, Field
from bot.shapes.text import Text
from bot.words.lengths import length_in
from bot.words.lists import in_a_row
from bot.words.words import Words
from data.model.approvals.requests import Evidence, Request
from data.model.company import Company, name_in
from data.model.durations import duration
from data.model.permissions import Connection, Grant, GrantState
from data.store.approvals import Requests
from data.store.people import People
from data.store.permissions import Grants

HOLDER, OWNER = "permissions.holder", "permissions.owner"


def detail(drawing: Drawing, request: Request, evidence: Evidence) -> Detail:
    """Tell what is asked for, and what the requester holds."""
    words, company = drawing.words, drawing.reading.company
    name = permission_name(company, words, request.about)
    fields = [Field(words("label-permission"), Text.plain(name))]
    reason = evidence.fields.get("reason", "")
    if length := evidence.fields.get("duration"):
        fields.append(Field(words("label-duration"), Text.plain(length_in(words, duration(length)))))
    permission = company.permissions.get(request.about)
    if permission is not None:
        fields.append(Field(words("label-risk"), words.text(f"risk-{permission.risk}")))
    holds = [
        permission_name(company, words, one.permission)
        for one in Grants(drawing.reading).active_of(request.requester_id)
    ]
    fields.append(Field(words("label-holds"), Text.plain(in_a_row(words, holds) or words("holds-nothing"))))
    if request.second_factor:
        fields.append(Field(words("label-proof"), words.text("proof-needed")))
    return Detail(
        words("permission-asked", permission=Text.plain(name)),
        lines=(quoted(words, reason),) if reason else (words.text("request-words-erased"),),
        fields=tuple(fields),
        bar=_bar(words, company, request),
    )


def _bar(words: Words, company: Company, request: Request) -> Text:
    if not request.barred_by:
        return Text()
    name = permission_name(company, words, request.barred_by)
    return words.text("permission-conflict", permission=Text.plain(name))


def permission_name(company: Company, words: Words, key: str) -> str:
    """Return what a permission is called; one that the company has no more, by its key."""
    permission = company.permissions.get(key)
    return name_in(permission.names, words.language) if permission else key


def holder(drawing: Drawing) -> Card:
    """Show a grant to whoever has it."""
    return _grant_card(drawing, HOLDER, "extend", "hand_back")


def owner(drawing: Drawing) -> Card:
    """Show a grant to the department that answers for it."""
    return _grant_card(drawing, OWNER, "revoke")


def _grant_card(drawing: Drawing, kind: str, *actions: str) -> Card:
    if drawing.moved_on(kind):
        return pointer_to(drawing, kind)
    words, grant = drawing.words, Grants(drawing.reading).find(drawing.number)
    name = permission_name(drawing.reading.company, words, grant.permission)
    return Card(
        title=words("grant-title", subject=grant.subject, permission=Text.plain(name)),
        lines=(grant_line(words, grant),),
        fields=tuple(_grant_fields(drawing, grant)),
        buttons=tuple(grant_buttons(words, grant, *actions)),
    )


def grant_line(words: Words, grant: Grant) -> Text:
    """Tell how a grant stands, and until when."""
    state = grant.state.value.replace("_", "-")
    return words.text(f"grant-{state}", until=grant.until, at=grant.ended_at or grant.until)


def grant_buttons(words: Words, grant: Grant, *actions: str) -> list[Button]:
    """Return what can be done about a grant."""
    if not grant.is_active:
        return []
    return [button(words, action, grant.subject, grant.request) for action in actions]


def _grant_fields(drawing: Drawing, grant: Grant) -> Iterator[Field]:
    words, people = drawing.words, People(drawing.reading)
    yield Field(words("label-holder"), Text.plain(called(words, people.find(grant.person_id))))
    yield Field(words("label-since"), words.moment(grant.since))
    yield Field(words("label-request"), Text.plain(Requests(drawing.reading).find(grant.request).subject))
    if grant.state is GrantState.REVOKED and grant.ended_by is not None:
        yield Field(words("label-ended-by"), Text.plain(called(words, people.find(grant.ended_by))))
    if grant.connection is not Connection.OWN and grant.state is not GrantState.BARRED:
        what = "grant" if grant.is_active else "revoke"
        yield Field(words("label-system"), words.text(f"system-{grant.connection.value}", what=what))

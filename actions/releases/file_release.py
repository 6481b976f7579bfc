"""Ask for a release in the name of somebody, as a system does that builds it."""

from zoneinfo import ZoneInfo

from actions.approvals.ruling import is_over
from actions.people.may import require
from actions.releases.access import rules_of
from actions.releases.mend_release import mend_release, mended
from actions.releases.news import CHANNELS_ON, SHOWN_IN
from actions.releases.notice import Draft
from actions.releases.open_release import ASK, open_release, under_way_as
from data.model.approvals.requests import Request
from data.model.company import App
from data.model.notices import Fact, MessageWanted
from data.model.people import Person
from data.model.refusals import Refusal
from data.model.releases.filing import Filed
from data.model.releases.refusals import AskedForAlready, NobodyToFileFor, NoSuchApp
from data.model.releases.release import FILED_BY
from data.store.approvals import Requests
from data.store.audit import Happened
from data.store.people import Chats, People
from data.store.work import Reading, Work

NOT_FILED = "releases.not_filed"


def file_release(work: Work, *, filed: Filed, draft: Draft) -> Request:
    """Put a release before all who sign it; one that is asked for already rests on the new evidence, or stays as it is.

    Raises:
        NobodyToFileFor, NoSuchApp: it names nobody, or nothing, of the company.
        NotAllowed, NobodyMay, ReleasesNotSet, BadField, QuorumOutOfReach: see `open_release`.
        AskedForAlready: somebody else asked for the same version, or it is decided and the evidence is another.
    """
    app = _app(work, filed)
    by = _requester(work, filed, app)
    chat = Chats(work).private(by.person_id)
    if chat is None:
        raise NobodyToFileFor
    require(work, ASK, by=by, about=None)
    going = under_way_as(work, kind=filed.kind, app=app.key, version=filed.fields["version"])
    if going is not None:
        return _again(work, Requests(work).find(going.number), by=by, filed=filed, draft=draft)
    fields = {**filed.fields, FILED_BY: filed.source}
    request = open_release(work, by=by, chat=chat, kind=filed.kind, app=app.key, fields=fields, draft=draft)
    work.audit(Happened("releases.filed", request.subject, by.person_id, {"source": filed.source}))
    return request


def say_not_filed(work: Work, *, filed: Filed, why: str, number: str = "") -> None:
    """Tell where releases are overlooked, and whoever it was for, that a release was not asked for.

    Args:
        why: name of the rule, or of the field that cannot be taken. number: of the release that stands in its way.
    """
    work.audit(Happened("releases.not_filed", "desk", facts={"source": filed.source, "why": why}))
    chats = [Chats(work).keyed(SHOWN_IN, CHANNELS_ON)]
    try:
        by = _requester(work, filed, _app(work, filed))
    except Refusal:
        pass  # there is nobody else to tell
    else:
        chats.append(Chats(work).private(by.person_id))
    facts: dict[str, Fact] = {"source": filed.source, "why": why, "number": number}
    for chat in chats:
        if chat is not None:
            work.promise(MessageWanted(NOT_FILED, "", chat.chat_id, facts))


def _app(reading: Reading, filed: Filed) -> App:
    """Return the app, by its key or by what it is called in any language.

    Raises:
        NoSuchApp: the company has none of that name.
    """
    said = filed.app.casefold()
    for app in reading.company.apps:
        if said in {app.key.casefold(), *(name.casefold() for name in app.names.values())}:
            return app
    raise NoSuchApp


def _requester(reading: Reading, filed: Filed, app: App) -> Person:
    """Return in whose name it is asked for: whom the call names, else the company's rules, else whoever leads the owner of the app.

    Raises:
        NobodyToFileFor: they do not work here.
    """
    key = filed.requester or rules_of(reading).filed_for or reading.company.department(app.owner).head
    person_id = People(reading).at_work(key)
    if person_id is None:
        raise NobodyToFileFor
    return People(reading).find(person_id)


def _again(work: Work, request: Request, *, by: Person, filed: Filed, draft: Draft) -> Request:
    before = Requests(work).evidence(request).fields
    after = mended(work, before, filed.fields, zone=ZoneInfo(by.time_zone), draft=draft)
    if dict(before) == after:
        return request
    if request.requester_id != by.person_id or is_over(request):
        raise AskedForAlready(request.subject)
    return mend_release(
        work, number=request.number, by=by, seen_evidence=None, fields=filed.fields, draft=draft
    )

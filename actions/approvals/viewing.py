"""Who may see a request, and what waits for whom."""

from actions.approvals.asking import signer_of
from actions.people.may import require
from data.model.approvals.deciding import Says, decide, ways_of
from data.model.approvals.refusals import UnknownRequest
from data.model.approvals.requests import Request, Step
from data.model.people import Person
from data.store.approvals import Requests
from data.store.delegation import Loans
from data.store.work import Reading

VIEW = "approvals.view"


def request_to_read(reading: Reading, *, number: int, by: Person) -> Request:
    """Return a request if this person may read it: whoever asked, is asked, or was.

    Raises:
        NotAllowed, NobodyMay: see `require`.
        UnknownRequest: no request that this person may know of has that number.
    """
    require(reading, VIEW, by=by, about=None)
    request = Requests(reading).find(number)
    signer = signer_of(reading, by)
    asked = bool(ways_of(request, signer))
    gave_away = any(by.person_id in stage.passed_by for stage in request.stages)
    if by.person_id != request.requester_id and not asked and not gave_away:
        raise UnknownRequest(request.subject)
    return request


def waiting_for(reading: Reading, by: Person) -> list[Request]:
    """Return what somebody can decide now, the oldest first."""
    return [one for one in Requests(reading).unfinished() if is_asked(reading, one, by)]


def is_asked(reading: Reading, request: Request, by: Person) -> bool:
    """Tell whether a request waits for somebody's signature, whether or not it can be agreed to."""
    marks, signer = Requests(reading).marks(request), signer_of(reading, by)
    ruling = decide(request, marks, by=signer, step=Step.REJECT, seen=None, at=reading.now)
    return ruling.rule is Says.YES


def asked_of(reading: Reading, request: Request) -> tuple[frozenset[int], frozenset[str]]:
    """Return whom a request may concern: people by their number, whoever stands in among them, and groups."""
    named = {stage.person_id for stage in request.stages} - {None}
    passed = (one for stage in request.stages for one in (*stage.passed_to, *stage.passed_by))
    standing_in = (loan.delegate_id for loan in Loans(reading).counting())
    people = {request.requester_id, *(one for one in named if one is not None), *passed, *standing_in}
    return frozenset(people), frozenset(group for stage in request.stages for group in stage.groups)

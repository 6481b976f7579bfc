"""A release that a system asks for is asked for once, in the name of somebody who may ask for it and does not sign it."""

from typing import Any

import pytest

from actions.approvals.decide_request import decide_request
from actions.releases.file_release import file_release
from bot.cards.releases_texts import drafting
from bot.wiring.house import DATA
from bot.words.words import Dictionary
from data.model.approvals.refusals import OwnRequest
from data.model.approvals.requests import Request, Step
from data.model.refusals import NotAllowed, Refusal
from data.model.releases.filing import read_filed
from data.model.releases.refusals import AskedForAlready, NobodyToFileFor, NoSuchApp
from data.model.releases.release import EVIDENCE
from data.store.approvals import Requests
from data.store.database import Store
from data.store.releases import Releases
from data.store.work import Work
from tests.contract.store.harness import person

WORDS = Dictionary(DATA / "locales").words("en", "Asia/Shanghai")
BODY = {"app": "PhotoBox", "version": "4.2", **dict.fromkeys(EVIDENCE, "fine")}


def filed(work: Work, **changes: Any) -> Request:
    asked = read_filed(BODY | changes, source="ci")
    return file_release(work, filed=asked, draft=drafting(work.company, WORDS))


def test_it_is_asked_for_once_however_often_it_is_built(settled: Store) -> None:
    with settled.work() as work:
        request = filed(work)
        assert filed(work) == request
        mended = filed(work, test_report="better")
        assert (mended.number, mended.evidence) == (request.number, 2)
        assert [one.number for one in Releases(work).under_way()] == [request.number]
        fields = Requests(work).evidence(mended).fields
        assert (fields["test_report"], fields["filed_by"], fields["summary"]) == ("better", "ci", "fine")


def test_whose_name_it_bears_may_ask_for_it_and_does_not_sign_it(settled: Store) -> None:
    with settled.work() as work:
        request = filed(work)
        assert request.requester_id == person(work, "lin").person_id
        with pytest.raises(OwnRequest):
            decide_request(
                work, number=request.number, by=person(work, "lin"), verdict=Step.APPROVE, seen_evidence=1
            )


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"requester": "wen"}, NotAllowed),
        ({"requester": "nobody"}, NobodyToFileFor),
        ({"app": "lamp"}, NoSuchApp),
        ({"requester": "raj", "summary": "other"}, AskedForAlready),
    ],
)
def test_what_nobody_could_ask_for_is_refused(
    settled: Store, changes: dict[str, str], refusal: type[Refusal]
) -> None:
    with settled.work() as work:
        request = filed(work)
        with pytest.raises(refusal):
            filed(work, **changes)
        assert Requests(work).find(request.number) == request

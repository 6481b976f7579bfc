"""A notice of a release or a delisting is an announcement in the words that were signed, and is held back with what it tells of."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from actions.announcements.send_announcement import begin_sending
from actions.announcements.steer_sending import call_off_about, pause_announcement, resume_announcement
from actions.approvals.decide_request import decide_request
from actions.delistings.announce import STOPPED, announce
from actions.delistings.end_delisting import stop_delisting
from actions.releases.hear_of_decision import hear_of_decision
from actions.releases.let_go import call_off, let_go
from actions.releases.notice import ANNOUNCE
from actions.releases.open_release import open_release
from bot.cards.releases_texts import drafting
from bot.shapes.turn import Due
from bot.wiring.delistings_notices import tell_public
from bot.wiring.house import DATA
from bot.wiring.releases_notices import tell_of_release
from bot.words.words import Dictionary
from data.model.announcement_checks import BadLink
from data.model.announcements import Announcement, AnnouncementState, Audience
from data.model.approvals.requests import Step
from data.model.refusals import BadField
from data.model.releases.refusals import NoticeWaits
from data.model.releases.release import EVIDENCE, ReleaseState
from data.store.announcements import Announcements
from data.store.approvals import Requests
from data.store.database import Store
from data.store.releases import Releases
from data.store.work import Work
from tests.contract.store.harness import FrozenClock, person, private_chat
from tests.contract.store.test_delistings import begun

WORDS = Dictionary(DATA / "locales").words("en", "Asia/Shanghai")
ASKED = {"version": "4.2", **dict.fromkeys(EVIDENCE, "fine"), "summary": "Uploads are fast"}


def ready(work: Work, told: Mapping[str, str] | None = None) -> int:
    """Return the number of a release that all have signed, and of which people are being told."""
    request = open_release(
        work,
        by=person(work, "lin"),
        chat=private_chat(work, "lin", "slack"),
        kind="release",
        app="photobox",
        fields=told or ASKED,
        draft=drafting(work.company, WORDS),
    )
    for by in ("ada", "yun", "wen", "qiu", "gao"):
        decide_request(
            work, number=request.number, by=person(work, by), verdict=Step.APPROVE, seen_evidence=1
        )
    hear_of_decision(work, number=request.number)
    tell_of_release(work, Due(ANNOUNCE, request.subject, 1, work.now), WORDS)
    return request.number


def notice(work: Work, about: str) -> Announcement:
    """Return the newest announcement about something."""
    return Announcements(work).about(about)[-1]


def test_the_notice_of_a_release_is_what_was_signed_in_each_language(settled: Store) -> None:
    with settled.work() as work:
        number = ready(work, ASKED | {"notice_zh_cn": "上传更快了。"})
        told = notice(work, f"AP-{number}")
        bodies = Announcements(work).texts(told).bodies
        fields = Requests(work).evidence(Requests(work).find(number)).fields
        assert bodies == {"en": fields["notice_en"], "zh-CN": "上传更快了。", "zh-TW": fields["notice_zh_tw"]}
        assert bodies["en"] == "PhotoBox 4.2 is coming.\nUploads are fast"
        assert (told.audience, told.app, told.state) == (
            Audience.SUBSCRIBERS,
            "photobox",
            AnnouncementState.SCHEDULED,
        )


@pytest.mark.parametrize("key", ["summary", "notice_en"])
def test_what_nobody_could_be_told_is_refused_where_it_was_written(settled: Store, key: str) -> None:
    with settled.work() as work, pytest.raises(BadField) as refused:
        ready(work, ASKED | {key: "See http://lantern.example"})
    assert refused.value.key == key
    assert isinstance(refused.value.refusal, BadLink)


def test_a_release_waits_as_long_as_somebody_holds_its_notice_back(settled: Store) -> None:
    with settled.work() as work:
        number = ready(work)
        told = notice(work, f"AP-{number}")
        begin_sending(work, number=told.number)
        pause_announcement(work, number=told.number, by=person(work, "yun"))
        with pytest.raises(NoticeWaits, match=told.subject):
            let_go(work, number=number, by=person(work, "lin"), seen_evidence=1)
        resume_announcement(work, number=told.number, by=person(work, "yun"))
        gone = let_go(work, number=number, by=person(work, "lin"), seen_evidence=1)
        assert gone.state is ReleaseState.GOING


def test_nothing_is_told_of_a_release_that_was_called_off(settled: Store) -> None:
    with settled.work() as work:
        number = ready(work)
        call_off(work, number=number, by=person(work, "lin"))
        call_off_about(work, about=f"AP-{number}", by=person(work, "lin"))
        assert notice(work, f"AP-{number}").state is AnnouncementState.CANCELLED
        tell_of_release(work, Due(ANNOUNCE, f"AP-{number}", 1, work.now), WORDS)
        assert len(Announcements(work).about(f"AP-{number}")) == 1
        assert Releases(work).find(number).state is ReleaseState.CALLED_OFF


def test_a_notice_that_comes_late_tells_the_days_that_are_left(
    settled: Store, opening_clock: FrozenClock
) -> None:
    with settled.work() as work:
        delisting = begun(work)
    opening_clock.forward(timedelta(days=85))
    with settled.work() as work:
        tell_public(work, Due("delistings.announce", f"{delisting.subject}:P30D", 1, work.now), WORDS)
        told = notice(work, delisting.subject)
        texts = Announcements(work).texts(told)
        assert texts.bodies["en"] == "Weatherly will be taken down in 6 days.\ntext for body_en"
        assert texts.bodies["zh-TW"].startswith("天氣君 將在 6 天後下架。")


def test_of_what_was_stopped_people_hear_that_it_stays_and_nothing_else(settled: Store) -> None:
    with settled.work() as work:
        delisting = begun(work)
        tell_public(work, Due("delistings.announce", f"{delisting.subject}:P30D", 1, work.now), WORDS)
        first = notice(work, delisting.subject)
        by = person(work, "zhou")
        stopped = stop_delisting(work, number=delisting.number, by=by, reason="later")
        call_off_about(work, about=delisting.subject, by=by)
        assert Announcements(work).find(first.number).state is AnnouncementState.CANCELLED
        announce(work, stopped, STOPPED)
        for rung in ("P7D", STOPPED):
            tell_public(work, Due("delistings.announce", f"{delisting.subject}:{rung}", 1, work.now), WORDS)
        told = Announcements(work).about(delisting.subject)
        assert [one.number for one in told] == [first.number, first.number + 1]
        assert (
            "stays: it will not be taken down"
            in Announcements(work).texts(notice(work, delisting.subject)).bodies["en"]
        )

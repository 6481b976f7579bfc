"""An announcement reaches whom it is for, once each, and nobody who does not want it, left, or was forgotten."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from actions.announcements.choose_kind import MustBeTold, choose_app, choose_kind
from actions.announcements.draft_announcement import announce_signed, draft_announcement
from actions.announcements.reviewing import digest_now, hear_of_review
from actions.announcements.send_announcement import begin_sending, send_unit, watch_sending
from actions.announcements.steer_sending import cancel_announcement, pause_announcement, resume_announcement
from actions.approvals.decide_request import decide_request
from actions.feedback.file_ticket import Report, file_ticket
from actions.people.close_account import close_account
from bot.cards.announcements_news import copy
from bot.cards.view import Drawing
from bot.wiring.house import DATA
from bot.words.words import Dictionary
from data.model.announcements import (
    Announcement,
    AnnouncementKind,
    AnnouncementMovedOn,
    AnnouncementState,
    Audience,
    Draft,
    Texts,
    UnknownAnnouncement,
)
from data.model.approvals.refusals import OwnRequest
from data.model.approvals.requests import Step
from data.model.notices import NoticeState
from data.model.refusals import ButtonIsOld, UnknownButton
from data.store.announcement_audience import AudienceRows
from data.store.announcement_copies import COPY, HELD, PENDING, Copies
from data.store.announcement_tables import announcement_recipients, announcement_texts
from data.store.announcements import AnnouncementChanges, Announcements
from data.store.database import Store
from data.store.outbox import cards
from data.store.people import Chats, PeopleChanges
from data.store.work import Work
from tests.contract.store.harness import person, private_chat

TEXTS = Texts("4.2", {"en": "Out.", "zh-CN": "已发布。", "zh-TW": "已發布。"})
UPDATE, GENERAL, DELISTING = AnnouncementKind.UPDATE, AnnouncementKind.GENERAL, AnnouncementKind.DELISTING


def drafted(
    store: Store, kind: AnnouncementKind = UPDATE, audience: Audience = Audience.USERS, app: str = ""
) -> Announcement:
    """Let somebody write it, to go out at once."""
    with store.work() as work:
        draft = Draft(kind, app, audience, TEXTS, "UTC", wanted_at=work.now)
        return draft_announcement(work, by=person(work, "zhou"), chat=private_chat(work, "zhou"), draft=draft)


def approved(store: Store, announcement: Announcement, *signers: str) -> None:
    """Let others agree to it."""
    for signer in signers or ("yun",):
        with store.work() as work:
            number = announcement.request or 0
            decide_request(
                work, number=number, by=person(work, signer), verdict=Step.APPROVE, seen_evidence=1
            )
    with store.work() as work:
        hear_of_review(work, request_number=announcement.request or 0)


def sent(store: Store, announcement: Announcement) -> dict[str, int]:
    """Let it begin, all units be planned, and return how the copies fare."""
    with store.work() as work:
        begin_sending(work, number=announcement.number)
    while not found(store, announcement.number).is_planned:
        with store.work() as work:
            send_unit(work, number=announcement.number)
    return tally(store, announcement.number)


def found(store: Store, number: int = 1) -> Announcement:
    """Return it as it is now."""
    with store.reading() as reading:
        return Announcements(reading).find(number)


def tally(store: Store, number: int = 1) -> dict[str, int]:
    """Return how its copies fare."""
    with store.reading() as reading:
        return Copies(reading).tally(Announcements(reading).find(number))


def wrote(store: Store, *keys: str, app: str = "photobox") -> None:
    """Let people report something about an app."""
    for key in keys:
        with store.work() as work:
            chat = private_chat(work, key)
            who = person(work, key)
            file_ticket(work, reporter=who, chat=chat, report=Report("report_problem", "broken", app=app))
            PeopleChanges(work).used(platform="telegram", user_id=chat.address)


def stands(store: Store, key: str, number: int = 1) -> bool:
    """Tell whether a copy is meant for somebody."""
    with store.reading() as reading:
        theirs = [
            Chats(reading).private_on(person(reading, key).person_id, one) for one in ("slack", "telegram")
        ]
        ids = [chat.chat_id for chat in theirs if chat is not None]
        query = select(func.count()).select_from(cards)
        where = (cards.c.subject == f"announced-{number}") & cards.c.chat_id.in_(ids)
        return bool(reading.connection.execute(query.where(where)).scalar_one())


def test_it_reaches_whoever_wrote_about_the_app_and_its_channel(settled: Store) -> None:
    wrote(settled, "mei", "emma")
    wrote(settled, "hao", app="paylink")
    announcement = drafted(settled, audience=Audience.SUBSCRIBERS, app="photobox")
    with settled.reading() as reading:
        assert AudienceRows(reading).count(announcement) == 3
    approved(settled, announcement)
    assert sent(settled, announcement) == {PENDING: 3}
    assert (stands(settled, "mei"), stands(settled, "emma"), stands(settled, "hao")) == (True, True, False)


def test_whoever_asked_for_an_app_hears_of_it_and_whoever_minds_it_does_not(settled: Store) -> None:
    wrote(settled, "mei", "emma")
    with settled.work() as work:
        choose_app(work, by=person(work, "hao"), app="photobox", wants=True)
        choose_app(work, by=person(work, "mei"), app="photobox", wants=False)
        with pytest.raises(UnknownButton):
            choose_app(work, by=person(work, "mei"), app="general", wants=True)
    announcement = drafted(settled, audience=Audience.SUBSCRIBERS, app="photobox")
    with settled.reading() as reading:
        assert AudienceRows(reading).count(announcement) == 3
    approved(settled, announcement)
    assert sent(settled, announcement) == {PENDING: 3, "opted_out": 1}
    assert (stands(settled, "hao"), stands(settled, "mei"), stands(settled, "emma")) == (True, False, True)


def test_whoever_the_company_names_is_told_before_they_ever_write(settled: Store) -> None:
    announcement = drafted(settled, AnnouncementKind.MAINTENANCE)
    approved(settled, announcement)
    assert sent(settled, announcement) == {PENDING: 4}
    assert (stands(settled, "mei"), stands(settled, "hao"), stands(settled, "emma")) == (True, True, True)


def test_a_unit_that_is_repeated_tells_nobody_twice(settled: Store) -> None:
    wrote(settled, "mei", "hao", "emma")
    announcement = drafted(settled)
    approved(settled, announcement)
    first = sent(settled, announcement)
    with settled.work() as work:
        AnnouncementChanges(work).save(replace(found(settled), cursor=0, is_planned=False))
    again = sent(settled, announcement)
    assert first == again == {PENDING: 4}
    with settled.reading() as reading:
        query = select(func.count()).select_from(announcement_recipients)
        assert reading.connection.execute(query).scalar_one() == 4


def test_whoever_minds_is_left_out_and_what_must_be_told_is(settled: Store) -> None:
    wrote(settled, "mei", "hao", "emma")
    with settled.work() as work:
        for kind in ("update", "general"):
            choose_kind(work, by=person(work, "mei"), kind=kind, wants=False)
        with pytest.raises(MustBeTold):
            choose_kind(work, by=person(work, "mei"), kind="delisting", wants=False)
        choose_kind(work, by=person(work, "hao"), kind="general", wants=True)
    update_ = drafted(settled)
    approved(settled, update_)
    assert sent(settled, update_) == {PENDING: 3, "opted_out": 1}
    general = drafted(settled, GENERAL)
    approved(settled, general)
    assert sent(settled, general) == {PENDING: 3, "opted_out": 1}
    assert (stands(settled, "hao", 2), stands(settled, "mei", 2)) == (True, False)
    delisting = drafted(settled, DELISTING)
    approved(settled, delisting, "yun", "qiu")
    assert sent(settled, delisting) == {PENDING: 4}


def drawn(work: Work, key: str) -> object:
    """Return what somebody would be shown of the first announcement this instant."""
    words = Dictionary(DATA / "locales").words("zh-CN", "Asia/Shanghai")
    return copy(Drawing(work, words, "announced-1", private_chat(work, key).chat_id))


def test_whoever_changes_their_mind_before_their_turn_is_not_told(settled: Store) -> None:
    wrote(settled, "mei", "hao", "emma")
    announcement = drafted(settled)
    approved(settled, announcement)
    sent(settled, announcement)
    with settled.work() as work:
        assert drawn(work, "mei") is not None
        choose_kind(work, by=person(work, "mei"), kind="update", wants=False)
        assert drawn(work, "mei") is None
        Chats(work).gone(private_chat(work, "hao").chat_id, "blocked")
        assert drawn(work, "hao") is None
        close_account(work, platform="telegram", user_id=private_chat(work, "emma").address)
        assert drawn(work, "emma") is None


def test_whoever_has_left_or_blocked_the_desk_is_not_written_to(settled: Store) -> None:
    wrote(settled, "mei", "hao", "emma")
    announcement = drafted(settled)
    approved(settled, announcement)
    with settled.work() as work:
        close_account(work, platform="telegram", user_id=private_chat(work, "hao").address)
        Chats(work).gone(private_chat(work, "mei").chat_id, "blocked")
    assert sent(settled, announcement) == {PENDING: 2, "unreachable": 1}


def test_nobody_agrees_to_what_they_wrote(settled: Store) -> None:
    announcement = drafted(settled)
    number = announcement.request or 0
    with settled.work() as work, pytest.raises(OwnRequest):
        decide_request(work, number=number, by=person(work, "zhou"), verdict=Step.APPROVE, seen_evidence=1)
    with settled.work() as work:
        begin_sending(work, number=1)
    assert found(settled).state is AnnouncementState.REVIEW


def test_what_is_not_what_was_agreed_to_does_not_go_out(settled: Store) -> None:
    announcement = drafted(settled)
    approved(settled, announcement)
    with settled.work() as work:
        other = Texts("4.2", {**TEXTS.bodies, "en": "Something else."})
        work.connection.execute(announcement_texts.delete())
        AnnouncementChanges(work).write(announcement, other)
        assert digest_now(work, announcement) != found(settled).signed
    with settled.work() as work:
        begin_sending(work, number=1)
    assert (found(settled).state, found(settled).signed) == (AnnouncementState.DRAFT, "")


def test_what_is_paused_does_not_leave_and_goes_on_afterwards(settled: Store) -> None:
    wrote(settled, "mei", "hao", "emma")
    announcement = drafted(settled)
    approved(settled, announcement)
    sent(settled, announcement)
    with settled.work() as work:
        pause_announcement(work, number=1, by=person(work, "yun"))
    assert tally(settled) == {HELD: 4}
    with settled.work() as work, pytest.raises(AnnouncementMovedOn):
        pause_announcement(work, number=1, by=person(work, "yun"))
    with settled.work() as work:
        resume_announcement(work, number=1, by=person(work, "yun"))
    assert tally(settled) == {PENDING: 4}
    with settled.work() as work:
        cancel_announcement(work, number=1, by=person(work, "yun"))
        send_unit(work, number=1)
    assert tally(settled) == {"cancelled": 4}


def test_it_is_over_with_its_last_copy_and_tells_what_became_of_each(settled: Store) -> None:
    wrote(settled, "mei", "hao", "emma")
    announcement = drafted(settled)
    approved(settled, announcement)
    sent(settled, announcement)
    with settled.work() as work:
        watch_sending(work, number=1)
    assert found(settled).state is AnnouncementState.SENDING
    outcomes: list[dict[str, object]] = [
        {"state": NoticeState.SENT.value, "message_ref": "1:1", "shown": 1},
        {"state": NoticeState.UNKNOWN.value},
        {"state": NoticeState.FAILED.value, "reason": "chat_not_found"},
        {"state": NoticeState.SENT.value, "message_ref": "1:2", "shown": 1},
    ]
    with settled.work() as work:
        ids = work.connection.execute(select(cards.c.card_id).where(cards.c.kind == COPY)).scalars().all()
        for card_id, outcome in zip(ids, outcomes, strict=True):
            work.connection.execute(update(cards).where(cards.c.card_id == card_id).values(outcome))
        watch_sending(work, number=1)
    assert found(settled).state is AnnouncementState.SENT
    assert tally(settled) == {"sent": 2, "unknown": 1, "failed": 1}
    with settled.reading() as reading:
        named = Copies(reading).unreached(found(settled), most=9)
        assert [one.outcome for one in named] == ["failed", "unknown"]


def test_texts_that_were_signed_with_a_package_go_out_by_it_alone(settled: Store) -> None:
    announcement = drafted(settled)
    with settled.work() as work:
        draft = Draft(UPDATE, "", Audience.USERS, TEXTS, "UTC", wanted_at=work.now + timedelta(days=1))
        who, chat = person(work, "zhou"), private_chat(work, "zhou")
        number = announcement.request or 0
        with pytest.raises(ButtonIsOld):
            announce_signed(work, by=who, chat=chat, draft=draft, request_number=number)
    approved(settled, announcement)
    with settled.work() as work:
        planned = announce_signed(work, by=who, chat=chat, draft=draft, request_number=number)
        assert planned.state is AnnouncementState.SCHEDULED
        begin_sending(work, number=planned.number)
    assert found(settled, planned.number).state is AnnouncementState.SCHEDULED
    with settled.work() as work, pytest.raises(UnknownAnnouncement):
        Announcements(work).find(99)

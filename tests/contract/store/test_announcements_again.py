"""The end of an app is told again, links are looked at once, and what could not be taken back is listed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import select, update

from actions.announcements.check_links import hear_of_link
from actions.announcements.draft_announcement import draft_announcement
from actions.announcements.plan_reminders import REMIND, days_left
from actions.announcements.recall_announcement import recall_announcement
from data.model.announcement_checks import digest_of_link
from data.model.announcements import Announcement, Audience, Draft
from data.model.notices import Recall
from data.store.announcement_copies import KEPT, Copies
from data.store.announcement_links import Links, LinkState
from data.store.announcements import AnnouncementChanges, Announcements
from data.store.database import Store
from data.store.due import due_rows
from data.store.outbox import cards
from tests.contract.store.harness import person, private_chat
from tests.contract.store.test_announcements import DELISTING, TEXTS, approved, drafted, found, sent, wrote


def _planned(store: Store) -> list[tuple[str, datetime]]:
    with store.reading() as reading:
        query = select(due_rows.c.subject, due_rows.c.at).where(due_rows.c.name == REMIND)
        return [(row.subject, row.at) for row in reading.connection.execute(query.order_by(due_rows.c.at))]


def _ending_in(store: Store, days: int, *, body: str = "It ends.") -> Announcement:
    with store.work() as work:
        down_on = (work.now + timedelta(days=days)).date().isoformat()
        texts = replace(TEXTS, bodies=dict.fromkeys(TEXTS.bodies, body), details={"take_down_date": down_on})
        draft = Draft(DELISTING, "photobox", Audience.USERS, texts, "UTC", wanted_at=work.now)
        return draft_announcement(work, by=person(work, "zhou"), chat=private_chat(work, "zhou"), draft=draft)


def test_the_end_of_an_app_is_told_again_on_the_days_that_are_still_to_come(settled: Store) -> None:
    wrote(settled, "mei")
    announcement = _ending_in(settled, 10)
    assert not _planned(settled)
    approved(settled, announcement, "yun", "qiu")
    sent(settled, announcement)
    planned = _planned(settled)
    assert [subject for subject, _ in planned] == ["AN-1:7", "AN-1:1", "AN-1:0"]
    assert planned[0][1].astimezone(UTC) - planned[1][1].astimezone(UTC) == timedelta(days=-6)
    with settled.reading() as reading:
        assert days_left(reading, found(settled)) == 10


def test_what_was_taken_back_is_not_told_again(settled: Store) -> None:
    wrote(settled, "mei")
    announcement = _ending_in(settled, 10)
    approved(settled, announcement, "yun", "qiu")
    sent(settled, announcement)
    with settled.work() as work:
        recall_announcement(work, number=1, by=person(work, "zhou"))
    with settled.reading() as reading:
        assert days_left(reading, found(settled)) is None


def test_what_belongs_to_a_delisting_is_told_again_by_that(settled: Store) -> None:
    wrote(settled, "mei")
    announcement = _ending_in(settled, 10)
    with settled.work() as work:
        AnnouncementChanges(work).save(replace(Announcements(work).find(1), about="DL-1"))
    approved(settled, announcement, "yun", "qiu")
    sent(settled, announcement)
    assert not _planned(settled)


def test_a_link_is_looked_at_once_and_what_came_of_it_is_kept(settled: Store) -> None:
    link = "https://lantern.example/end"
    announcement = _ending_in(settled, 10, body=f"See {link}.")
    digest = digest_of_link(link)
    with settled.reading() as reading:
        assert Links(reading).of(announcement.number) == {digest: LinkState()}
    with settled.work() as work:
        hear_of_link(work, number=1, digest=digest, status=404, fault="")
    with settled.reading() as reading:
        assert Links(reading).of(1) == {digest: LinkState(404, "", is_known=True)}


def test_what_could_not_be_taken_back_is_listed(settled: Store) -> None:
    wrote(settled, "mei", "hao")
    announcement = drafted(settled)
    approved(settled, announcement)
    sent(settled, announcement)
    with settled.work() as work:
        chat_id = private_chat(work, "mei").chat_id
        recall_announcement(work, number=1, by=person(work, "zhou"))
        stuck = {"recalled": Recall.UNREACHED.value, "reason": "blocked"}
        work.connection.execute(update(cards).where(cards.c.chat_id == chat_id).values(stuck))
    with settled.reading() as reading:
        listed = Copies(reading).not_taken_back(found(settled), most=9)
    assert [(one.chat_id, one.outcome, one.reason) for one in listed] == [(chat_id, KEPT, "blocked")]

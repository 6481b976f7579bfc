"""What nobody asked for reaches no user from those who advertise."""

import pytest

from actions.announcements.choose_kind import choose_kind
from actions.announcements.draft_announcement import draft_announcement
from data.model.announcements import Audience, Draft
from data.store.announcement_audience import AudienceRows
from data.store.database import Store
from tests.contract.store.harness import person, private_chat
from tests.contract.store.test_announcements import GENERAL, TEXTS, approved, sent, stands, wrote


@pytest.mark.parametrize(
    ("author", "audience", "told"),
    [
        ("zhou", Audience.USERS, (True, True)),
        ("zhou", Audience.EVERYONE, (True, True)),
        ("zhou", Audience.SUBSCRIBERS, (True, False)),
        ("wen", Audience.USERS, (True, False)),
        ("wen", Audience.EVERYONE, (True, False)),
    ],
)
def test_what_marketing_says_and_what_subscribers_get_is_for_whoever_asked(
    settled: Store, author: str, audience: Audience, told: tuple[bool, bool]
) -> None:
    wrote(settled, "mei", "hao")
    with settled.work() as work:
        choose_kind(work, by=person(work, "hao"), kind="general", wants=True)
    with settled.work() as work:
        by, chat = person(work, author), private_chat(work, author, "slack")
        draft = Draft(GENERAL, "", audience, TEXTS, "UTC", wanted_at=work.now)
        news = draft_announcement(work, by=by, chat=chat, draft=draft)
    with settled.reading() as reading:
        assert AudienceRows(reading).only_who_asked(news) is not all(told)
    approved(settled, news)
    sent(settled, news)
    assert (stands(settled, "hao"), stands(settled, "mei")) == told

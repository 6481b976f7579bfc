"""What could not be taken back of what was posted is listed for whoever was forgotten: where, since when, about what."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from bot.cards.privacy_erasure import erasure_card
from bot.cards.view import Drawing
from bot.words.words import Dictionary
from data.model.erasing import MOST_LISTED, LeftStanding
from data.store.erasures import Erasures
from data.store.outbox import cards, messages
from tests.architecture.house import ROOT
from tests.unit.conversation.harness import Town
from tests.unit.privacy.test_forgetting import finished, forgotten

SENT = datetime(2026, 3, 2, 2, 5, tzinfo=UTC)


def left(town: Town, *, reports: int) -> tuple[int, tuple[LeftStanding, ...]]:
    """Let somebody report, whereof nobody knows whether it arrived, and be forgotten; return what is left."""
    for number in range(reports):
        town.say("mei", f"相册盒第 {number} 次闪退")
    with town.store.work() as work:
        for table in (cards, messages):
            work.connection.execute(update(table).values(unknowns=1, attempted_at=SENT))
    wish = forgotten(town)
    town.clock.forward(timedelta(minutes=3))
    finished(town)
    with town.store.reading() as reading:
        copies = Erasures(reading).find(wish.number).copies
        assert copies is not None
        return wish.number, copies.left


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Not reached: our private chat (Telegram), sent 2026-03-02 02:05"),
        ("zh-CN", "未能处理：我们的私聊（Telegram），发送于 2026-03-02 02:05"),
        ("zh-TW", "未能處理：我們的私訊（Telegram），傳送於 2026-03-02 02:05"),
    ],
)
def test_each_is_listed_in_the_readers_language(town: Town, language: str, told: str) -> None:
    number, found = left(town, reports=1)
    assert found
    assert {one.platform for one in found} == {"telegram"}
    with town.store.reading() as reading:
        words = Dictionary(ROOT / "data/locales").words(language, "UTC")
        card = erasure_card(Drawing(reading, words, f"erasure.{number}"))
    assert any(told in str(line) for line in card.lines)


def test_no_more_are_listed_than_a_card_has_room_for(town: Town) -> None:
    _number, found = left(town, reports=MOST_LISTED + 3)
    assert len(found) == MOST_LISTED

"""What a person was told is kept: reference, revision, language, hash, and the text under their key."""

import hashlib

from sqlalchemy import select

from bot.shapes.turn import Submitted
from data.store.outbox import messages, spoken
from tests.unit.outbox.running import Running


async def test_a_reply_stands_in_the_ledger_as_it_was_read(running: Running) -> None:
    await running.say("hao", "相簿盒閃退")
    await running.do(
        "yun", Submitted("reply", "FB-1", 1, {"message": "Please update to 4.2"}), platform="slack"
    )
    read = running.shown("hao")[-1]
    hao = running.town.person("hao")
    with running.town.store.reading() as reading:
        (row,) = reading.connection.execute(select(spoken)).all()
        text = reading.unseal(row.sealed, person_id=hao.person_id, row=f"spoken:message:{row.message_id}")
    assert (row.person_id, row.reference, row.revision) == (hao.person_id, "feedback.reply:FB-1", 2)
    assert (row.language, row.said_at) == ("zh-TW", running.town.clock())
    assert text in read.text
    assert "Please update to 4.2" in text
    assert row.hash == hashlib.sha256(text.encode()).digest()
    assert b"Please" not in row.sealed


async def test_cards_and_what_is_said_to_a_chat_of_many_stand_in_no_ledger(running: Running) -> None:
    await running.say("mei", "相册盒闪退")
    await running.do("yun", Submitted("note", "FB-1", 1, {"message": "内部"}), platform="slack")
    with running.town.store.reading() as reading:
        assert reading.connection.execute(select(spoken)).all() == []


async def test_no_notice_holds_what_anybody_wrote(running: Running) -> None:
    await running.say("mei", "相册盒闪退")
    await running.do("yun", Submitted("reply", "FB-1", 1, {"message": "请更新到 4.2"}), platform="slack")
    with running.town.store.reading() as reading:
        kept = reading.connection.execute(select(messages.c.facts)).scalars().all()
    assert kept, "the guard looked at nothing"
    assert not [facts for facts in kept if "4.2" in str(facts)]

"""What becomes of a message is followed where the message became ours, and nowhere else."""

import pytest

from bot.shapes.turn import Deed, Deleted, Edited, Moved, Place, Said, Turn
from data.model.feedback import EntryKind, as_corrected
from data.store.feedback import Tickets
from data.store.people import Chats
from tests.unit.outbox.running import Running


def entries(running: Running, number: int = 1) -> list[tuple[EntryKind, str]]:
    """Return what stands on a ticket now, each correction with what stood before it."""
    with running.town.store.reading() as reading:
        found = as_corrected(Tickets(reading).entries(Tickets(reading).find(number)))
        return [(entry.kind, entry.text) for entry in found]


async def do(running: Running, by: str, deed: Deed, place: str = "", platform: str = "") -> bool:
    """Let somebody do something to its end, and tell whether it was kept."""
    taken = await running.accept(running.town.turn(by, deed, place, platform=platform))
    await running.rest()
    return not taken.repeated


def reference(running: Running, by: str, number: int = 9, platform: str = "") -> str:
    return f"{running.town.chat(by, platform).address}:{number}"


async def test_a_report_follows_its_message_and_what_stood_before_is_kept(running: Running) -> None:
    ref = reference(running, "mei")
    await do(running, "mei", Said("相册盒闪退", ref))
    await do(running, "mei", Edited("相册盒白屏", ref))
    await do(running, "mei", Edited("相册盒白屏，安卓14", ref))
    assert entries(running) == [
        (EntryKind.REPORT, "相册盒白屏，安卓14"),
        (EntryKind.CORRECTION, "相册盒闪退"),
        (EntryKind.CORRECTION, "相册盒白屏"),
    ]
    (card,) = [post for post in running.shown("#operations") if "FB-1" in post.text]
    assert "相册盒白屏，安卓14" in card.text
    assert "原文：相册盒闪退" in card.text.replace("\u2068", "").replace("\u2069", "")


async def test_an_edit_that_comes_before_its_report_is_done_is_followed_too(running: Running) -> None:
    ref = reference(running, "mei")
    turns = [running.town.turn("mei", deed) for deed in (Said("相册盒闪退", ref), Edited("相册盒白屏", ref))]
    await running.inbox.accept(turns)
    await running.rest()
    assert entries(running)[0] == (EntryKind.REPORT, "相册盒白屏")


async def test_an_edit_that_overtakes_its_message_is_not_lost(running: Running) -> None:
    ref = reference(running, "mei")
    for text in ("相册盒黑屏", "相册盒白屏"):
        assert await do(running, "mei", Edited(text, ref))
    await do(running, "mei", Said("相册盒闪退", ref))
    assert entries(running) == [(EntryKind.REPORT, "相册盒白屏")]
    await do(running, "mei", Edited("相册盒花屏", ref))
    assert entries(running)[0] == (EntryKind.REPORT, "相册盒花屏")


async def test_the_same_text_again_and_an_unknown_message_change_nothing(running: Running) -> None:
    ref = reference(running, "mei")
    await do(running, "mei", Said("相册盒闪退", ref))
    await do(running, "mei", Edited("相册盒闪退", ref))
    await do(running, "mei", Edited("付易闪退", reference(running, "mei", 10)))
    assert entries(running) == [(EntryKind.REPORT, "相册盒闪退")]
    with running.town.store.reading() as reading:
        assert len(Tickets(reading).open_of(frozenset({"operations"}))) == 1


async def test_nobody_changes_what_another_wrote(running: Running) -> None:
    ref = reference(running, "mei")
    await do(running, "mei", Said("相册盒闪退", ref))
    turn = running.town.turn("hao", Edited("没有问题", ref))
    forged = Turn(
        turn.source, turn.key, turn.deed, turn.at, turn.speaker, running.town.turn("mei", Said("")).place
    )
    await running.accept(forged)
    await running.rest()
    assert entries(running) == [(EntryKind.REPORT, "相册盒闪退")]


async def test_what_is_closed_is_not_changed_and_that_is_said(running: Running) -> None:
    ref = reference(running, "mei")
    await do(running, "mei", Said("相册盒闪退", ref))
    running.town.press("mei", f"withdraw|FB-1|{running.town.ticket().round}")
    before = len(running.shown("mei"))
    await do(running, "mei", Edited("相册盒白屏", ref))
    assert entries(running) == [(EntryKind.REPORT, "相册盒闪退")]
    assert len(running.shown("mei")) == before + 1


async def test_a_deleted_message_stays_on_the_ticket_and_is_marked(running: Running) -> None:
    ref = reference(running, "emma", platform="slack")
    await do(running, "emma", Said("PhotoBox crashes", ref), platform="slack")
    await do(running, "emma", Deleted(ref), platform="slack")
    assert entries(running) == [
        (EntryKind.REPORT, "PhotoBox crashes"),
        (EntryKind.DELETION, "PhotoBox crashes"),
    ]


async def test_talk_that_is_not_ours_is_not_kept_when_it_changes_either(running: Running) -> None:
    for deed in (Said("lunch?", "C1:1.0", addressed=False), Edited("dinner?", "C1:1.0"), Deleted("C1:1.0")):
        assert not await do(running, "yun", deed, "#operations")
    assert running.rows() == []


async def test_a_note_follows_its_message_and_stays_a_note(running: Running) -> None:
    await do(running, "mei", Said("相册盒闪退", reference(running, "mei")))
    card = next(post for post in running.shown("#operations") if "FB-1" in post.text)
    said = Said("像是旧版本", "C1:1.0", addressed=False, reply_to_ref=card.message_ref)
    assert await do(running, "yun", said, "#operations")
    assert await do(running, "yun", Edited("是旧版本", "C1:1.0"), "#operations")
    assert await do(running, "lin", Edited("不是", "C1:1.0"), "#operations")
    assert await do(running, "yun", Deleted("C1:1.0"), "#operations")
    assert entries(running)[1:] == [(EntryKind.NOTE, "是旧版本"), (EntryKind.NOTE, "像是旧版本")]
    shown = [post.text for post in running.shown("mei")]
    assert shown
    assert "旧版本" not in "".join(shown)


async def test_a_text_that_waits_to_be_filed_is_filed_as_it_is_then(running: Running) -> None:
    ref = reference(running, "mei")
    await do(running, "mei", Said("嗯", ref))
    assert entries_count(running) == 0
    asked = running.shown("mei")[-1]
    await do(running, "mei", Edited("付易扣了两次钱", ref))
    running.town.press("mei", asked.reference("file:complain"))
    assert entries(running) == [(EntryKind.REPORT, "付易扣了两次钱")]
    await do(running, "mei", Edited("付易扣了三次钱", ref))
    assert entries(running)[0] == (EntryKind.REPORT, "付易扣了三次钱")


def entries_count(running: Running) -> int:
    with running.town.store.reading() as reading:
        return len(Tickets(reading).open_of(frozenset({"operations"})))


@pytest.mark.parametrize("order", [1, -1])
async def test_a_group_that_moves_takes_its_chat_along(running: Running, order: int) -> None:
    group = running.town.chat("users_group")
    old = Place("telegram", group.address, "group")
    moved = Turn("telegram", "moved", Moved("-1009"), running.town.clock(), place=old)
    said = running.town.turn("mei", Said("相册盒闪退", "-1009:1"), "users_group")
    there = Turn(said.source, said.key, said.deed, said.at, said.speaker, Place("telegram", "-1009", "group"))
    late = running.town.turn("hao", Said("付易闪退", f"{group.address}:2"), "users_group")
    await running.inbox.accept([moved, there][::order])
    await running.accept(late)
    await running.rest()
    assert [state for state, _tries, _reason in running.rows()] == ["done"] * 3
    with running.town.store.reading() as reading:
        chats = Chats(reading)
        found = chats.keyed("users_group", "telegram")
        assert found is not None
        assert (found.chat_id, found.address) == (group.chat_id, "-1009")
        assert chats.at("telegram", "-1009") == chats.at("telegram", group.address) == found
    assert entries_count(running) == 2

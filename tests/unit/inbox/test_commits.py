"""What a turn costs: each commit waits for the disk, so their number is kept."""

import pytest
from sqlalchemy import select

from bot.shapes.reply import Toast
from bot.shapes.turn import Deed, Pressed, Said
from data.model.refusals import ButtonIsOld
from data.store.audit import audit_entries
from data.store.audit_check import verify_chain
from tests.unit.outbox.running import Running

ACCEPTED, DONE, CLAIMED, SENT = 1, 1, 1, 1


def _audited(running: Running) -> int:
    with running.town.store.reading() as reading:
        count = verify_chain(reading.connection)
    assert isinstance(count, int)
    return count


@pytest.fixture
async def reported(running: Running) -> Running:
    await running.say("mei", "相册盒闪退")
    return running


async def commits(running: Running, by: str, deed: Deed, place: str = "", **facts: str) -> int:
    """Return how many commits somebody's deed costs until all that follows of it is shown."""
    before = running.town.store.commits
    await running.do(by, deed, place, **facts)
    return running.town.store.commits - before


async def test_a_press_that_edits_one_card_costs_three_commits(reported: Running) -> None:
    (card,) = reported.shown("#operations")
    press = Pressed(card.reference("more"), card.message_ref)
    assert await commits(reported, "yun", press, "#operations", handle="t") == ACCEPTED + DONE + SENT
    assert card.edits == 1


async def test_a_claim_edits_the_cards_of_both_sides_in_four_commits(reported: Running) -> None:
    (card,) = reported.shown("#operations")
    cost = await commits(reported, "yun", Pressed(card.reference("claim")), "#operations", handle="t")
    assert cost == ACCEPTED + DONE + 2 * SENT
    assert [post.edits for place in ("#operations", "mei") for post in reported.shown(place)] == [1, 1]


async def test_a_refused_press_costs_two_commits(reported: Running) -> None:
    assert await commits(reported, "hao", Pressed("withdraw|FB-1|1")) == ACCEPTED + DONE


async def test_a_report_costs_what_its_two_cards_cost(running: Running) -> None:
    assert await commits(running, "mei", Said("相册盒闪退")) == ACCEPTED + DONE + 2 * (CLAIMED + SENT)


async def test_a_refused_text_costs_one_message(reported: Running) -> None:
    turn = Said("补充", reply_to_ref=reported.shown("mei")[0].message_ref)
    await reported.do("mei", Pressed("withdraw|FB-1|1"))
    assert await commits(reported, "mei", turn) == ACCEPTED + DONE + CLAIMED + SENT


async def test_what_does_not_concern_the_desk_costs_one_look(running: Running) -> None:
    talk = Said("午饭吃什么", addressed=False)
    assert await commits(running, "yun", talk, "#operations") == ACCEPTED
    assert running.rows() == []


async def test_a_refusal_leaves_the_mark_and_its_notice_and_nothing_else(reported: Running) -> None:
    assert await reported.say("hao", "FB-1 怎么样了") is not None
    before = reported.town.ticket()
    reply = await reported.do("hao", Pressed("withdraw|FB-1|1"))
    assert isinstance(reply, Toast)
    assert reply.refused
    assert reported.town.ticket() == before
    assert reported.rows()[-1] == ("done", 0, "")


async def test_what_was_done_before_a_refusal_is_undone(reported: Running) -> None:
    reported.trouble.bugs = [ButtonIsOld()]
    audited = _audited(reported)
    reply = await reported.do("mei", Pressed("do|TR-1|1"))
    assert isinstance(reply, Toast)
    assert reply.refused
    assert _audited(reported) == audited + 1, "the refusal, and nothing of what it undid"
    with reported.town.store.reading() as reading:
        kinds = reading.connection.execute(select(audit_entries.c.body)).scalars()
        assert not any(b"trouble.begun" in body for body in kinds)
    assert reported.rows()[-1] == ("done", 0, "")

"""Linking as people meet it: what waits, what is refused, and what is not drawn any more."""

import json

from sqlalchemy import select

from bot.conversation.conversation import Prepared
from bot.conversation.said import TURN
from bot.shapes.turn import Commanded
from data.model.audit import Search
from data.model.linking import AccountName
from data.store.audit import Happened, audit_entries
from data.store.audit_trail import Trail
from data.store.inbox import InboxRows
from tests.contract.store.pairing import (
    met,
    of_company,
    owner,
    owner_now,
    private_chat_of,
    shown,
    unlinked,
    used,
)
from tests.unit.conversation.harness import Town, refused


def otto(town: Town) -> AccountName:
    """Let somebody new come by Telegram."""
    return met(town.store, "telegram", "4711")


def linked(town: Town) -> tuple[AccountName, AccountName]:
    """Link 云舒's colleague 方圆 with a newcomer's account on Telegram."""
    fang, telegram = of_company(town.store, "fang", "slack"), otto(town)
    assert used(town.store, telegram, shown(town.store, fang)) is None
    return fang, telegram


def test_a_turn_that_waited_while_its_account_was_linked_is_the_kept_persons(town: Town) -> None:
    telegram = otto(town)
    before = owner_now(town.store, telegram)
    fang = of_company(town.store, "fang", "slack")
    assert used(town.store, telegram, shown(town.store, fang)) is None
    turn = town.turn("fang", Commanded("language", "english"), platform="telegram")
    with town.store.work() as work:
        taken = InboxRows(work).take(
            source="telegram", key="early", lane="x", person_id=before, body=TURN.dump_json(turn).decode()
        )
        chat = private_chat_of(work, telegram)
    assert taken is not None
    with town.store.work(turn_id=taken) as work:
        town.conversation.lead(work, turn, Prepared(before, chat.chat_id))
    assert town.person("fang").language == "en"


def test_words_are_never_a_code(town: Town) -> None:
    fang, telegram = of_company(town.store, "fang", "slack"), otto(town)
    code = shown(town.store, fang)
    town.say("hao", code)
    assert owner_now(town.store, telegram) != owner_now(town.store, fang)
    assert used(town.store, telegram, code) is None


def test_a_private_chat_goes_on_showing_nothing_of_the_others(town: Town) -> None:
    fang, telegram = linked(town)
    ticket = town.filed()
    town.lead(town.turn("fang", Commanded("status", ticket.subject), platform="telegram"))
    assert "feedback.staff" in [one.kind for one in town.arrive("fang", "telegram")]
    with town.store.reading() as reading:
        chat = private_chat_of(reading, telegram)
    unlinked(town.store, fang)
    town.press("yun", f"claim|{ticket.subject}|1", "#operations")
    with town.store.reading() as reading:
        drawn = town.artist.first_of(reading, chat.chat_id)
    assert drawn is None or drawn.item.kind != "feedback.staff"


def test_nothing_that_is_audited_names_anybody_or_any_code(town: Town) -> None:
    fang, telegram = of_company(town.store, "fang", "slack"), otto(town)
    code = shown(town.store, fang)
    used(town.store, telegram, code[:3] + "000000")
    used(town.store, telegram, code)
    unlinked(town.store, fang)
    with town.store.reading() as reading:
        bodies = [
            json.loads(body) for body in reading.connection.execute(select(audit_entries.c.body)).scalars()
        ]
    ours = [body for body in bodies if body["deed"].startswith("linking.")]
    assert {body["deed"].partition(".")[2] for body in ours} == {
        "code_made", "wrong_code", "code_ended", "linked", "unlinked",
    }  # fmt: skip
    told = json.dumps(ours, ensure_ascii=False)
    assert not [word for word in (code, code[3:], "方圆", "4711") if word in told]


def test_a_press_to_unlink_what_is_not_linked_is_refused(town: Town) -> None:
    assert refused(town.press("mei", "confirm|accounts.1|0"))
    assert refused(town.press("mei", "unlink|accounts.1|0"))


def test_what_somebody_did_before_their_accounts_were_linked_is_found_under_who_they_are_now(
    town: Town,
) -> None:
    fang, telegram = of_company(town.store, "fang", "slack"), otto(town)
    with town.store.work() as work:
        earlier = owner(work, telegram)
        work.audit(Happened("feedback.reported", "FB-9", earlier, {"kind": "complain"}))
    assert used(town.store, telegram, shown(town.store, fang)) is None
    with town.store.reading() as reading:
        kept = owner(reading, fang)
        found = Trail(reading).found(Search(person_id=kept), before=1_000, skip=0, most=9)
        names = Trail(reading).names([earlier, kept])
    assert "FB-9" in [one.subject for one in found]
    assert names == {earlier: "方圆", kept: "方圆"}

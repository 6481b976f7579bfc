"""What outlives its moment: wishes whose person was linked, strangers who left nothing, and secrets in what was set aside."""

from datetime import timedelta

from sqlalchemy import func, select

from actions.privacy.ask_to_forget import evidence_of
from actions.privacy.keep_no_longer import keep_no_longer
from bot.conversation.conversation import Prepared
from bot.conversation.said import TURN
from bot.shapes.turn import Submitted
from data.model.erasing import ErasureState
from data.model.linking import AccountName, ToBeForgotten
from data.model.notices import MessageWanted
from data.model.refusals import Refusal
from data.store.audit_check import verify_chain
from data.store.custody import keys
from data.store.erasures import ErasureChanges, Erasures
from data.store.inbox import InboxRows, inbox
from data.store.outbox import messages
from data.store.people import People
from data.store.people_tables import accounts, chats, people
from tests.contract.store.harness import person
from tests.contract.store.pairing import met, of_company, owner_now, private_chat_of, shown, used
from tests.unit.conversation.harness import Town

DAY = timedelta(days=1)
CODE = "481516"


def wish_of(town: Town, account: AccountName, state: ErasureState) -> int:
    """Let whoever has an account want to be forgotten; return the number of the wish."""
    person_id = owner_now(town.store, account)
    with town.store.work() as work:
        wish = ErasureChanges(work).ask(person_id, chat_id=private_chat_of(work, account).chat_id)
        if state is not ErasureState.ASKED:
            ErasureChanges(work).stands(wish, state)
    return wish.number


def linked(town: Town, maker: AccountName, typer: AccountName) -> Refusal | None:
    return used(town.store, typer, shown(town.store, maker))


def test_a_wish_that_waits_follows_whoever_is_kept(town: Town) -> None:
    maker, typer = met(town.store, "slack", "U77"), met(town.store, "telegram", "4711")
    number = wish_of(town, typer, ErasureState.WAITING)
    assert linked(town, maker, typer) is None
    with town.store.reading() as reading:
        kept = Erasures(reading).unfinished_of(owner_now(town.store, maker))
    assert kept is not None
    assert (kept.number, kept.state) == (number, ErasureState.WAITING)


def test_two_wishes_become_one_and_one_that_was_only_asked_is_asked_anew(town: Town) -> None:
    maker, typer = met(town.store, "slack", "U77"), met(town.store, "telegram", "4711")
    older = wish_of(town, maker, ErasureState.WAITING)
    wish_of(town, typer, ErasureState.WAITING)
    assert linked(town, maker, typer) is None
    with town.store.reading() as reading:
        assert [wish.number for wish in Erasures(reading).waiting()] == [older]
    others = met(town.store, "slack", "U78"), met(town.store, "telegram", "4712")
    wish_of(town, others[1], ErasureState.ASKED)
    assert linked(town, *others) is None
    with town.store.reading() as reading:
        assert Erasures(reading).unfinished_of(owner_now(town.store, others[0])) is None


def test_nobody_who_waits_to_be_forgotten_becomes_a_colleague(town: Town) -> None:
    typer, fang = met(town.store, "telegram", "4711"), of_company(town.store, "fang", "slack")
    wish_of(town, typer, ErasureState.WAITING)
    assert isinstance(linked(town, fang, typer), ToBeForgotten)
    assert owner_now(town.store, typer) != owner_now(town.store, fang)


def test_the_other_account_is_told_of_the_erasing(town: Town) -> None:
    town.command("emma", "forget")
    with town.store.reading() as reading:
        wish = Erasures(reading).unfinished_of(person(reading, "emma").person_id)
        assert wish is not None
        seen = evidence_of(reading, wish.person_id)
        (other,) = set(reading.connection.execute(
            select(chats.c.chat_id).where(chats.c.person_id == wish.person_id)
        ).scalars()) - {wish.chat_id}  # fmt: skip
    town.press("emma", f"confirm|{wish.subject}|{seen}")
    with town.store.reading() as reading:
        told = reading.connection.execute(
            select(messages.c.chat_id, messages.c.recalled).where(messages.c.kind == "privacy.told_here")
        ).all()
    assert [tuple(row) for row in told] == [(other, "")]


def test_a_stranger_who_left_nothing_is_known_no_more_after_a_year(town: Town) -> None:
    met(town.store, "telegram", "4711")
    kept = met(town.store, "telegram", "4712"), met(town.store, "telegram", "4713")
    wish_of(town, kept[0], ErasureState.WAITING)
    town.clock.forward(300 * DAY)
    with town.store.work() as work:
        chat = private_chat_of(work, kept[1])
        work.promise(MessageWanted("desk.typed_stays", "", chat.chat_id))
    town.clock.forward(64 * DAY)
    assert retained(town)["strangers"] == 0
    town.clock.forward(2 * DAY)
    met(town.store, "telegram", "4714")
    with town.store.reading() as reading:
        before = reading.connection.execute(select(func.count()).select_from(keys)).scalar_one()
    assert retained(town)["strangers"] == 1
    with town.store.reading() as reading:
        gone = select(people.c.person_id).where(people.c.name == b"")
        (person_id,) = reading.connection.execute(gone).scalars()
        assert People(reading).find(person_id).erased
        assert People(reading).id_of_account("telegram", "4711") is None
        left = select(accounts.c.user_id).where(accounts.c.user_id.in_(["4711", "4712", "4713", "4714"]))
        assert sorted(reading.connection.execute(left).scalars()) == ["4712", "4713", "4714"]
        assert reading.connection.execute(select(func.count()).select_from(keys)).scalar_one() < before
        assert verify_chain(reading.connection) is not None
    assert retained(town)["strangers"] == 0
    assert owner_now(town.store, met(town.store, "telegram", "4711")) != person_id


def test_a_code_that_was_typed_is_not_kept_with_what_is_set_aside(town: Town) -> None:
    turn = town.turn("emma", Submitted("enrol", "enrol.1", 1, {"code": CODE}), platform="slack")
    with town.store.work() as work:
        emma = person(work, "emma")
        body = TURN.dump_json(turn).decode()
        taken = InboxRows(work).take(
            source=turn.source, key=turn.key, lane="x", person_id=emma.person_id, body=body
        )
    assert taken is not None
    chat = town.chat("emma", "slack")
    with town.store.work(turn_id=taken) as work:
        InboxRows(work).park(taken)
        town.conversation.apologise(work, turn, Prepared(emma.person_id, chat.chat_id))
    with town.store.reading() as reading:
        row = reading.connection.execute(select(inbox).where(inbox.c.inbox_id == taken)).one()
        kept = reading.unseal(row.body, person_id=emma.person_id, row=f"inbox:{row.source}:{row.key}")
    assert row.state == "parked"
    assert CODE in body
    assert CODE not in kept


def test_what_is_set_aside_is_given_up_after_its_term(town: Town) -> None:
    with town.store.work() as work:
        taken = InboxRows(work).take(
            source="slack", key="k", lane="x", person_id=person(work, "emma").person_id, body="{}"
        )
        assert taken is not None
        InboxRows(work).park(taken)
    town.clock.forward(29 * DAY)
    assert retained(town)["parked"] == 0
    town.clock.forward(DAY)
    assert retained(town)["parked"] == 1
    with town.store.reading() as reading:
        row = reading.connection.execute(select(inbox).where(inbox.c.inbox_id == taken)).one()
        assert (row.state, row.body) == ("done", b"")


def retained(town: Town) -> dict[str, int]:
    """Let go of what is too old by now."""
    with town.store.work() as work:
        return keep_no_longer(work)

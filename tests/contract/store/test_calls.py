"""Calls to other systems are rows of the outbox, and each end of one is one turn of the inbox."""

from datetime import timedelta

import pytest

from bot.outbox.drawing import Drawn
from bot.outbox.outcomes import record
from bot.outbox.port import Answer, Failed, NotSent, Outcome, Sent
from bot.shapes.card import Card
from bot.words.words import Dictionary
from data.model.notices import CallWanted, Priority
from data.model.operating import Page
from data.store.database import Store
from data.store.hooks import HookChanges, Hooks
from data.store.inbox import InboxRows
from data.store.outgoing import OutboxRows, Rank
from data.store.people import Chats
from data.store.stuck import Moving
from data.store.told_troubles import ToldTroubleChanges, ToldTroubles
from data.store.work import Reading
from tests.architecture.house import ROOT
from tests.contract.store.harness import FrozenClock

WORDS = Dictionary(ROOT / "data/locales").words("en", "UTC")


def configured(store: Store, *hooks: str) -> None:
    with store.work() as work:
        HookChanges(work).are(dict.fromkeys(hooks, "en"))


def promised(store: Store) -> None:
    with store.work() as work:
        work.promise(CallWanted("pager", "platform.troubled", "trouble-1", priority=Priority.ALERT))


def drawn(reading: Reading) -> Drawn:
    chat_id = Hooks(reading).chat_id("pager")
    assert chat_id is not None
    item = OutboxRows(reading).first_of(chat_id)
    assert item is not None
    return Drawn(item, Chats(reading).find(chat_id), WORDS, Card(), body=b"{}")


def ended(store: Store, *outcomes: Outcome) -> list[str]:
    """Let a call end, each outcome written down in a work of its own; return the turns that wait."""
    with store.reading() as reading:
        what = drawn(reading)
    for outcome in outcomes:
        with store.work() as work:
            record(work, what, outcome)
    with store.reading() as reading:
        return [turn.body for turn in InboxRows(reading).waiting()]


def test_a_call_waits_under_the_name_of_its_system(store: Store) -> None:
    configured(store, "pager", "sms")
    promised(store)
    assert store.calls == 1
    with store.reading() as reading:
        assert Hooks(reading).platforms() == ["hook:pager", "hook:sms"]
        chat_id = Hooks(reading).chat_id("pager")
        found = OutboxRows(reading).in_line("hook:pager", after={}, most=9)
        assert found == [(chat_id, Rank(Priority.ALERT))]
        assert OutboxRows(reading).in_line("hook:sms", after={}, most=9) == []


def test_a_system_that_is_not_configured_is_promised_nothing(store: Store) -> None:
    promised(store)
    assert store.calls == 0
    with store.reading() as reading:
        assert OutboxRows(reading).count_pending() == 0


def test_systems_come_and_go_with_the_configuration(store: Store) -> None:
    for hooks in (("pager",), ("pager", "sms"), ("sms",), (), ("pager",), ("pager",)):
        configured(store, *hooks)
        with store.reading() as reading:
            known = [name for name in ("pager", "sms") if Hooks(reading).chat_id(name) is not None]
        assert known == list(hooks)
    with store.reading() as reading:
        assert len(Hooks(reading).platforms()) == 2


def test_a_system_reads_the_language_that_the_configuration_names(store: Store) -> None:
    for language in ("en", "zh-TW", "zh-CN"):
        with store.work() as work:
            HookChanges(work).are({"pager": language})
        with store.reading() as reading:
            chat_id = Hooks(reading).chat_id("pager")
            assert chat_id is not None
            assert Chats(reading).find(chat_id).language == language


def test_who_wanted_no_calls_is_asked_again_all_the_same(store: Store) -> None:
    configured(store, "pager")
    with store.work() as work:
        chat_id = Hooks(work).chat_id("pager")
        assert chat_id is not None
        Chats(work).gone(chat_id, "gone")
    configured(store, "pager")
    with store.reading() as reading:
        assert Hooks(reading).chat_id("pager") == chat_id


@pytest.mark.parametrize(
    "outcome", [Sent("200", Answer(200, '{"page": 7}')), Failed("status_404", Answer(404))]
)
def test_an_end_that_is_written_down_twice_is_one_turn(store: Store, outcome: Outcome) -> None:
    configured(store, "pager")
    promised(store)
    (body,) = ended(store, outcome, outcome)
    assert '"kind":"answered"' in body


def test_an_end_that_is_rolled_back_is_no_turn(store: Store) -> None:
    configured(store, "pager")
    promised(store)

    def break_off() -> None:
        with store.work() as work:
            record(work, drawn(work), Sent("200", Answer(200)))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    with store.reading() as reading:
        assert InboxRows(reading).count_waiting() == 0
        assert OutboxRows(reading).count_pending() == 1


def test_what_is_tried_again_is_no_turn_yet(store: Store) -> None:
    configured(store, "pager")
    promised(store)
    assert ended(store, NotSent("status_503", outage=True)) == []


def test_what_the_operator_lets_be_tried_anew_ends_anew(store: Store, opening_clock: FrozenClock) -> None:
    configured(store, "pager")
    promised(store)
    assert len(ended(store, Failed("status_404"))) == 1
    with store.work() as work:
        Moving(work).notice("message:1", again=True)
    opening_clock.forward(timedelta(minutes=1))
    assert len(ended(store, Sent("200"))) == 2


def test_a_trouble_remembers_what_the_pager_answered(store: Store, opening_clock: FrozenClock) -> None:
    with store.work() as work:
        first = ToldTroubleChanges(work).add(platform="slack", kind="token", page=Page.CALLED)
        ToldTroubleChanges(work).add(platform="telegram", kind="silent", page=Page.NONE)
    with store.work() as work:
        ToldTroubleChanges(work).paged(first.number, Page.FAILED, reason="x" * 300)
    with store.reading() as reading:
        assert [one.number for one in ToldTroubles(reading).open_on("telegram")] == [2]
        found = ToldTroubles(reading).find(1)
    assert (found.page, found.page_reason, found.subject) == (Page.FAILED, "x" * 128, "trouble-1")
    with store.work() as work:
        ToldTroubleChanges(work).over(1, page=Page.CALLED)
    with store.reading() as reading:
        assert ToldTroubles(reading).open_on("slack") == []
        assert ToldTroubles(reading).find(1).over_at == opening_clock()

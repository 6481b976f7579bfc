"""Asked for a code in the conversation: what stays undone until it comes, and what is kept of it nowhere."""

from collections.abc import Iterator
from datetime import timedelta

import pyotp
import pytest
from sqlalchemy import select

from bot.conversation.held import WAITS
from bot.conversation.said import TURN
from bot.conversation.understanding import Guess, Understood
from bot.outbox.port import Kept
from bot.shapes.reply import FieldErrors, OpenSheet, Toast
from bot.shapes.turn import Commanded, Said, Submitted
from bot.wiring.capabilities import unknown_operations
from data.model.factor import Factor
from data.model.notices import WordsTakenOff
from data.store.factor import FactorChanges, Factors
from data.store.forms import FormSessions, form_sessions
from data.store.inbox import InboxRows, inbox
from data.store.outbox import messages
from tests.contract.store.harness import person
from tests.unit.conversation.harness import CAPABILITIES, Town, refused
from tests.unit.outbox.memory import Fault
from tests.unit.outbox.running import Running

CHOOSE = "desk.choose_language"


@pytest.fixture
def town(town: Town) -> Iterator[Town]:
    """Let the company want a second factor for the choice of a language."""
    object.__setattr__(town.store.company, "second_factor", frozenset({CHOOSE}))
    yield town
    object.__setattr__(town.store.company, "second_factor", frozenset())


def enrolled(town: Town, key: str) -> Factor:
    """Put a factor in force for somebody."""
    with town.store.work() as work:
        begun = FactorChanges(work).begin(person(work, key).person_id)
        return FactorChanges(work).put_in_force(begun, step=0)


def code(town: Town, factor: Factor, *, steps: int = 0) -> str:
    return pyotp.TOTP(factor.secret).at(town.clock(), counter_offset=steps)


def kept(town: Town, key: str) -> str:
    """Return all that the inbox keeps of somebody."""
    with town.store.reading() as reading:
        who = person(reading, key).person_id
        numbers = reading.connection.execute(
            select(inbox.c.inbox_id).where(inbox.c.person_id == who)
        ).scalars()
        return "\n".join(InboxRows(reading).body_of(number, person_id=who) or "" for number in numbers.all())


def test_without_a_factor_it_is_refused_and_with_one_it_waits_for_the_code(town: Town) -> None:
    town.command("yun", "language", "english")
    assert "二次验证" in town.arrive("yun")[-1].text
    factor = enrolled(town, "yun")
    town.command("yun", "language", "english")
    assert town.person("yun").language == "zh-CN"
    assert town.arrive("yun")[-1].kind == "desk.question"
    typed = code(town, factor)
    town.lead(town.turn("yun", Said(typed, message_ref="1:7")))
    assert town.person("yun").language == "en"
    assert typed not in kept(town, "yun")


def test_on_slack_a_wrong_code_leaves_the_sheet_open_and_a_right_one_is_kept_nowhere(town: Town) -> None:
    factor = enrolled(town, "fang")
    reply = town.lead(town.turn("fang", _command(), handle="t"))
    assert isinstance(reply, OpenSheet)
    assert [one.key for one in reply.sheet.inputs] == ["code"]
    subject = reply.sheet.subject
    wrong = town.submit("fang", "prove", subject, 0, code=code(town, factor, steps=9))
    assert isinstance(wrong, FieldErrors)
    assert set(wrong.errors) == {"code"}
    assert town.person("fang").language == "zh-CN"
    typed = code(town, factor)
    assert isinstance(town.submit("fang", "prove", subject, 0, code=typed), Toast)
    assert town.person("fang").language == "en"
    assert typed not in kept(town, "fang")
    assert code(town, factor, steps=9) not in kept(town, "fang")


def _command() -> Commanded:
    return Commanded("language", "english")


@pytest.mark.parametrize(
    "subject",
    ["turn.999.language", "turn.1.audit", "turn.x.language", "", "turn.1", "FB-1", "turn.1.language.x"],
)
def test_a_forged_or_foreign_turn_is_not_done_and_costs_no_code(town: Town, subject: str) -> None:
    factor = enrolled(town, "fang")
    typed = code(town, factor)
    assert refused(town.submit("fang", "prove", subject, 0, code=typed))
    with town.store.work() as work:
        assert FactorChanges(work).used(factor, int(town.clock().timestamp()) // 30)


def test_somebody_elses_turn_is_not_done(town: Town) -> None:
    fangs, leas = enrolled(town, "fang"), enrolled(town, "lea")
    reply = town.lead(town.turn("fang", _command(), handle="t"))
    assert isinstance(reply, OpenSheet)
    assert refused(town.submit("lea", "prove", reply.sheet.subject, 0, code=code(town, leas)))
    town.clock.forward(WAITS + timedelta(seconds=1))
    assert refused(town.submit("fang", "prove", reply.sheet.subject, 0, code=code(town, fangs)))
    assert town.person("fang").language == "zh-CN"


@pytest.mark.parametrize("platform", ["slack", "telegram"])
def test_a_button_at_home_takes_a_code_as_its_command_does(town: Town, platform: str) -> None:
    object.__setattr__(town.store.company, "second_factor", frozenset({"linking.link"}))
    key = {"slack": "fang", "telegram": "mei"}[platform]
    factor = enrolled(town, key)
    town.command(key, "start")
    reply = town.press(key, f"link|home.{town.person(key).person_id}|0")
    assert not [shown for shown in town.arrive(key) if shown.kind.startswith("linking.")]
    if platform == "slack":
        assert isinstance(reply, OpenSheet)
        town.submit(key, "prove", reply.sheet.subject, 0, code=code(town, factor))
    else:
        town.lead(town.turn(key, Said(code(town, factor), message_ref="1:7")))
    assert [shown for shown in town.arrive(key) if shown.kind.startswith("linking.")]


def test_words_that_were_asked_about_wait_for_the_code_as_they_were_said(town: Town) -> None:
    factor = enrolled(town, "mei")
    unsure = Understood(
        "complain", 0.4, decision="unsure", choices=(Guess("request_my_data", 0.4), Guess("complain", 0.3))
    )
    town.lead(town.turn("mei", Said("我的资料呢", "r1")), unsure)
    town.press("mei", town.arrive("mei")[-1].reference("mean:request_my_data"))
    assert town.arrive("mei")[-1].kind == "desk.question"
    town.lead(town.turn("mei", Said(code(town, factor), message_ref="1:7")))
    assert "privacy.archive" in [shown.kind for shown in town.arrive("mei")]


def test_without_the_code_a_forged_submission_does_nothing(town: Town) -> None:
    enrolled(town, "fang")
    reply = town.lead(town.turn("fang", _command(), handle="t"))
    assert isinstance(reply, OpenSheet)
    for answers in ({}, {"code": ""}, {"kode": "123456"}, {"code": "9" * 5000}):
        assert isinstance(town.submit("fang", "prove", reply.sheet.subject, 0, **answers), FieldErrors)
    assert town.person("fang").language == "zh-CN"


def test_what_is_refused_anyway_is_refused_before_any_code(town: Town) -> None:
    object.__setattr__(town.store.company, "second_factor", frozenset({"audit.read"}))
    enrolled(town, "fang")
    town.command("fang", "audit")
    assert [one.kind for one in town.arrive("fang")] == ["desk.refusal"]


def test_a_draft_holds_no_code_and_a_wrong_one_is_asked_again(town: Town) -> None:
    factor = enrolled(town, "yun")
    town.command("yun", "language", "english")
    town.arrive("yun")
    for typed in (code(town, factor, steps=9), "nonsense"):
        town.say("yun", typed)
        assert town.arrive("yun")
    with town.store.reading() as reading:
        drafts = reading.connection.execute(select(form_sessions)).all()
        session = FormSessions(reading).find(drafts[-1].number)
    assert session is not None
    assert session.answers == {}
    town.say("yun", code(town, factor))
    assert town.person("yun").language == "en"


def test_the_company_cannot_want_what_there_is_not(town: Town) -> None:
    for name, why in (("audit.burn", "no operation"), ("linking.link", "a code of its own")):
        object.__setattr__(town.store.company, "second_factor", frozenset({name}))
        (told,) = unknown_operations(town.store.company, CAPABILITIES)
        assert name in told
        assert why in told


async def test_what_somebody_typed_is_deleted_and_where_it_stays_they_are_told(running: Running) -> None:
    town = running.town
    chat = town.chat("mei")
    await running.promise(WordsTakenOff("form.1", chat.chat_id, "1:77"))
    telegram = running.platforms["telegram"]
    assert [(one.shown_as, one.takes_back) for one in telegram.sent] == [("1:77", True)]
    telegram.faults = [Fault(Kept("cannot_be_deleted"))]
    await running.promise(WordsTakenOff("form.1", chat.chat_id, "1:78"))
    assert "无法删除" in str(telegram.sent[-1].card.lines[0])
    with town.store.reading() as reading:
        rows = reading.connection.execute(select(messages.c.kind, messages.c.recalled)).all()
    assert ("desk.typed", "deleted") in [tuple(row) for row in rows]
    assert ("desk.typed", "unreached") in [tuple(row) for row in rows]


def test_a_turn_is_rewritten_without_what_was_typed(town: Town) -> None:
    factor = enrolled(town, "fang")
    turn = town.turn(
        "fang", Submitted("replace", "factor.1", 0, {"code": code(town, factor)}), platform="slack"
    )
    town.lead(turn)
    body = kept(town, "fang").splitlines()[-1]
    assert TURN.validate_json(body).deed == Submitted("replace", "factor.1", 0, {})
    with town.store.reading() as reading:
        assert Factors(reading).in_force(person(reading, "fang").person_id) is not None

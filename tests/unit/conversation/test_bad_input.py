"""Whatever comes in, in whatever form, is answered, refused or passed over; it breaks nothing."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.conversation.understanding import Understood
from bot.shapes.reply import FieldErrors, OpenSheet, Toast
from bot.shapes.turn import Commanded, Deed, Due, Pressed, Said, Speaker, Submitted, Turn
from data.store.audit_check import verify_chain
from tests.contract.store.harness import MONDAY
from tests.unit.conversation.harness import CAPABILITIES, Town, refused

ACTIONS = sorted(
    {action for one in CAPABILITIES.declared for action in one.presses}
    | {"more", "back", "skip", "confirm", "cancel", "open", "language", "kind", "message", "nonsense", ""}
)
SUBJECTS = [
    "FB-1", "FB-2", "FB-999", "FB-x", "FB-", "FB", "FB-٣", "FB-²", "FB-1-1", "FB.1", "fb-1", "FB--1",
    "FB-99999999999999", "FB-99999999999999999999999", "form.1.text", "form.1.confirm", "form.1.kind",
    "form.abc.def", "form.²", "form.", "form.99999999999999999999.x", "said.1", "said.x", "said.-1", "said-1",
    "said.99999999999999999999", "me", "me-1", "report@", "reply@FB-1", "reply@", "reply@x", "nothing@FB-1", "report@FB-x",
    "note@FB-99999999999999999999", "add@" + "y" * 44, "", "@", ".", "-", "'; DROP TABLE tickets; --",
]  # fmt: skip
VALUES = ["", "5", "6", "0", "-1", "en", "fr", "photobox", "nonsense", "complain", "²", "x" * 40]
VERSIONS = ["0", "1", "2", "99", "2147483647", "2147483648", "9" * 25, "-1", "", "x", "²"]
FORMS = [*CAPABILITIES.forms, "nothing", ""]
WORDS = st.sampled_from(
    ["", " ", "\x00", "闪退", "x" * 3001, "x" * 70_000, "{ $by }", "FB-1", "skip", "投诉"]
)
TEXTS = WORDS | st.text(max_size=12)
INTENTS = st.sampled_from([*CAPABILITIES.intents, "no_such_intent"])
PEOPLE = st.sampled_from(
    [("mei", "telegram"), ("emma", "slack"), ("yun", "slack"), ("yun", "telegram"), ("chen", "slack")]
)


def _reference(action: str, value: str, subject: str, version: str) -> str:
    return f"{action}:{value}|{subject}|{version}" if value else f"{action}|{subject}|{version}"


REFERENCES = st.one_of(
    st.builds(
        _reference,
        st.sampled_from(ACTIONS),
        st.sampled_from(VALUES),
        st.sampled_from(SUBJECTS),
        st.sampled_from(VERSIONS[:4]) | st.sampled_from(VERSIONS),
    ),
    st.text(max_size=70),
)
ANSWERS = st.dictionaries(
    st.sampled_from(["text", "kind", "app", "version", "severity", "message", "reason", "nonsense"]),
    TEXTS | st.sampled_from(VALUES),
)
SUBMISSIONS = st.builds(
    Submitted,
    st.sampled_from(FORMS),
    st.sampled_from(SUBJECTS),
    st.sampled_from([0, 1, 2, 99, -1, 10**25]),
    ANSWERS,
)
DEEDS: st.SearchStrategy[Deed] = st.one_of(
    st.builds(Pressed, REFERENCES, st.sampled_from(["", "m0", "m1", "nowhere"])),
    SUBMISSIONS,
    st.builds(Commanded, st.sampled_from([*CAPABILITIES.commands, "cancel", "", "nonsense"]), TEXTS),
    st.builds(
        Said,
        TEXTS,
        reply_to_ref=st.sampled_from(["", "m0", "m1", "nowhere"]),
        addressed=st.booleans(),
        attachments=st.sampled_from([(), ("photo",)]),
    ),
)


@pytest.fixture
def busy(town: Town) -> Town:
    """Return a town with a ticket, a confidential one, a form under way, and cards that stand."""
    town.filed()
    town.filed("emma", "report_security")
    town.command("mei", "report")
    for place in ("mei", "#operations", "#security"):
        town.arrive(place)
    return town


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    who=PEOPLE, deed=DEEDS, intent=INTENTS, ticket=st.sampled_from(["", *SUBJECTS[:3]]), fresh=st.booleans()
)
def test_nothing_that_comes_in_is_a_bug(
    busy: Town, who: tuple[str, str], deed: Deed, intent: str, ticket: str, *, fresh: bool
) -> None:
    by, platform = who
    undone = busy.undone()
    turn = busy.turn(by, deed, platform=platform, handle="trigger")
    reply = busy.lead(turn, Understood(intent, ticket=ticket), fresh=fresh)
    assert isinstance(reply, Toast | FieldErrors | OpenSheet)
    assert busy.undone() - undone == isinstance(reply, OpenSheet)
    # Whatever was promised can be drawn, in its reader's language.
    for place in ("mei", "emma", "yun", "chen", "#operations"):
        assert all(shown.text for shown in busy.arrive(place))


def test_after_all_that_the_audit_chain_still_holds(busy: Town) -> None:
    for subject in SUBJECTS:
        for action in ("claim", "skip", "reopen"):
            busy.press("yun", f"{action}|{subject}|1")
    with busy.store.reading() as reading:
        assert isinstance(verify_chain(reading.connection), int)


FORGED = [one for one in SUBJECTS if one != "FB-1"]


@pytest.mark.parametrize("action", ["claim", "rate:5", "reply", "file:complain", "nonsense"])
def test_a_forged_subject_is_told_no_and_changes_nothing(busy: Town, action: str) -> None:
    before = busy.ticket(1), busy.ticket(2)
    for subject in FORGED:
        assert refused(busy.press("yun", f"{action}|{subject}|1")), subject
    assert (busy.ticket(1), busy.ticket(2)) == before


@pytest.mark.parametrize("form", ["cosigner", "passing", "assignticket", "mend-permission", "schedule"])
@pytest.mark.parametrize("subject", ["said.x", "me", "FB-1"])
def test_a_late_form_about_nothing_that_it_can_be_about_can_be_drawn(
    busy: Town, form: str, subject: str
) -> None:
    busy.lead(busy.turn("zhou", Submitted(form, subject, 0, {}), platform="telegram"), fresh=False)
    assert all(shown.text for shown in busy.arrive("zhou", "telegram"))


def test_a_form_that_a_forged_button_names_opens_for_nobody_who_may_not(busy: Town) -> None:
    for form in ("reply", "note", "ask", "resolve", "add"):
        assert refused(busy.press("emma", f"open|{form}@FB-1|1")), form
        assert refused(busy.press("yun", f"open|{form}@FB-2|1")), form


def test_a_turn_of_nobody_or_nowhere_is_passed_over(town: Town) -> None:
    turn = Turn("telegram", "1", Pressed("claim|FB-1|1"), MONDAY, Speaker("telegram", "5"))
    assert town.run(turn) == Toast()


@pytest.mark.parametrize("subject", ["FB-1", "nonsense", "FB-1:x", ""])
def test_a_due_row_that_is_gone_is_passed_over(town: Town, subject: str) -> None:
    turn = Turn("clock", "1", Due("feedback.remind", subject, due_id=99, planned_at=MONDAY), MONDAY)
    assert town.run(turn) == Toast()

"""What capabilities may not claim twice, and how their rules for free text come together."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.conversation.capabilities import Capabilities, CapabilityFault
from bot.conversation.capability import Act, Aim, Capability, Command, Press, Scene
from bot.conversation.numbers import number_named
from bot.forms.form import Form
from bot.wiring.capabilities import all_capabilities, declared
from bot.wiring.rules import RulesFault, read_rules
from tests.architecture.house import ROOT

NO_SHEETS: frozenset[str] = frozenset()
Write = Callable[[str, str], None]


def nothing(_scene: Scene, _aim: Aim) -> str:
    return ""


ACT = Act("desk.use_card", nothing)


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        (Capability("one"), "name one"),
        (Capability("two", prefixes=("LF",)), "prefix LF"),
        (Capability("two", commands={"lost": Command("desk.use_card", nothing)}), "command lost"),
        (Capability("two", forms={Form("lost", ()): ACT}), "form lost"),
        (Capability("two", intents={"report_lost": ACT}), "intent report_lost"),
        (Capability("two", due={"lost.give_up": lambda _work, _subject: None}), "due row lost.give_up"),
        (Capability("two", cards={"lost.item": lambda _drawing: None}), "card lost.item"),
        (Capability("two", messages={"lost.news": lambda _drawing: None}), "message lost.news"),
    ],
)
def test_what_two_capabilities_claim_is_refused_with_both_names(claim: Capability, told: str) -> None:
    first = Capability(
        "one",
        prefixes=("LF",),
        commands={"lost": Command("desk.use_card", nothing)},
        forms={Form("lost", ()): ACT},
        intents={"report_lost": ACT},
        due={"lost.give_up": lambda _work, _subject: None},
        cards={"lost.item": lambda _drawing: None},
        messages={"lost.news": lambda _drawing: None},
    )
    Capabilities((first,), sheets_on=NO_SHEETS)
    with pytest.raises(CapabilityFault, match=rf"^{told}: declared by one and by {claim.name}$"):
        Capabilities((first, claim), sheets_on=NO_SHEETS)


@pytest.mark.parametrize(
    "claim",
    [
        Capability("one", commands={"cancel": Command("desk.use_card", nothing)}),
        Capability("one", presses={"more": Press("desk.use_card", nothing)}),
        Capability("one", presses={"back": Press("desk.use_card", nothing)}),
    ],
)
def test_what_the_desk_does_itself_is_refused(claim: Capability) -> None:
    with pytest.raises(CapabilityFault, match="declared by one, and the desk keeps it for itself"):
        Capabilities((claim,), sheets_on=NO_SHEETS)


@pytest.mark.parametrize("prefix", ["FB", "me", "form"])
def test_a_newcomer_cannot_take_a_prefix_that_stands(prefix: str) -> None:
    assert len(declared()) > 0
    with pytest.raises(CapabilityFault, match=f"prefix {prefix}: declared by"):
        all_capabilities((*declared(), Capability("newcomer", prefixes=(prefix,))))


def test_a_number_counts_for_the_capability_that_gives_it() -> None:
    both = Capabilities(
        (
            Capability("one", prefixes=("FB", "said"), intents={"check_status": ACT}),
            Capability("two", prefixes=("LF",), intents={"report_found": ACT}),
        ),
        sheets_on=NO_SHEETS,
    )
    text = "LF-3 belongs to whoever wrote FB-7"
    assert both.subject_named("check_status", text) == "FB-7"
    assert both.subject_named("report_found", text) == "LF-3"
    assert both.subject_named("greet", text) == ""


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("查一下FB-7的进度", "FB-7"),
        ("fb 0012, please", "FB-12"),
        ("ＦＢ－７", "FB-7"),
        ("FB‑7", "FB-7"),
        ("xfb7", ""),
        ("FB-1234567890", ""),
        ("FB-", ""),
    ],
)
def test_a_number_is_read_however_it_is_written(text: str, number: str) -> None:
    assert number_named(text, ("FB", "LF")) == number


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file of rules."""

    def into(name: str, text: str) -> None:
        (tmp_path / name).write_text(text, encoding="utf-8")

    return into


def test_rules_of_all_files_stand_in_the_order_of_their_weight(tmp_path: Path, write: Write) -> None:
    write("a.rules.yml", "intents:\n  low: {weight: 1, phrases: [l]}\n  high: {weight: 9, phrases: [h]}\n")
    write("b.rules.yml", "intents: {middle: {weight: 5, phrases: [m, n]}}\nlanguages: {en: [english]}\n")
    write("c.yml", "intents: {ignored: {weight: 5, phrases: [i]}}\n")
    rules = read_rules(tmp_path)
    assert list(rules.phrases.items()) == [("high", ("h",)), ("middle", ("m", "n")), ("low", ("l",))]
    assert rules.languages == {"en": ("english",)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("intents: {one: {weight: 1, phrases: [x]}}", "b.rules.yml: one has its rules in another file"),
        ("intents: {two: {phrases: [x]}}", "b.rules.yml: lacks or misplaces 'weight'"),
        ("intents: {two: {weight: 1, phrases: ['(']}}", "b.rules.yml: lacks or misplaces missing \\)"),
        ("[", "b.rules.yml: cannot be read"),
        ("just words", "b.rules.yml: is no mapping"),
    ],
)
def test_a_file_of_rules_that_cannot_be_used_is_named(
    tmp_path: Path, write: Write, text: str, told: str
) -> None:
    write("a.rules.yml", "intents: {one: {weight: 1, phrases: [x]}}")
    write("b.rules.yml", text)
    with pytest.raises(RulesFault, match=told):
        read_rules(tmp_path)


def test_every_intent_with_rules_is_declared_by_a_capability() -> None:
    everything, _ = all_capabilities(declared())
    ruled = set(read_rules(ROOT / "data/training").phrases)
    assert ruled
    assert ruled <= set(everything.intents)


def test_what_recurs_must_be_something_that_can_be_due() -> None:
    lonely = Capability(name="lonely", recurring={"lonely.digest": {"every": "PT1H"}})
    with pytest.raises(CapabilityFault, match=r"^recurring row lonely\.digest: nobody declares what is done"):
        Capabilities((lonely,), sheets_on=frozenset())

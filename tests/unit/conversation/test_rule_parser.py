"""The parser by rules understands what its phrases name, in all three languages, and breaks at nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.rule_parser import RuleParser
from bot.conversation.understanding import Understood
from bot.wiring.parsing import rule_parser
from config.company import read_company
from data.model.people import LANGUAGES
from tests.contract.store.harness import DEMO

PARSER: RuleParser = rule_parser(read_company(DEMO)[0])
PIECES = [
    "FB-7",
    "4.2",
    "v1.",
    "1.1.1.1",
    "FB",
    "-",
    "相册盒",
    "切换",
    "中文",
    "?",
    "crash",
    "fail",
    " ",
    "\n",
    "退",
]
ANYTHING = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=30).map("".join)


async def understood(text: str) -> Understood:
    found = await PARSER.parse(text, speaker="user")
    assert found is not None
    return found


@settings(max_examples=300)
@given(ANYTHING)
async def test_no_text_breaks_it_and_what_it_finds_stands_in_the_text(text: str) -> None:
    found = await understood(text)
    assert 0 <= found.confidence <= 1
    assert found.language in {"", *LANGUAGES}
    assert found.version == "" or found.version[0].isdigit()
    if found.ticket:
        prefix, _, number = found.ticket.partition("-")
        assert prefix == "FB"
        assert str(int(number)) == number


@pytest.mark.parametrize("piece", [*PIECES, "a", "1.", "FB-", "用中", "speak ", "其他", "０"])
async def test_a_text_of_a_hundred_thousand_letters_is_parsed_like_its_beginning(piece: str) -> None:
    long = piece * (100_000 // len(piece))
    assert await understood(long) == await understood(long[:50_000])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("相册盒上传照片就闪退，安卓14", Understood("report_problem", 0.9, app="photobox")),
        ("付易4.2闪退了3次", Understood("report_problem", 0.9, app="paylink", version="4.2")),
        ("版本v4.2.1打不开", Understood("report_problem", 0.9, version="4.2.1")),
        ("PhotoBox 4.2 keeps crashing", Understood("report_problem", 0.9, app="photobox", version="4.2")),
        ("FB-7到哪了", Understood("check_status", 0.9, ticket="FB-7")),
        ("查FB-7的进度", Understood("check_status", 0.9, ticket="FB-7")),
        ("what's the status of fb 12?", Understood("check_status", 0.9, ticket="FB-12")),
        ("重複扣款，我要退錢", Understood("complain", 0.9)),
        ("请切换成英文", Understood("switch_language", 0.9, language="en")),
        ("謝謝", Understood("thank", 0.9)),
        ("嗯", Understood("out_of_scope", 0.0)),
        ("10.0.0.1.5 怎么填", Understood("ask_question", 0.9)),
    ],
)
async def test_what_is_named_is_understood(text: str, expected: Understood) -> None:
    assert await understood(text) == expected

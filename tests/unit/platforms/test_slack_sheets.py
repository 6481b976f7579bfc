"""Slack's form of a sheet keeps to the limits and remembers what it asks for."""

import json

from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block

from bot.platforms.slack.picked import joined
from bot.platforms.slack.sheets import modal
from bot.shapes.sheet import Choice, Input, Sheet
from bot.shapes.turn import Place

words = st.one_of(st.text(max_size=30), st.just("长 " * 4000), st.just("<!channel>\n*b*"))
KEYS = ("kind", "text", "app")
keys = st.sampled_from(KEYS)
choices = st.lists(st.builds(Choice, st.sampled_from(["a", "b"]), words), max_size=120).map(tuple)
inputs = st.builds(
    Input,
    keys,
    words,
    st.sampled_from(["line", "text", "choice", "day", "moment"]),
    st.booleans(),
    choices,
    words,
    st.integers(1, 9000),
    words,
)
sheets = st.builds(
    Sheet,
    st.just("report"),
    st.just("FB-7"),
    st.integers(0, 99),
    words,
    words,
    st.lists(inputs, max_size=5).map(tuple),
    words,
    words,
)


@given(sheets)
def test_any_sheet_fits(sheet: Sheet) -> None:
    view = modal(sheet, asked_in=None)
    for part in ("title", "submit", "close"):
        assert 1 <= len(view[part]["text"]) <= 24
    assert len(json.dumps(view).encode()) < 250_000
    for block in Block.parse_all(view["blocks"]):
        block.validate_json()
    for element in (block["element"] for block in view["blocks"] if block["type"] == "input"):
        assert len(element.get("initial_value", "")) <= element.get("max_length", 3000) <= 3000


def test_the_chosen_value_stands_in_the_selection() -> None:
    both = (Choice("a", "A"), Choice("b", "B"))
    sheet = Sheet(
        "f", "", 1, "T", "", (Input("k", "K", "choice", optional=True, choices=both, value="b"),), "S", "C"
    )
    (block,) = modal(sheet, asked_in=None)["blocks"]
    assert (block["block_id"], block["optional"]) == ("k", True)
    assert block["element"]["initial_option"]["value"] == "b"


def test_the_view_remembers_form_subject_version_and_chat() -> None:
    view = modal(Sheet("report", "FB-7", 3, "T", "", (), "S", "C"), asked_in=Place("slack", "C0X", "channel"))
    assert json.loads(view["private_metadata"]) == {
        "form": "report",
        "subject": "FB-7",
        "version": 3,
        "place": "C0X",
        "place_kind": "channel",
    }


def test_what_is_chosen_may_be_typed_as_well_and_is_one_answer() -> None:
    both = (Choice("P1D", "1 day"), Choice("P3D", "3 days"))
    asked = Input(
        "for", "For", "line", optional=False, choices=both, value="P2D", second_label="For: another"
    )
    chosen, typed = modal(Sheet("f", "", 1, "T", "", (asked,), "S", "C"), asked_in=None)["blocks"]
    assert (chosen["block_id"], chosen["element"]["type"]) == ("for", "static_select")
    assert "initial_option" not in chosen["element"]
    assert (typed["element"]["type"], typed["element"]["initial_value"]) == ("plain_text_input", "P2D")
    assert chosen["optional"]
    assert typed["optional"]
    assert joined({"for": "P1D"}) == {"for": "P1D"}
    assert joined({"for": "P1D", typed["block_id"]: "two days"}) == {"for": "two days"}
    assert joined({typed["block_id"]: "two days"}) == {"for": "two days"}


def test_a_moment_is_a_day_and_a_time_to_pick_and_one_answer() -> None:
    known = "2026-03-05 13:00"
    asked = Input("from", "From", "moment", optional=False, value=known, second_label="From: time")
    day, at = modal(Sheet("f", "", 1, "T", "", (asked,), "S", "C"), asked_in=None)["blocks"]
    assert (day["block_id"], day["element"]["type"]) == ("from", "datepicker")
    assert day["element"]["initial_date"] == "2026-03-05"
    assert (at["element"]["type"], at["element"]["initial_time"]) == ("timepicker", "13:00")
    assert at["optional"]
    picked = {"from": "2026-03-05", at["block_id"]: "13:00", "reason": "ill"}
    assert joined(picked) == {"from": "2026-03-05T13:00", "reason": "ill"}
    assert joined({at["block_id"]: "13:00"}) == {"from": "T13:00"}

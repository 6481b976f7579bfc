"""Blocks and views at their limits: the last that fits, and the first that does not."""

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from bot.sandbox.slack.strict import check_message_blocks, check_view
from bot.sandbox.slack.wire import Refused
from tests.wire.slack.harness import Place

# Source of the checks here: slack_sdk 3.47.0, models/blocks and models/views; bolt-js issue 2509 for all
# blocks together, read 2026-11-21


Json = dict[str, Any]


def plain(length: int) -> Json:
    return {"type": "plain_text", "text": "x" * length}


def section(length: int) -> Json:
    return {"type": "section", "text": plain(length)}


def button(**more: Any) -> Json:
    return {"type": "button", "text": plain(3), **more}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def modal(**more: Any) -> Json:
    return {"type": "modal", "title": plain(5), "blocks": [section(3)], **more}


FITTING_AND_NOT = [
    ([section(3)] * 50, [section(3)] * 51),
    ([section(3000)], [section(3001)]),
    ([section(1)], [section(0)]),
    (
        [{"type": "section", "fields": [plain(3)] * 10}],
        [{"type": "section", "fields": [plain(3)] * 11}],
    ),
    ([{"type": "header", "text": plain(150)}], [{"type": "header", "text": plain(151)}]),
    (
        [{"type": "header", "text": plain(3)}],
        [{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}],
    ),
    ([actions(*[button()] * 25)], [actions(*[button()] * 26)]),
    ([actions(button(value="x" * 2000))], [actions(button(value="x" * 2001))]),
    ([actions(button(action_id="x" * 255))], [actions(button(action_id="x" * 256))]),
    ([actions(button(text=plain(75)))], [actions(button(text=plain(76)))]),
    ([section(3) | {"block_id": "x" * 255}], [section(3) | {"block_id": "x" * 256}]),
    (
        [actions(button(action_id="a"), button(action_id="b"))],
        [actions(button(action_id="a"), button(action_id="a"))],
    ),
    (
        [actions(button(action_id="a")), actions(button(action_id="a"))],
        [section(3) | {"block_id": "a"}, section(3) | {"block_id": "a"}],
    ),
    ([{"type": "context", "elements": [plain(3)] * 10}], [{"type": "context", "elements": [plain(3)] * 11}]),
    ([section(3)], [{"type": "marquee"}]),
    ([section(3)], [{"type": "input", "label": plain(3), "element": {"type": "plain_text_input"}}]),
]


@pytest.mark.parametrize(("fitting", "not_fitting"), FITTING_AND_NOT)
def test_blocks_fit_up_to_the_limit(fitting: list[Json], not_fitting: list[Json]) -> None:
    check_message_blocks(fitting)
    with pytest.raises(Refused) as caught:
        check_message_blocks(not_fitting)
    assert caught.value.error == "invalid_blocks"
    assert "json-pointer:/blocks" in caught.value.messages[0]


def test_all_blocks_together_have_a_limit_too() -> None:
    check_message_blocks([section(3000)] * 4 + [section(1200)])
    with pytest.raises(Refused, match="msg_blocks_too_long"):
        check_message_blocks([section(3000)] * 4 + [section(1201)])
    with pytest.raises(Refused, match="invalid_blocks_format"):
        check_message_blocks({"type": "section"})


@pytest.mark.parametrize(
    ("fitting", "not_fitting"),
    [
        (modal(title=plain(24)), modal(title=plain(25))),
        (modal(private_metadata="x" * 3000), modal(private_metadata="x" * 3001)),
        (modal(callback_id="x" * 255), modal(callback_id="x" * 256)),
        (modal(submit=plain(24)), modal(submit=plain(25))),
        (modal(blocks=[section(3)] * 100), modal(blocks=[section(3)] * 101)),
        (modal(), {"type": "modal", "blocks": [section(3)]}),
    ],
)
def test_views_fit_up_to_the_limit(fitting: Json, not_fitting: Json) -> None:
    check_view(fitting, kind="modal")
    with pytest.raises(Refused, match="invalid_arguments"):
        check_view(not_fitting, kind="modal")


def test_a_view_has_a_weight_and_needs_a_submit_for_its_inputs() -> None:
    with pytest.raises(Refused, match="view_too_large"):
        check_view(modal(blocks=[section(2900)] * 90), kind="modal")
    asking = [{"type": "input", "label": plain(3), "element": {"type": "plain_text_input"}}]
    check_view(modal(blocks=asking, submit=plain(3)), kind="modal")
    with pytest.raises(Refused, match="invalid_arguments"):
        check_view(modal(blocks=asking), kind="modal")


async def test_the_web_api_says_where_the_fault_is(place: Place) -> None:
    with pytest.raises(SlackApiError) as caught:
        await place.client().chat_postMessage(channel="C0OPERATIONS", text="x", blocks=[section(3001)])
    assert caught.value.response["error"] == "invalid_blocks"
    (message,) = caught.value.response["response_metadata"]["messages"]
    assert message == "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
    assert place.seen() == []

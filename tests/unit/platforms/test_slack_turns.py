"""What Slack sends becomes one turn, or none."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.platforms.slack.events import Echo, Identity
from bot.platforms.slack.turns import UNREADABLE, read
from bot.shapes.turn import Commanded, Place, Pressed, Said, Submitted, Turn

US = Identity("U0BOT", "B0BOT")
NOW = datetime(2026, 3, 2, tzinfo=UTC)
WORDS: dict[str, Any] = {
    "type": "message",
    "channel": "C0X",
    "channel_type": "channel",
    "user": "U0LIN",
    "ts": "1.2",
    "text": "hi",
}
PRESS: dict[str, Any] = {
    "type": "block_actions",
    "trigger_id": "t1",
    "response_url": "https://hooks.example/1",
    "user": {"id": "U0LIN"},
    "channel": {"id": "C0X", "name": "technical"},
    "container": {"message_ts": "1.2", "channel_id": "C0X"},
    "actions": [{"type": "button", "action_id": "claim", "value": "FB-7|1"}],
}


def event(**changed: Any) -> dict[str, Any]:
    return {"type": "event_callback", "event_id": "Ev1", "event": WORDS | changed}


def turn(body: dict[str, Any]) -> Turn:
    found = read(body, us=US, at=NOW)
    assert isinstance(found, Turn)
    return found


def submission(
    values: dict[str, Any], metadata: str = '{"form":"report","subject":"FB-7","version":3}'
) -> dict[str, Any]:
    view = {"id": "V1", "hash": "h1", "private_metadata": metadata, "state": {"values": values}}
    return {"type": "view_submission", "user": {"id": "U0LIN"}, "trigger_id": "t2", "view": view}


def typed(text: str | None) -> dict[str, Any]:
    return {"text": {"text": {"type": "plain_text_input", "value": text}}}


@pytest.mark.parametrize(
    "changed",
    [
        {"subtype": "message_replied"},
        {"user": "USLACKBOT"},
        {"bot_profile": {"id": "B0OTHER"}},
        {"subtype": "channel_join"},
        {"subtype": "bot_message", "bot_id": "B0OTHER"},
        {"bot_id": "B0OTHER", "user": "U0OTHERBOT"},
        {"user": ""},
        {"type": "app_mention"},
        {"type": "reaction_added"},
        {"bot_id": "B0BOT", "user": "U0BOT"},
    ],
)
def test_nothing_but_peoples_own_words_is_a_turn(changed: dict[str, Any]) -> None:
    assert read(event(**changed), us=US, at=NOW) is None


def test_our_own_words_are_an_echo_of_their_delivery() -> None:
    mark = {"event_type": "deskbell_notice", "event_payload": {"delivery": "n1"}}
    body = event(bot_id="B0BOT", user="U0BOT", metadata=mark)
    assert read(body, us=US, at=NOW) == Echo("n1", "C0X:1.2")


def test_anothers_message_cannot_pass_for_an_echo() -> None:
    mark = {"event_type": "deskbell_notice", "event_payload": {"delivery": "n1"}}
    assert isinstance(read(event(metadata=mark), us=US, at=NOW), Turn)


@pytest.mark.parametrize(
    ("changed", "kind", "addressed"),
    [
        ({}, "channel", False),
        ({"text": "<@U0BOT> hi"}, "channel", True),
        ({"channel": "D0X", "channel_type": "im"}, "private", True),
        ({"channel": "C0M", "channel_type": "mpim"}, "group", False),
        ({"channel": "G0X", "channel_type": ""}, "group", False),
    ],
)
def test_the_chat_tells_whether_words_are_meant_for_the_desk(
    changed: dict[str, Any], kind: str, *, addressed: bool
) -> None:
    found = turn(event(**changed))
    assert isinstance(found.deed, Said)
    assert found.place is not None
    assert (found.place.kind, found.deed.addressed, found.deed.text) == (kind, addressed, "hi")


def test_files_are_named_by_their_kind() -> None:
    files = [{"mimetype": "image/png"}, {"mimetype": "application/pdf"}, {}]
    deed = turn(event(subtype="file_share", files=files, thread_ts="1.0")).deed
    assert isinstance(deed, Said)
    assert deed.attachments == ("photo", "document", "document")
    assert deed.reply_to_ref == "C0X:1.0"


def test_a_press_is_keyed_by_its_trigger_and_carries_its_handles() -> None:
    found = turn(PRESS)
    assert found.deed == Pressed("claim|FB-7|1", "C0X:1.2")
    assert (found.key, found.place) == ("t1", Place("slack", "C0X", "channel"))
    assert dict(found.handle) == {"trigger_id": "t1", "response_url": "https://hooks.example/1"}


def test_a_selection_is_no_press() -> None:
    body = PRESS | {"actions": [{"type": "static_select", "action_id": "x"}]}
    assert read(body, us=US, at=NOW) is None


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("status FB-7", Commanded("status", "FB-7")),
        ("", Commanded("help", "")),
        ("/Status  FB-7 ", Commanded("status", "FB-7")),
        ("report it &lt;crashes&gt; &amp; burns", Commanded("report", "it <crashes> & burns")),
    ],
)
def test_a_command_is_named_by_its_first_word(text: str, deed: Commanded) -> None:
    body = {"command": "/desk", "text": text, "user_id": "U0LIN", "channel_id": "D0LIN", "trigger_id": "t3"}
    assert turn(body).deed == deed


def test_a_shortcut_is_a_command_about_the_message() -> None:
    body = PRESS | {
        "type": "message_action",
        "callback_id": "report",
        "message": {"ts": "1.2", "text": "it &lt;crashes"},
    }
    assert turn(body).deed == Commanded("report", "it <crashes")
    somewhere = {"type": "shortcut", "callback_id": "report", "user": {"id": "U0LIN"}, "trigger_id": "t4"}
    assert turn(somewhere).place == Place("slack", "U0LIN", "private")


def test_a_corrected_submission_is_another_turn_and_a_repeated_one_is_not() -> None:
    first, again, corrected = (turn(submission(typed(text))) for text in ("ok", "ok", "longer"))
    assert first.key == again.key
    assert first.key != corrected.key
    assert first.deed == Submitted("report", "FB-7", 3, {"text": "ok"}, asked=("text",))


def test_empty_inputs_are_left_out() -> None:
    values = typed(None) | {
        "app": {"app": {"type": "static_select", "selected_option": {"value": "photobox"}}}
    }
    deed = turn(submission(values)).deed
    assert isinstance(deed, Submitted)
    assert deed.answers == {"app": "photobox"}


@pytest.mark.parametrize("metadata", ["", "no json", "[]", '{"form":"report"}'])
def test_a_view_that_is_not_ours_cannot_be_read(metadata: str) -> None:
    with pytest.raises(UNREADABLE):
        read(submission(typed("x"), metadata), us=US, at=NOW)


@pytest.mark.parametrize("body", [{}, {"type": "view_closed"}, {"type": "app_rate_limited"}, {"type": None}])
def test_unknown_kinds_are_nothing(body: dict[str, Any]) -> None:
    assert read(body, us=US, at=NOW) is None


def pressed_at_home(metadata: str) -> dict[str, Any]:
    view = {"type": "home", "id": "V1", "hash": "h7", "private_metadata": metadata}
    home = {"container": {"type": "view", "view_id": "V1"}, "view": view}
    return {key: value for key, value in PRESS.items() if key not in {"channel", "response_url"}} | home


def test_a_press_in_a_home_tab_tells_the_page_and_what_the_tab_showed() -> None:
    found = turn(pressed_at_home('{"page": 2, "place": "D0LIN"}'))
    assert found.deed == Pressed("claim|FB-7|1")
    assert found.place == Place("slack", "D0LIN", "private")
    assert found.handle == {"trigger_id": "t1", "home_page": "2", "view_hash": "h7"}


@pytest.mark.parametrize("metadata", ["", "no json", '{"page": "two"}', "[1]", "3"])
def test_a_home_tab_of_another_make_is_that_of_whoever_presses(metadata: str) -> None:
    found = turn(pressed_at_home(metadata))
    assert found.place == Place("slack", "U0LIN", "private")
    assert found.handle["home_page"] == "0"


def test_a_press_in_a_modal_is_nothing() -> None:
    body = pressed_at_home("")
    assert read(body | {"view": body["view"] | {"type": "modal"}}, us=US, at=NOW) is None

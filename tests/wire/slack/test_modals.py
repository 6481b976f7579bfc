"""Modals and App Homes, from both sides."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from bot.sandbox.seen import Seen
from bot.sandbox.side import CannotDo
from tests.wire.slack.harness import Json, Place, Wire, until

# Source of the checks here: docs.slack.dev/surfaces/modals and docs.slack.dev/reference/views, read
# 2026-11-21


Connect = Callable[[], Awaitable[Wire]]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def option(value: str) -> Json:
    return {"text": plain(value.title()), "value": value}


def asks(key: str, kind: str, *, optional: bool = False, **more: Any) -> Json:
    element = {"type": kind, "action_id": "value", **more}
    return {"type": "input", "block_id": key, "label": plain(key), "element": element, "optional": optional}


def view(title: str, *blocks: Json, **more: Any) -> Json:
    shown = list(blocks) or [{"type": "section", "text": plain("words")}]
    return {"type": "modal", "title": plain(title), "submit": plain("Send"), "blocks": shown, **more}


FORM = view(
    "Form",
    {"type": "section", "text": {"type": "mrkdwn", "text": "*please* fill in"}},
    asks("reason", "plain_text_input", max_length=20, initial_value="because"),
    asks("kind", "static_select", options=[option("problem"), option("praise")]),
    asks("severity", "radio_buttons", options=[option("low"), option("high")], optional=True),
    asks("where", "checkboxes", options=[option("web"), option("phone")], optional=True),
    asks("day", "datepicker", optional=True),
    asks("hour", "timepicker", optional=True),
    asks("who", "users_select", optional=True),
    asks("files", "file_input", optional=True),
    callback_id="form",
    private_metadata="FB-7|1",
    notify_on_close=True,
)


async def show(place: Place, wire: Wire, body: Json) -> Seen:
    """Open a modal for yun, by a command."""
    await place.server.command("yun", "yun", "/help")
    envelope = await wire.receive()
    await place.client().views_open(trigger_id=envelope["payload"]["trigger_id"], view=body)
    await wire.acknowledge(envelope)
    return place.seen(kind="modal", gone=False)[-1]


async def submitted(
    place: Place, wire: Wire, modal: Seen, values: dict[str, str], answer: Json | None
) -> tuple[Json, dict[str, str]]:
    """Submit, let the bot answer, and return what it heard with the errors that came back."""
    submitting = asyncio.create_task(place.server.submit("yun", modal, values))
    envelope = await wire.receive()
    await wire.acknowledge(envelope, answer)
    return dict(envelope["payload"]), await submitting


async def test_a_modal_shows_its_words_and_its_fields(place: Place, open_socket: Connect) -> None:
    modal = await show(place, await open_socket(), FORM)
    assert modal.text == "Form please fill in reason because kind severity where day hour who files"
    fields = {field.key: field for field in modal.fields}
    assert [field.kind for field in modal.fields] == [
        "text",
        "choice",
        "choice",
        "choice",
        "date",
        "time",
        "choice",
        "file",
    ]
    assert fields["kind"].choices == ("problem", "praise")
    assert "lin" in fields["who"].choices
    assert "mei" not in fields["who"].choices
    assert fields["reason"].value == "because"
    assert not fields["kind"].optional
    assert fields["day"].optional


async def test_a_submission_has_slacks_shape(place: Place, open_socket: Connect, tmp_path: Path) -> None:
    wire = await open_socket()
    modal = await show(place, wire, FORM)
    (tmp_path / "log.txt").write_text("hello")
    values = {
        "reason": "a < b",
        "kind": "praise",
        "severity": "high",
        "where": "web,phone",
        "day": "2026-03-05",
        "hour": "09:30",
        "who": "lin",
        "files": str(tmp_path / "log.txt"),
    }
    payload, errors = await submitted(place, wire, modal, values, None)
    assert errors == {}
    assert payload["type"] == "view_submission"
    sent = payload["view"]
    assert (sent["id"], sent["callback_id"], sent["private_metadata"]) == (modal.seen_id, "form", "FB-7|1")
    assert sent["hash"]
    state = {key: entry["value"] for key, entry in sent["state"]["values"].items()}
    assert state["reason"] == {"type": "plain_text_input", "value": "a < b"}
    assert state["kind"]["selected_option"]["value"] == "praise"
    assert state["severity"]["selected_option"] == option("high")
    assert [chosen["value"] for chosen in state["where"]["selected_options"]] == ["web", "phone"]
    assert state["day"]["selected_date"] == "2026-03-05"
    assert state["hour"]["selected_time"] == "09:30"
    assert state["who"]["selected_user"] == "U0LIN0000"
    assert state["files"]["files"][0]["name"] == "log.txt"
    assert place.only(kind="modal").gone


async def test_slacks_client_asks_for_what_is_missing_without_the_bot(
    place: Place, open_socket: Connect
) -> None:
    modal = await show(place, await open_socket(), FORM)
    errors = await place.server.submit("yun", modal, {"reason": "x" * 21})
    assert set(errors) == {"reason", "kind"}
    assert place.sent("interactive/view_submission") == []
    with pytest.raises(CannotDo):
        await place.server.submit("yun", modal, {"nothing": "x"})
    with pytest.raises(CannotDo):
        await place.server.submit("yun", modal, {"kind": "neither"})
    with pytest.raises(CannotDo):
        await place.server.submit("lin", modal, {"kind": "praise"})


async def test_errors_of_the_bot_keep_the_modal_open(place: Place, open_socket: Connect) -> None:
    wire = await open_socket()
    modal = await show(place, wire, FORM)
    answer = {"response_action": "errors", "errors": {"reason": "too short"}}
    _, errors = await submitted(place, wire, modal, {"kind": "praise"}, answer)
    assert errors == {"reason": "too short"}
    assert not place.only(kind="modal").gone


async def test_errors_for_a_field_that_is_not_there_are_a_fault_of_the_bot(
    place: Place, open_socket: Connect
) -> None:
    wire = await open_socket()
    modal = await show(place, wire, FORM)
    with pytest.raises(CannotDo):
        await submitted(
            place, wire, modal, {"kind": "praise"}, {"response_action": "errors", "errors": {"x": "y"}}
        )


async def test_an_answer_updates_pushes_and_clears(place: Place, open_socket: Connect) -> None:
    wire = await open_socket()
    modal = await show(place, wire, view("One", asks("a", "plain_text_input")))
    _, errors = await submitted(
        place, wire, modal, {"a": "x"}, {"response_action": "update", "view": view("Two")}
    )
    assert errors == {}
    updated = place.only(kind="modal")
    assert (updated.seen_id, updated.text) == (modal.seen_id, "Two words")
    assert updated.changed > modal.changed

    await submitted(place, wire, updated, {}, {"response_action": "push", "view": view("Three")})
    top = place.only(kind="modal", gone=False)
    assert top.text == "Three words"
    await submitted(place, wire, top, {}, None)
    assert place.only(kind="modal", gone=False).text == "Two words"

    await submitted(place, wire, updated, {}, {"response_action": "push", "view": view("Four")})
    top = place.only(kind="modal", gone=False)
    await submitted(place, wire, top, {}, {"response_action": "clear"})
    assert place.seen(kind="modal", gone=False) == []


async def test_a_closed_modal_tells_the_bot_when_asked_to(place: Place, open_socket: Connect) -> None:
    wire = await open_socket()
    modal = await show(place, wire, FORM)
    await place.server.close("yun", modal)
    payload = (await wire.receive())["payload"]
    assert (payload["type"], payload["view"]["id"]) == ("view_closed", modal.seen_id)
    assert place.only(kind="modal").gone
    quiet = await show(place, wire, view("Quiet"))
    await place.server.close("yun", quiet)
    assert len(place.sent("interactive/view_closed")) == 1


async def test_an_unanswered_submission_keeps_the_modal_and_complains(
    place: Place, open_socket: Connect
) -> None:
    wire = await open_socket()
    modal = await show(place, wire, view("One"))
    place.world.clock.pause()
    submitting = asyncio.create_task(place.server.submit("yun", modal, {}))
    await wire.receive()
    place.world.clock.move_to(place.world.clock.now() + timedelta(seconds=3))
    with pytest.raises(CannotDo):
        await submitting
    assert place.only(kind="ephemeral").audience == "yun"
    assert not place.only(kind="modal").gone


async def test_views_are_updated_by_id_and_hash(place: Place, open_socket: Connect) -> None:
    wire = await open_socket()
    modal = await show(place, wire, view("One", external_id="mine"))
    client = place.client()
    first = await client.views_update(view=view("Two", external_id="mine"), external_id="mine")
    assert place.only(kind="modal").text == "Two words"
    await client.views_update(view=view("Three"), view_id=modal.seen_id, hash=first["view"]["hash"])
    for refused, error in [
        (
            client.views_update(view=view("X"), view_id=modal.seen_id, hash=first["view"]["hash"]),
            "hash_conflict",
        ),
        (client.views_update(view=view("X"), view_id="V0NOBODY"), "not_found"),
        (client.views_open(view=view("x" * 25), trigger_id="1.2.3"), "invalid_arguments"),
    ]:
        with pytest.raises(SlackApiError) as caught:
            await refused
        assert caught.value.response["error"] == error


async def test_a_fresh_start_ends_the_wait_for_an_answer(place: Place, open_socket: Connect) -> None:
    wire = await open_socket()
    modal = await show(place, wire, view("Empty"))
    submitting = asyncio.create_task(place.server.submit("yun", modal, {}))
    await wire.receive()
    place.server.forget()
    with pytest.raises(CannotDo, match="began anew"):
        await submitting


async def test_three_modals_are_the_highest_stack(place: Place, open_socket: Connect) -> None:
    wire = await open_socket()
    button = {"type": "button", "action_id": "next", "text": plain("Next")}
    body = view("Stack", {"type": "actions", "elements": [button]})
    modal = await show(place, wire, body)
    outcomes = []
    for _ in range(3):
        await place.server.press("yun", modal, modal.buttons[0])
        envelope = await wire.receive()
        await wire.acknowledge(envelope)
        assert envelope["payload"]["container"] == {"type": "view", "view_id": modal.seen_id}
        pushing = place.client().api_call(
            "views.push", json={"trigger_id": envelope["payload"]["trigger_id"], "view": body}
        )
        try:
            outcomes.append((await pushing)["view"]["root_view_id"])
        except SlackApiError as refused:
            outcomes.append(refused.response["error"])
        modal = place.only(kind="modal", gone=False)
    assert outcomes[2] == "push_limit_reached"
    assert len(set(outcomes[:2])) == 1


async def test_the_home_is_published_and_opened(place: Place, open_socket: Connect) -> None:
    wire = await open_socket()
    client = place.client()
    home = {"type": "home", "blocks": [{"type": "section", "text": plain("your tickets")}]}
    await client.views_publish(user_id="U0YUN0000", view=home)
    seen = place.only(kind="home")
    assert (seen.place, seen.audience, seen.text) == ("yun", "yun", "your tickets")
    await place.server.other("yun", "home", {})
    event = (await wire.receive())["payload"]["event"]
    assert (event["type"], event["user"], event["tab"]) == ("app_home_opened", "U0YUN0000", "home")
    assert event["view"]["id"] == seen.seen_id
    home["blocks"] = [{"type": "section", "text": plain("none left")}]
    await client.views_publish(user_id="U0YUN0000", view=home)
    assert place.only(kind="home").text == "none left"


async def test_the_answer_to_a_repeated_submission_changes_nothing(
    place: Place, open_socket: Connect
) -> None:
    wire = await open_socket()
    since = place.world.changes
    modal = await show(place, wire, view("One"))
    first, _ = await submitted(place, wire, modal, {}, {"response_action": "update", "view": view("Two")})
    await place.server.redeliver(times=1, since=since)
    repeats = [await wire.receive() for _ in range(2)]
    assert repeats[1]["payload"] == first
    await wire.acknowledge(repeats[1], {"response_action": "clear"})
    await wire.acknowledge(repeats[0])
    await until(lambda: place.server.busy() == 0)
    assert place.only(kind="modal", gone=False).text == "Two words"

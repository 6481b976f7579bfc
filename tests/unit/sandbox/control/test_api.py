"""What the control door tells and does, and how it says no."""

import asyncio
import base64
import json
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.sandbox.seen import SeenButton, SeenField
from tests.browser.small_town import Town, open_town

MEI: dict[str, Any] = {"platform": "telegram", "person": "mei"}
YUN: dict[str, Any] = {"platform": "slack", "person": "yun"}


async def test_the_directory_names_people_and_places(town: Town) -> None:
    told = await town.get("directory")
    people = {person["key"]: person for person in told["people"]}
    assert people["mei"]["slack"] is None
    assert people["emma"]["language"] == "en"
    places = {(place["platform"], place["place"]): place for place in told["places"]}
    assert places["slack", "#security"]["members"] == ["ada", "chen"]
    assert places["telegram", "duty_group"]["topics"] == [
        {"title": "alerts", "thread": "-1005000000002:2"},
        {"title": "handover", "thread": "-1005000000002:3"},
    ]


async def test_the_state_is_told_by_platform_place_and_person(town: Town) -> None:
    town.slack.show("#security", "secret")
    town.slack.show("#operations", "open")
    town.slack.show("#operations", "for yun", kind="ephemeral", audience="yun")
    town.telegram.show("mei", "hello")

    async def texts(query: str) -> list[str]:
        return [thing["text"] for thing in (await town.get(f"state?{query}"))["seen"]]

    assert await texts("") == ["secret", "open", "for yun", "hello"]
    assert await texts("platform=telegram") == ["hello"]
    assert await texts("place=%23security") == ["secret"]
    assert await texts("person=yun") == ["open", "for yun"]
    assert await texts("person=ada&platform=slack") == ["secret", "open"]
    assert await texts("person=mei") == ["hello"]


async def test_after_a_number_only_what_changed_later_is_told(town: Town) -> None:
    first = town.telegram.show("mei", "one")
    known = (await town.get("state"))["changes"]
    waiting = asyncio.create_task(town.get(f"state?after={known}"))
    await asyncio.sleep(0.05)
    assert not waiting.done()
    town.telegram.show("mei", "two")
    news = await waiting
    assert [thing["text"] for thing in news["seen"]] == ["two"]
    town.telegram.change(first.seen_id, gone=True)
    news = await town.get(f"state?after={news['changes']}")
    assert [(thing["text"], thing["gone"]) for thing in news["seen"]] == [("one", True)]


async def test_a_closing_sandbox_does_not_wait_for_its_readers() -> None:
    town, runner = await open_town()
    waiting = asyncio.create_task(town.get("state?after=0"))
    await asyncio.sleep(0.05)
    await asyncio.wait_for(runner.cleanup(), timeout=10)
    assert (await waiting)["seen"] == []
    await town.session.close()


async def test_people_say_command_press_submit_and_close(town: Town) -> None:
    button = SeenButton("claim", "Claim", "FB-7|1", {"secret": 1})
    card = town.slack.show("#operations", "FB-7", buttons=(button,))
    field = SeenField("message", "Message", "text")
    modal = town.slack.show("yun", "Reply", kind="modal", audience="yun", fields=(field,))
    file = {"name": "../../etc/log.txt", "base64": base64.b64encode(b"hi").decode()}
    town.slack.errors = {"message": "too short"}
    asks = [
        MEI | {"deed": "say", "text": "help", "attach": [file]},
        YUN | {"deed": "command", "line": "/status FB-7", "place": "#operations"},
        YUN | {"deed": "press", "thing": card.seen_id, "action": "claim", "reference": "FB-7|1"},
        YUN | {"deed": "submit", "thing": modal.seen_id, "values": {"message": "x"}},
        YUN | {"deed": "close", "thing": modal.seen_id},
    ]
    answers = [await town.post("act", ask) for ask in asks]
    assert answers == [
        (200, {}),
        (200, {}),
        (200, {}),
        (200, {"errors": {"message": "too short"}}),
        (200, {}),
    ]
    assert town.telegram.deeds[0][2]["files"] == ("_.._etc_log.txt",)
    assert [deed for deed, _, _ in town.slack.deeds] == ["command", "press", "submit", "close"]


async def test_a_form_takes_files_by_content_and_never_by_path(town: Town) -> None:
    fields = (SeenField("report", "Report", "file"), SeenField("note", "Note", "text"))
    modal = town.slack.show("yun", "Release", kind="modal", audience="yun", fields=fields)
    ask = YUN | {"deed": "submit", "thing": modal.seen_id}
    status, answer = await town.post("act", ask | {"values": {"report": "/etc/passwd"}})
    assert (status, "list" in answer["error"]) == (400, True)
    status, answer = await town.post("act", ask | {"values": {"note": ["x"]}})
    assert (status, "texts" in answer["error"]) == (400, True)
    file = {"name": "report.pdf", "base64": base64.b64encode(b"%PDF").decode()}
    assert (await town.post("act", ask | {"values": {"report": [file], "note": ""}}))[0] == 200
    entered = town.slack.deeds[0][2]
    assert entered["report"].endswith("/report.pdf")
    assert entered["note"] == ""


async def test_a_button_that_stands_no_more_is_pressed_as_it_was_drawn(town: Town) -> None:
    card = town.slack.show("#operations", "FB-7", buttons=(SeenButton("claim", "Claim", "FB-7|1", {"w": 1}),))
    town.slack.change(card.seen_id, buttons=())
    ask = YUN | {"deed": "press", "thing": card.seen_id, "action": "claim", "reference": "FB-7|1"}
    status, answer = await town.post("act", ask)
    assert status == 400
    assert "wire" in answer["error"]
    assert await town.post("act", ask | {"wire": {"w": 1}}) == (200, {})
    assert town.slack.deeds[0][2]["button"].wire == {"w": 1}


@pytest.mark.parametrize(
    ("path", "body", "helps"),
    [
        ("act", "{", "not JSON"),
        ("act", "[]", "JSON object"),
        ("act", "[" * 100_000, "not JSON"),
        ("act", {}, "platform must be one of slack, telegram"),
        ("act", {"platform": ["slack"]}, "platform must be"),
        ("act", YUN | {"person": "nobody", "deed": "say"}, "GET /control/directory"),
        ("act", YUN, "'deed' is missing"),
        ("act", YUN | {"deed": "command", "line": "status"}, "begin with a slash"),
        ("act", YUN | {"deed": "press", "thing": "nothing", "action": "claim"}, "GET /control/state"),
        ("act", YUN | {"deed": "submit", "thing": "x"}, "object of texts by field key"),
        ("act", YUN | {"deed": "say", "text": "x", "attach": [{"name": "a", "base64": "?"}]}, "not base64"),
        ("act", YUN | {"deed": "fly"}, "there is no fly here"),
        ("act", YUN | {"deed": "edit", "text": "x"}, "lacks or misuses"),
        ("act", YUN | {"deed": "say", "text": "forbidden"}, "read-only"),
        ("clock", {}, "exactly one of pause"),
        ("clock", {"pause": False}, "takes true"),
        ("clock", {"pause": True, "resume": True}, "exactly one"),
        ("clock", {"advance_seconds": -1}, "between 0"),
        ("clock", {"advance_seconds": "60"}, "number of seconds"),
        ("clock", '{"advance_seconds": NaN}', "number of seconds"),
        ("clock", {"advance_seconds": 1e300}, "between 0"),
        ("clock", {"move_to": "yesterday"}, "ISO text"),
        ("clock", {"move_to": "2099-01-01"}, "offset"),
        ("clock", {"move_to": "2099-01-01T00:00:00+00:00"}, "three years"),
        ("clock", {"move_to": "2001-01-01T00:00:00+00:00"}, "does not run back"),
        ("clock", {"next_due": True}, "POST /control/desk"),
        ("desk", {}, "say where the desk serves"),
        ("desk", {"web": "http://example.org:80"}, "on this machine"),
        ("desk", {"web": "http://127.0.0.1:port"}, "on this machine"),
        ("desk", {"web": 7}, "on this machine"),
        ("fault", {"platform": "slack"}, "names its method"),
        ("fault", {"platform": "irc"}, "platform must be"),
    ],
)
async def test_a_wrong_request_is_told_what_to_do(town: Town, path: str, body: Any, helps: str) -> None:
    status, answer = await town.post(path, body)
    assert status == 400
    assert helps in answer["error"]


@pytest.mark.parametrize("path", ["state?after=soon", "log?limit=x", "state?platform=irc"])
async def test_a_wrong_question_is_told_what_to_do(town: Town, path: str) -> None:
    async with town.session.get(f"{town.url}/control/{path}") as answer:
        assert answer.status == 400
        assert (await answer.json())["error"]


async def test_an_unknown_path_or_method_is_answered_in_json(town: Town) -> None:
    for method, path in (("GET", "nothing"), ("DELETE", "state")):
        async with town.session.request(method, f"{town.url}/control/{path}") as answer:
            assert answer.status in {404, 405}
            assert path in (await answer.json())["error"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1.evil.example:80"},
        {"Host": "[::bad"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
async def test_another_site_may_neither_read_nor_post(town: Town, headers: dict[str, str]) -> None:
    async with town.session.get(f"{town.url}/control/state", headers=headers) as answer:
        assert answer.status == 403
    status, _ = await town.post("act", MEI | {"deed": "say", "text": "x"}, **headers)
    assert status == 403
    assert town.telegram.deeds == []


async def test_a_form_of_another_site_cannot_post_blindly(town: Town) -> None:
    body = json.dumps(MEI | {"deed": "say", "text": "x"})
    status, answer = await town.post("act", body, **{"Content-Type": "text/plain"})
    assert status == 400
    assert "application/json" in answer["error"]


async def test_the_own_page_may_ask(town: Town) -> None:
    status, _ = await town.post("act", MEI | {"deed": "say", "text": "x"}, Origin=town.url)
    assert status == 200


async def test_what_no_encoding_can_hold_does_no_harm(town: Town) -> None:
    status, _ = await town.post("act", '{"platform":"telegram","person":"mei","deed":"say","text":"\\ud800"}')
    assert status == 200
    assert (await town.get("state"))["seen"][0]["text"] == "\ud800"


async def test_the_log_is_told_by_platform_and_from_a_number(town: Town) -> None:
    for platform in ("slack", "telegram", "slack"):
        town.world.record(platform, "to_bot", "message", {"platform": platform})
    told = await town.get("log?platform=slack&after=1")
    assert [entry["number"] for entry in told["entries"]] == [3]
    assert told["last"] == 3
    assert [entry["number"] for entry in (await town.get("log?limit=2"))["entries"]] == [2, 3]


async def test_faults_reach_their_side(town: Town) -> None:
    rule = {"method": "sendMessage", "answer": 429, "retry_after": 3}
    assert await town.post("fault", {"platform": "telegram"} | rule) == (200, {})
    assert await town.post("fault", {"platform": "slack", "cut": True}) == (200, {})
    assert town.telegram.rules == [rule]
    assert town.slack.cuts == 1


async def test_the_page_allows_no_asset_from_elsewhere(town: Town) -> None:
    async with ClientSession() as session, session.get(town.url) as answer:
        assert answer.status == 200
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert "://" not in await answer.text()

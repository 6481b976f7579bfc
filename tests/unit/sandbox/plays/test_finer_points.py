"""Finer points of plays: other systems, previews, threads and messages held on the other platform."""

from bot.sandbox.plays import transcript
from bot.sandbox.plays.cast import Member
from bot.sandbox.plays.reading import Step
from tests.unit.sandbox.plays.conftest import Playing

CAST = "cast: {mei: {platform: telegram}, yun: {platform: slack}, lin: {platform: slack}}"


async def test_what_another_system_was_told_is_found_and_kept(play: Playing) -> None:
    played = await play(f"""
        play: Hooks
        {CAST}
        steps:
          - {{by: mei, say: "hello"}}
          - {{by: yun, press: deploy, on: FB-1, in: "#operations"}}
          - {{see: "hook:deploy", json: {{release.app: "/FB-(\\\\d+)/"}}, keep: number}}
          - {{see: "hook:deploy", text: "FB-$number 小云", json: {{by: "@yun", to.1: "@lin"}}}}
          - {{see: "hook:deploy", json: {{by: "@lin"}}, within: 0.1s}}
    """)
    assert played.result.step == "5", played.told


async def test_an_empty_form_is_submitted_with_its_preview(play: Playing) -> None:
    played = await play(f"""
        play: Preview
        {CAST}
        steps:
          - {{by: mei, say: "hello"}}
          - {{by: yun, press: publish, on: FB-1, in: "#operations"}}
          - {{see: mei, text: FB-1 preview, count: 1}}
          - {{not_see: yun, kind: modal, new: false}}
          - {{by: yun, press: history, on: FB-1, in: "#operations"}}
          - {{see: yun, kind: modal, text: FB-1 history, count: 1}}
    """)
    assert played.result.holds, played.told


async def test_an_answer_in_a_thread_stands_where_the_message_does(play: Playing) -> None:
    played = await play(f"""
        play: Thread
        {CAST}
        steps:
          - {{by: mei, say: "hello"}}
          - {{by: yun, say: "on it", thread: FB-1}}
    """)
    assert played.result.holds, played.told
    (said,) = [told for _, told in played.towns[0].slack.sent if told["deed"] == "say"]
    assert (said["place"], said["thread"]) == ("#operations", "FB-1:card")


async def test_a_message_held_on_one_platform_cannot_be_pressed_on_the_other(play: Playing) -> None:
    played = await play(f"""
        play: Held elsewhere
        {CAST}
        steps:
          - {{by: mei, say: "hello"}}
          - {{see: mei, text: FB-1, hold: hers}}
          - {{by: yun, press: add, on: {{held: hers}}}}
    """)
    assert (played.result.step, played.result.expected) == ("3", "`hers` to be held on slack, where yun is")


def test_a_line_reads_as_people_write_it() -> None:
    keys = {
        "by": "yun",
        "on": ["FB-1", "/处理人/"],
        "fill": {"files": ["a.png"], "text": "好\n的"},
        "submit": False,
    }
    cast = {"yun": Member("yun", "yun", "slack")}
    assert (
        transcript.words(Step("1", "press", "reply", keys), cast)
        == "yun (slack) presses reply {on: FB-1 · /处理人/, fill: files: a.png, text: 好 的, submit: false}"
    )
    assert transcript.words(Step("2", "kill", {"at": "now"}), cast) == "— kill at: now"

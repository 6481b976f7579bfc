"""Whole plays with a desk in a child process."""

import asyncio
import sys
from pathlib import Path

from bot.sandbox.plays.desk import DeskProgram
from tests.unit.sandbox.plays.conftest import Playing

CAST = "cast: {mei: {platform: telegram}, yun: {platform: slack}, lin: {platform: slack}}"


async def test_a_conversation_on_both_platforms_holds(play: Playing) -> None:
    played = await play(f"""
        play: A report finds its way
        {CAST}
        steps:
          - {{by: mei, say: "相册盒上传照片就闪退"}}
          - {{see: mei, text: "/(FB-\\\\d+)/", keep: ticket}}
          - {{see: "#operations", text: ["$ticket", "闪退"], buttons: [claim, reply, more], hold: card}}
          - {{by: yun, press: claim, on: "$ticket", in: "#operations"}}
          - {{see: "#operations", text: ["$ticket", "yun"], no_buttons: [claim], edited: true, new: true}}
          - {{by: yun, press: reply, on: "$ticket", in: "#operations", fill: {{text: "请更新到 4.10"}}}}
          - {{see: mei, text: "4.10", count: 1}}
          - {{not_see: lin, text: "$ticket"}}
    """)
    assert played.result.holds, played.told
    assert "$ticket = FB-1" in played.told


async def test_what_does_not_hold_is_told_with_what_was_expected_and_seen(play: Playing) -> None:
    played = await play(
        f"""
        play: Wrong
        {CAST}
        steps:
          - {{by: mei, say: "hello"}}
          - {{see: mei, text: "goodbye", within: 0.3s}}
          - {{see: mei, text: "never reached"}}
        """
    )
    said = played.result.as_json()
    assert (said["play"], said["holds"], said["step"]) == ("Wrong", False, 2)
    assert "goodbye" in said["expected"]
    assert any("FB-1 已收到: hello" in line and "[withdraw]" in line for line in said["seen"])
    assert "never reached" not in played.told


async def test_more_is_pressed_when_only_it_offers_the_action(play: Playing) -> None:
    played = await play(f"""
        play: More
        {CAST}
        steps:
          - {{by: mei, say: "hello"}}
          - {{by: yun, press: deploy, on: FB-1, in: "#operations"}}
          - {{see: "hook:deploy", json: {{release.app: FB-1}}, count: 1}}
          - {{answer: {{hook: deploy, status: 503}}}}
          - {{by: yun, press: deploy, on: FB-1, in: "#operations"}}
          - {{see: "#operations", text: "deploy 503"}}
    """)
    assert played.result.holds, played.told


async def test_a_form_without_required_fields_is_submitted_empty(play: Playing) -> None:
    played = await play(f"""
        play: Empty form
        {CAST}
        steps:
          - {{by: mei, say: "hello"}}
          - {{by: yun, press: resolve, on: FB-1, in: "#operations"}}
          - {{see: mei, text: FB-1 resolve}}
          - {{by: yun, press: resolve, on: FB-1, in: "#operations", submit: false}}
          - {{see: yun, kind: modal, text: FB-1 resolve}}
          - {{not_see: mei, text: FB-1 resolve}}
          - {{by: yun, press: confirm}}
          - {{see: mei, text: FB-1 resolve, new: true}}
    """)
    assert played.result.holds, played.told


async def test_a_form_on_telegram_without_required_fields_is_skipped_through(play: Playing) -> None:
    played = await play(f"""
        play: Empty form
        {CAST}
        steps:
          - {{by: mei, say: "hello"}}
          - {{by: mei, press: withdraw, on: FB-1}}
          - {{see: mei, text: "FB-99 {{}}"}}
          - {{by: mei, press: withdraw, on: FB-1, submit: false}}
          - {{not_see: mei, text: FB-99}}
          - {{by: mei, press: skip, on: "app?"}}
          - {{not_see: mei, text: FB-99}}
          - {{by: mei, press: confirm}}
          - {{see: mei, text: FB-99, new: true}}
    """)
    assert played.result.holds, played.told


async def test_errors_of_a_form_are_compared(play: Playing) -> None:
    steps = f"""
        play: Errors
        {CAST}
        steps:
          - {{by: mei, say: "hello"}}
          - {{by: yun, press: reply, on: FB-1, in: "#operations", fill: {{text: bad}}, errors: {{text: 不行}}}}
          - {{by: yun, press: cancel}}
          - {{not_see: yun, kind: modal, new: false}}
          - {{by: mei, command: /report, fill: {{kind: complain, app: photobox, text: bad}}, errors: {{text: 不行}}}}
    """
    played = await play(steps)
    assert played.result.holds, played.told
    unexpected = await play(steps.replace(", errors: {text: 不行}", ""))
    assert unexpected.result.step == "2"


async def test_a_form_on_telegram_is_answered_by_buttons_and_words(play: Playing) -> None:
    played = await play(f"""
        play: Form
        {CAST}
        steps:
          - {{by: mei, command: /report, fill: {{kind: suggest, text: 夜间模式}}}}
          - {{see: mei, text: [FB-99, "'kind': 'suggest'", 夜间模式], without: app}}
    """)
    assert played.result.holds, played.told
    asked = await play(f"""
        play: Form
        {CAST}
        steps:
          - {{by: mei, command: /report, fill: {{kind: suggest}}}}
    """)
    assert asked.result.expected == "a value for text, which the form needs"
    unasked = await play(f"""
        play: Form
        {CAST}
        steps:
          - {{by: mei, command: /report, fill: {{kind: suggest, colour: red, text: hello}}}}
    """)
    assert "colour" in (unasked.result.expected or "")


async def test_time_passes_by_way_of_what_is_due(play: Playing) -> None:
    played = await play(f"""
        play: Time
        clock: 2026-03-02T10:00+08:00
        {CAST}
        steps:
          - {{by: mei, say: "remind me"}}
          - {{not_see: mei, text: reminder}}
          - {{advance: 3d}}
          - {{see: mei, text: "reminder 2026-03-02T07:0"}}
          - {{until: 2026-03-09T09:00}}
          - {{not_see: mei}}
    """)
    assert played.result.holds, played.told
    assert played.towns[0].world.clock.now().isoformat().startswith("2026-03-09T01:0")


async def test_kills_lose_nothing_and_repeats_do_nothing(play: Playing) -> None:
    played = await play(f"""
        play: Kills
        {CAST}
        steps:
          - {{by: mei, say: "one"}}
          - {{redeliver: {{last: true, times: 4, shuffle: true}}}}
          - {{kill: bot}}
          - {{kill: {{at: after_inbox_commit}}}}
          - {{by: mei, say: "two"}}
          - {{see: mei, text: FB-2}}
          - {{stop: bot}}
          - {{by: mei, say: "three"}}
          - {{not_see: mei, text: FB-3}}
          - {{start: bot}}
          - {{see: mei, text: FB-3, count: 1}}
          - {{not_see: mei, text: FB-4, new: false}}
    """)
    assert played.result.holds, played.told


async def test_a_failpoint_that_is_never_reached_does_not_hold(play: Playing) -> None:
    played = await play(f"""
        play: Unreached
        {CAST}
        steps:
          - {{kill: {{at: after_send}}}}
    """)
    assert played.result.expected == "the failpoint after_send to be reached"


async def test_a_desk_that_dies_by_itself_does_not_hold(play: Playing) -> None:
    played = await play(f"""
        play: Death
        {CAST}
        steps:
          - {{by: mei, say: die}}
          - {{see: mei, text: FB-1}}
    """)
    assert played.result.step == "2"
    assert "it ended by itself with code 3" in played.told


async def test_a_desk_that_cannot_start_is_told_with_its_last_words(play: Playing) -> None:
    program = DeskProgram([sys.executable, "-c", "raise SystemExit('no settings')"], lambda _: "")
    played = await play(f"play: Start\n{CAST}\nsteps: [{{by: mei, say: hello}}]", desk=program)
    assert (played.result.holds, played.result.step) == (False, None)
    assert played.result.seen[-1] == "no settings"
    assert "no settings" in played.told


async def test_webhooks_are_signed_as_the_step_says(play: Playing) -> None:
    played = await play(f"""
        play: Webhooks
        {CAST}
        steps:
          - {{webhook: /webhooks/alerts, body: {{alert: disk full, value: 0.97}}, times: 2}}
          - {{see: "#alerts", text: AL-1 disk full, buttons: [acknowledge]}}
          - {{webhook: /webhooks/alerts, body: {{alert: a}}, sign: wrong, status: 401}}
          - {{webhook: /webhooks/alerts, body: {{alert: b}}, sign: old, status: 4xx}}
          - {{webhook: /webhooks/alerts, body: {{alert: c}}, sign: none, status: 2xx}}
    """)
    assert (played.result.step, played.result.seen) == ("5", ("401 {}",))


async def test_races_held_buttons_and_refusals(play: Playing) -> None:
    played = await play(f"""
        play: Races
        {CAST}
        steps:
          - {{by: mei, say: "hello"}}
          - {{see: "#operations", text: FB-1, hold: old}}
          - all:
              - {{by: yun, press: claim, on: {{held: old}}}}
              - {{by: lin, press: claim, on: FB-1, in: "#operations", times: 2}}
          - {{see: "#operations", text: "/yun|lin/", edited: true}}
          - {{by: mei, block: true}}
          - {{by: mei, say: "still there?"}}
    """)
    assert (played.result.step, played.result.seen) == ("6", ("mei has blocked the bot",))
    presses = [told for _, told in played.towns[0].slack.sent if told["deed"] == "press"]
    assert [told["person"] for told in presses] == ["yun", "lin", "lin"]


async def test_newcomers_are_known_to_the_town_alone(play: Playing) -> None:
    seen = "import os,sys; sys.stderr.write(open(os.environ['DESKBELL_COMPANY__FILE']).read()); sys.exit(1)"
    program = DeskProgram([sys.executable, "-c", seen], lambda _: "")
    played = await play(
        """
        play: Newcomer
        cast: {nia: {platform: slack, new: {name: Nia, language: zh-TW}}, nia_tg: {person: nia, platform: telegram}}
        policy: {timings.watch_window: P9D, permissions.prod_db_read.longest: P2D}
        steps: [{by: nia, say: hello}]
        """,
        desk=program,
    )
    resident = played.towns[0].directory.people["nia"]
    assert (resident.slack_user_id, resident.telegram_user_id) == ("U0NIA0000", 5_000_000_022)
    assert "P9D" in played.told
    assert "Nia" not in played.told


async def test_a_parser_that_has_no_address_cannot_be_stopped(play: Playing) -> None:
    played = await play(f"play: Parser\n{CAST}\nsteps: [{{stop: nlu}}]")
    assert (played.result.step, played.result.holds) == ("1", False)
    assert "DESKBELL_NLU__URL" in (played.result.expected or "")


async def test_nothing_is_left_behind(play: Playing, tmp_path: Path) -> None:
    pid_file = tmp_path / "pids"
    code = (
        "import os,subprocess,sys,time,json\n"
        f"child = subprocess.Popen(['sleep', '600'])\n"
        f"open({str(pid_file)!r}, 'w').write(f'{{os.getpid()}} {{child.pid}} ' + os.environ['DESKBELL_DATA_FOLDER'])\n"
        "print(json.dumps({'event': 'ready', 'web': 'http://127.0.0.1:1'}), flush=True)\n"
        "time.sleep(600)\n"
    )
    program = DeskProgram([sys.executable, "-c", code], lambda _: "")
    played = await play(
        f"play: End\n{CAST}\nsteps: [{{see: mei, text: nothing, within: 0.1s}}]", desk=program
    )
    assert not played.result.holds
    for _ in range(200):  # a process that was killed takes a moment to be gone
        if not left_of(pid_file):
            break
        await asyncio.sleep(0.02)
    assert left_of(pid_file) == []


def left_of(pid_file: Path) -> list[str]:
    """Return the folder and the processes named in the file that are still there."""
    *pids, folder = pid_file.read_text(encoding="utf-8").split()
    assert len(pids) == 2
    left = [folder] if Path(folder).exists() else []
    for pid in pids:
        state = Path(f"/proc/{pid}/stat")
        if state.exists() and state.read_text(encoding="utf-8").split()[2] != "Z":
            left.append(pid)
    return left

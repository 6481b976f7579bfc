"""Plays through the local servers and the real client libraries."""

import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

from bot.sandbox.plays.desk import DeskProgram
from bot.sandbox.plays.run import run_plays
from tests.unit.sandbox.plays.conftest import PATIENCE

DESK = DeskProgram(
    argv=[sys.executable, "-m", "tests.unit.sandbox.plays.wire_desk"], database=lambda _: "none"
)
BOTH = "cast: {mei: {platform: telegram}, yun: {platform: slack}}"
PLAYS = {
    "conversation": f"""
        play: A conversation
        {BOTH}
        steps:
          - {{by: mei, say: "相册盒闪退"}}
          - {{see: mei, text: "/(FB-\\\\d+)/", keep: ticket, buttons: [add]}}
          - {{see: "#operations", text: [$ticket, 闪退], buttons: [claim, reply], hold: old}}
          - {{by: yun, press: claim, on: $ticket, in: "#operations", times: 2}}
          - {{see: "#operations", text: $ticket, no_buttons: [claim], edited: true, new: true, count: 1}}
          - {{by: yun, press: reply, on: {{held: old}}, fill: {{message: bad}}, errors: {{message: 不行}}}}
          - {{see: yun, kind: modal, text: $ticket}}
          - {{by: yun, press: confirm, fill: {{message: "请更新到 4.10"}}}}
          - {{see: mei, text: [$ticket, "4.10"]}}
          - {{by: yun, press: resolve, on: {{held: old}}}}
          - {{see: mei, text: $ticket resolve, count: 1}}
          - {{see: mei, text: never said, within: 0.2s}}
    """,
    "form": f"""
        play: A form
        {BOTH}
        steps:
          - {{by: mei, command: /report, fill: {{kind: complain, text: 太慢}}}}
          - {{see: mei, text: [FB-1, complain, 太慢]}}
          - {{advance: 3d}}
          - {{by: yun, say: "I did not mean the desk", in: "#operations"}}
          - {{by: yun, edit: {{on: mean, to: "edited"}}, in: "#operations"}}
          - {{by: yun, react: eyes, on: edited, in: "#operations"}}
          - {{not_see: mei}}
          - {{by: mei, sticker: true}}
          - {{by: mei, unknown_update: {{a_kind_of_tomorrow: {{}}}}}}
          - {{kill: bot}}
          - {{cut: slack}}
          - {{by: mei, say: "still there?"}}
          - {{see: mei, text: still}}
          - {{by: mei, block: true}}
          - {{fault: {{platform: telegram, method: sendMessage, answer: 429, retry_after: 3, delay: 0.1s}}}}
    """,
    "pages": f"""
        play: Pages
        {BOTH}
        steps:
          - {{by: yun, command: /report, fill: {{kind: complain, photos: [photo.png], text: photo.png}}}}
          - {{see: "#operations", text: ["'kind': 'complain'", "'photos': ['photo.png']", "'text': 'photo.png'"]}}
          - {{by: yun, say: "a form, please", fill: {{kind: suggest, text: hello, when: 2026-03-04T10:00}}}}
          - {{see: "#operations", text: ["'kind': 'suggest'", "'when': 1772589600"], new: true}}
          - {{by: yun, command: /report, fill: {{kind: suggest, text: hello}}, submit: false}}
          - {{see: yun, kind: modal, text: Report}}
          - {{by: yun, press: confirm}}
          - {{see: "#operations", text: filed, new: true, count: 1}}
          - {{kill: {{at: before_ack}}}}
          - {{by: yun, command: /report, fill: {{kind: suggest, text: after the kill}}}}
          - {{see: "#operations", text: after the kill, new: true, count: 1}}
          - {{by: yun, command: /report, fill: {{kind: suggest, colour: red, text: hello}}}}
    """,
    "wrong": f"play: Wrong\n{BOTH}\nsteps: [{{by: mei, shout: hello}}]",
}


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{name}.yml" for name in PLAYS]
    (tmp_path / "photo.png").write_bytes(b"")
    for path in paths:
        path.write_text(textwrap.dedent(PLAYS[path.stem]), encoding="utf-8")
    return paths


async def test_plays_run_side_by_side_and_one_that_fails_stops_no_other(
    paths: list[Path], company: dict[str, Any]
) -> None:
    told: list[str] = []
    results = await run_plays(
        paths, parallel=2, company=company, desk=DESK, tell=told.append, patience=PATIENCE
    )
    transcript = "\n".join(told)
    ends = [(result.play, result.step) for result in results]
    assert ends == [
        ("A conversation", "12"),  # its last step does not hold on purpose
        ("A form", None),
        ("Pages", "12"),  # nothing asks for a colour
        (str(paths[3]), "1"),
    ], transcript
    assert "unknown" in transcript or "exactly one of" in transcript


async def test_a_mistake_of_the_runner_ends_one_play_and_no_other(
    paths: list[Path], company: dict[str, Any]
) -> None:
    def database(_folder: Path) -> str:
        raise LookupError("no database today")

    told: list[str] = []
    broken = DeskProgram(argv=DESK.argv, database=database)
    results = await run_plays(
        [paths[0], paths[3]], parallel=2, company=company, desk=broken, tell=told.append, patience=PATIENCE
    )
    assert [(result.holds, result.seen[0]) for result in results] == [
        (False, "LookupError: no database today"),
        (False, results[1].seen[0]),
    ]
    assert any("a mistake of the runner" in line for line in told)

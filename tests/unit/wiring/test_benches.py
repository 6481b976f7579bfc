"""Holds what `deskbell bench` says, and that a target without a figure is missed."""

import json

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.wiring.benches import BenchFault, bench_names, described, run_bench
from tests.bench.figures import Findings, spread


def test_every_bench_of_the_checkout_is_named() -> None:
    assert {"turn", "failpoints"} <= set(bench_names())


def test_a_bench_that_there_is_not_names_those_that_there_are() -> None:
    told = CliRunner().invoke(app, ["bench", "tune"])
    assert told.exit_code == 2
    assert "failpoints" in told.stderr
    assert "turn" in told.stderr


def test_a_bench_that_ends_without_an_answer_is_a_fault() -> None:
    with pytest.raises(BenchFault, match="turn: ended with code 2"):
        run_bench("turn", ["--no-such-option"])


@pytest.mark.parametrize(("figure", "holds"), [(1.9, True), (2.0, True), (2.1, False), (float("nan"), False)])
def test_a_bench_holds_up_to_its_target(figure: float, holds: bool) -> None:  # noqa: FBT001  # a parameter of the test
    assert Findings("turn", {"ratio": figure}, {"ratio": 2.0}).holds is holds


def test_a_target_without_a_figure_is_missed() -> None:
    assert Findings("turn", {}, {"ratio": 2.0}).missed == ["ratio"]


def test_people_and_programs_read_the_same() -> None:
    findings = Findings("turn", {"ratio": 2.5, "presses": 200}, {"ratio": 2.0})
    read = json.loads(findings.printed())
    assert read == {
        "bench": "turn",
        "figures": {"ratio": 2.5, "presses": 200},
        "targets": {"ratio": ["<=", 2.0]},
        "holds": False,
    }
    lines = described(read)
    assert [line.split() for line in lines] == [
        ["ratio", "2.5", "<=", "2"],
        ["presses", "200"],
        ["turn:", "does", "not", "hold"],
    ]


def test_a_spread_is_told_in_milliseconds() -> None:
    seconds = [number / 1000 for number in range(101)]
    assert spread("desk", seconds) == pytest.approx({"desk_p50_ms": 50, "desk_p95_ms": 95, "desk_p99_ms": 99})

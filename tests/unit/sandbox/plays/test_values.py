"""Lengths of time, one-time codes and what a play remembers."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.sandbox.plays.durations import duration
from bot.sandbox.plays.matching import find
from bot.sandbox.plays.memory import Memory
from bot.sandbox.plays.one_time_code import one_time_code
from bot.sandbox.plays.problems import Unmet

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
SECRET = "GEZDGNBVGY3TQOJQ GEZDGNBVGY3TQOJQ"


@pytest.fixture
def memory() -> Memory:
    return Memory(now=lambda: NOW, people={"yun": ("yun", "小云"), "lin_tg": ("lin", "小林")})


@pytest.mark.parametrize(
    ("written", "length"),
    [
        ("3d", timedelta(days=3)),
        ("1h30m", timedelta(minutes=90)),
        ("0.5s", timedelta(seconds=0.5)),
        ("PT4H", timedelta(hours=4)),
        ("P1DT2H", timedelta(hours=26)),
        ("2w", timedelta(days=14)),
        ("90m", timedelta(minutes=90)),
        ("1s200ms", timedelta(seconds=1.2)),
        ("P1D", timedelta(days=1)),
        (7, timedelta(seconds=7)),
    ],
)
def test_lengths_of_time(written: object, length: timedelta) -> None:
    assert duration(written) == length


@pytest.mark.parametrize("written", ["", "P", "PT", "3 days", "d3", "-1h", "3x"])
def test_what_is_no_length_of_time(written: str) -> None:
    with pytest.raises(ValueError, match="no length of time"):
        duration(written)


@pytest.mark.parametrize(
    ("seconds", "code"),
    [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")],
)
def test_one_time_codes_of_the_standard(seconds: int, code: str) -> None:
    # RFC 6238, appendix B, gives eight digits; the last six are what six digits show.
    assert one_time_code(SECRET, datetime.fromtimestamp(seconds, UTC)) == code


def test_a_secret_that_is_none_does_not_hold(memory: Memory) -> None:
    with pytest.raises(Unmet, match="a secret"):
        memory.value({"totp": "not base32!"})


def test_values_are_given_in_their_shape(memory: Memory) -> None:
    memory.kept.update(ticket="FB-7", secret=SECRET)
    given = memory.value({"a": ["$ticket", 3], "who": "@lin_tg", "code": {"totp": "$secret"}, "at": "$now"})
    code = one_time_code(SECRET, NOW)
    assert given == {"a": ["FB-7", 3], "who": "lin", "code": code, "at": "2026-03-02T02:00:00+00:00"}
    assert memory.value("costs $5") == "costs $5"
    assert memory.said({"totp": "$secret"}) == code
    assert (memory.said("@lin_tg"), memory.said(0), memory.said(None)) == ("@lin_tg", "0", "")


def test_texts_to_look_for(memory: Memory) -> None:
    memory.kept["sum"] = "1+1"
    assert memory.read("/^$sum$/") == r"/^1\+1$/"
    assert memory.read("$sum") == "1+1"
    assert memory.read("@yun") == "小云"


def test_a_line_shows_what_is_known_so_far(memory: Memory) -> None:
    memory.kept["ticket"] = "FB-1"
    assert memory.as_known("$ticket, $later, $now, $5") == "FB-1, $later, $now, $5"


def test_a_dollar_before_a_name_stays(memory: Memory) -> None:
    memory.kept["price"] = "9.90"
    assert memory.text("$$price, not $$HOME") == "$9.90, not $HOME"


def test_what_was_kept_is_no_regular_expression(memory: Memory) -> None:
    memory.kept["path"] = "/a+b/"
    assert find(memory.read("$path"), "see /a+b/ there") == "/a+b/"
    assert find(memory.read("$path"), "see aab there") is None


def test_what_was_never_kept_does_not_hold(memory: Memory) -> None:
    with pytest.raises(Unmet, match="kept as `ticket`"):
        memory.text("$ticket")

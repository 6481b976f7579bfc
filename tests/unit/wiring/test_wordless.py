"""What broke is logged with its place and its kind, and without what somebody said."""

import io
import json
import logging
import sys

import pytest
import structlog

from bot.wiring.serving import quiet_logs
from bot.wiring.wordless import without_words

SAID = "我的电话是一三八零零"


def broken() -> KeyError:
    """Return an error that has what was said in its message, as has the one that led to it."""
    found = KeyError(SAID)
    try:
        int(SAID)
    except ValueError as error:
        found.__cause__ = error
    return found


def test_a_bug_is_told_by_where_and_what_it_is() -> None:
    told = without_words(broken())
    assert SAID not in told
    assert told.index("builtins.ValueError") < told.index("builtins.KeyError")
    assert "test_wordless.py" in told
    assert "in broken" in told


def test_of_many_at_once_each_is_told_once() -> None:
    error = broken()
    told = without_words(ExceptionGroup(SAID, [error, TypeError(SAID), error]))
    assert SAID not in told
    assert [told.count(f"builtins.{kind}") for kind in ("ValueError", "KeyError", "TypeError")] == [1, 1, 1]


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """Return what a desk writes into its log."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(logging.root, "handlers", [])
    quiet_logs()
    return stream


def test_neither_the_desk_nor_a_library_logs_the_message_of_an_error(written: io.StringIO) -> None:
    try:
        raise broken()
    except KeyError:
        structlog.get_logger().exception("turn_failed", inbox_id=7)
        logging.getLogger("asyncio").exception("Task exception was never retrieved")
    own = json.loads(written.getvalue().splitlines()[0])
    assert (own["event"], own["inbox_id"]) == ("turn_failed", 7)
    assert "builtins.KeyError" in own["exception"]
    assert "Task exception was never retrieved" in written.getvalue()
    assert written.getvalue().count("builtins.ValueError") == 2
    assert SAID not in written.getvalue()
    assert json.dumps(SAID) not in written.getvalue()

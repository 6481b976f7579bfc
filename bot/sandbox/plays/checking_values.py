"""Check what stands behind a verb."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.sandbox.plays import vocabulary
from bot.sandbox.plays.durations import duration
from bot.sandbox.plays.reading import Step
from bot.sandbox.plays.vocabulary import listed


class Refused(Exception):
    """A value that this verb cannot have."""

    def __init__(self, wrong: str, allowed: str) -> None:
        super().__init__(wrong)
        self.wrong = wrong
        self.allowed = allowed


def _one_of(step: Step, what: Any, words: frozenset[str]) -> None:
    if what not in words:
        raise Refused(f"`{step.verb}: {what}`", f"allowed: {listed(words)}")


def _mapping(step: Step, keys: frozenset[str]) -> dict[str, Any]:
    if not isinstance(step.what, dict) or not set(step.what) <= keys:
        raise Refused(f"`{step.verb}: {step.what}`", f"a mapping of: {listed(keys)}")
    return step.what


def _advance(step: Step) -> None:
    try:
        duration(step.what)
    except ValueError as problem:
        raise Refused(f"`advance: {step.what}`", str(problem)) from problem


def _until(step: Step) -> None:
    if "$" in str(step.what):
        return
    try:
        datetime.fromisoformat(str(step.what))
    except ValueError as problem:
        raise Refused(f"`until: {step.what}`", "an ISO time") from problem


def _kill(step: Step) -> None:
    if isinstance(step.what, dict):
        _mapping(step, frozenset({"at"}))
        _one_of(step, step.what.get("at"), vocabulary.FAILPOINTS)
    else:
        _one_of(step, step.what, frozenset({"bot"}))


def _program(step: Step) -> None:
    _one_of(step, step.what, vocabulary.PROGRAMS)


def _cut(step: Step) -> None:
    _one_of(step, step.what, vocabulary.PLATFORMS)


def _fault(step: Step) -> None:
    rule = _mapping(step, vocabulary.FAULT_KEYS)
    _one_of(step, rule.get("platform"), vocabulary.PLATFORMS)
    if rule.get("drop") not in (None, "request", "reply"):
        raise Refused(f"`drop: {rule['drop']}`", "allowed: request, reply")
    try:
        duration(rule.get("delay", 0))
    except ValueError as problem:
        raise Refused(f"`delay: {rule['delay']}`", str(problem)) from problem


def _redeliver(step: Step) -> None:
    _mapping(step, vocabulary.REDELIVER_KEYS)


def _answer(step: Step) -> None:
    _one_of(step, _mapping(step, vocabulary.ANSWER_KEYS).get("hook"), frozenset(vocabulary.HOOKS))


def _webhook(step: Step) -> None:
    _one_of(step, step.keys.get("sign", "good"), vocabulary.SIGNATURES)
    if not str(step.what).startswith("/"):
        raise Refused(f"`webhook: {step.what}`", "a path that starts with /")
    if "body" in step.keys and "file" in step.keys:
        raise Refused("`body` and `file`", "one of them")


def _changed_text(step: Step) -> None:
    keys = frozenset({"on", "to"}) if step.verb == "edit" else frozenset({"on"})
    if set(_mapping(step, keys)) != keys:
        raise Refused(f"`{step.verb}: {step.what}`", f"a mapping of all: {listed(keys)}")


def _looking(step: Step) -> None:
    if step.keys.get("kind") is not None:
        _one_of(step, step.keys["kind"], vocabulary.KINDS)
    if "count" in step.keys and not isinstance(step.keys["count"], int):
        raise Refused(f"`count: {step.keys['count']}`", "a whole number")
    for flag in ("edited", "gone", "new"):
        if not isinstance(step.keys.get(flag, False), bool):
            raise Refused(f"`{flag}: {step.keys[flag]}`", "true or false")
    try:
        duration(step.keys.get("within", 0))
    except ValueError as problem:
        raise Refused(f"`within: {step.keys['within']}`", str(problem)) from problem


CHECKS: dict[str, Callable[[Step], None]] = {
    "advance": _advance,
    "until": _until,
    "kill": _kill,
    "stop": _program,
    "start": _program,
    "cut": _cut,
    "fault": _fault,
    "redeliver": _redeliver,
    "answer": _answer,
    "webhook": _webhook,
    "edit": _changed_text,
    "delete": _changed_text,
    "see": _looking,
    "not_see": _looking,
}

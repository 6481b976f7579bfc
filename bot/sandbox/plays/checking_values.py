"""Check what stands behind a verb."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from bot.sandbox.hooks.server import HOOKS
from bot.sandbox.plays import shapes, vocabulary
from bot.sandbox.plays.reading import Step
from bot.sandbox.plays.vocabulary import listed

ERRORS = range(400, 600)


class Refused(Exception):
    """A value that this verb cannot have."""

    def __init__(self, wrong: str, allowed: str) -> None:
        super().__init__(wrong)
        self.wrong = wrong
        self.allowed = allowed


def _one_of(step: Step, what: Any, words: frozenset[str]) -> None:
    if not isinstance(what, str) or what not in words:
        raise Refused(f"`{step.verb}: {what}`", f"allowed: {listed(words)}")


def _mapping(step: Step, keys: frozenset[str]) -> dict[str, Any]:
    if not isinstance(step.what, dict) or not set(step.what) <= keys:
        raise Refused(f"`{step.verb}: {step.what}`", f"a mapping of: {listed(keys)}")
    return step.what


def _shaped(said: Mapping[str, Any], needs: Mapping[str, shapes.Shape]) -> None:
    for key, shape in needs.items():
        right = shape(said[key]) if key in said else ""
        if right:
            raise Refused(f"`{key}: {said[key]}`", right)


def _advance(step: Step) -> None:
    _shaped({"advance": step.what}, {"advance": shapes.length})


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
    _shaped(rule, {"delay": shapes.length, "retry_after": shapes.length, "times": shapes.times})
    _shaped(rule, {"method": shapes.word, "chat": shapes.word, "answer": shapes.word})
    if rule.get("drop") not in (None, "request", "reply"):
        raise Refused(f"`drop: {rule['drop']}`", "allowed: request, reply")
    if not {"answer", "drop", "delay", "truncate", "reset"} & set(rule):
        raise Refused(f"`fault: {rule}`", "what goes wrong: answer, drop, delay, truncate or reset")
    _answered_with(rule)


def _answered_with(rule: Mapping[str, Any]) -> None:
    answer = str(rule.get("answer", ERRORS[0]))
    is_status = answer.isdecimal() and int(answer) in ERRORS
    # Slack refuses by names too; Telegram has nothing but numbers.
    if not is_status and (answer.isdecimal() or rule["platform"] == "telegram"):
        raise Refused(f"`answer: {answer}`", "the status of an error, 400 to 599, or Slack's name of one")


def _redeliver(step: Step) -> None:
    said = _mapping(step, vocabulary.REDELIVER_KEYS)
    _shaped(said, {"times": shapes.times, "last": shapes.flag, "shuffle": shapes.flag})


def _answer(step: Step) -> None:
    said = _mapping(step, vocabulary.ANSWER_KEYS)
    _one_of(step, said.get("hook"), frozenset(HOOKS))
    _shaped(said, {"status": shapes.number, "times": shapes.times})
    _shaped(said, {"delay": shapes.length, "retry_after": shapes.length})
    if said.get("drop") not in (None, "request", "reply"):
        raise Refused(f"`drop: {said['drop']}`", "allowed: request, reply")


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
    _shaped(step.what, {"on": shapes.target, "to": shapes.word})


def _looking(step: Step) -> None:
    if step.keys.get("kind") is not None:
        _one_of(step, step.keys["kind"], vocabulary.KINDS)


def sayable(verb: str, what: Any) -> bool:
    """Tell whether a play may say this behind a verb."""
    try:
        CHECKS[verb](Step(number="", verb=verb, what=what))
    except Refused:
        return False
    return True


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

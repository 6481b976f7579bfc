"""Read a play file into steps, refusing what no play may say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import takewhile
from pathlib import Path
from typing import Any

import yaml

from bot.sandbox.plays import shapes, vocabulary
from bot.sandbox.plays.loading import load
from bot.sandbox.plays.problems import PlayMistake
from bot.sandbox.plays.vocabulary import StepKind, listed

YAML_HINT = (
    "a play is a YAML file: quote what begins with #, @ or { and what has a comma or colon in it; "
    "in double quotes each backslash is doubled"
)
DEFAULT_CLOCK = "2026-03-02T10:00+08:00"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a play.

    Attributes:
        number: as people count, `3`, or `3.2` for the second one inside an `all`.
        what: what stands behind the verb.
        keys: what stands beside it.
        inner: the steps of an `all`.
    """

    number: str
    verb: str
    what: Any
    keys: Mapping[str, Any] = field(default_factory=dict)
    inner: tuple["Step", ...] = ()

    @property
    def kind(self) -> StepKind:
        """Whether people do something, the world does, or something is expected."""
        return vocabulary.kind_of(self.verb)


@dataclass(frozen=True, slots=True)
class Play:
    """A play file, read.

    Attributes:
        cast: what the file says about each member, by the member's name in the play.
        policy: overrides of the company file, by dotted path.
    """

    path: Path
    title: str
    clock: datetime
    cast: Mapping[str, Mapping[str, Any]]
    policy: Mapping[str, Any]
    steps: tuple[Step, ...]

    def every_step(self) -> list[Step]:
        """Return the steps in order, those inside an `all` after it."""
        return [step for outer in self.steps for step in (outer, *outer.inner)]

    def must_be_calm_before(self, step: Step) -> bool:
        """Tell whether it is said before the next step of people or the world that nothing, or only so much, came of this one."""
        after = self.steps[self.steps.index(step) + 1 :] if step in self.steps else ()
        said = takewhile(lambda one: one.kind == "expecting", after)
        return any(
            one.keys.get("new", one.verb == "not_see") and (one.verb == "not_see" or "count" in one.keys)
            for one in said
        )


def read_play(path: Path) -> Play:
    """Read one file.

    Raises:
        PlayMistake: it cannot be read or says what no play may say.
    """
    try:
        written = load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as problem:
        raise PlayMistake(path, wrong=str(problem), allowed=YAML_HINT) from problem
    if not isinstance(written, dict):
        raise PlayMistake(path, wrong="not a mapping", allowed=f"keys: {listed(vocabulary.PLAY_KEYS)}")
    _only(path, "", written, vocabulary.PLAY_KEYS, "key")
    if not written.get("play") or not written.get("steps"):
        raise PlayMistake(path, wrong="`play` or `steps` is missing", allowed="both are needed")
    if not isinstance(written["steps"], list):
        raise PlayMistake(path, wrong="`steps` is no list", allowed="a list of steps")
    return Play(
        path=path,
        title=str(written["play"]),
        clock=_clock(path, written.get("clock", DEFAULT_CLOCK)),
        cast=_cast(path, written.get("cast") or {}),
        policy=_policy(path, written.get("policy") or {}),
        steps=tuple(_step(path, str(number), raw) for number, raw in enumerate(written["steps"], 1)),
    )


def _only(path: Path, step: str, written: Mapping[Any, Any], allowed: frozenset[str], noun: str) -> None:
    unknown = [str(key) for key in written if key not in allowed]
    if unknown:
        raise PlayMistake(
            path, step=step, wrong=f"unknown {noun} `{unknown[0]}`", allowed=f"allowed: {listed(allowed)}"
        )


def _clock(path: Path, written: object) -> datetime:
    try:
        moment = datetime.fromisoformat(str(written))
    except ValueError as problem:
        raise PlayMistake(path, wrong=f"clock: {problem}", allowed="an ISO time with zone") from problem
    if moment.tzinfo is None:
        raise PlayMistake(path, wrong=f"clock `{written}` has no zone", allowed="an ISO time with zone")
    return moment


def _policy(path: Path, written: Any) -> dict[str, Any]:
    if not isinstance(written, dict):
        raise PlayMistake(path, wrong="`policy` is no mapping", allowed="{timings.survey_reminder: P1D}")
    return {str(dotted): value for dotted, value in written.items()}


def _cast(path: Path, written: Any) -> dict[str, Mapping[str, Any]]:
    if not isinstance(written, dict):
        raise PlayMistake(path, wrong="`cast` is no mapping", allowed="{mei: {platform: telegram}}")
    for name, member in written.items():
        if not isinstance(member, dict) or member.get("platform") not in vocabulary.PLATFORMS:
            allowed = f"a member has a platform: {listed(vocabulary.PLATFORMS)}"
            raise PlayMistake(path, wrong=f"cast member `{name}`: {member}", allowed=allowed)
        _only(path, "", member, vocabulary.MEMBER_KEYS, f"key of cast member `{name}`:")
        if "new" in member:
            if not isinstance(member["new"] or {}, dict):
                wrong, allowed = f"newcomer `{name}`: {member['new']}", "{name: Nia, language: zh-TW}"
                raise PlayMistake(path, wrong=wrong, allowed=allowed)
            _only(path, "", member["new"] or {}, vocabulary.NEWCOMER_KEYS, f"key of newcomer `{name}`:")
    return {str(name): member for name, member in written.items()}


def _step(path: Path, number: str, raw: Any) -> Step:
    verbs = [key for key in raw if key in vocabulary.KEYS] if isinstance(raw, dict) else []
    if len(verbs) != 1:
        wrong = f"verbs {', '.join(verbs)}" if verbs else f"no verb in {raw}"
        allowed = f"exactly one of: {listed(frozenset(vocabulary.KEYS))}"
        raise PlayMistake(path, step=number, wrong=wrong, allowed=allowed)
    verb = verbs[0]
    keys = {str(key): value for key, value in raw.items() if key != verb}
    _only(path, number, keys, vocabulary.KEYS[verb], f"key beside `{verb}`:")
    if verb in vocabulary.DOING and not keys.get("by"):
        raise PlayMistake(path, step=number, wrong=f"`{verb}` without `by`", allowed="say who does it")
    _shaped(path, number, verb, raw[verb], keys)
    inner = _inner(path, number, raw[verb]) if verb == "all" else ()
    what = {"last": True} if verb == "redeliver" and raw[verb] == "last" else raw[verb]
    return Step(number=number, verb=verb, what=what, keys=keys, inner=inner)


def _shaped(path: Path, number: str, verb: str, what: Any, keys: Mapping[str, Any]) -> None:
    """Refuse a value that cannot be meant, whatever the names in it are."""
    shaped = [(verb, what, shapes.BEHIND.get(verb))]
    shaped += [(key, value, shapes.BESIDE.get(key)) for key, value in keys.items()]
    for key, value, shape in shaped:
        right = shape(value) if shape else ""
        if right:
            raise PlayMistake(path, step=number, wrong=f"`{key}: {value}`", allowed=right)
    # Whoever sends a photo need not say anything with it; everybody else does.
    is_code = isinstance(what, dict) and set(what) == {"totp"}
    if verb == "say" and not (shapes.is_scalar(what) or is_code or (what is None and "attach" in keys)):
        raise PlayMistake(
            path, step=number, wrong=f"`say: {what}`", allowed="one text, in quotes if in doubt"
        )


def _inner(path: Path, number: str, written: Any) -> tuple[Step, ...]:
    if not isinstance(written, list) or not written:
        raise PlayMistake(path, step=number, wrong="`all` is no list", allowed="a list of steps")
    steps = tuple(_step(path, f"{number}.{index}", raw) for index, raw in enumerate(written, 1))
    for step in steps:
        if step.kind == "expecting" or step.verb in {"all", "advance", "until"}:
            allowed = "what people and the world do at once"
            raise PlayMistake(path, step=step.number, wrong=f"`{step.verb}` inside `all`", allowed=allowed)
    return steps

"""A play as it reads while it runs."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.sandbox.plays.cast import Member
from bot.sandbox.plays.reading import Play, Step
from bot.sandbox.plays.stage import card
from bot.sandbox.seen import Seen

SPOKEN = {"say": "says", "command": "sends", "press": "presses", "see": "sees", "not_see": "does not see"}
LEFT = "◼ taken over: the play ends here, town and desk go on"
LATER = frozenset({"by", "in", "keep", "hold", "within"})


def opening(play: Play) -> str:
    """Return the line above a transcript."""
    return f"▶ {play.title}  ({play.path}, {play.clock.isoformat()})"


def line(step: Step, cast: Mapping[str, Member]) -> str:
    """Return a step in one line: its number, and who does or sees what where."""
    return f"{step.number.rjust(3)}  {words(step, cast)}"


def words(step: Step, cast: Mapping[str, Member]) -> str:
    """Return who does or sees what where."""
    return " ".join(_words(step, cast).split())


def _words(step: Step, cast: Mapping[str, Member]) -> str:
    if step.kind == "doing":
        member = cast[step.keys["by"]]
        where = f" in {step.keys['in']}" if "in" in step.keys else ""
        verb = SPOKEN.get(step.verb, step.verb)
        what = "" if step.what is None else _shown(step.what)
        return f"{member.name} ({member.platform}{where}) {verb} {what}{_beside(step)}"
    if step.kind == "expecting":
        return f"{step.what} {SPOKEN[step.verb]}{_beside(step)}"
    what = " | ".join(f"{inner.number}  {_words(inner, cast)}" for inner in step.inner) or _shown(step.what)
    return f"— {step.verb} {what}{_beside(step)}"


def seen_lines(step: Step, found: Sequence[Seen], kept: Mapping[str, str]) -> list[str]:
    """Return what a step saw and kept."""
    lines = [f"       │ {card(thing)}" for thing in found]
    if found and "keep" in step.keys:
        name = str(step.keys["keep"])
        lines.append(f"       ${name} = {kept[name]}")
    return lines


def failure(step: str, expected: str, seen: Sequence[str], last_words: Sequence[str]) -> list[str]:
    """Return what is told of a step that does not hold."""
    where = f"step {step}" if step else "before the first step"
    lines = [f"✗ {where} does not hold", f"  expected: {expected}", "  seen:"]
    lines += [f"    {entry}" for entry in seen or ["nothing"]]
    if last_words:
        lines += ["  the desk's last words:", *(f"    {entry}" for entry in last_words)]
    return lines


def closing(steps: int) -> str:
    """Return the line below a transcript that holds."""
    return f"✓ holds: {steps} steps"


def _shown(value: Any) -> str:
    """Return a value as people write it, without the marks of lists and texts."""
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_shown(entry)}" for key, entry in value.items())
    if isinstance(value, list):
        return " · ".join(map(_shown, value))
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


def _beside(step: Step) -> str:
    said = [f"{key}: {_shown(value)}" for key, value in step.keys.items() if key not in LATER]
    return f"  {{{', '.join(said)}}}" if said else ""

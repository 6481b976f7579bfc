"""What a step expects to be seen, or not to be seen."""

from typing import Any

from bot.sandbox.plays.durations import duration
from bot.sandbox.plays.matching import Wanted
from bot.sandbox.plays.problems import Unmet
from bot.sandbox.plays.reading import Step
from bot.sandbox.plays.rest import rest
from bot.sandbox.plays.settling import settle_forms
from bot.sandbox.plays.sight import shown_alone, shown_to_all
from bot.sandbox.plays.stage import PATIENCE_SECONDS, Stage, cards
from bot.sandbox.seen import Seen


async def expect(stage: Stage, step: Step) -> list[Seen]:
    """Return what was seen, once it is as the step says.

    Raises:
        Unmet: it is not when patience ends.
    """
    wanted = _wanted(stage, step)
    seconds = duration(step.keys.get("within", PATIENCE_SECONDS)).total_seconds()
    if step.verb == "not_see" or "count" in step.keys:
        await rest(stage, seconds=seconds)
        found = _matching(stage, step, wanted)
        count = 0 if step.verb == "not_see" else int(step.keys["count"])
        if len(found) != count:
            shown = found if len(found) > count else _in_view(stage, step)
            raise Unmet(
                f"{count} of {_words(step)}, not {len(found)}", cards(shown) if not wanted.gone else []
            )
        return found if not found else _remember(stage, step, wanted, found)
    deadline = stage.deadline(seconds)
    while not (found := _matching(stage, step, wanted)):
        if deadline.passed:
            raise Unmet(f"{_words(step)} within {deadline.seconds:g} s", cards(_in_view(stage, step)))
        await settle_forms(stage)
        await stage.glance()
    return _remember(stage, step, wanted, found)


def _wanted(stage: Stage, step: Step) -> Wanted:
    keys = step.keys
    new = keys.get("new", step.verb == "not_see")
    return Wanted(
        texts=_texts(stage, keys.get("text")),
        without=_texts(stage, keys.get("without")),
        buttons=_names(stage, keys.get("buttons")),
        no_buttons=_names(stage, keys.get("no_buttons")),
        file=stage.memory.text(keys["file"]) if "file" in keys else None,
        kind=keys.get("kind"),
        edited=keys.get("edited"),
        gone=keys.get("gone", False),
        pinned=keys.get("pinned"),
        changed_after=stage.mark if new else None,
        answers={str(path): _answer(stage, value) for path, value in (keys.get("json") or {}).items()},
    )


def _answer(stage: Stage, value: Any) -> Any:
    if isinstance(value, str):
        # Another system is told of a person by key or by name.
        return (
            (stage.memory.value(value), stage.memory.read(value))
            if value.startswith("@")
            else stage.memory.read(value)
        )
    return stage.memory.value(value)


def _in_view(stage: Stage, step: Step) -> list[Seen]:
    viewer = str(step.what)
    if viewer in stage.cast:
        things = shown_alone(stage.cast[viewer], stage.things(), where=step.keys.get("in"))
    else:
        things = shown_to_all(viewer, stage.things())
    return [thing for thing in things if thing.by_bot]


def _matching(stage: Stage, step: Step, wanted: Wanted) -> list[Seen]:
    return [thing for thing in _in_view(stage, step) if wanted.fits(thing)]


def _remember(stage: Stage, step: Step, wanted: Wanted, found: list[Seen]) -> list[Seen]:
    newest = found[-1]
    if "keep" in step.keys:
        stage.memory.kept[str(step.keys["keep"])] = wanted.kept_from(newest)
    if "hold" in step.keys:
        stage.memory.held[str(step.keys["hold"])] = newest
    return [newest]


def _texts(stage: Stage, written: Any) -> tuple[str, ...]:
    return tuple(stage.memory.read(text) for text in _list(written))


def _names(stage: Stage, written: Any) -> tuple[str, ...]:
    return tuple(stage.memory.text(name) for name in _list(written))


def _list(written: Any) -> list[Any]:
    if written is None:
        return []
    return written if isinstance(written, list) else [written]


def _words(step: Step) -> str:
    said = ", ".join(f"{key}: {value}" for key, value in step.keys.items() if key not in {"keep", "hold"})
    return f"{step.verb.replace('not_see', 'not see')} {step.what} {{{said}}}"

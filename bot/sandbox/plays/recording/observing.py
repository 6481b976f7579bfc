"""What the desk showed after a deed, as steps that hold when the play is performed."""

from collections.abc import Sequence
from typing import Any

from bot.sandbox.plays.matching import Wanted, find
from bot.sandbox.plays.questions import question_of
from bot.sandbox.plays.recording.line import Line
from bot.sandbox.plays.recording.naming import NUMBER, Names, stable_parts
from bot.sandbox.plays.recording.screens import Screens, resolved
from bot.sandbox.seen import Seen

TOLD = {"message", "toast", "ephemeral"}
MOST_PARTS = 2


def observed(line: Line, things: Sequence[Seen], screens: Screens, names: Names) -> list[dict[str, Any]]:
    """Return a `see` for the newest thing that changed before each reader; numbers seen first are kept."""
    newest: dict[tuple[str, str, bool], Seen] = {}
    for thing in sorted(things, key=lambda entry: entry.changed):
        if thing.by_bot and thing.changed > line.mark and _told(thing, line):
            newest[thing.audience or thing.place, thing.platform, thing.kind == "toast"] = thing
    steps = [_seen(thing, line, things, screens, names) for thing in newest.values()]
    return [step for step in steps if "text" in step or "buttons" in step]


def _told(thing: Seen, line: Line) -> bool:
    told = thing.kind in TOLD or (thing.kind == "home" and "home" in line.step)
    return told and not thing.gone and question_of(thing) is None


def _seen(thing: Seen, line: Line, things: Sequence[Seen], screens: Screens, names: Names) -> dict[str, Any]:
    step: dict[str, Any] = {"see": _reader(thing, screens)}
    was = next((entry for entry in line.before if entry.seen_id == thing.seen_id), None)
    texts, kept = _texts(thing, was.text if was else "", names)
    actions = list(dict.fromkeys(button.action.partition(":")[0] for button in thing.buttons))
    step |= {"text": texts if len(texts) > 1 else texts[0]} if texts else {}
    step |= {"buttons": actions} if actions else {}
    step |= {"kind": thing.kind} if thing.kind != "message" else {}
    wanted = Wanted(
        texts=tuple(resolved(text, names) for text in texts),
        buttons=tuple(actions),
        kind=None if thing.kind == "message" else thing.kind,
    )
    if _ambiguous(wanted, thing, line, things):
        step["new"] = True
    return step | ({"keep": kept} if kept else {})


def _reader(thing: Seen, screens: Screens) -> str:
    person = thing.audience or (thing.place if thing.place not in screens.chats else "")
    return screens.member(person, thing.platform).name if person else thing.place


def _texts(thing: Seen, was: str, names: Names) -> tuple[list[str], str]:
    parts = stable_parts(thing.text, before=was)[:MOST_PARTS]
    match = NUMBER.search(thing.text)
    if match is None:
        return parts, ""
    if match[0] in names.kept:
        return [f"${names.kept[match[0]]}", *parts], ""
    pattern = rf"/({match[0][:2]}-\d+)/"
    if find(pattern, thing.text) != match[0]:
        return [match[0], *parts], ""
    return [pattern, *parts], names.keep(match[0])


def _ambiguous(wanted: Wanted, thing: Seen, line: Line, things: Sequence[Seen]) -> bool:
    """Tell whether something else would do, so that only what is new may count."""

    def there(entry: Seen) -> bool:
        return (entry.audience, entry.place, entry.platform) == (thing.audience, thing.place, thing.platform)

    earlier = any(there(entry) and wanted.fits(entry) for entry in line.before)
    others = [entry for entry in things if there(entry) and entry.by_bot and wanted.fits(entry)]
    return earlier or (bool(others) and others[-1].seen_id != thing.seen_id)

"""What a step fills into a form."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.sandbox.plays.cast import Member
from bot.sandbox.plays.matching import find
from bot.sandbox.plays.problems import Unmet
from bot.sandbox.plays.stage import Stage
from bot.sandbox.seen import SeenField

# Only what can be a file's name is looked up: a sentence may be longer than file systems bear.
FILE_NAMES = re.compile(r"[\w./-]{1,200}\.\w{1,8}(?:,[\w./-]{1,200}\.\w{1,8})*")
DATED = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Filled:
    """Values by field key, the errors that shall come of them, and whether the form is submitted."""

    values: Mapping[str, str]
    errors: Mapping[str, str]
    submit: bool

    def judge(self, errors: Mapping[str, str]) -> None:
        """Raise Unmet unless exactly the expected errors came."""
        wrong = [key for key in errors if key not in self.errors]
        wrong += [key for key, text in self.errors.items() if find(text, errors.get(key, "")) is None]
        if wrong:
            expected = ", ".join(f"{key}: {text}" for key, text in self.errors.items()) or "no errors"
            seen = [f"{key}: {text}" for key, text in errors.items()] or ["it was taken without errors"]
            raise Unmet(f"the form to answer with {expected}", seen)


def as_entered(stage: Stage, member: Member, field: SeenField, value: str) -> str:
    """Return a value as this input takes it: files by their paths, a moment as seconds since 1970."""
    if field.kind == "file":
        return paths_of(stage, value) or value
    if field.kind != "time" or not DATED.match(value):
        return value
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo(stage.town.directory.people[member.person].time_zone))
    return str(int(moment.timestamp()))


def paths_of(stage: Stage, value: str) -> str:
    """Return the paths of the files beside the play that a value names, empty when it names something else."""
    if not FILE_NAMES.fullmatch(value):
        return ""
    paths = [(stage.play.path.parent / name).resolve() for name in value.split(",")]
    return ",".join(str(path) for path in paths) if all(path.is_file() for path in paths) else ""

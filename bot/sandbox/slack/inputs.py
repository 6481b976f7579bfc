"""What a person enters into a modal, in the form in which Slack sends it."""

import re
from collections.abc import Mapping
from pathlib import Path

from bot.sandbox.side import CannotDo
from bot.sandbox.slack.reading import all_options, initial_value
from bot.sandbox.slack.views import View
from bot.sandbox.slack.wire import Json
from bot.sandbox.slack.workspace import Workspace

REQUIRED = "Please complete this required field."
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
TIME = re.compile(r"\d{2}:\d{2}")
SINGLE = frozenset({"external_select", "static_select", "radio_buttons"})
SEVERAL = frozenset({"checkboxes", "multi_external_select", "multi_static_select"})


def input_blocks(view: View) -> dict[str, Json]:
    """Return the input blocks of a view by block_id."""
    return {block["block_id"]: block for block in view.shown() if block.get("type") == "input"}


def initial_state(view: View) -> Json:
    """Return what stands in the inputs before anybody touched them."""
    state: Json = {}
    for block_id, block in input_blocks(view).items():
        element = block["element"]
        entry = _entry(element, initial_value(element), None)
        state[block_id] = {element.get("action_id", ""): entry}
    return state


def entered(
    desk: Workspace, person: str, view: View, values: Mapping[str, str]
) -> tuple[Json, dict[str, str]]:
    """Return the state after somebody filled it in, and what Slack's client objects to by itself.

    Raises:
        CannotDo: there is no such field, or the field does not take such a value.
    """
    blocks = input_blocks(view)
    unknown = set(values) - set(blocks)
    if unknown:
        raise CannotDo(f"the modal has no field {', '.join(sorted(unknown))}")
    state: Json = {}
    errors: dict[str, str] = {}
    for block_id, block in blocks.items():
        element = block["element"]
        action_id = str(element.get("action_id", ""))
        if block_id not in values and action_id in view.entered.get(block_id, {}):
            state[block_id] = view.entered[block_id]
            continue
        value = values.get(block_id, initial_value(element)) or None
        objection = _objection(element, value, optional=bool(block.get("optional")))
        if objection:
            errors[block_id] = objection
        translated = _translated(desk, person, element, value)
        state[block_id] = {element.get("action_id", ""): translated}
    return state, errors


def _objection(element: Json, value: str | None, *, optional: bool) -> str:
    if value is None:
        return "" if optional else REQUIRED
    if len(value) < int(element.get("min_length") or 0):
        return f"Enter at least {element['min_length']} characters."
    if element.get("max_length") and len(value) > int(element["max_length"]):
        return f"Enter no more than {element['max_length']} characters."
    return ""


def _translated(desk: Workspace, person: str, element: Json, value: str | None) -> Json:
    kind = str(element["type"])
    if value and kind in {"users_select", "multi_users_select"} and "initial_user" not in element:
        keys = [key.strip() for key in value.split(",")]
        value = ",".join(desk.rooms.user_id(key) for key in keys)
    if kind == "file_input":
        user_id = desk.rooms.user_id(person)
        paths = [Path(name.strip()) for name in (value or "").split(",") if name.strip()]
        files = [desk.files.add(path, by=user_id).wire(desk.base_url) for path in paths]
        return {"type": kind, "files": files}
    return _entry(element, value, element)


def _entry(element: Json, value: str | None, strict: Json | None) -> Json:
    kind = str(element["type"])
    if kind in SINGLE:
        return {"type": kind, "selected_option": _options(element, [value] if value else [], strict)[0]}
    if kind in SEVERAL:
        chosen = _options(element, value.split(",") if value else [], strict)
        return {"type": kind, "selected_options": [option for option in chosen if option]}
    if kind == "multi_users_select":
        return {"type": kind, "selected_users": value.split(",") if value else []}
    if kind == "datetimepicker":
        return {"type": kind, "selected_date_time": int(value) if value else None}
    name, pattern = {
        "datepicker": ("selected_date", DATE),
        "timepicker": ("selected_time", TIME),
        "users_select": ("selected_user", None),
    }.get(kind, ("value", None))
    if value and pattern and not pattern.fullmatch(value):
        raise CannotDo(f"a {kind} does not take {value!r}")
    return {"type": kind, name: value}


def _options(element: Json, values: list[str], strict: Json | None) -> list[Json | None]:
    options = all_options(element)
    # People choose by what they read; plays name what stands behind it.
    by_value = {str(option["text"]["text"]): option for option in options}
    by_value |= {str(option["value"]): option for option in options}
    values = [value if value.strip() in by_value else value.strip().removeprefix("@") for value in values]
    missing = [value for value in values if value.strip() not in by_value]
    if missing and strict is not None:
        raise CannotDo(
            f"there is no choice {', '.join(missing)} among {', '.join(str(option['value']) for option in options)}"
        )
    chosen: list[Json | None] = [by_value[value.strip()] for value in values if value.strip() in by_value]
    return chosen or [None]

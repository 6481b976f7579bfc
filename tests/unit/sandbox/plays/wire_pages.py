"""The form of the small desk on Slack: two pages and a preview, with everything given so far in the modal itself."""

import json
from typing import Any

LAST = 2


def page(number: int, given: dict[str, Any]) -> dict[str, Any]:
    """Return the modal that asks for the rest, or shows all that was given."""
    blocks = [_kind(), _photos()] if number == 0 else [_text(), _when()]
    if number == LAST:
        shown = ", ".join(f"{name}: {value}" for name, value in sorted(given.items()))
        blocks = [{"type": "section", "text": _plain(f"preview {shown}")}]
    return {
        "type": "modal",
        "callback_id": f"report|{number}",
        "title": _plain("Report"),
        "submit": _plain("OK"),
        "private_metadata": json.dumps(given),
        "blocks": blocks,
    }


def following(view: dict[str, Any]) -> tuple[dict[str, Any] | None, dict[str, Any]]:
    """Return the next page, None after the last, and everything given so far."""
    number, given = int(view["callback_id"].split("|")[1]), json.loads(view["private_metadata"])
    for name, inputs in view["state"]["values"].items():
        given[name] = _read(inputs["value"])
    return (None if number == LAST else page(number + 1, given)), given


def _read(entered: dict[str, Any]) -> Any:
    if entered["type"] == "file_input":
        return [file["name"] for file in entered["files"]]
    if entered["type"] == "static_select":
        return entered["selected_option"]["value"]
    return entered.get("value", entered.get("selected_date_time"))


def _kind() -> dict[str, Any]:
    options = [{"text": _plain(key), "value": key} for key in ("complain", "suggest")]
    return _input("kind", {"type": "static_select", "options": options})


def _photos() -> dict[str, Any]:
    return _input("photos", {"type": "file_input"}) | {"optional": True}


def _text() -> dict[str, Any]:
    return _input("text", {"type": "plain_text_input"})


def _when() -> dict[str, Any]:
    return _input("when", {"type": "datetimepicker"}) | {"optional": True}


def _input(name: str, element: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "input",
        "block_id": name,
        "label": _plain(name),
        "element": {**element, "action_id": "value"},
    }


def _plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}

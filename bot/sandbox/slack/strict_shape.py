"""Whether blocks and attachments have the shape that everything else takes for granted."""

from typing import Any

LISTS = frozenset({"blocks", "elements", "fields", "initial_options", "option_groups", "options"})
OBJECTS = frozenset({"accessory", "confirm", "element", "hint", "initial_option", "label", "placeholder"})
TEXTS = frozenset(
    {
        "action_id",
        "alt_text",
        "block_id",
        "format",
        "image_url",
        "initial_date",
        "initial_time",
        "initial_user",
        "initial_value",
        "type",
        "url",
        "value",
    }
)
NUMBERS = frozenset({"initial_date_time", "max_length", "min_length", "timestamp"})
ATTACHMENT_TEXTS = frozenset(
    {"author_name", "fallback", "footer", "pretext", "text", "title", "title_link", "color"}
)


def shape_complaints(part: Any, pointer: str) -> list[str]:
    """Return what has another shape than Slack's reference says, anywhere inside."""
    if isinstance(part, list):
        found = [shape_complaints(item, f"{pointer}/{number}") for number, item in enumerate(part)]
        return [complaint for complaints in found for complaint in complaints]
    if not isinstance(part, dict):
        return []
    said: list[str] = []
    for name, value in part.items():
        place = f"{pointer}/{name}"
        wrong = _wrong(name, value)
        said += [f"{wrong} [json-pointer:{place}]"] if wrong else shape_complaints(value, place)
    return said


def _wrong(name: str, value: Any) -> str:
    """Return Slack's sentence about a value of the wrong type, empty when it is right."""
    if value is None:
        return ""
    if name in LISTS:
        right = isinstance(value, list) and all(isinstance(item, dict) for item in value)
        return "" if right else "must be an array of objects"
    if name in OBJECTS:
        return "" if isinstance(value, dict) else "must be an object"
    if name in TEXTS:
        return "" if isinstance(value, str) else "must be a string"
    if name in NUMBERS:
        return "" if isinstance(value, int) and not isinstance(value, bool) else "must be an integer"
    return "" if name != "text" or isinstance(value, str | dict) else "must be a text object"

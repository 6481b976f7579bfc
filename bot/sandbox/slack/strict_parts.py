"""Limits of single blocks, elements, options and text objects."""

from collections import Counter
from typing import Any

from bot.sandbox.slack import limits
from bot.sandbox.slack.wire import Json

KNOWN_BLOCKS = frozenset(
    [
        "actions",
        "call",
        "context",
        "context_actions",
        "divider",
        "file",
        "header",
        "image",
        "input",
        "markdown",
        "rich_text",
        "section",
        "table",
        "video",
    ]
)
SELECTS = frozenset({"static_select", "multi_static_select"})
CHOICES = frozenset({"radio_buttons", "checkboxes"})


class Complaints:
    """What is wrong, in Slack's words with a pointer to the place."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def add(self, sentence: str, pointer: str) -> None:
        """Complain."""
        self.said.append(f"{sentence} [json-pointer:{pointer}]")

    def length(self, value: Any, pointer: str, most: int, *, needed: bool = False) -> None:
        """Complain about a text that is missing, no text, or too long."""
        if value is None and not needed:
            return
        if not isinstance(value, str):
            self.add("must be a string", pointer)
        elif needed and not value:
            self.add("must be more than 0 characters", pointer)
        elif len(value) > most:
            self.add(f"must be less than {most + 1} characters", pointer)

    def text(self, value: Any, pointer: str, most: int, *, plain: bool = False, needed: bool = False) -> None:
        """Complain about a text object."""
        if value is None and not needed:
            return
        # Not a set: what stands there as a type may be a list, which a set cannot look for.
        allowed = ("plain_text",) if plain else ("plain_text", "mrkdwn")
        if not isinstance(value, dict) or value.get("type") not in allowed:
            self.add("must provide a text object of an allowed type", pointer)
        else:
            self.length(value.get("text"), f"{pointer}/text", most, needed=True)

    def most(self, values: Any, pointer: str, most: int) -> None:
        """Complain about a list that is empty, no list, or too long."""
        if not isinstance(values, list):
            self.add("must be an array", pointer)
        elif not values:
            self.add("no fewer than 1 items allowed", pointer)
        elif len(values) > most:
            self.add(f"no more than {most} items allowed", pointer)


def block_complaints(complaints: Complaints, block: Json, pointer: str) -> None:
    """Complain about one block and what is in it."""
    kind = block.get("type")
    if kind not in KNOWN_BLOCKS:
        complaints.add(f"unsupported type: {kind}", f"{pointer}/type")
        return
    complaints.length(block.get("block_id"), f"{pointer}/block_id", limits.BLOCK_ID)
    own = {
        "header": _header,
        "section": _section,
        "actions": _actions,
        "context": _context,
        "input": _input,
        "markdown": _markdown,
    }.get(str(kind))
    if own is not None:
        own(complaints, block, pointer)


def _header(complaints: Complaints, block: Json, pointer: str) -> None:
    complaints.text(block.get("text"), f"{pointer}/text", limits.HEADER_TEXT, plain=True, needed=True)


def _markdown(complaints: Complaints, block: Json, pointer: str) -> None:
    complaints.length(block.get("text"), f"{pointer}/text", limits.MARKDOWN_TEXT, needed=True)


def _section(complaints: Complaints, block: Json, pointer: str) -> None:
    fields = block.get("fields")
    complaints.text(block.get("text"), f"{pointer}/text", limits.SECTION_TEXT, needed=fields is None)
    if fields is not None:
        complaints.most(fields, f"{pointer}/fields", limits.SECTION_FIELDS)
        for number, field in enumerate(fields if isinstance(fields, list) else []):
            complaints.text(field, f"{pointer}/fields/{number}", limits.SECTION_FIELD_TEXT, needed=True)
    if block.get("accessory") is not None:
        _element(complaints, block["accessory"], f"{pointer}/accessory")


def _actions(complaints: Complaints, block: Json, pointer: str) -> None:
    elements = block.get("elements")
    complaints.most(elements, f"{pointer}/elements", limits.ACTIONS_ELEMENTS)
    elements = elements if isinstance(elements, list) else []
    for number, element in enumerate(elements):
        _element(complaints, element, f"{pointer}/elements/{number}")
    named = Counter(element.get("action_id") for element in elements if isinstance(element, dict))
    for action_id, times in named.items():
        if action_id and times > 1:
            complaints.add(f"`action_id` {action_id} already exists", f"{pointer}/elements")


def _context(complaints: Complaints, block: Json, pointer: str) -> None:
    elements = block.get("elements")
    complaints.most(elements, f"{pointer}/elements", limits.CONTEXT_ELEMENTS)
    for number, element in enumerate(elements if isinstance(elements, list) else []):
        if not isinstance(element, dict) or element.get("type") != "image":
            complaints.text(element, f"{pointer}/elements/{number}", limits.SECTION_TEXT, needed=True)


def _input(complaints: Complaints, block: Json, pointer: str) -> None:
    complaints.text(block.get("label"), f"{pointer}/label", limits.INPUT_LABEL, plain=True, needed=True)
    complaints.text(block.get("hint"), f"{pointer}/hint", limits.INPUT_LABEL, plain=True)
    _element(complaints, block.get("element"), f"{pointer}/element")


def _element(complaints: Complaints, element: Any, pointer: str) -> None:
    if not isinstance(element, dict) or not element.get("type"):
        complaints.add("missing required field: type", pointer)
        return
    kind = element["type"]
    complaints.length(element.get("action_id"), f"{pointer}/action_id", limits.ACTION_ID)
    complaints.text(element.get("placeholder"), f"{pointer}/placeholder", limits.PLACEHOLDER_TEXT, plain=True)
    if kind == "button":
        complaints.text(element.get("text"), f"{pointer}/text", limits.BUTTON_TEXT, plain=True, needed=True)
        complaints.length(element.get("value"), f"{pointer}/value", limits.BUTTON_VALUE)
        complaints.length(element.get("url"), f"{pointer}/url", limits.BUTTON_URL)
    elif kind in SELECTS and "option_groups" in element:
        complaints.most(element["option_groups"], f"{pointer}/option_groups", limits.OPTIONS_PER_SELECT)
        for number, group in enumerate(element["option_groups"] or ()):
            _options(complaints, group, f"{pointer}/option_groups/{number}", limits.OPTIONS_PER_SELECT)
    elif kind in SELECTS:
        _options(complaints, element, pointer, limits.OPTIONS_PER_SELECT)
    elif kind in CHOICES:
        _options(complaints, element, pointer, limits.RADIO_OPTIONS)
    elif kind == "overflow":
        _options(complaints, element, pointer, limits.OPTIONS_PER_OVERFLOW)


def _options(complaints: Complaints, element: Json, pointer: str, most: int) -> None:
    options = element.get("options")
    complaints.most(options, f"{pointer}/options", most)
    for number, option in enumerate(options if isinstance(options, list) else []):
        place = f"{pointer}/options/{number}"
        if not isinstance(option, dict):
            complaints.add("must be an object", place)
            continue
        complaints.text(option.get("text"), f"{place}/text", limits.OPTION_TEXT, needed=True)
        complaints.length(option.get("value"), f"{place}/value", limits.OPTION_VALUE, needed=True)


def option_complaints(options: list[Json], pointer: str, most: int) -> list[str]:
    """Return what is wrong with the options that a bot offers; none at all is an answer too."""
    complaints = Complaints()
    if options:
        _options(complaints, {"options": options}, pointer.removesuffix("/options"), most)
    return complaints.said


def text_size(part: Any) -> int:
    """Count the characters of text anywhere in a block."""
    if isinstance(part, dict):
        return sum(
            len(value) if name == "text" and isinstance(value, str) else text_size(value)
            for name, value in part.items()
        )
    return sum(text_size(item) for item in part) if isinstance(part, list) else 0

"""Blocks as a person reads them: text, buttons, fields."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.seen import SeenButton, SeenField
from bot.sandbox.slack.markup import Reader, read_markup, read_plain, tidy
from bot.sandbox.slack.rich import read_rich
from bot.sandbox.slack.wire import Json

FIELD_KINDS = {
    "plain_text_input": "text",
    "email_text_input": "text",
    "url_text_input": "text",
    "number_input": "text",
    "rich_text_input": "text",
    "static_select": "choice",
    "multi_static_select": "choice",
    "external_select": "choice",
    "multi_external_select": "choice",
    "radio_buttons": "choice",
    "checkboxes": "choice",
    "users_select": "choice",
    "multi_users_select": "choice",
    "datepicker": "date",
    "timepicker": "time",
    "datetimepicker": "time",
    "file_input": "file",
}


@dataclass
class Reading:
    """What was read so far."""

    reader: Reader
    people: Callable[[], tuple[str, ...]]
    pieces: list[str] = field(default_factory=list)
    buttons: list[SeenButton] = field(default_factory=list)
    fields: list[SeenField] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Everything in reading order, white space collapsed."""
        return tidy(" ".join(self.pieces))

    def words(self, part: Any) -> str:
        """Draw a text object."""
        if not isinstance(part, dict):
            return ""
        text = str(part.get("text", ""))
        return read_markup(text, self.reader) if part.get("type") == "mrkdwn" else read_plain(text)

    def blocks(self, blocks: list[Json]) -> None:
        """Read blocks in their order."""
        for block in blocks:
            self._block(block)

    def _block(self, block: Json) -> None:
        kind = block.get("type")
        if kind == "rich_text":
            self.pieces.append(read_rich(block, self.reader))
        elif kind == "markdown":
            self.pieces.append(read_markup(str(block.get("text", "")).replace("**", "*"), self.reader))
        elif kind == "input":
            self._input(block)
        elif kind == "image":
            self._image(block)
        else:
            self.pieces.append(self.words(block.get("text")))
            self.pieces.extend(self.words(part) for part in block.get("fields") or ())
            for element in _elements(block):
                self._element(element, str(block.get("block_id", "")))

    def _image(self, part: Json) -> None:
        self.pieces += [self.words(part.get("title")), str(part.get("alt_text", ""))]

    def _element(self, element: Json, block_id: str) -> None:
        kind = element.get("type")
        if kind in {"mrkdwn", "plain_text"}:
            self.pieces.append(self.words(element))
        elif kind == "image":
            self._image(element)
        elif kind == "button":
            self._button(element, block_id, label=self.words(element.get("text")), extra={})
        else:
            for option in element.get("options") or ():
                extra = {"selected_option": option}
                self._button(element, block_id, label=self.words(option.get("text")), extra=extra)

    def _button(self, element: Json, block_id: str, *, label: str, extra: Json) -> None:
        chosen = extra.get("selected_option", element)
        self.buttons.append(
            SeenButton(
                action=str(element.get("action_id", "")),
                label=tidy(label),
                reference=str(chosen.get("value", "")),
                wire={"element": element, "block_id": block_id, **extra},
            )
        )

    def _input(self, block: Json) -> None:
        element = block.get("element") or {}
        label, value = self.words(block.get("label")), initial_value(element)
        self.pieces += [label, self.words(block.get("hint")), value or ""]
        self.fields.append(
            SeenField(
                key=str(block.get("block_id", "")),
                label=tidy(label),
                kind=FIELD_KINDS.get(str(element.get("type")), str(element.get("type"))),
                choices=self._choices(element),
                optional=bool(block.get("optional")),
                value=value,
            )
        )

    def _choices(self, element: Json) -> tuple[str, ...]:
        if str(element.get("type")).endswith("users_select"):
            return self.people()
        return tuple(str(option.get("value")) for option in all_options(element))


def _elements(block: Json) -> Iterator[Json]:
    yield from block.get("elements") or ()
    if block.get("accessory"):
        yield block["accessory"]


def all_options(element: Json) -> list[Json]:
    """Return the options of a select, those in groups included."""
    grouped = [option for group in element.get("option_groups") or () for option in group.get("options", ())]
    return list(element.get("options") or ()) + grouped


def initial_value(element: Json) -> str | None:
    """Return what stands in an input before anybody touched it."""
    if element.get("initial_option"):
        return str(element["initial_option"].get("value"))
    if element.get("initial_options"):
        return ",".join(str(option.get("value")) for option in element["initial_options"])
    for name in ("initial_value", "initial_date", "initial_time", "initial_user", "initial_date_time"):
        if element.get(name):
            return str(element[name])
    return None

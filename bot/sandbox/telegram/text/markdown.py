"""Read parse_mode MarkdownV2 as strictly as Telegram does."""

from dataclasses import dataclass, field

from bot.sandbox.telegram.refusals import Refused, bad_request
from bot.sandbox.telegram.text.entities import Entity
from bot.sandbox.telegram.text.html import link_entity
from bot.sandbox.telegram.text.units import units

# Source: https://core.telegram.org/bots/api#markdownv2-style, 2026-11-21
RESERVED = frozenset("_*[]()~`>#+-=|{}.!")
MARKS = {
    "```": ("pre", "Pre"),
    "`": ("code", "Code"),
    "||": ("spoiler", "Spoiler"),
    "__": ("underline", "Underline"),
    "_": ("italic", "Italic"),
    "*": ("bold", "Bold"),
    "~": ("strikethrough", "Strikethrough"),
    "[": ("text_link", "TextUrl"),
}
VERBATIM = frozenset({"pre", "code"})
LAST_ESCAPABLE = 126


@dataclass(slots=True)
class Reader:
    """What was read so far; `waiting` holds marks with their start in UTF-16 units and bytes."""

    source: str
    position: int = 0
    text: str = ""
    entities: list[Entity] = field(default_factory=list)
    waiting: list[tuple[str, int, int]] = field(default_factory=list)

    def refusal(self, reason: str) -> Refused:
        """Make the refusal of what was found."""
        return bad_request(f"can't parse entities: {reason}")

    def innermost(self) -> str:
        """Return the mark that waits for its end, empty if none does."""
        return self.waiting[-1][0] if self.waiting else ""

    def byte_offset(self) -> int:
        """Return the present position in bytes of the source."""
        return len(self.source[: self.position].encode())


def parse_markdown(source: str) -> tuple[str, list[Entity]]:
    """Return the text behind the markup and its entities. Block quotations are not read.

    Raises:
        Refused: the markup is not what Telegram accepts.
    """
    reader = Reader(source)
    while reader.position < len(source):
        _step(reader)
    if reader.waiting:
        mark, _, offset = reader.waiting[-1]
        raise reader.refusal(f"Can't find end of {MARKS[mark][1]} entity at byte offset {offset}")
    return reader.text, reader.entities


def _step(reader: Reader) -> None:
    here = reader.source[reader.position]
    following = reader.source[reader.position + 1 : reader.position + 2]
    if here == "\\" and following and ord(following) <= LAST_ESCAPABLE:
        reader.text += following
        reader.position += 2
        return
    inside = reader.innermost()
    mark = _mark_at(reader, inside)
    if inside == "[" and here == "]":
        _end_link(reader)
    elif mark and mark == inside:
        _end(reader, mark)
    elif mark:
        reader.waiting.append((mark, units(reader.text), reader.byte_offset()))
        reader.position += len(mark)
    elif here in RESERVED and not _verbatim(inside):
        raise reader.refusal(f"Character '{here}' is reserved and must be escaped with the preceding '\\'")
    else:
        reader.text += here
        reader.position += 1


def _verbatim(mark: str) -> bool:
    return bool(mark) and MARKS[mark][0] in VERBATIM


def _mark_at(reader: Reader, inside: str) -> str:
    if _verbatim(inside):
        return inside if reader.source.startswith(inside, reader.position) else ""
    return next((mark for mark in MARKS if reader.source.startswith(mark, reader.position)), "")


def _end(reader: Reader, mark: str) -> None:
    _, start, _ = reader.waiting.pop()
    reader.position += len(mark)
    entity: Entity = {"type": MARKS[mark][0], "offset": start, "length": units(reader.text) - start}
    if entity["length"] > 0:
        reader.entities.append(entity)


def _end_link(reader: Reader) -> None:
    _, start, _ = reader.waiting.pop()
    reader.position += 1
    if not reader.source.startswith("(", reader.position):
        raise reader.refusal("Character ']' is reserved and must be escaped with the preceding '\\'")
    address, closed = "", False
    reader.position += 1
    while reader.position < len(reader.source) and not closed:
        here = reader.source[reader.position]
        escaped = here == "\\" and reader.position + 1 < len(reader.source)
        address += reader.source[reader.position + 1] if escaped else "" if here == ")" else here
        closed = here == ")"
        reader.position += 2 if escaped else 1
    if not closed:
        raise reader.refusal(f"Can't find end of a URL at byte offset {reader.byte_offset()}")
    entity = link_entity(address)
    length = units(reader.text) - start
    if entity is not None and length > 0:
        reader.entities.append({**entity, "offset": start, "length": length})
